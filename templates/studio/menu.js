// The menu of what can be done at a place; by pointer and by keyboard.

import { by, make } from "./dom.js";

/** @typedef {{label: string, tombol?: string, jalankan: () => void} | {judul: string}} Butir */

/** Shows the menu at a point of the screen; the focus goes back to where it was.
 *  @param {Butir[]} items
 *  @param {{x: number, y: number}} at */
export function showMenu(items, at) {
  const menu = by("menu");
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const close = (back = true) => {
    if (menu.hidden) return;
    menu.hidden = true;
    removeEventListener("pointerdown", outside, true);
    if (back) before?.focus({ preventScroll: true });
  };
  const outside = (/** @type {PointerEvent} */ event) => menu.contains(/** @type {Node} */ (event.target)) || close(false);
  menu.replaceChildren(...items.map((item) => {
    if ("judul" in item) return make("h2", { role: "presentation" }, item.judul);
    const button = make("button", { type: "button", role: "menuitem", tabindex: -1 }, make("span", {}, item.label), item.tombol && make("kbd", {}, item.tombol));
    button.addEventListener("click", () => { close(); item.jalankan(); });
    return button;
  }));
  menu.onkeydown = (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons.at((buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) + step) % buttons.length)?.focus();
    else if (event.key === "Home") buttons[0]?.focus();
    else if (event.key === "End") buttons.at(-1)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  menu.hidden = false;
  const [width, height] = [menu.offsetWidth, menu.offsetHeight];
  menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
  addEventListener("pointerdown", outside, true);
  menu.querySelector("button")?.focus();
}
