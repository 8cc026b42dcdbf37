// The flow as a list: who does what, and where it leads, in fields that need neither a pointer nor eyes.

import { by, make } from "./dom.js";
import { connect, targetsOf } from "./actions.js";
import { exchangeItems, exchangeName, exchangesAt } from "./exchanges.js";
import { SHAPES, target } from "./places.js";
import { showMenu } from "./menu.js";
import { isMany, nameOf, symbolsItems, wordsOf } from "./ways.js";

/** @param {any} lembar
 *  @param {import("./actions.js").Make} act
 *  @param {(ref: string) => void} show */
export function showSteps(lembar, act, show) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.kunci;
  const scroll = by("langkah").scrollTop;
  by("langkah").replaceChildren(...lembar.alur.map((flow, alur) => make("section", {},
    make("h2", { class: flow.judul ? "" : "baca" }, flow.judul || "Langkah"),
    make("ol", { class: "langkah" }, ...flow.langkah.map((langkah, nomor) => step(lembar, { alur, langkah, nomor }, act, show))))));
  for (const field of by("langkah").querySelectorAll("select, button:not(h3 button)")) /** @type {HTMLSelectElement} */ (field).disabled = Boolean(lembar.terkunci);
  by("langkah").scrollTop = scroll;
  if (focused) /** @type {HTMLElement | null} */ (by("langkah").querySelector(`[data-kunci="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
}

function step(lembar, row, act, show) {
  const { alur, langkah } = row;
  const words = langkah.uraian.replaceAll("\n", " ");
  const title = make("button", { type: "button", class: "tempat", "data-kunci": `${alur}${langkah.ref}` }, `${langkah.nomor ? `${langkah.nomor}. ` : ""}${words}`);
  title.addEventListener("click", () => show(langkah.ref));
  if (langkah.kegiatan < 0) return make("li", {}, make("h3", {}, title));
  const name = `kegiatan ${langkah.nomor || words}`;
  return make("li", {}, make("h3", {}, title), isMany(row) ? many(lembar, row, act)
    : make("div", {}, make("div", { class: "isian" }, lanes(lembar, row, name, act), shapes(row, name, act)), ways(lembar, row, name, act)));
}

/** Each symbol with its ways; a press shows what can be done with it. */
function many(lembar, row, act) {
  return make("ul", { class: "jalan" }, ...row.langkah.simpul.map((one, simbol) => {
    const source = { ...row, simbol };
    const both = exchangesAt(lembar, row.alur, one.id).map((other) => exchangeName(lembar, other));
    const ways = [...one.jalan.map((_, jalan) => wordsOf(lembar, { ...source, jalan })), ...both].join(", ");
    const button = make("button", { type: "button", class: "tempat", "aria-haspopup": "menu", "data-kunci": `${row.alur}${row.langkah.ref} m${simbol}` },
      `${nameOf(lembar, source)}, ${SHAPES.find(([bentuk]) => bentuk === one.bentuk)?.[1].toLowerCase()}${ways && ` → ${ways}`}`);
    button.addEventListener("click", () => showMenu(symbolsItems(lembar, row, one.lajur, one.id, act), below(button)));
    return make("li", {}, button);
  }));
}

/** The arrows with two heads at the row's symbols; a press shows what can be done with one. */
function exchanges(lembar, { alur, langkah }, name, act) {
  const all = langkah.simpul.flatMap(({ id }) => exchangesAt(lembar, alur, id));
  const own = all.filter((one, at) => all.findIndex((other) => other.arrow === one.arrow) === at);
  return own.map((one, at) => {
    const words = exchangeName(lembar, one);
    const button = make("button", { type: "button", class: "tempat", "aria-haspopup": "menu", "aria-label": `${words}, ${name}`, "data-kunci": `${alur}${langkah.ref} t${at}` }, words);
    button.addEventListener("click", () => showMenu([{ judul: "Anak panah dua arah" }, ...exchangeItems(lembar, one, act)], below(button)));
    return make("li", {}, button);
  });
}

function below(button) {
  const { left, bottom } = button.getBoundingClientRect();
  return { x: left, y: bottom };
}

function lanes(lembar, { alur, langkah }, name, act) {
  const own = Object.keys(langkah.simbol);
  const all = lembar.alur[alur].lajur;
  if (own.length > 1) return make("span", {}, own.map((key) => all.find((one) => one.kunci === key)?.nama).join(", "));
  return choice(`Pelaksana ${name}`, `${alur}${langkah.ref} p`, all.map((one) => [one.kunci, one.nama]), own[0],
    (ke) => act({ jenis: "PindahSimbol", alur, baris: langkah.ref, dari: own[0], ke }));
}

function shapes({ alur, langkah }, name, act) {
  const lajur = Object.keys(langkah.simbol)[0];
  return choice(`Bentuk simbol ${name}`, `${alur}${langkah.ref} b`, SHAPES, langkah.simbol[lajur],
    (bentuk) => act({ jenis: "GantiBentuk", alur, baris: langkah.ref, lajur, bentuk }));
}

function ways(lembar, row, name, act) {
  const { alur, langkah } = row;
  const lines = langkah.cabang.map(({ kata, ke }) => make("li", {}, `${kata} →`,
    choice(`Tujuan cabang ${kata} ${name}`, `${alur}${langkah.ref} c${kata}`, targetsOf(lembar, alur), target(lembar, row, ke),
      (to) => act({ jenis: "Sambung", alur, baris: langkah.ref, ke: to, kata }))));
  const more = make("button", { type: "button", "aria-label": `Sambungkan ${name}`, "data-kunci": `${alur}${langkah.ref} s` }, "Sambungkan …");
  more.addEventListener("click", () => connect(lembar, row, "", act));
  const way = langkah.lanjut && make("li", {}, `lalu → ${targetsOf(lembar, alur).find(([ref]) => ref === target(lembar, row, langkah.lanjut))?.[1] ?? langkah.lanjut}`);
  return make("ul", { class: "jalan" }, ...lines, way, ...exchanges(lembar, row, name, act), make("li", {}, more));
}

function choice(label, kunci, options, chosen, changed) {
  const select = make("select", { "aria-label": label, "data-kunci": kunci }, ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
  select.addEventListener("change", () => changed(select.value));
  return select;
}
