// The panels beside the sheet fold away: by button and by key, remembered, and at first where the window is narrow.

import { by } from "./dom.js";

const ROOM = 1500;       // pixels of a window in which both leave the sheet readable

/** @typedef {"daftar" | "panel"} Side */

/** @param {Side} side */
export const isFolded = (side) => document.body.classList.contains(`tanpa-${side}`);

/** @param {Side} side
 *  @param {boolean} folded */
function set(side, folded) {
  document.body.classList.toggle(`tanpa-${side}`, folded);
  by(`${side}-lipat`).setAttribute("aria-expanded", String(!folded));
}

/** Folds a panel, or unfolds it.
 *  @param {Side} side */
export function fold(side, folded = !isFolded(side)) {
  set(side, folded);
  localStorage.setItem(`lipat-${side}`, String(folded));
}

/** As they were left, and their buttons. */
export function folding() {
  for (const side of /** @type {Side[]} */ (["daftar", "panel"])) {
    set(side, (localStorage.getItem(`lipat-${side}`) ?? String(innerWidth < ROOM)) === "true");
    by(`${side}-lipat`).addEventListener("click", () => fold(side));
  }
}
