// The worker that is sopdoc, as the page asks it: `call(job, data) → value`; it is begun again when it died or was stopped.

const { carried } = /** @type {any} */ (globalThis);         // carried.js
/** @type {Worker | undefined} */
let worker;
/** @type {Map<number, {done: (value: any) => void, failed: (fault: Error) => void}>} */
const waiting = new Map();
/** @type {Set<string>} */
const brought = new Set();
let count = 0, ended = "belum dimulai";

/** Whoever was asked is no more. */
export class EndedError extends Error {}
const heard = new EventTarget();

/** Lines of a running command, events of the studio, how far a book is, and the end of a worker: "line", "event", "book", "ended".
 *  @param {string} name
 *  @param {(detail: any) => void} listen */
export function hear(name, listen) {
  heard.addEventListener(name, (event) => listen(/** @type {CustomEvent} */ (event).detail));
}

/** @param {string} name
 *  @param {any} detail */
export const tell = (name, detail = undefined) => heard.dispatchEvent(new CustomEvent(name, { detail }));

/** @param {string} job
 *  @param {object} data
 *  @returns {Promise<any>} */
export function call(job, data = {}) {
  return new Promise((done, failed) => {
    if (!worker) return failed(new EndedError(ended));
    count += 1;
    waiting.set(count, { done, failed });
    return worker.postMessage({ n: count, job, ...data });
  });
}

/** Starts it from what the page carries; the first one began with the page. */
export async function start() {
  worker = /** @type {Worker} */ (carried.first ?? another());
  carried.first = undefined;
  worker.onmessage = ({ data }) => {
    if (data.line !== undefined) return tell("line", data.line);
    if (data.event) return tell("event", data.event);
    if (data.book) return tell("book", JSON.parse(data.book));
    if (data.died) return end(data.died);
    const asked = waiting.get(data.n);
    waiting.delete(data.n);
    return data.fault === undefined ? asked?.done(data.value) : asked?.failed(new Error(data.fault));
  };
  worker.onerror = (event) => end(event.message || "berhenti sendiri");
  brought.clear();
  await call("boot");
}

function another() {
  const made = carried.begun();
  for (const script of document.querySelectorAll("script[data-muatan]")) carried.give(made, script);
  return made;
}

/** What is carried, but asked for seldom: the worker has it from then on.
 *  @param {string} name */
export async function bring(name) {
  if (brought.has(name)) return;
  await call("add", { bytes: carried.bytesOf(document.querySelector(`script[data-kelak="${name}"]`)) });
  brought.add(name);
}

/** Ends it; whoever waits is told, and whoever asks before the next one begins.
 *  @param {string} reason */
export function end(reason) {
  ended = reason;
  worker?.terminate();
  worker = undefined;
  for (const { failed } of waiting.values()) failed(new EndedError(reason));
  waiting.clear();
  tell("ended", reason);
}
