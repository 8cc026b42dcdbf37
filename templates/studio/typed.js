// Words that were typed and do not stand in the definition yet.  The browser keeps them, so that no page that ends costs a keystroke.

/** What somebody types at a place: `jalur` on the sheet of the text `sidik`.  `sent`: it was finished, and waits until it can be written.
 *  @typedef {{key: string, sop: string, cell: string, nama: string, jalur: (string|number)[], sidik: string, words: string, sent: boolean}} Typed */

const KEY = "ketikan ";
const PAGE = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;

/** This page's, in the order in which they were begun.
 *  @type {Map<string, Typed>} */
const kept = new Map();
let count = 0;

navigator.locks?.request(KEY + PAGE, () => new Promise(() => {}));      // held as long as this page lives

/** @param {Omit<Typed, "key">} typed
 *  @returns {Typed} */
export const begun = (typed) => ({ ...typed, key: `${KEY}${PAGE} ${count += 1}` });

/** @param {Typed} typed */
export function keep(typed) {
  kept.set(typed.key, typed);
  store(() => localStorage.setItem(typed.key, JSON.stringify(typed)));
}

/** @param {Typed} typed */
export function drop(typed) {
  kept.delete(typed.key);
  store(() => localStorage.removeItem(typed.key));
}

/** @param {string} sop
 *  @returns {Typed[]} */
export const typedIn = (sop) => [...kept.values()].filter((one) => one.sop === sop);

/** Of an SOP whose file is called otherwise now.
 *  @param {string} from
 *  @param {string} to
 *  @param {any} editor what is being written */
export function moved(from, to, editor) {
  if (editor?.sop === from) editor.sop = to;
  for (const one of typedIn(from)) keep(Object.assign(one, { sop: to }));
}

/** Takes over what pages typed that are no more; what another open page types stays that page's. */
export async function adopt() {
  const held = (await navigator.locks?.query())?.held ?? [];
  const living = new Set(held.map(({ name }) => name?.slice(KEY.length)));
  for (const key of stored()) {
    const [page] = key.slice(KEY.length).split(" ");
    if (page !== PAGE && !living.has(page)) store(() => take(key));
  }
}

/** @param {string} key */
function take(key) {
  const typed = JSON.parse(localStorage.getItem(key) ?? "null");
  localStorage.removeItem(key);
  if (typed?.words !== undefined && typed.jalur) keep(begun(typed));
}

const stored = () => {
  let keys = /** @type {string[]} */ ([]);
  store(() => { keys = Object.keys(localStorage).filter((key) => key.startsWith(KEY)).sort(); });
  return keys;
};

/** A browser may refuse to keep anything: the words stay in the page then. */
function store(/** @type {() => void} */ run) {
  try {
    run();
  } catch (fault) {
    console.warn(fault);
  }
}
