// Who signs: an official who is not in the agency's list yet, or there without a name, is asked for where the sheet wants one.

import { insist, reasonOf } from "./prompt.js";

const ASKED = ["jabatan", "nama", "pangkat", "nip"];
const GROUP = "pejabat";

const ONCE = "Pejabat ini masuk daftar instansi, sehingga lain kali cukup dipilih.";
const EVERYWHERE = "Pejabat ini ada di daftar instansi: perubahannya tampak di semua SOP yang ditandatanganinya. Untuk lembar ini saja pilih \"Hanya di SOP ini\".";

/** @typedef {{state: any, ask: (request: any) => Promise<any>, say: (text: string, kind?: "kabar"|"baik"|"galat") => void, make: import("./actions.js").Make}} Desk `make`: a gesture on the sheet that is shown now */

/** Asks who it is, and writes it in the agency's list, handing over the key, or in this SOP alone.
 *  @param {Desk} desk
 *  @param {any} cell
 *  @param {string} known the key of who is in the list, "" for somebody new
 *  @param {(key: string) => void} then */
export async function askOfficial(desk, cell, known, then) {
  const { id } = desk.state;
  const form = await desk.ask({ jenis: "LihatInstansi", id });
  if (form.jenis !== "FormInstansi") return desk.say(reasonOf(form), "galat");
  const fields = form.bernama.find(({ jalur }) => jalur[0] === GROUP).isian.filter(({ jalur }) => ASKED.includes(jalur.at(-1)));
  const said = (/** @type {string} */ name) => form.isian.find(({ jalur }) => jalur.join("/") === [GROUP, known, name].join("/"))?.nilai ?? "";
  let key = known;
  const answer = await insist({
    judul: cell.area.nama, teks: known && said("nama") ? EVERYWHERE : ONCE,
    isian: fields.map((one) => fieldOf(one, said(one.jalur.at(-1)))),
    tombol: [{ nilai: "sini", label: "Hanya di SOP ini" }, { nilai: "ya", label: known && said("nama") ? "Simpan untuk semua SOP" : "Simpan pejabat", utama: true }],
  }, async ({ tombol, isi }) => {
    if (tombol === "sini") return desk.make(written(cell, isi));
    key = known || freeKey(isi.jabatan, form.isian.map(({ jalur }) => jalur[1]));
    const setelan = ASKED.filter((one) => isi[one] !== undefined && isi[one].trim() !== said(one)).map((one) => ({ jenis: "Setelan", jalur: [GROUP, key, one], teks: isi[one] }));
    const made = await desk.ask({ jenis: "UbahInstansi", id, sidik: form.sidik, setelan });
    return made.jenis === "FormInstansi" ? "" : reasonOf(made);
  });
  return answer?.tombol === "ya" && then(key);
}

/** Who is written out in this SOP alone: his words, or somebody of the list in his place.
 *  @param {Desk} desk
 *  @param {any} cell
 *  @param {any[]} known */
export function askSigner(desk, cell, known) {
  const { orang, jalur } = cell.kotak;
  const list = known.map(({ nilai, sebutan }) => /** @type {[string, string]} */ ([nilai, sebutan]));
  return insist({
    judul: cell.area.nama, teks: "Pejabat ini ditulis di SOP ini saja, tidak di daftar instansi.",
    isian: [
      ...ASKED.map((one) => ({ nama: one, label: labelOf(one), nilai: orang[one], wajib: one === ASKED[0], panjang: orang[one].includes("\n") })),
      ...(list.length ? [{ nama: "daftar", label: "Atau ganti dengan pejabat dari daftar instansi", nilai: "", pilihan: [/** @type {[string, string]} */ (["", "(tidak)"]), ...list] }] : []),
    ],
    tombol: [{ nilai: "ya", label: "Simpan" }],
  }, ({ isi }) => desk.make(isi.daftar ? { jenis: "Isi", jalur, teks: isi.daftar } : written(cell, isi)));
}

const written = (cell, isi) => ({ jenis: "TulisPejabat", peran: cell.kotak.jalur[0], ...Object.fromEntries(ASKED.map((one) => [one, isi[one] ?? ""])) });

const fieldOf = ({ jalur, contoh, jenis }, nilai) => ({ nama: jalur.at(-1), label: labelOf(jalur.at(-1)), wajib: jalur.at(-1) === ASKED[0], panjang: jenis === "baris", contoh, nilai });
const labelOf = (/** @type {string} */ word) => (word === "nip" ? "NIP" : word.charAt(0).toUpperCase() + word.slice(1));

/** A short key for an official that no other has, from the words of the title.
 *  @param {string} words
 *  @param {string[]} taken */
export function freeKey(words, taken) {
  const plain = words.toLowerCase().normalize("NFKD").match(/[a-z0-9]+/g)?.slice(0, 3).join("-") ?? GROUP;
  for (let count = 1; ; count += 1) {
    const key = count > 1 ? `${plain}-${count}` : plain;
    if (!taken.includes(key)) return key;
  }
}
