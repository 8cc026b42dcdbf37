// While a section is written: the regulations and the SOPs that its line may mean, to be taken with the arrows and Enter, or by a click.

import { announce, make } from "./dom.js";

const WAIT = 150;        // milliseconds without a key, before somebody is asked
const MARK = /^\s*(?:[-•]|\d{1,2}[.)])\s+/;     // of a list's item, which stays

/** By the section's key, the request that finds something for it. */
const FINDERS = {
  "dasar hukum": (id, kata) => ({ jenis: "CariPeraturan", kata }),
  keterkaitan: (id, kata) => ({ jenis: "CariSop", id, kata }),
};

/** Suggests for the line of the caret, where the cell is of such a section.
 *  @param {HTMLElement} box
 *  @param {any} input
 *  @param {any} cell
 *  @param {string} id
 *  @param {(request: any) => Promise<any>} ask */
export function suggesting(box, input, cell, id, ask) {
  const find = FINDERS[cell.kotak.jalur.join("/")];
  if (!find || !(input instanceof HTMLTextAreaElement)) return;
  const list = make("div", { id: "usul", role: "listbox", "aria-label": "Usulan", tabindex: 0, hidden: true });
  /** @type {any[]} */ let found = [];
  let at = -1;
  let asked = 0;
  let timer = 0;
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "usul");
  input.after(list);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose((at + step + found.length + 1) % (found.length + 1));
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0 && at < found.length) take(found[at]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());      // who scrolls it goes on writing
  new MutationObserver((_, observer) => {
    if (input.isConnected) return;
    clearTimeout(timer);
    list.remove();
    observer.disconnect();
  }).observe(box, { childList: true });

  async function look() {
    const own = (asked += 1);
    const kata = line()[2].trim();
    const answer = kata ? await ask(find(id, kata)) : { hasil: [] };
    if (own !== asked || !input.isConnected || document.activeElement !== input) return;
    found = answer.hasil ?? [];
    if (found.some((one) => one.teks === kata)) found = [];
    show();
  }

  /** Where the caret's line begins and ends, and its words without a list's mark. */
  function line() {
    const { value, selectionStart } = input;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const end = (value.indexOf("\n", selectionStart) + value.length + 1) % (value.length + 1);
    const mark = value.slice(start, end).match(MARK)?.[0].length ?? 0;
    return /** @type {[number, number, string]} */ ([start + mark, end, value.slice(start + mark, end)]);
  }

  function show() {
    list.replaceChildren(...found.map((one, index) => {
      const option = make("div", { role: "option", id: `usul-${index}`, "aria-selected": "false" }, make("span", {}, one.sebutan), one.keterangan && make("small", {}, one.keterangan));
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(one); });
      return option;
    }));
    list.hidden = !found.length;
    at = -1;
    input.removeAttribute("aria-activedescendant");
    if (!found.length) return;
    list.style.left = input.style.left;
    list.style.top = `${input.offsetTop + input.offsetHeight}px`;
    list.style.minWidth = `${input.offsetWidth}px`;
    announce(`${found.length} usulan; panah bawah memilih`);
  }

  function choose(index) {
    at = index;
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === at));
    if (at < found.length) input.setAttribute("aria-activedescendant", `usul-${at}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  function take(one) {
    const [start, end] = line();
    input.setRangeText(one.teks, start, end, "end");
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(timer);
  }

  function close() {
    asked += 1;
    found = [];
    list.hidden = true;
    input.removeAttribute("aria-activedescendant");
  }
}
