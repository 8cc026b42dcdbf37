// Who signs: an official who is not in the agency's list yet, or there without a name, is asked for where the sheet wants one.

import { insist, reasonOf } from "./prompt.js";

const ASKED = ["jabatan", "nama", "pangkat", "nip"];
const GROUP = "pejabat";

/** Asks who it is, writes it in the agency's list and hands over the key.
 *  @param {{state: any, ask: (request: any) => Promise<any>, say: (text: string, kind?: "kabar"|"baik"|"galat") => void}} desk
 *  @param {string} judul the place of the sheet
 *  @param {string} known the key of who is in the list, "" for somebody new
 *  @param {(key: string) => void} then */
export async function askOfficial(desk, judul, known, then) {
  const { id } = desk.state;
  const form = await desk.ask({ jenis: "LihatInstansi", id });
  if (form.jenis !== "FormInstansi") return desk.say(reasonOf(form), "galat");
  const fields = form.bernama.find(({ jalur }) => jalur[0] === GROUP).isian.filter(({ jalur }) => ASKED.includes(jalur.at(-1)));
  const said = (/** @type {string} */ name) => form.isian.find(({ jalur }) => jalur.join("/") === [GROUP, known, name].join("/"))?.nilai ?? "";
  let key = known;
  const answer = await insist({
    judul, teks: "Pejabat ini masuk daftar instansi, sehingga lain kali cukup dipilih.",
    isian: fields.map((one) => fieldOf(one, said(one.jalur.at(-1)))),
    tombol: [{ nilai: "ya", label: "Simpan pejabat" }],
  }, async ({ isi }) => {
    key = known || freeKey(isi.jabatan, form.isian.map(({ jalur }) => jalur[1]));
    const setelan = ASKED.filter((one) => isi[one] !== undefined && isi[one].trim() !== said(one)).map((one) => ({ jenis: "Setelan", jalur: [GROUP, key, one], teks: isi[one] }));
    const made = await desk.ask({ jenis: "UbahInstansi", id, sidik: form.sidik, setelan });
    return made.jenis === "FormInstansi" ? "" : reasonOf(made);
  });
  return answer && then(key);
}

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
