// The life of an SOP: approved, revised, withdrawn, compared, printed; what a step will do is said before it is done.

import { by, make } from "./dom.js";
import { settings } from "./agency.js";
import { bind } from "./binding.js";
import { insist, question, reasonOf } from "./prompt.js";

/** @typedef {import("./menu.js").Butir} Butir
 *  @typedef {import("./prompt.js").Isian} Isian
 *  @typedef {{judul: string, jenis: string, teks: string, tombol: string, isian: (lembar: any) => Isian[]}} Step
 *  @typedef {{state: any, ask: (request: any) => Promise<any>, apart: (request: any) => Promise<any>, show: (answer: any) => void, refused: (answer: any) => void, say: (text: string, kind?: "kabar"|"baik"|"galat") => void,
 *    save: (kind: string) => void, sheet: any, cells: any}} Desk */

const FOLDED = "Baris yang berubah di berkas";

/** @returns {string} */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** @type {Step} */
const APPROVE = {
  judul: "Sahkan SOP", jenis: "Sahkan", tombol: "Sahkan",
  teks: "Isi SOP ini menjadi versi yang berlaku. Versi itu dibekukan di folder riwayat dan terkunci sampai revisi dibuka.",
  isian: ({ tampilan }) => [
    { nama: "tanggal", label: "Tanggal pengesahan", nilai: today(), tanggal: true, wajib: true },
    { nama: "efektif", label: "Tanggal efektif (kosong: sama dengan tanggal pengesahan)", tanggal: true },
    { nama: "nomor", label: "Nomor SOP", nilai: tampilan.nomor },
  ],
};
/** @type {Step} */
const REVISE = {
  judul: "Buka revisi", jenis: "BukaRevisi", tombol: "Buka revisi",
  teks: "Versi yang berlaku tetap dibekukan. SOP ini menjadi rancangan revisi berikutnya dan dapat ditulis lagi.",
  isian: () => [
    { nama: "ringkasan", label: "Apa yang diubah, satu kalimat", wajib: true },
    { nama: "tanggal", label: "Tanggal revisi", nilai: today(), tanggal: true, wajib: true },
  ],
};
/** @type {Step} */
const WITHDRAW = {
  judul: "Cabut SOP", jenis: "Cabut", tombol: "Cabut",
  teks: "SOP ini tidak berlaku lagi dan tidak dapat direvisi. Lembarnya tetap ada, bertulisan DICABUT.",
  isian: () => [{ nama: "tanggal", label: "Tanggal pencabutan", nilai: today(), tanggal: true, wajib: true }],
};

/** The menu of what is done with the SOP as a whole.
 *  @param {Desk} desk
 *  @returns {Butir[]} */
export function fileItems(desk) {
  const { lembar } = desk.state;
  const shown = lembar?.tampilan.halaman.length > 0;
  const agency = [{ judul: "Instansi" }, ...(lembar ? [{ label: "Susun buku SOP …", jalankan: () => bind(desk) }] : []), { label: "Pengaturan instansi …", jalankan: () => settings(desk) }];
  if (!lembar) return agency;
  return [
    { judul: "Pengesahan" },
    ...[APPROVE, REVISE, WITHDRAW].map((one) => ({ label: `${one.judul} …`, jalankan: () => step(desk, one) })),
    { label: "Bandingkan dengan versi yang disahkan", jalankan: () => compare(desk) },
    ...(shown ? [
      { judul: "Dokumen" },
      { label: "Cetak …", tombol: "Ctrl+P", jalankan: () => print() },
      ...[["pdf", "PDF"], ["docx", "Word (DOCX)"], ["xlsx", "Formulir isian Excel (XLSX)"]].map(([kind, label]) => ({ label: `Unduh ${label}`, jalankan: () => desk.save(kind) })),
    ] : []),
    ...agency,
  ];
}

/** The button over a sheet that is locked because it was approved.
 *  @param {Desk} desk */
export function revise(desk) {
  const button = make("button", { type: "button", id: "buka-revisi" }, `${REVISE.judul} …`);
  button.addEventListener("click", () => step(desk, REVISE));
  return button;
}

/** Asks for what the step needs until it can be taken, shows what it will write, and takes it.
 *  @param {Desk} desk
 *  @param {Step} one */
async function step(desk, one) {
  const { id, lembar } = desk.state;
  let [tindakan, plan] = /** @type {any[]} */ ([]);
  const answer = await insist({ judul: one.judul, teks: one.teks + open(one, lembar), isian: one.isian(lembar), tombol: [{ nilai: "ya", label: "Lihat dulu …" }] }, async ({ isi }) => {
    tindakan = { jenis: one.jenis, ...isi, ...("nomor" in isi ? { nomor: isi.nomor === lembar.tampilan.nomor ? "" : isi.nomor } : {}) };
    plan = await desk.ask({ jenis: "LihatTindakan", id, tindakan });
    return plan.jenis === "RencanaTindakan" ? "" : reasonOf(plan);
  });
  return answer && take(desk, one, id, tindakan, plan);
}

async function take(desk, one, id, tindakan, plan) {
  const also = plan.berkas.length ? `\nJuga ditulis: ${plan.berkas.map(inFolder).join(", ")}.` : "";
  const sure = await question({ judul: one.judul, teks: `Yang akan terjadi: ${plan.hasil}.${also}`, rinci: plan.diff, lipat: FOLDED, tombol: [{ nilai: "ya", label: one.tombol }] });
  if (!sure) return undefined;
  const made = await desk.ask({ jenis: "Lakukan", id, tindakan, sidik: plan.sidik });
  if (made.jenis === "Lembar") return desk.show(made);
  return made.jenis === "Ditolak" ? desk.refused(made) : desk.say(reasonOf(made), "galat");
}

/** The end of a path: its folder among the frozen ones, and its name. */
const inFolder = (/** @type {string} */ path) => path.split(/[\\/]/).slice(-3).join("/");

/** What is not filled in yet is approved with the rest: said before. */
const open = (one, { kurang }) => (one === APPROVE && kurang.length ? `\nYang masih kurang: ${kurang.map(({ pesan }) => pesan).join("; ")}.` : "");

/** The marked sheet takes the sheet's place, to be read; a version can be chosen, and a button leads back.
 *  @param {Desk} desk
 *  @param {string} versi */
async function compare(desk, versi = "") {
  const { id } = desk.state;
  const found = await desk.ask({ jenis: "Bandingkan", id, versi });
  if (found.jenis === "Ditolak") return desk.refused(found);
  if (found.jenis !== "Perbandingan") return found.temuan && desk.say(reasonOf(found), "galat");
  const { lembar } = desk.state;
  const pages = found.halaman.map((svg, at) => ({ svg, sidik: `${lembar.sidik} ${found.versi} ${at}`, area: [], alur: null }));
  const shown = { ...lembar, tampilan: { ...lembar.tampilan, halaman: pages, diagnostik: [] }, kotak: [], terkunci: "yang tampak adalah perbandingan" };
  desk.state.lembar = shown;
  document.body.classList.add("banding");
  desk.sheet.set(shown.tampilan, true);
  desk.cells.set(shown);
  return tell(desk, found, () => desk.show(lembar));
}

function tell(desk, found, back) {
  const other = make("select", { "aria-label": "Versi pembanding" }, ...found.tersedia.map((one) => make("option", { value: one, selected: one === found.versi }, one)));
  const button = make("button", { type: "button", id: "banding-tutup" }, "Kembali ke lembar");
  other.addEventListener("change", () => { back(); compare(desk, other.value); });
  button.addEventListener("click", back);
  by("pesan").hidden = false;
  by("pesan").className = "";
  by("pesan").replaceChildren(
    make("h2", {}, `Perubahan dari ${found.semula} menjadi ${found.menjadi}`),
    make("p", { class: "banding" }, "Dibandingkan dengan ", other, button),
    found.berubah.length ? make("details", {}, make("summary", {}, `${found.berubah.length} perubahan`), make("ul", {}, ...found.berubah.map(line)))
      : make("p", {}, "Tidak ada yang berubah."),
  );
  button.focus();
}

const line = ({ jenis, bagian, semula, menjadi }) => make("li", {}, make("strong", {}, `${bagian} (${jenis})`), semula && make("del", {}, semula), menjadi && make("ins", {}, menjadi));
