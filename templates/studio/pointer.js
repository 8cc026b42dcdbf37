// Where a pointer is on the pages, and what every drag over them needs.

const EDGE = 40;         // pixels from the frame's edge where it scrolls
const STEP = 14;
export const START = 6;         // pixels from where a press becomes a drag

/** The page under the pointer.
 *  @param {any} sheet
 *  @param {PointerEvent | MouseEvent} event */
export function pageAt(sheet, event) {
  const element = /** @type {HTMLElement | null | undefined} */ (document.elementFromPoint(event.clientX, event.clientY)?.closest(".halaman"));
  const page = element && sheet.pages[Number(element.dataset.nomor) - 1];
  return page?.part ? page : null;
}

/** The pointer in a page's points. */
export function inside(page, event) {
  const rect = page.element.getBoundingClientRect();
  const [left, top, width, height] = page.part;
  return [left + (event.clientX - rect.left) / rect.width * width, top + (event.clientY - rect.top) / rect.height * height];
}

/** Scrolls while something is dragged near the frame's edge. */
export function scrollNear(sheet, event) {
  const frame = sheet.box.getBoundingClientRect();
  if (event.clientY < frame.top + EDGE) sheet.box.scrollTop -= STEP;
  if (event.clientY > frame.bottom - EDGE) sheet.box.scrollTop += STEP;
}

export const isDrag = (from, event) => Math.hypot(event.clientX - from.x, event.clientY - from.y) >= START;

/** The click that ends a drag means nothing. */
export function swallowClick() {
  const swallow = (/** @type {Event} */ event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
}
