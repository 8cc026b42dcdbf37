// What is wrong, doubtful or missing, each at its place of the sheet; what an import was not sure of is settled here.

import { by, make, prose } from "./dom.js";

const LONG = 40;         // letters of words on a button

/** @param {any} lembar
 *  @param {(page: number, index: number) => void} show
 *  @param {(remark?: number) => void} mend of all of them, or of the one at this place
 *  @param {(keraguan: any[]) => void} settle these were held against the old sheet */
export function showRemarks(lembar, show, mend, settle) {
  const found = lembar.tampilan.diagnostik;
  const { kurang } = lembar;
  by("tab-diagnostik").textContent = found.length ? `Catatan (${found.length})` : "Catatan";
  const mends = found.filter((one) => one.perbaikan.length).length;
  const button = make("button", { type: "button", id: "perbaiki" }, `Perbaiki yang pasti (${mends}) …`);
  button.addEventListener("click", () => mend());
  by("diagnostik").replaceChildren(...[
    ...(mends > 1 && !lembar.terkunci ? [button] : []),
    ...(found.length ? found.map((one, at) => box(one, show, lembar.terkunci ? null : () => mend(at))) : [make("p", { class: "kosong" }, "Tidak ada galat, peringatan atau catatan.")]),
    lembar.alur.length ? make("h2", {}, kurang.length ? `Sebelum ditandatangani masih perlu (${kurang.length})` : "Siap ditandatangani") : null,
    ...(lembar.terkunci ? [] : [allSettled(kurang, settle)]),
    make("ul", { class: "kurang" }, ...kurang.map((one) => make("li", {}, lacking(one, show), one.ragu && !lembar.terkunci ? settling([one.ragu], "Cocok", settle) : null))),
  ].filter(Boolean));
}

function lacking({ pesan, petunjuk, tempat, di, ragu }, show) {
  const button = make("button", { type: "button", class: "tempat", title: petunjuk }, ragu && di ? `${di}: ${ragu.kata}` : pesan);
  button.addEventListener("click", () => tempat.length && show(tempat[0], tempat[1]));
  return button;
}

/** One button for many doubts; nothing where each has its own. */
function allSettled(kurang, settle) {
  const doubts = kurang.map(({ ragu }) => ragu).filter(Boolean);
  return doubts.length > 1 ? settling(doubts, `Semua ${doubts.length} keraguan sudah cocok dengan lembar aslinya`, settle) : null;
}

function settling(keraguan, label, settle) {
  const button = make("button", { type: "button", class: "cocok", title: "Sudah dicocokkan dengan lembar aslinya" }, label);
  button.addEventListener("click", () => settle(keraguan));
  return button;
}

/** One remark: what, where, what to do; a press shows its place, another button does what it says. */
function box(one, show, mend) {
  const button = make("button", { type: "button", class: "utama" },
    make("span", { class: "kepala" }, make("span", {}, make("span", { class: "tingkat" }, one.tingkat), ` ${one.kode}`), make("span", {}, one.tempat || "")),
    make("p", {}, ...prose(one.pesan)), one.petunjuk && make("p", { class: "petunjuk" }, ...prose(one.petunjuk)));
  button.addEventListener("click", () => one.area && show(one.area[0], one.area[1]));
  const also = one.juga.filter(({ area, tempat }) => area && tempat).map((other) => place(other, show));
  return make("div", { class: `soalan ${one.tingkat}` }, button, also.length ? make("p", { class: "juga" }, ...also) : null, mend && one.perbaikan.length ? mending(one, mend) : null);
}

function place({ tempat, petunjuk, area }, show) {
  const button = make("button", { type: "button", title: petunjuk }, tempat);
  button.addEventListener("click", () => show(area[0], area[1]));
  return button;
}

function mending({ perbaikan }, mend) {
  const [[old, words]] = perbaikan;
  const label = perbaikan.length > 1 ? `Perbaiki di ${perbaikan.length} tempat` : `Ganti "${cut(old)}" menjadi "${cut(words)}"`;
  const button = make("button", { type: "button", class: "perbaiki" }, label);
  button.addEventListener("click", mend);
  return button;
}

const cut = (words) => (words.length > LONG ? `${words.slice(0, LONG)}…` : words);
