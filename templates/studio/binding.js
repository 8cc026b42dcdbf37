// The book of the agency: said before, bound while one writes on, with how far it is and a button that stops it, told when it is there.

import { BESIDE_BOOK } from "./ask.js";
import { by, make } from "./dom.js";
import { question, reasonOf } from "./prompt.js";

const PAUSE = 400;       // milliseconds between two looks at how far it is
const MEANWHILE = BESIDE_BOOK ? "Anda dapat terus menulis selama buku disusun." : "Yang ditulis selama buku disusun tersimpan sesudahnya.";
const TITLE = "Standar Operasional Prosedur";
const STAGES = { sop: "SOP", buku: "dokumen buku" };

/** @param {import("./life.js").Desk} desk */
export async function bind(desk) {
  const { id } = desk.state;
  const plan = await desk.ask({ jenis: "LihatBuku", id });
  if (plan.jenis !== "RencanaBuku") return desk.refused(plan);
  const sure = await question({
    judul: "Susun buku SOP", tombol: [{ nilai: "ya", label: "Susun buku" }],
    isian: plan.pertama ? [{ nama: "judul", label: "Judul di sampul buku", nilai: TITLE, wajib: true }] : [],
    teks: `${plan.sop} SOP ${plan.instansi} disusun menjadi satu buku, PDF dan DOCX, di folder ${plan.folder}. SOP yang tidak berubah dipakai apa adanya. ${MEANWHILE}`,
  });
  if (!sure) return undefined;
  desk.say(MEANWHILE);
  const strip = shown(desk, id);
  try {
    return desk.say(...told(await desk.apart({ jenis: "SusunBuku", id, judul: sure.isi.judul ?? "" }), plan));
  } finally {
    strip.away();
  }
}

/** What came of it, and how it is said.
 *  @returns {[string, "kabar"|"baik"|"galat"]} */
function told(made, plan) {
  if (made.jenis === "BukuDihentikan") return [`Penyusunan buku dihentikan; SOP yang sudah selesai tidak disusun lagi kelak.`, "kabar"];
  if (made.jenis !== "BukuTersusun") return [reasonOf(made), "galat"];
  const edition = made.edisi ? `, edisi ${made.edisi} terbit` : "";
  return [`Buku ${made.halaman} halaman dari ${made.sop} SOP tersusun di ${plan.folder}${edition}; ${made.berkas.length} berkas ditulis.`, "baik"];
}

/** A strip in the foot that follows the work, one look after the other, until it is taken away. */
function shown(desk, id) {
  const box = by("kerja");
  const words = make("span", {}, "Buku sedang disusun …");
  const bar = make("progress", { "aria-label": "Kemajuan buku" });
  const stop = make("button", { type: "button", id: "buku-henti" }, "Hentikan");
  let there = true;
  stop.addEventListener("click", () => {
    stop.disabled = true;
    desk.apart({ jenis: "HentikanBuku", id });
  });
  box.replaceChildren(words, bar, stop);
  box.hidden = false;
  const look = async () => {
    while (there) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      const now = there && await desk.apart({ jenis: "LihatKemajuan", id });
      if (!now?.tahap) continue;
      words.textContent = `Buku: ${now.selesai} dari ${now.jumlah} ${STAGES[now.tahap] ?? now.tahap}`;
      Object.assign(bar, { max: now.jumlah || 1, value: now.selesai });
    }
  };
  look().catch((fault) => console.warn(fault));
  return { away: () => { there = false; box.hidden = true; } };
}
