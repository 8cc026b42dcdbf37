// Small words for building the page.  Texts go in as texts, never as markup.

/** An element of the page's own HTML: it is there, and its kind is known where it is asked for.
 *  @param {string} id
 *  @returns {any} */
export const by = (id) => document.getElementById(id);

/** An element with attributes and children; a string child becomes a text node.
 *  @param {string} tag
 *  @param {Record<string, unknown>} attributes
 *  @param {...(Node | string | null | undefined)} children
 *  @returns {any} */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child != null && child !== "")));
  return element;
}

/** A text with `code` between backticks. */
export function prose(text) {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? make("code", {}, part) : part));
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag
 *  @param {Record<string, unknown>} attributes
 *  @returns {any} */
export function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** Says it to a screen reader. */
export function announce(text) {
  by("kabar").textContent = text;
}

/** Scrolls `box` so that `rect` (on the screen) is in it, as little as needed and with some air; `covered` pixels of its foot are hidden. */
export function reveal(box, rect, covered = 0) {
  const frame = box.getBoundingClientRect();
  const [air, foot] = [Math.min(80, frame.height / 4), frame.bottom - covered];
  if (rect.top < frame.top + air) box.scrollTop += rect.top - frame.top - air;
  else if (rect.bottom > foot - air) box.scrollTop += Math.min(rect.bottom - foot + air, rect.top - frame.top - air);
  if (rect.left < frame.left) box.scrollLeft += rect.left - frame.left - 20;
  else if (rect.right > frame.right) box.scrollLeft += Math.min(rect.right - frame.right + 20, rect.left - frame.left - 20);
}
