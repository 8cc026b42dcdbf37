// What is wrong or doubtful, each at its place of the sheet.

import { by, make, prose } from "./dom.js";

/** @param {any} lembar
 *  @param {(page: number, index: number) => void} show */
export function showRemarks(lembar, show) {
  const found = lembar.tampilan.diagnostik;
  by("tab-diagnostik").textContent = found.length ? `Catatan (${found.length})` : "Catatan";
  by("diagnostik").replaceChildren(...(found.length ? found.map((one) => box(one, show)) : [make("p", { class: "kosong" }, "Tidak ada galat, peringatan atau catatan.")]));
}

/** One remark: what, where, what to do; a press shows its place. */
export function box(one, show) {
  const button = make("button", { type: "button", class: "utama" },
    make("span", { class: "kepala" }, make("span", {}, make("span", { class: "tingkat" }, one.tingkat), ` ${one.kode}`), make("span", {}, one.tempat || "")),
    make("p", {}, ...prose(one.pesan)), one.petunjuk && make("p", { class: "petunjuk" }, ...prose(one.petunjuk)));
  button.addEventListener("click", () => one.area && show(one.area[0], one.area[1]));
  return make("div", { class: `soalan ${one.tingkat}` }, button);
}
