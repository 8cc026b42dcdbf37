// The studio's beginning: shows sheets, and joins list, sheet, cells, gestures and panel.

import { withoutAgency } from "./agency.js";
import { joined, newColumn, NEW_ROW } from "./actions.js";
import { ask, download, follow } from "./ask.js";
import { dropping, fileNames, newSop, welcome } from "./begin.js";
import { Cells } from "./cells.js";
import { announce, by, make, prose } from "./dom.js";
import { dragging } from "./drag.js";
import { fold, folding } from "./fold.js";
import { Gestures } from "./gestures.js";
import { fileItems, revise } from "./life.js";
import { handles } from "./handles.js";
import { List } from "./list.js";
import { showMenu } from "./menu.js";
import { rowOf } from "./places.js";
import { askOfficial, askSigner } from "./officials.js";
import { printable } from "./print.js";
import { showRemarks } from "./remarks.js";
import { Sheet } from "./sheet.js";
import { showSteps } from "./steps.js";
import { suggesting } from "./suggest.js";
import { Turns } from "./turns.js";
import { moved } from "./typed.js";
import { Unsaved } from "./unsaved.js";
import { drawn, isMany, sourceOf } from "./ways.js";

const HINT = "Klik sebuah sel lalu ketik. F2 menyunting isinya, Shift+F10 membuka menu.";

/** @type {{id: string, lembar: any, refusal: string}} `refusal`: why the last gesture was not made */
export const state = { id: "", lembar: null, refusal: "" };

export const sheet = new Sheet({
  picked: (area, event) => gestures.picked(area, event), hovered: pointedAt, link: openLink, moved: () => {}, wholePage: () => {},
  zoomed: (scale, mode) => {
    by("skala").textContent = `${Math.round(scale * 100)} %`;
    by("pas-lebar").setAttribute("aria-pressed", String(mode === "lebar"));
  },
});
export const cells = new Cells(sheet, {
  write: (editing, teks) => unsaved.write(editing, teks), typed: (editing, teks) => unsaved.typed(editing, teks), newRow: (cell) => gestures.newRow(cell),
  menu: (cell, at) => gestures.openMenu(cell.page, cell.area, at), put: (cell) => gestures.put(cell), chosen, key: (event) => gestures.shortcut(event), refused: (text) => say(text, "galat"), writing: suggest,
  official: (editing, key) => askOfficial({ ...life, make: turns.actOn(state.lembar) }, editing.cell, key, (chosen) => unsaved.write(editing, chosen)),
  signer: (cell) => askSigner({ ...life, make: turns.actOn(state.lembar) }, cell, state.lembar.pejabat),
});
const turns = new Turns({ state, show, gone, say, after, lost: () => connection("studio tidak menjawab; yang belum tersimpan disimpan peramban ini", true) });
const unsaved = new Unsaved({ state, cells, say, make: (...asked) => turns.change(...asked) });
const gestures = new Gestures({ state, sheet, cells, turns, unsaved, show, say });
const list = new List((id) => turns.open(id));

// ------------------------------------------------------------ showing

function show(answer, fresh) {
  if (answer.jenis !== "Lembar") return gone();
  const { tampilan } = answer;
  const mended = !fresh && state.id === answer.id && state.lembar?.tampilan.basi && !tampilan.basi;
  state.lembar = answer;
  if (fresh || state.id !== answer.id) {
    state.id = answer.id;
    history.replaceState(null, "", `#${encodeURIComponent(answer.id)}`);
  }
  by("kertas").classList.remove("basi");
  document.body.classList.remove("banding");
  by("nama").textContent = by("nama").title = tampilan.nama;
  by("nomor").textContent = tampilan.nomor;
  document.title = `${tampilan.nama} – Studio SOP`;
  list.update([tampilan.butir]);
  list.mark(answer.id);
  sheet.set(tampilan, fresh);
  cells.set(answer);
  showSteps(answer, turns.actOn(answer), showRow);
  showRemarks(answer, (page, index) => cells.choose(cells.at(page, index)) ?? sheet.choose(page, index, true), (remark) => gestures.mend(remark),
    (keraguan) => turns.act({ jenis: "Cocok", keraguan }));
  message(answer);
  undoButtons(answer);
  for (const button of document.querySelectorAll("[data-unduh]")) /** @type {HTMLButtonElement} */ (button).disabled = !tampilan.halaman.length;
  grips.again();
  if (fresh || by("tempat").className === "sebaris") pointedAt(cells.cell ? placeOf(cells.cell) : "");
  unsaved.again(fresh);
  if (mended) say("Berkas SOP ini terbaca lagi.", "baik");
  if (answer.pesan) say(answer.pesan);
  return undefined;
}

/** Over the sheet: why it cannot be written on, or why it is an older one. */
function message({ tampilan, terkunci, disahkan }) {
  const wrong = tampilan.basi ? tampilan.diagnostik.filter((one) => one.tingkat === "galat") : [];
  if (wrong.some(({ kode }) => kode === "SOP061")) return withoutAgency(by("pesan"), life);
  by("pesan").hidden = !wrong.length && !terkunci;
  by("pesan").className = wrong.length ? "galat" : "";
  by("pesan").replaceChildren(
    make("h2", {}, wrong.length ? "Berkas SOP ini belum terbaca" : "Lembar ini hanya dapat dibaca"),
    make("p", {}, !wrong.length ? `${terkunci}.` : tampilan.halaman.length ? "Yang tampak adalah lembar terakhir yang baik." : "Lembarnya tampak begitu berkasnya terbaca."),
    make("ul", {}, ...wrong.slice(0, 3).map((one) => make("li", {}, `baris ${one.baris}: `, ...prose(one.pesan)))),
    ...(disahkan ? [revise(life)] : []),
  );
  return undefined;
}

const beginning = {
  state, ask, turn: (run) => turns.take(run), show: (answer) => show(answer, true), refused: (answer) => turns.refused(answer), say, list: loadList, sops: () => [...list.items.values()].map(({ sop }) => sop), sheet, cells,
};
dropping(beginning);
const life = { state, ask: (request) => turns.take(() => ask(request)), apart: ask, show: (answer) => show(answer, false), refused: (answer) => turns.refused(answer), say, save, sheet, cells };

function undoButtons({ batal, ulang }) {
  for (const [id, name, words] of [["batal", batal, "Batalkan"], ["ulang", ulang, "Ulangi"]]) {
    const button = /** @type {HTMLButtonElement} */ (by(id));
    button.disabled = !name;
    button.title = name ? `${words}: ${name}` : words;
  }
}

/** After a gesture: the new row's first cell, or what was chosen before. */
function after(gerak, then) {
  if (then.baris === undefined) return;
  const steps = state.lembar.alur[gerak.alur].langkah;
  const row = steps[Math.min(then.baris, steps.length - 1)];
  const cell = cells.inRow(row.ref, row.kegiatan < 0 ? "judul" : "uraian");
  if (cell) cells.choose(cell);
}

const showRow = (ref) => cells.choose(cells.inRow(ref) ?? cells.inRow(ref, "judul"));

function gone() {
  by("kertas").classList.add("basi");
  by("pesan").hidden = false;
  by("pesan").replaceChildren(make("h2", {}, "SOP ini dihapus atau dipindahkan"), make("p", {}, "Pilih SOP lain di daftar."));
}

function pointedAt(name) {
  by("tempat").className = "sebaris";
  by("tempat").textContent = name || HINT;
}

/** @param {string} text
 *  @param {"kabar"|"baik"|"galat"} kind */
function say(text, kind = "kabar") {
  by("tempat").className = `sebaris ${kind}`;
  by("tempat").textContent = text;
  announce(text);
}

function chosen(cell) {
  pointedAt(placeOf(cell));
  announce([cell.area.nama, cell.kotak?.teks || (cell.lane ? laneWords(cell) : "kosong")].join(": "));
  /** @type {HTMLButtonElement} */ (by("menu-buka")).disabled = false;
}

/** A place and, in an empty lane, what can be done there. */
const placeOf = (cell) => (cell.lane && !rowOf(state.lembar, cell.area)?.langkah.simbol[cell.area.lajur] ? `${cell.area.nama} – Spasi: simbol pindah ke sini` : cell.area.nama);

const laneWords = (cell) => (rowOf(state.lembar, cell.area)?.langkah.simbol[cell.area.lajur] ?? "tanpa simbol");

function suggest(cell, input) {
  suggesting(by("kertas"), input, cell, state.id, ask);
}

dragging(sheet, (from, to) => {
  const [source, end] = [sourceOf(state.lembar, from), rowOf(state.lembar, to)];
  if (state.lembar.terkunci) return say(state.lembar.terkunci, "galat");
  if (!source || !end) return undefined;
  const make = turns.actOn(state.lembar);
  const place = sourceOf(state.lembar, to)?.simbol ?? -1;
  const plain = !isMany(source) && (end.langkah.simpul.length === 1 || place < 0);
  return plain ? joined(source, end.langkah.ref, make) : drawn(state.lembar, source, end, place, make);
});
const grips = handles(sheet, state, {
  baris: {
    move: ({ alur, key, at }, ke) => at !== ke && turns.act({ jenis: "PindahBaris", alur, baris: key, ke }, { baris: ke }),
    add: ({ alur, at }) => turns.act({ jenis: "SisipBaris", alur, di: at + 1, baris: [NEW_ROW] }, { baris: at + 1 }),
  },
  lajur: {
    move: ({ alur, key, at }, ke) => at !== ke && turns.act({ jenis: "PindahPelaksana", alur, lajur: key, ke }),
    add: ({ alur, at }) => newColumn(alur, at + 1, turns.actOn(state.lembar)),
  },
  menu: ({ page, area }, at) => gestures.openMenu(sheet.pages.indexOf(page), area, at),
});

// ------------------------------------------------------------ list, events, buttons

async function loadList() {
  const { sop, pesan } = await ask({ jenis: "Daftar" });
  list.set(sop);
  by("pesan-daftar").replaceChildren(...pesan.map((text) => make("p", { class: "kosong" }, text)));
  return sop;
}

async function refresh() {
  const sops = await loadList();
  const asked = state.id || decodeURIComponent(location.hash.slice(1));
  const id = sops.some((sop) => sop.id === asked) ? asked : sops[0]?.id;
  if (id) await turns.open(id);
  else welcome(beginning);
}

function openLink(kunci) {
  const id = list.named(kunci);
  if (id) turns.open(id);
  else say(`SOP "${kunci}" tidak ada di folder ini`, "galat");
}

async function told(event) {
  if (event.jenis !== "ubah") return list.update(event.sop);
  if (event.daftar) await loadList();
  const id = event.pindah[state.id];
  for (const [from, to] of Object.entries(event.pindah)) moved(from, to, cells.editor);
  if (id || event.id.includes(state.id)) return turns.open(id ?? state.id);
  return event.hilang.includes(state.id) && gone();
}

function connection(text, lost) {
  by("sambungan").textContent = text;
  by("sambungan").classList.toggle("putus", lost);
}

function tab(name) {
  for (const other of ["langkah", "diagnostik"]) {
    by(other).hidden = other !== name;
    by(`tab-${other}`).setAttribute("aria-selected", String(other === name));
    by(`tab-${other}`).tabIndex = other === name ? 0 : -1;
  }
}

async function save(kind) {
  try {
    const { name, url } = await download(kind, state.id);
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  } catch (fault) {
    say(/** @type {Error} */ (fault).message, "galat");
  }
}

const below = (element) => ({ x: element.getBoundingClientRect().left, y: element.getBoundingClientRect().bottom });

const buttons = {
  baru: () => newSop(beginning),
  batal: () => turns.step("Batalkan"), ulang: () => turns.step("Ulangi"), kecil: () => sheet.zoom(1 / 1.2), besar: () => sheet.zoom(1.2),
  "pas-lebar": () => sheet.setMode("lebar"),
  "tab-langkah": () => tab("langkah"), "tab-diagnostik": () => tab("diagnostik"), "bantuan-buka": () => by("bantuan").showModal(),
  "sop-buka": () => showMenu([...fileItems(life), ...fileNames(beginning)], below(by("sop-buka"))),
  "menu-buka": () => cells.cell && gestures.openMenu(cells.cell.page, cells.cell.area, cells.corner()),
};
for (const [id, run] of Object.entries(buttons)) by(id).addEventListener("click", run);
for (const button of document.querySelectorAll("[data-unduh]")) button.addEventListener("click", () => save(/** @type {HTMLElement} */ (button).dataset.unduh));
document.querySelector(".tab")?.addEventListener("keydown", (event) => {
  if (!["ArrowLeft", "ArrowRight"].includes(/** @type {KeyboardEvent} */ (event).key)) return;
  tab(by("langkah").hidden ? "langkah" : "diagnostik");
  /** @type {HTMLElement | null} */ (document.querySelector('.tab [aria-selected="true"]'))?.focus();
});
by("kertas").addEventListener("paste", (event) => gestures.paste(event));
by("kertas").addEventListener("copy", (event) => {
  if (!cells.cell?.kotak || cells.editor || getSelection()?.toString()) return;
  event.clipboardData.setData("text/plain", cells.cell.kotak.teks);
  event.preventDefault();
});
by("lembar").addEventListener("contextmenu", (event) => {
  const [page, area] = sheet.under(event);
  if (!area || !state.lembar) return;
  event.preventDefault();
  gestures.openMenu(sheet.pages.indexOf(page), area, { x: event.clientX, y: event.clientY });
});
addEventListener("keydown", (event) => {
  if (/** @type {Element} */ (event.target).closest("dialog, input, textarea, select, #menu")) return;
  const key = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key.toLowerCase()}`;
  const run = { "Ctrl+z": buttons.batal, "Ctrl+y": buttons.ulang, f1: buttons["bantuan-buka"], "Alt+1": () => fold("daftar"), "Alt+2": () => fold("panel"), "Alt+3": () => by("sop-buka").click(), "Alt+n": buttons.baru }[key];
  if (!run) return;
  event.preventDefault();
  run();
});
addEventListener("hashchange", () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id && id !== state.id) turns.open(id);
});
printable(() => state.lembar?.tampilan.kertas);
folding();
document.documentElement.dataset.tema = localStorage.getItem("tema") ?? "terang";
follow(told, (kind) => {
  connection({ ada: "tersambung", putus: "terputus: sopdoc studio tidak berjalan", penuh: "terputus: studio dijalankan ulang (buka alamatnya yang baru), atau terlalu banyak halaman terbuka" }[kind], kind !== "ada");
  if (kind !== "putus") refresh().catch((fault) => console.warn(fault));      // told in the foot
});
