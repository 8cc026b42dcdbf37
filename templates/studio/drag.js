// An arrow is drawn by hand: from a symbol to another one, over pages too.

import { by, draw } from "./dom.js";
import { areaAt } from "./marks.js";

const START = 6;         // pixels from where a press becomes a drag
const EDGE = 40;         // pixels from the frame's edge where it scrolls
const STEP = 14;

/** Follows the pointer; `drop(source area, target area)` when it ends at another row.
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
    if (!from) return;
    if (!line && Math.hypot(event.clientX - from.x, event.clientY - from.y) < START) return;
    scroll(event);
    show(event);
  });
  addEventListener("pointerup", (event) => {
    if (!from) return;
    const [area, drawn] = [aim(event), line];
    const source = from.area;
    clear();
    if (!drawn) return;
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (area && area.kegiatan !== source.kegiatan) drop(source, area);
  });
  addEventListener("keydown", (event) => event.key === "Escape" && from && clear());

  function swallow(event) {
    event.stopPropagation();
    event.preventDefault();
  }

  /** The place of a row under the pointer. */
  function aim(event) {
    const element = /** @type {HTMLElement | null | undefined} */ (document.elementFromPoint(event.clientX, event.clientY)?.closest(".halaman"));
    const page = element && sheet.pages[Number(element.dataset.nomor) - 1];
    if (!page?.part) return null;
    const [x, y] = inside(page, event);
    const area = areaAt(page.data.area.filter((one) => one.jenis !== "panah"), x, y);
    return area?.kegiatan ? area : null;
  }

  function inside(page, event) {
    const rect = page.element.getBoundingClientRect();
    const [left, top, width, height] = page.part;
    return [left + (event.clientX - rect.left) / rect.width * width, top + (event.clientY - rect.top) / rect.height * height];
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
    if (!page || area.kegiatan === from.area.kegiatan) return;
    const own = page.data.area.find((one) => one.jenis === "simbol" && one.kegiatan === area.kegiatan) ?? area;
    const [left, top, w, h] = own.kotak;
    page.aim = draw("rect", { class: "tuju", x: left, y: top, width: w, height: h });
    page.over.append(page.aim);
  }

  function scroll(event) {
    const frame = sheet.box.getBoundingClientRect();
    if (event.clientY < frame.top + EDGE) sheet.box.scrollTop -= STEP;
    if (event.clientY > frame.bottom - EDGE) sheet.box.scrollTop += STEP;
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
