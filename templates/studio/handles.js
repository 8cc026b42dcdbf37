// Handles beside the row and above the column under the pointer: dragged, they move it, pressed, they show its menu; a "+" adds one behind.
// By keyboard Alt and the arrows, Shift+F10 and Ctrl+Enter do.

import { by, draw, make } from "./dom.js";
import { rowOf } from "./places.js";
import { inside, isDrag, pageAt, scrollNear, swallowClick } from "./pointer.js";

const SIZE = 18;         // pixels of a handle
const REACH = 40;        // points beside a row and above a column, where the pointer still means it: the handles stand there

/** A row or a column as one piece of a page: `at` its place among its like, `from` and `to` where it begins and ends along the drag,
 *  `area` a place of it.
 *  @typedef {{page: any, alur: number, at: number, key: string, from: number, to: number, box: [number, number, number, number], area: any}} Strip
 *  What is done with one: it becomes the `to`-th, counted without itself; another one comes behind it.
 *  @typedef {{move: (strip: Strip, to: number) => void, add: (strip: Strip) => void}} Deeds */

/** @param {any} sheet
 *  @param {{lembar: any}} state
 *  @param {{baris: Deeds, lajur: Deeds, menu: (strip: Strip, at: {x: number, y: number}) => void}} deeds */
export function handles(sheet, state, { baris, lajur, menu }) {
  const row = new Handle(sheet, state, 1, () => rowStrips(sheet, state.lembar), baris, menu);
  const column = new Handle(sheet, state, 0, () => columnStrips(sheet, state.lembar), lajur, menu);
  const hide = () => { row.show(null); column.show(null); };
  /** @type {PointerEvent | null} */ let last = null;
  const look = () => {
    const page = last && state.lembar && !state.lembar.terkunci && pageAt(sheet, last);
    if (!page) return;
    const [x, y] = inside(page, last);
    row.under(page, x, y);
    column.under(page, x, y);
  };
  by("lembar").addEventListener("pointermove", (event) => {
    if (event.buttons) return;
    last = event;
    look();
  });
  new ResizeObserver(hide).observe(by("lembar"));      // on another scale they would stand elsewhere
  return { again: () => { hide(); look(); } };      // another sheet came under a pointer that rests
}

/** Every row on the pages, once for each page that it stands on.
 *  @returns {Strip[]} */
function rowStrips(sheet, lembar) {
  const found = new Map();
  for (const page of sheet.pages) {
    for (const area of page.data.area) {
      const row = area.jenis === "sel" || area.jenis === "judul" ? rowOf(lembar, area) : null;
      if (!row) continue;
      const key = `${page.element.dataset.nomor} ${row.alur} ${row.nomor}`;
      const box = joined(found.get(key)?.box, area.kotak);
      found.set(key, { page, alur: row.alur, at: row.nomor, key: row.langkah.ref, from: box[1], to: box[1] + box[3], box, area: found.get(key)?.area ?? area });
    }
  }
  return [...found.values()];
}

/** Every column's title on the pages.
 *  @returns {Strip[]} */
function columnStrips(sheet, lembar) {
  const found = [];
  for (const page of sheet.pages) {
    for (const area of page.data.area) {
      if (area.kegiatan || !area.lajur || area.jenis === "simbol") continue;
      const alur = lembar.alur.findIndex((one) => one.lajur.some(({ kunci }) => kunci === area.lajur));
      const at = lembar.alur[alur]?.lajur.findIndex(({ kunci }) => kunci === area.lajur);
      const [x, , width] = area.kotak;
      if (alur >= 0) found.push({ page, alur, at, key: area.lajur, from: x, to: x + width, box: area.kotak, area });
    }
  }
  return found;
}

/** The box around both.
 *  @returns {[number, number, number, number]} */
function joined(box, [x, y, width, height]) {
  if (!box) return [x, y, width, height];
  const [left, top] = [Math.min(box[0], x), Math.min(box[1], y)];
  return [left, top, Math.max(box[0] + box[2], x + width) - left, Math.max(box[1] + box[3], y + height) - top];
}

const WORDS = [
  { id: "gagang-lajur", move: "Klik: menu; seret: memindahkan pelaksana (Alt+←, Alt+→)", add: "Pelaksana baru di kanan" },
  { id: "gagang-baris", move: "Klik: menu; seret: memindahkan baris (Alt+↑, Alt+↓)", add: "Kegiatan baru di bawah (Ctrl+Enter)" },
];

/** The handle of rows or of columns, and its "+". */
class Handle {
  /** @param {any} sheet
   *  @param {{lembar: any}} state
   *  @param {0|1} axis 1 where it is dragged down, 0 where it is dragged across
   *  @param {() => Strip[]} strips
   *  @param {Deeds} deeds
   *  @param {(strip: Strip, at: {x: number, y: number}) => void} menu */
  constructor(sheet, state, axis, strips, deeds, menu) {
    this.sheet = sheet;
    this.state = state;
    this.axis = axis;
    this.strips = strips;
    this.deeds = deeds;
    this.menu = menu;
    /** @type {Strip | null} */ this.own = null;
    /** @type {any} */ this.lembar = null;
    /** @type {any} */ this.from = null;
    /** @type {any} */ this.line = null;
    const words = WORDS[axis];
    this.grip = button(words.id, words.move, "⠿");
    this.more = button(`${words.id}-baru`, words.add, "+");
    sheet.box.append(this.grip, this.more);
    this.grip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.press(event));
    this.more.addEventListener("click", () => this.own && this.lembar === this.state.lembar && this.deeds.add(this.own));
    addEventListener("pointermove", (event) => this.drag(event));
    addEventListener("pointerup", () => this.drop());
    addEventListener("keydown", (event) => event.key === "Escape" && this.from && this.clear());
  }

  press(event) {
    if (event.button || !this.own || this.lembar !== this.state.lembar) return;      // rows are called otherwise on another sheet
    event.preventDefault();
    this.from = { strip: this.own, x: event.clientX, y: event.clientY, to: null };
    document.body.classList.add("menyeret");
  }

  drag(event) {
    if (!this.from || (!this.line && !isDrag(this.from, event))) return;
    if (this.axis) scrollNear(this.sheet, event);
    this.aim(event);
  }

  drop() {
    if (!this.from) return;
    const { strip, to, x, y } = this.from;
    const dragged = Boolean(this.line);
    if (dragged) swallowClick();
    this.clear();
    if (!dragged) this.menu(strip, { x, y });
    else if (to !== null) this.deeds.move(strip, to);
  }

  /** The line where the strip would go: before the first one whose middle the pointer has not passed. */
  aim(event) {
    this.line?.remove();
    this.line = draw("line", { class: "tarik" });
    this.from.to = null;
    const page = pageAt(this.sheet, event);
    const there = this.strips().filter((one) => one.page === page && one.alur === this.from.strip.alur);
    if (!page || !there.length) return;
    const at = inside(page, event)[this.axis];
    const next = there.find((one) => at < (one.from + one.to) / 2);
    const last = there[there.length - 1];
    const before = next ? next.at : last.at + 1;
    this.from.to = before > this.from.strip.at ? before - 1 : before;
    const [x, y, width, height] = (next ?? last).box;
    const edge = next ? next.from : last.to;
    const ends = this.axis ? { x1: x, x2: x + width, y1: edge, y2: edge } : { x1: edge, x2: edge, y1: y, y2: y + height };
    for (const [name, value] of Object.entries(ends)) this.line.setAttribute(name, String(value));
    page.over.append(this.line);
  }

  clear() {
    this.line?.remove();
    this.from = this.line = null;
    document.body.classList.remove("menyeret");
  }

  /** Shows the handles of what lies at a point of a page. */
  under(page, x, y) {
    const [beside, above] = this.axis ? [REACH, 0] : [0, REACH / 2];
    this.show(this.strips().find(({ page: own, box: [left, top, width, height] }) => own === page
      && x >= left - beside && x < left + width && y >= top - above && y < top + height) ?? null);
  }

  /** @param {Strip | null} strip */
  show(strip) {
    if (this.from) return;
    [this.own, this.lembar] = [strip, this.state.lembar];
    this.grip.hidden = this.more.hidden = !strip;
    if (!strip) return;
    const [left, top, width, height] = strip.box;
    if (this.axis) {
      this.stand(this.grip, left, top + height / 2, -SIZE, -SIZE / 2);
      this.stand(this.more, left, top + height, -2 * SIZE, -SIZE / 2);
    } else {
      this.stand(this.grip, left + width / 2, top, -SIZE / 2, -SIZE);
      this.stand(this.more, left + width, top, -SIZE / 2, -SIZE);
    }
  }

  /** Puts a button at a point of the strip's page, some pixels off. */
  stand(element, x, y, right, down) {
    const { element: paper, part: [left, top, width, height] } = /** @type {Strip} */ (this.own).page;
    const [page, frame, box] = [paper.getBoundingClientRect(), this.sheet.box.getBoundingClientRect(), this.sheet.box];
    element.style.left = `${page.left + (x - left) / width * page.width - frame.left + box.scrollLeft + right}px`;
    element.style.top = `${page.top + (y - top) / height * page.height - frame.top + box.scrollTop + down}px`;
  }
}

const button = (id, title, words) => make("button", { type: "button", id, class: "gagang", title, tabindex: -1, "aria-hidden": "true", hidden: true }, words);
