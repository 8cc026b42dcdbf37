// One cell is chosen and written in place, as in a spreadsheet: arrows, Tab, Enter, F2, Esc; the sheet is laid out anew around it.

import { asIso, inWords, withCalendar } from "./calendar.js";
import { by, draw, make, reveal } from "./dom.js";
import { again, beside, cellsOf, rowOf } from "./places.js";

const SIZE = 8.5;        // points of the words while they are written
const OPEN = /^[….]+$/;  // what is still to be written, and typed over
const LEAST = 120;       // pixels of an editor's width
const [NEW, EDIT] = [" ", "  "];        // no keys of officials: somebody new, and the one who is there with other words

/** @typedef {import("./places.js").Cell} Cell */

/** Does a flow's last row end with this cell? */
const isLast = (cell, next) => Boolean(cell.area.kegiatan) && cell.area.kegiatan.split("/")[0] !== next?.area.kegiatan?.split("/")[0];

export class Cells {
  /** @param {any} sheet
   *  @param {any} actions write(editing, teks), typed(editing, teks or null when nobody wants it), newRow(cell), menu(cell, at), put(cell), chosen(cell), key(event, cell), official(editing, key or "" of a new one), signer(cell) */
  constructor(sheet, actions) {
    this.sheet = sheet;
    this.actions = actions;
    this.lembar = null;
    /** @type {Cell[]} */ this.list = [];
    /** @type {Cell | null} */ this.cell = null;
    /** The last sheet that could be written on, and what was chosen there, while there is none.
     *  @type {{cell: Cell | null, lembar: any} | null} */
    this.unread = null;
    /** What is being written: in which `cell` of the sheet of `sidik`, and `at` which cell of today's sheet it is shown.
     *  @type {any} */
    this.editor = null;
    this.box = by("kertas");
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("dblclick", () => !this.editor && this.cell && this.edit(this.cell.kotak?.teks));
    new ResizeObserver(() => this.place()).observe(by("lembar"));
  }

  /** Another sheet: what was chosen, and what is being written, stays; also while nothing can be written on the sheet. */
  set(lembar) {
    if (this.editor && this.editor.sop !== lembar.id) this.commit(null);
    const { cell, lembar: before } = this.unread ?? this;
    this.lembar = lembar;
    this.list = cellsOf(lembar);
    this.unread = this.list.length ? null : { cell, lembar: before };
    this.cell = cell && again(this.list, cell, before, lembar);
    if (this.editor && this.list.length) this.follow(again(this.list, this.editor.at, before, lembar));
    this.mark();
    this.place();
  }

  /** The editor stands over its cell's new place; where that is gone, its words are no more than kept. */
  follow(cell) {
    if (cell) this.editor.at = cell;
    else this.close();
  }

  find(id) {
    return this.list.find((one) => one.id === id) ?? null;
  }

  /** The first cell of a flow's row with this key. */
  inRow(ref, key = "uraian") {
    return this.list.find((one) => one.kotak?.jalur.at(-1) === key && rowOf(this.lembar, one.area)?.langkah.ref === ref) ?? null;
  }

  at(page, index) {
    return this.list.find((one) => one.page === page && one.index === index) ?? this.sameAs(page, index);
  }

  /** A title's cell means the value beside it. */
  sameAs(page, index) {
    const kotak = this.lembar?.kotak[page]?.[index];
    return kotak ? this.list.find((one) => one.page === page && one.id === JSON.stringify(kotak.jalur)) ?? null : null;
  }

  choose(cell, show = true) {
    this.cell = cell;
    this.mark();
    if (!cell) return;
    if (show) reveal(this.box, this.rect(cell), by("pesan").offsetHeight);
    this.actions.chosen(cell);
    this.box.focus({ preventScroll: true });
  }

  /** Where a cell stands on the screen. */
  rect(cell) {
    const page = this.sheet.pages[cell.page];
    const [frame, [left, top, width, height]] = [page.element.getBoundingClientRect(), page.part ?? [0, 0, 1, 1]];
    const [x, y, w, h] = cell.area.kotak;
    return new DOMRect(frame.left + (x - left) / width * frame.width, frame.top + (y - top) / height * frame.height, w / width * frame.width, h / height * frame.height);
  }

  mark() {
    for (const page of this.sheet.pages) page.own?.remove();
    const { cell } = this;
    const page = cell && this.sheet.pages[cell.page];
    if (!page) return;
    const [x, y, width, height] = cell.area.kotak;
    page.own = draw("g", {});
    page.own.append(draw("rect", { class: "sel-pilih", x, y, width, height }));
    page.over.append(page.own);
  }

  // ------------------------------------------------------------ keys while nothing is written

  key(event) {
    if (event.target !== this.box || this.editor) return;
    if (this.actions.key(event, this.cell)) return event.preventDefault();
    const way = { ArrowLeft: "kiri", ArrowRight: "kanan", ArrowUp: "atas", ArrowDown: "bawah" }[event.key];
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (way && plain) this.choose(this.cell ? beside(this.list, this.cell, way) ?? this.cell : this.list[0]);
    else if (!this.cell) return undefined;
    else if (event.key === "Tab" && plain) this.go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") this.choose(null);
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) this.actions.menu(this.cell, this.corner());
    else if (event.key === " " && this.cell.lane) this.actions.put(this.cell);
    else if (event.key === "Enter" && plain && this.cell.lane) this.actions.menu(this.cell, this.corner());
    else if (event.key === "F2" || (event.key === "Enter" && plain)) this.edit(this.cell.kotak?.teks);
    else if (event.key === "Delete" && plain) this.cell.kotak && this.actions.write(this.editing(this.cell), "");
    else if (plain && event.key.length === 1 && this.cell.kotak) return this.edit("", event.key);      // the key's own letter comes next
    else return undefined;
    return event.preventDefault();
  }

  corner() {
    const rect = this.rect(this.cell);
    return { x: rect.left + Math.min(rect.width / 2, 60), y: rect.bottom };
  }

  /** To the next or the previous cell that has words, or the lane where the row's symbol stands; behind the last row comes a new one. */
  go(step) {
    const stops = this.list.filter((one) => !one.lane || rowOf(this.lembar, one.area)?.langkah.simbol[one.area.lajur]);
    const { cell } = this;
    const at = stops.findIndex((one) => one.id === cell?.id);
    const next = stops[at + step];
    if (step > 0 && at >= 0 && cell && isLast(cell, next)) this.actions.newRow(cell);
    else if (next) this.choose(next);
  }

  // ------------------------------------------------------------ writing

  /** A cell with the sheet that it is of. */
  editing(cell) {
    return { cell, at: cell, sop: this.lembar.id, sidik: this.lembar.sidik, typed: null };
  }

  /** Opens the editor over the cell, with these words; `first`: the key that begins others. */
  edit(words, first = "") {
    const { cell } = this;
    if (!cell?.kotak) return;
    if (cell.kotak.terkunci) return void this.actions.refused(cell.kotak.terkunci);
    this.close();
    const { pejabat } = this.lembar;
    if (cell.kotak.jenis === "orang") return void this.actions.signer(cell);
    if (cell.kotak.jenis === "pejabat" && pejabat.length < 2 && !pejabat[0]?.lengkap) return void this.actions.official(this.editing(cell), pejabat[0]?.nilai ?? "");
    const input = this.input(cell, words ?? "", first);
    const own = { ...this.editing(cell), input, before: cell.kotak.jenis === "tanggal" && input instanceof HTMLInputElement ? inWords(cell.kotak.tanggal) : cell.kotak.teks };
    this.editor = own;
    input.addEventListener("keydown", (event) => this.typed(event));
    input.addEventListener("input", () => { this.place(); this.actions.typed(own, input.value); });
    input.addEventListener("blur", () => this.editor === own && this.commit(null));
    this.box.append(input);
    this.place();
    this.actions.writing(cell, input);
    input.focus({ preventScroll: true });
    if (OPEN.test(words ?? "")) input.select?.();
    else if (input instanceof HTMLInputElement && !first) input.select();
    else if (words && input instanceof HTMLTextAreaElement) input.setSelectionRange(words.length, words.length);
  }

  input(cell, words, first) {
    const own = { id: "sunting", "aria-label": cell.area.nama, spellcheck: false };
    if (cell.kotak.jenis === "pejabat") return this.officials(cell, own);
    const { jenis, teks, tanggal } = cell.kotak;
    if (jenis === "tanggal" && (tanggal || !teks)) {
      const input = make("input", { ...own, type: "text" });
      input.value = first ? "" : inWords(tanggal);
      withCalendar(input, true);
      return input;
    }
    const area = make("textarea", { ...own, rows: 1 });
    area.value = words;
    return area;
  }

  /** Who may sign, and somebody new: taken at once when it was pointed at, and by keyboard as everything else is. */
  officials(cell, own) {
    const known = this.lembar.pejabat.map((one) => make("option", { value: one.nilai, selected: one.nilai === cell.kotak.teks }, one.sebutan));
    const there = this.lembar.pejabat.find((one) => one.nilai === cell.kotak.teks && one.lengkap);
    const more = [there && make("option", { value: EDIT }, `Ubah data ${there.sebutan} …`), make("option", { value: NEW }, "Pejabat baru …")];
    const select = make("select", own, make("option", { value: "" }, "(belum ada)"), ...known, ...more.filter(Boolean));
    let walking = false;
    select.addEventListener("keydown", ({ key }) => { walking = ["ArrowUp", "ArrowDown", "Home", "End"].includes(key); });
    select.addEventListener("pointerdown", () => { walking = false; });
    select.addEventListener("change", () => !walking && this.commit(null));
    return select;
  }

  /** The editor lies over its cell, as large as its words need. */
  place() {
    if (!this.editor || !this.sheet.pages[this.editor.at.page]) return;
    const { input, at: cell } = this.editor;
    const [rect, frame] = [this.rect(cell), this.box.getBoundingClientRect()];
    const size = SIZE * this.sheet.scale * 96 / 72;
    Object.assign(input.style, {
      left: `${rect.left - frame.left + this.box.scrollLeft - 1}px`, top: `${rect.top - frame.top + this.box.scrollTop - 1}px`,
      width: `${Math.max(LEAST, rect.width + 2)}px`, minHeight: `${rect.height + 2}px`, fontSize: `${Math.max(11, size)}px`, height: "auto",
    });
    if (input instanceof HTMLTextAreaElement) input.style.height = `${Math.max(input.scrollHeight + 4, rect.height + 2)}px`;
  }

  typed(event) {
    const many = this.editor.cell.kotak.jenis === "butir";
    event.stopPropagation();
    if (event.key === "Escape") this.cancel();
    else if (event.key === "Tab") this.commit(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && (event.altKey || event.shiftKey) && event.target instanceof HTMLTextAreaElement) event.target.setRangeText("\n", event.target.selectionStart, event.target.selectionEnd, "end");
    else if (event.key === "Enter" && !(many && !event.ctrlKey)) this.commit(event.ctrlKey ? "baris" : "bawah");
    else return;
    event.preventDefault();
    this.place();
  }

  cancel() {
    this.actions.typed(this.editor, null);
    this.close();
    this.box.focus({ preventScroll: true });
  }

  /** Takes the words, and goes on: to the next cell, down, to a new row, or nowhere. */
  commit(then) {
    const { editor } = this;
    const [typed, cell] = [editor.input.value, editor.at];
    const words = editor.cell.kotak.jenis === "tanggal" && typed !== editor.before ? asIso(typed) : typed;
    this.close();
    const unnamed = editor.cell.kotak.jenis === "pejabat" && words !== editor.before && this.lembar.pejabat.some((one) => one.nilai === words && !one.lengkap);
    if (words === NEW || words === EDIT || unnamed) return this.askOfficial(editor, words === NEW ? "" : words === EDIT ? editor.before : words);
    if (words !== editor.before) this.actions.write(editor, words);
    else this.actions.typed(editor, null);
    if (then === null) return;
    this.box.focus({ preventScroll: true });
    if (!this.list.length) return;
    if (then === "bawah") this.choose(beside(this.list.filter((one) => !one.lane), cell, "bawah") ?? cell);
    else if (then === "baris") this.actions.newRow(cell);
    else this.go(then);
  }

  askOfficial(editor, key) {
    this.actions.typed(editor, null);
    this.box.focus({ preventScroll: true });
    this.actions.official(editor, key);
  }

  close() {
    const { editor } = this;
    this.editor = null;
    editor?.input.remove();
  }
}
