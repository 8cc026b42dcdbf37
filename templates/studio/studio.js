// The studio's beginning: asks for sheets, makes gestures, and joins list, sheet, cells and panel.

import { withoutAgency } from "./agency.js";
import { itemsOf, joined, moveRow, newColumn, NEW_ROW } from "./actions.js";
import { ask, download, follow } from "./ask.js";
import { dropping, fileNames, newSop, welcome } from "./begin.js";
import { Cells } from "./cells.js";
import { chosenOurs } from "./conflict.js";
import { announce, by, make, prose } from "./dom.js";
import { dragging } from "./drag.js";
import { fold, folding } from "./fold.js";
import { fileItems, revise } from "./life.js";
import { handles } from "./handles.js";
import { List } from "./list.js";
import { showMenu } from "./menu.js";
import { laneOf, rowOf } from "./places.js";
import { askOfficial } from "./officials.js";
import { rowsOf, tableOf } from "./paste.js";
import { printable } from "./print.js";
import { question } from "./prompt.js";
import { showRemarks } from "./remarks.js";
import { Sheet } from "./sheet.js";
import { showSteps } from "./steps.js";
import { suggesting } from "./suggest.js";
import { moved } from "./typed.js";
import { Unsaved } from "./unsaved.js";

const HINT = "Klik sebuah sel lalu ketik. F2 menyunting isinya, Shift+F10 membuka menu.";

/** @type {{id: string, lembar: any, refusal: string}} `refusal`: why the last gesture was not made */
export const state = { id: "", lembar: null, refusal: "" };
/** @type {Promise<any>} */
let queue = Promise.resolve();
let waiting = 0;
/** @type {Promise<any>} */
let pressed = Promise.resolve();

export const sheet = new Sheet({
  picked, hovered: pointedAt, link: openLink, moved: () => {}, wholePage: () => {},
  zoomed: (scale, mode) => {
    by("skala").textContent = `${Math.round(scale * 100)} %`;
    by("pas-lebar").setAttribute("aria-pressed", String(mode === "lebar"));
  },
});
export const cells = new Cells(sheet, {
  write: (editing, teks) => unsaved.write(editing, teks), typed: (editing, teks) => unsaved.typed(editing, teks), newRow,
  menu: (cell, at) => openMenu(cell.page, cell.area, at), put, chosen, key: shortcut, refused: (text) => say(text, "galat"), writing: suggest,
  official: (editing, key) => askOfficial(life, editing.cell.area.nama, key, (chosen) => unsaved.write(editing, chosen)),
});
const unsaved = new Unsaved({ state, cells, say, make: change });
const list = new List((id) => open(id));

// ------------------------------------------------------------ asking

/** One request after the other: each is made on the sheet that the one before left.
 *  @param {() => Promise<any>} run
 *  @returns {Promise<any>} */
function inTurn(run) {
  waiting += 1;
  document.body.classList.add("sibuk");
  queue = queue.then(run).catch(lost).finally(() => document.body.classList.toggle("sibuk", (waiting -= 1) > 0));
  return queue;
}

/** The studio is gone, or answered what nobody expected. */
function lost(fault) {
  console.error(fault);
  connection("studio tidak menjawab; yang belum tersimpan disimpan peramban ini", true);
  return false;
}

const open = (id) => inTurn(async () => show(await ask({ jenis: "Buka", id }), id !== state.id));

/** A gesture on the sheet of `sidik`; `then` says what to choose on the new one.  True when it was made. */
const act = async (gerak, then = {}, sidik = state.lembar.sidik) => await change(gerak, then, state.id, sidik) === "jadi";

/** What menus and questions make is meant for the sheet that they were asked on; they hear why it was not made, "" when it was or nobody wants it.
 *  @returns {import("./actions.js").Make} */
const actOn = ({ sidik }) => async (gerak, then) => {
  const outcome = await change(gerak, then ?? {}, state.id, sidik);
  return outcome === "ditolak" ? state.refusal : outcome === "tertunda" ? "Studio belum dapat menulisnya; coba lagi sesaat lagi." : "";
};

/** As `act`, of any sheet; `sidik` may be asked for when it is sent, and `then.made` hears of the new sheet before the next gesture is sent.
 *  @returns {Promise<import("./unsaved.js").Outcome>} */
async function change(gerak, then, id, sidik) {
  return await inTurn(async () => {
    const answer = await settled({ jenis: "Ubah", id, sidik: typeof sidik === "string" ? sidik : sidik(), gerak });
    if (typeof answer === "string") return answer;
    if (answer.jenis === "TidakAda") return id === state.id ? (gone(), "tertunda") : "tertunda";
    if (answer.jenis === "Ditolak") return (await refused(answer), id === state.id && !state.lembar.kotak.length ? "tertunda" : "ditolak");
    if (id !== state.id) return "jadi";
    show(answer, false);
    then.made?.();
    after(gerak, then);
    return "jadi";
  }) || "tertunda";
}

async function refused({ alasan, petunjuk }) {
  state.refusal = petunjuk ? `${alasan}: ${petunjuk}` : alasan;
  say(state.refusal, "galat");
  const fresh = state.id ? await ask({ jenis: "Buka", id: state.id }) : null;
  if (fresh?.jenis === "Lembar" && fresh.sidik !== state.lembar.sidik) show(fresh, false);
  return false;
}

/** The answer to a request; where somebody else changed the same, the person sees both and chooses, or does not. */
async function settled(request) {
  const answer = await ask(request);
  if (answer.jenis !== "Bentrok") return answer;
  const chosen = await chosenOurs(answer.beda, request.jenis);
  if (chosen === "sini") return ask({ ...request, paksa: true });
  if (request.id === state.id) show(await ask({ jenis: "Buka", id: request.id }), false);
  return chosen;
}

function step(jenis) {
  inTurn(async () => {
    const answer = await settled({ jenis, id: state.id });
    if (answer.jenis === "Lembar") show(answer, false);
    else if (answer.jenis === "Ditolak") await refused(answer);
  });
}

// ------------------------------------------------------------ showing

function show(answer, fresh) {
  if (answer.jenis !== "Lembar") return gone();
  const { tampilan } = answer;
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
  showSteps(answer, actOn(answer), showRow);
  showRemarks(answer, (page, index) => cells.choose(cells.at(page, index)) ?? sheet.choose(page, index, true), mend);
  message(answer);
  undoButtons(answer);
  for (const button of document.querySelectorAll("[data-unduh]")) /** @type {HTMLButtonElement} */ (button).disabled = !tampilan.halaman.length;
  grips.hide();
  if (fresh || by("tempat").className === "sebaris") pointedAt(cells.cell ? placeOf(cells.cell) : "");
  unsaved.again(fresh);
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
  state, ask, turn: inTurn, show: (answer) => show(answer, true), refused, say, list: loadList, sops: () => [...list.items.values()].map(({ sop }) => sop), sheet, cells,
};
dropping(beginning);
const life = { state, ask: (request) => inTurn(() => ask(request)), apart: ask, show: (answer) => show(answer, false), refused, say, save, sheet, cells };

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

// ------------------------------------------------------------ gestures of the sheet

/** A click: on a symbol or an arrow its menu; on an empty lane the symbol moves there; else the cell is chosen, or written when it was. */
function picked(area, event) {
  const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.includes(area));
  const at = { x: event.clientX, y: event.clientY };
  if (area.jenis === "panah") return openMenu(page, area, at);
  const lane = area.jenis === "simbol" ? laneOf(state.lembar, page, area) : "";
  const index = lane ? state.lembar.tampilan.halaman[page].area.findIndex((one) => one.jenis === "sel" && one.kegiatan === area.kegiatan && one.lajur === lane)
    : state.lembar.tampilan.halaman[page].area.indexOf(area);
  const cell = cells.at(page, index);
  if (!cell) return undefined;
  const before = cells.cell;
  cells.choose(cell, false);
  if (lane) return openMenu(page, area, at);
  if (cell.lane) return event.ctrlKey ? openMenu(page, area, at) : put(cell);
  if (before?.id === cell.id) cells.edit(cell.kotak.teks);
  return undefined;
}

/** The row's symbol moves into this lane; of several, the person says which. */
function put(cell) {
  const row = rowOf(state.lembar, cell.area);
  const lanes = Object.keys(row?.langkah.simbol ?? {});
  if (!row || lanes.includes(cell.area.lajur) || lanes.length !== 1) return openMenu(cell.page, cell.area, cells.corner());
  return act({ jenis: "PindahSimbol", alur: row.alur, baris: row.langkah.ref, dari: lanes[0], ke: cell.area.lajur });
}

function newRow(cell) {
  const row = rowOf(state.lembar, cell.area);
  return row && act({ jenis: "SisipBaris", alur: row.alur, di: row.nomor + 1, baris: [NEW_ROW] }, { baris: row.nomor + 1 });
}

function openMenu(page, area, at) {
  if (state.lembar.terkunci) return say(state.lembar.terkunci, "galat");
  const items = itemsOf(state.lembar, page, area, actOn(state.lembar));
  return items.length ? showMenu(items, at) : say("Di tempat ini tidak ada menu.");
}

/** A table becomes rows below the chosen one, and takes the place of one that is still to be written; other words fill the cell. */
async function paste(event) {
  const { cell } = cells;
  if (!cell || cells.editor || state.lembar.terkunci) return;
  event.preventDefault();
  const table = tableOf(event.clipboardData);
  const row = rowOf(state.lembar, cell.area);
  if (!row || (table.length < 2 && table[0].length < 2)) {
    if (cell.kotak) unsaved.write(cells.editing(cell), table.map((one) => one.join(" ")).join("\n"));
    return;
  }
  const baris = await rowsOf(table);
  if (!baris?.length) return void (baris && say("Tidak ada kegiatan di tabel yang ditempel.", "galat"));
  const made = await act({ jenis: "SisipBaris", alur: row.alur, di: row.nomor + 1, baris }, { baris: row.nomor + 1 });
  if (made && row.langkah.uraian === NEW_ROW.uraian) act({ jenis: "HapusBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor });
}

/** Keys with Ctrl or Alt, one after the other, each on the sheet that the one before left; true when one was meant. */
function shortcut(event) {
  const key = `${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`;
  const run = SHORTCUTS[key];
  if (run) pressed = pressed.then(() => queue).then(() => run(cells.cell, cells.cell && rowOf(state.lembar, cells.cell.area))).catch(lost);
  return Boolean(run);
}

const isHead = (cell, row) => cell && !row && cell.area.lajur;

/** By the key: what it does with the chosen cell and its row. */
const SHORTCUTS = {
  "Ctrl+Enter": (cell, row) => row && newRow(cell),
  "Ctrl+Delete": (cell, row) => (row ? act({ jenis: "HapusBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor }) : isHead(cell, row) && column("HapusPelaksana", 0)),
  "Ctrl+d": (cell, row) => row && act({ jenis: "GandakanBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor + 1 }),
  "Alt+ArrowUp": (cell, row) => row && moveRow(state.lembar, row, -1, act),
  "Alt+ArrowDown": (cell, row) => row && moveRow(state.lembar, row, 1, act),
  "Alt+ArrowLeft": (cell, row) => isHead(cell, row) && column("PindahPelaksana", -1),
  "Alt+ArrowRight": (cell, row) => isHead(cell, row) && column("PindahPelaksana", 1),
};

/** Of the pelaksana whose title is chosen. */
function column(jenis, by) {
  const { lajur } = /** @type {any} */ (cells.cell).area;
  const alur = state.lembar.alur.findIndex((one) => one.lajur.some(({ kunci }) => kunci === lajur));
  const ke = state.lembar.alur[alur].lajur.findIndex((one) => one.kunci === lajur) + by;
  if (ke >= 0 && ke < state.lembar.alur[alur].lajur.length) return act(by ? { jenis, alur, lajur, ke } : { jenis, alur, lajur });
  return undefined;
}

dragging(sheet, (from, to) => {
  const [source, end] = [rowOf(state.lembar, from), rowOf(state.lembar, to)];
  if (source && end && !source.langkah.terkunci) joined(source, end.langkah.ref, actOn(state.lembar));
  else if (source) say("Alur kegiatan ini ditulis dengan rangkaian; ubah di berkas definisi.", "galat");
});
const grips = handles(sheet, state, {
  baris: {
    move: ({ alur, key, at }, ke) => at !== ke && act({ jenis: "PindahBaris", alur, baris: key, ke }, { baris: ke }),
    add: ({ alur, at }) => act({ jenis: "SisipBaris", alur, di: at + 1, baris: [NEW_ROW] }, { baris: at + 1 }),
  },
  lajur: {
    move: ({ alur, key, at }, ke) => at !== ke && act({ jenis: "PindahPelaksana", alur, lajur: key, ke }),
    add: ({ alur, at }) => newColumn(alur, at + 1, actOn(state.lembar)),
  },
  menu: ({ page, area }, at) => openMenu(sheet.pages.indexOf(page), area, at),
});

/** Shows what would be mended, and has it mended when somebody wants so. */
async function mend() {
  const found = await inTurn(() => ask({ jenis: "LihatPerbaikan", id: state.id }));
  if (found.jenis !== "UsulPerbaikan") return say(found.alasan ?? "SOP ini tidak ada lagi.", "galat");
  const answer = await question({ judul: "Perbaikan", teks: found.pesan.join(" "), rinci: found.diff, tombol: found.jumlah ? [{ nilai: "ya", label: "Perbaiki" }] : [] });
  if (answer) inTurn(async () => {
    const made = await ask({ jenis: "Perbaiki", id: state.id, sidik: found.sidik });
    return made.jenis === "Ditolak" ? refused(made) : show(made, false);
  });
  return undefined;
}

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
  if (id) await open(id);
  else welcome(beginning);
}

function openLink(kunci) {
  const id = list.named(kunci);
  if (id) open(id);
  else say(`SOP "${kunci}" tidak ada di folder ini`, "galat");
}

async function told(event) {
  if (event.jenis !== "ubah") return list.update(event.sop);
  if (event.daftar) await loadList();
  const id = event.pindah[state.id];
  for (const [from, to] of Object.entries(event.pindah)) moved(from, to, cells.editor);
  if (id || event.id.includes(state.id)) return open(id ?? state.id);
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
  batal: () => step("Batalkan"), ulang: () => step("Ulangi"), kecil: () => sheet.zoom(1 / 1.2), besar: () => sheet.zoom(1.2),
  "pas-lebar": () => sheet.setMode("lebar"), 
  "tab-langkah": () => tab("langkah"), "tab-diagnostik": () => tab("diagnostik"), "bantuan-buka": () => by("bantuan").showModal(),
  "sop-buka": () => showMenu([...fileItems(life), ...fileNames(beginning)], below(by("sop-buka"))),
  "menu-buka": () => cells.cell && openMenu(cells.cell.page, cells.cell.area, cells.corner()),
};
for (const [id, run] of Object.entries(buttons)) by(id).addEventListener("click", run);
for (const button of document.querySelectorAll("[data-unduh]")) button.addEventListener("click", () => save(/** @type {HTMLElement} */ (button).dataset.unduh));
document.querySelector(".tab")?.addEventListener("keydown", (event) => {
  if (!["ArrowLeft", "ArrowRight"].includes(/** @type {KeyboardEvent} */ (event).key)) return;
  tab(by("langkah").hidden ? "langkah" : "diagnostik");
  /** @type {HTMLElement | null} */ (document.querySelector('.tab [aria-selected="true"]'))?.focus();
});
by("kertas").addEventListener("paste", paste);
by("kertas").addEventListener("copy", (event) => {
  if (!cells.cell?.kotak || cells.editor || getSelection()?.toString()) return;
  event.clipboardData.setData("text/plain", cells.cell.kotak.teks);
  event.preventDefault();
});
by("lembar").addEventListener("contextmenu", (event) => {
  const [page, area] = sheet.under(event);
  if (!area || !state.lembar) return;
  event.preventDefault();
  openMenu(sheet.pages.indexOf(page), area, { x: event.clientX, y: event.clientY });
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
  if (id && id !== state.id) open(id);
});
printable(() => state.lembar?.tampilan.kertas);
folding();
document.documentElement.dataset.tema = localStorage.getItem("tema") ?? "terang";
follow(told, (kind) => {
  connection({ ada: "tersambung", putus: "terputus: sopdoc studio tidak berjalan", penuh: "terputus: studio dijalankan ulang (buka alamatnya yang baru), atau terlalu banyak halaman terbuka" }[kind], kind !== "ada");
  if (kind !== "putus") refresh();
});
