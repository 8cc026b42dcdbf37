// An arrow is drawn by hand: from a symbol to another one, over pages too.

import { by, draw } from "./dom.js";
import { areaAt } from "./marks.js";
import { inside, isDrag, pageAt, scrollNear, swallowClick } from "./pointer.js";

const isGoal = (from, to) => (to.jenis === "simbol" ? to.id !== from.id : to.kegiatan !== from.kegiatan);

/** Follows the pointer; `drop(source area, target area)` when it ends at another row, or at another symbol of this one.
 *  @param {any} sheet
 *  @param {(from: any, to: any) => void} drop */
export function dragging(sheet, drop) {
  const board = by("lembar");
  /** @type {any} */ let from = null;
  /** @type {any} */ let line = null;

  board.addEventListener("pointerdown", (event) => {
    const [page, area] = sheet.under(event);
    if (event.button || area?.jenis !== "simbol") return;
    event.preventDefault();      // no text is selected
    from = { page, area, x: event.clientX, y: event.clientY };
  });
  addEventListener("pointermove", (event) => {
    if (!from || (!line && !isDrag(from, event))) return;
    scrollNear(sheet, event);
    show(event);
  });
  addEventListener("pointerup", (event) => {
    if (!from) return;
    const [area, drawn] = [aim(event), line];
    const source = from.area;
    clear();
    if (!drawn) return;
    swallowClick();
    if (area && isGoal(source, area)) drop(source, area);
  });
  addEventListener("keydown", (event) => event.key === "Escape" && from && clear());

  /** The place of a row under the pointer. */
  function aim(event) {
    const page = pageAt(sheet, event);
    if (!page) return null;
    const [x, y] = inside(page, event);
    const area = areaAt(page.data.area.filter((one) => one.jenis !== "panah"), x, y);
    return area?.kegiatan ? area : null;
  }

  function show(event) {
    clearLine();
    const [x, y, width, height] = from.area.kotak;
    const [x2, y2] = inside(from.page, event);
    line = draw("g", {});
    line.append(draw("line", { class: "tarik", x1: x + width / 2, y1: y + height / 2, x2, y2 }));
    from.page.over.append(line);
    const area = aim(event);
    const page = area && sheet.pages.find((one) => one.data.area.includes(area));
    if (!page || !isGoal(from.area, area)) return;
    const own = area.jenis === "simbol" ? area : page.data.area.find((one) => one.jenis === "simbol" && one.kegiatan === area.kegiatan) ?? area;
    const [left, top, w, h] = own.kotak;
    page.aim = draw("rect", { class: "tuju", x: left, y: top, width: w, height: h });
    page.over.append(page.aim);
  }

  function clearLine() {
    line?.remove();
    for (const page of sheet.pages) page.aim?.remove();
  }

  function clear() {
    clearLine();
    from = line = null;
  }
}
