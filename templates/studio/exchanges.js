// Arrows with two heads: which there are at a symbol, and what can be done with one.

import { endOf } from "./places.js";
import { insist } from "./prompt.js";

/** @typedef {import("./menu.js").Butir} Butir
 *  @typedef {import("./actions.js").Make} Make
 *  The `panah`-th arrow at the `simbol`-th symbol of its row; `far`: the symbol at the end that is not asked from.
 *  @typedef {{alur: number, langkah: any, simbol: number, panah: number, arrow: any, far: string}} Exchange */

/** Those that begin or end at the symbol.
 *  @param {string | undefined} id
 *  @returns {Exchange[]} */
export function exchangesAt(lembar, alur, id) {
  return lembar.alur[alur].langkah.flatMap((langkah) => langkah.simpul.flatMap((one, simbol) => one.timbal.flatMap((arrow, panah) => {
    if (one.id !== id && arrow.id !== id) return [];
    return [{ alur, langkah, simbol, panah, arrow, far: one.id === id ? arrow.id : one.id }];
  })));
}

/** The one that is drawn so, from either end; null for an arrow with one head.
 *  @returns {Exchange | null} */
export function exchangeOf(lembar, area) {
  const [from, to] = ["dari", "ke"].map((side) => endOf(lembar, area, side)?.id);
  return (from && to && exchangesAt(lembar, Number(from.split("/")[0]), from).find(({ langkah, simbol, arrow }) => arrow.id === to || langkah.simpul[simbol].id === to)) || null;
}

/** By its word, and whom its other end is with: another kegiatan, or another symbol of this one. */
export function exchangeName(lembar, { alur, langkah, arrow, far }) {
  const row = lembar.alur[alur].langkah.find(({ simpul }) => simpul.some(({ id }) => id === far));
  const lane = row.simpul.find(({ id }) => id === far).lajur;
  const inside = arrow.ke === langkah.ref && lembar.alur[alur].lajur.find(({ kunci }) => kunci === lane)?.nama;
  return ["dua arah", arrow.kata && `"${arrow.kata}"`, `dengan ${inside || `kegiatan ${row.nomor || row.uraian.slice(0, 30)}`}`].filter(Boolean).join(" ");
}

/** @param {Exchange} one
 *  @param {Make} make
 *  @returns {Butir[]} */
export function exchangeItems(lembar, one, make) {
  const { alur, langkah, simbol, panah, arrow } = one;
  const become = (jadi, kata = "") => make({ jenis: "UbahTimbal", alur, baris: langkah.ref, simbol, panah, jadi, kata });
  if (arrow.serupa) return [{ label: "Jadikan searah: anak panah di antara simbol kegiatan ini", jalankan: () => become("searah") }];
  const name = `Anak panah ${exchangeName(lembar, one)}`;
  const reword = () => insist(
    { judul: name, isian: [{ nama: "kata", label: "Kata di anak panah (boleh kosong)", nilai: arrow.kata }], tombol: [{ nilai: "ya", label: "Simpan" }] },
    ({ isi }) => become("kata", isi.kata),
  );
  return [
    { label: `${name}: ganti kata …`, jalankan: reword },
    { label: `${name}: jadikan searah`, jalankan: () => become("searah") },
    { label: `${name}: hapus`, jalankan: () => become("hapus") },
  ];
}
