// Handles beside the row and above the column under the pointer: dragged, they move it.  By keyboard Alt and the arrows do.

import { by, draw, make } from "./dom.js";
import { rowOf } from "./places.js";
import { inside, isDrag, pageAt, scrollNear, swallowClick } from "./pointer.js";

const SIZE = 18;         // pixels of a handle

/** A row or a column as one piece of a page: `at` its place among its like, `from` and `to` where it begins and ends along the drag.
 *  @typedef {{page: any, alur: number, at: number, key: string, from: number, to: number, box: [number, number, number, number]}} Strip */

/** `move(alur, key, to)`: the row or the column becomes the `to`-th, counted without itself.
 *  @param {any} sheet
 *  @param {{lembar: any}} state
 *  @param {(alur: number, ref: string, to: number) => void} moveRow
 *  @param {(alur: number, lajur: string, to: number) => void} moveColumn */
export function handles(sheet, state, moveRow, moveColumn) {
  const row = handle(sheet, state, "gagang-baris", "Seret untuk memindahkan baris (Alt+↑, Alt+↓)", () => rowStrips(sheet, state.lembar), 1, moveRow);
  const column = handle(sheet, state, "gagang-lajur", "Seret untuk memindahkan pelaksana (Alt+←, Alt+→)", () => columnStrips(sheet, state.lembar), 0, moveColumn);
  by("lembar").addEventListener("pointermove", (event) => {
    if (event.buttons || !state.lembar || state.lembar.terkunci) return;
    const page = pageAt(sheet, event);
    if (!page) return;
    const [x, y] = inside(page, event);
    const covers = ({ box: [left, top, width, height] }) => x >= left && x < left + width && y >= top && y < top + height;
    row.show(rowStrips(sheet, state.lembar).find((one) => one.page === page && covers(one)));
    column.show(columnStrips(sheet, state.lembar).find((one) => one.page === page && covers(one)));
  });
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
      found.set(key, { page, alur: row.alur, at: row.nomor, key: row.langkah.ref, from: box[1], to: box[1] + box[3], box });
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
      if (alur >= 0) found.push({ page, alur, at, key: area.lajur, from: x, to: x + width, box: area.kotak });
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

/** One handle; `axis`: 1 where it is dragged down, 0 where it is dragged across. */
function handle(sheet, state, id, title, strips, axis, move) {
  const button = make("button", { type: "button", id, class: "gagang", title, tabindex: -1, "aria-hidden": "true", hidden: true }, "⠿");
  /** @type {Strip | null} */ let own = null;
  /** @type {any} */ let lembar = null;
  /** @type {any} */ let from = null;
  /** @type {any} */ let line = null;
  sheet.box.append(button);

  button.addEventListener("pointerdown", (event) => {
    if (event.button || !own || lembar !== state.lembar) return;      // rows are called otherwise on another sheet
    event.preventDefault();
    from = { strip: own, x: event.clientX, y: event.clientY, to: null };
    document.body.classList.add("menyeret");
  });
  addEventListener("pointermove", (event) => {
    if (!from || (!line && !isDrag(from, event))) return;
    if (axis) scrollNear(sheet, event);
    aim(event);
  });
  addEventListener("pointerup", () => {
    if (!from) return;
    const { strip, to } = from;
    if (line) swallowClick();
    clear();
    if (to !== null && to !== strip.at) move(strip.alur, strip.key, to);
  });
  addEventListener("keydown", (event) => event.key === "Escape" && from && clear());

  /** The line where the strip would go: before the first one whose middle the pointer has not passed. */
  function aim(event) {
    line?.remove();
    line = draw("line", { class: "tarik" });
    from.to = null;
    const page = pageAt(sheet, event);
    const there = strips().filter((one) => one.page === page && one.alur === from.strip.alur);
    if (!page || !there.length) return;
    const at = inside(page, event)[axis];
    const next = there.find((one) => at < (one.from + one.to) / 2);
    const last = there[there.length - 1];
    const before = next ? next.at : last.at + 1;
    from.to = before > from.strip.at ? before - 1 : before;
    const [x, y, width, height] = (next ?? last).box;
    const edge = next ? next.from : last.to;
    const ends = axis ? { x1: x, x2: x + width, y1: edge, y2: edge } : { x1: edge, x2: edge, y1: y, y2: y + height };
    for (const [name, value] of Object.entries(ends)) line.setAttribute(name, String(value));
    page.over.append(line);
  }

  function clear() {
    line?.remove();
    from = line = null;
    document.body.classList.remove("menyeret");
  }

  return {
    /** @param {Strip | null | undefined} strip */
    show(strip) {
      if (from) return;
      [own, lembar] = [strip ?? null, state.lembar];
      button.hidden = !strip;
      if (!strip) return;
      const page = strip.page.element.getBoundingClientRect();
      const [left, top, width, height] = strip.page.part;
      const frame = sheet.box.getBoundingClientRect();
      const x = page.left + ((axis ? strip.box[0] : strip.box[0] + strip.box[2] / 2) - left) / width * page.width;
      const y = page.top + ((axis ? strip.box[1] + strip.box[3] / 2 : strip.box[1]) - top) / height * page.height;
      button.style.left = `${x - frame.left + sheet.box.scrollLeft - (axis ? SIZE : SIZE / 2)}px`;
      button.style.top = `${y - frame.top + sheet.box.scrollTop - (axis ? SIZE / 2 : SIZE)}px`;
    },
  };
}
