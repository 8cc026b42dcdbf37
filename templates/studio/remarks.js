// What is wrong, doubtful or missing, each at its place of the sheet.

import { by, make, prose } from "./dom.js";

/** @param {any} lembar
 *  @param {(page: number, index: number) => void} show
 *  @param {() => void} mend */
export function showRemarks(lembar, show, mend) {
  const found = lembar.tampilan.diagnostik;
  const { kurang } = lembar;
  by("tab-diagnostik").textContent = found.length ? `Catatan (${found.length})` : "Catatan";
  const mends = found.filter((one) => one.perbaikan).length;
  const button = make("button", { type: "button", id: "perbaiki" }, `Perbaiki yang pasti (${mends}) …`);
  button.addEventListener("click", mend);
  by("diagnostik").replaceChildren(...[
    ...(mends && !lembar.terkunci ? [button] : []),
    ...(found.length ? found.map((one) => box(one, show)) : [make("p", { class: "kosong" }, "Tidak ada galat, peringatan atau catatan.")]),
    lembar.alur.length ? make("h2", {}, kurang.length ? `Sebelum ditandatangani masih perlu (${kurang.length})` : "Siap ditandatangani") : null,
    make("ul", { class: "kurang" }, ...kurang.map((one) => make("li", {}, lacking(one, show)))),
  ].filter(Boolean));
}

function lacking({ pesan, petunjuk, tempat }, show) {
  const button = make("button", { type: "button", class: "tempat", title: petunjuk }, pesan);
  button.addEventListener("click", () => tempat.length && show(tempat[0], tempat[1]));
  return button;
}

/** One remark: what, where, what to do; a press shows its place. */
function box(one, show) {
  const button = make("button", { type: "button", class: "utama" },
    make("span", { class: "kepala" }, make("span", {}, make("span", { class: "tingkat" }, one.tingkat), ` ${one.kode}`), make("span", {}, one.tempat || "")),
    make("p", {}, ...prose(one.pesan)), one.petunjuk && make("p", { class: "petunjuk" }, ...prose(one.petunjuk)));
  button.addEventListener("click", () => one.area && show(one.area[0], one.area[1]));
  return make("div", { class: `soalan ${one.tingkat}` }, button);
}
