// What is typed in a cell and does not stand in the definition yet: the browser keeps it, so that no page that ends costs a keystroke.

const KEY = "ketikan ";

/** @param {string} id of the SOP
 *  @param {string} cell
 *  @param {string} words */
export const keepTyped = (id, cell, words) => localStorage.setItem(KEY + id, JSON.stringify({ cell, words }));

/** @param {string} id */
export const dropTyped = (id) => localStorage.removeItem(KEY + id);

/** @param {string} id
 *  @returns {{cell: string, words: string} | null} */
export const typedIn = (id) => JSON.parse(localStorage.getItem(KEY + id) ?? "null");
