// The worker that is sopdoc, as the page asks it: `call(job, data) → value`; it is begun again when it died or was stopped.

/** @type {Worker | undefined} */
let worker;
/** @type {Map<number, {done: (value: any) => void, failed: (fault: Error) => void}>} */
const waiting = new Map();
/** @type {Set<string>} */
const brought = new Set();
let count = 0;

/** Whoever was asked is no more. */
export class EndedError extends Error {}
const heard = new EventTarget();

/** Lines of a running command, events of the studio, and the end of a worker: "line", "event", "ended".
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
    if (!worker) return failed(new EndedError("sopdoc tidak berjalan"));
    count += 1;
    waiting.set(count, { done, failed });
    return worker.postMessage({ n: count, job, ...data });
  });
}

/** Starts it from what the page carries. */
export async function start() {
  const text = atob(document.getElementById("pekerja")?.textContent ?? "");
  worker = new Worker(URL.createObjectURL(new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => {
    if (data.line !== undefined) return tell("line", data.line);
    if (data.event) return tell("event", data.event);
    if (data.died) return end(data.died);
    const asked = waiting.get(data.n);
    waiting.delete(data.n);
    return data.fault === undefined ? asked?.done(data.value) : asked?.failed(new Error(data.fault));
  };
  worker.onerror = (event) => end(event.message || "berhenti sendiri");
  brought.clear();
  await call("boot", { parts: carried("muatan") });
}

/** What is carried, but asked for seldom: the worker has it from then on.
 *  @param {string} name */
export async function bring(name) {
  if (brought.has(name)) return;
  await call("add", { parts: carried("kelak", name) });
  brought.add(name);
}

/** Ends it; whoever waits is told. */
export function end(reason) {
  worker?.terminate();
  worker = undefined;
  for (const { failed } of waiting.values()) failed(new EndedError(reason));
  waiting.clear();
  tell("ended", reason);
}

/** The parts that scripts of this kind hold, as they are packed.
 *  @param {string} kind
 *  @param {string} name
 *  @returns {Record<string, Uint8Array>} */
function carried(kind, name = "") {
  const scripts = document.querySelectorAll(`script[data-${kind}${name && `="${name}"`}]`);
  return Object.fromEntries([...scripts].map((one) => [one.getAttribute(`data-${kind}`), bytesOf(one.textContent ?? "")]));
}

const ESCAPE = "=".charCodeAt(0), SHIFT = 64;
const BYTES = new Uint8Array(65536);        // of a sign's number
for (const [byte, sign] of [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, n) => n))].entries()) BYTES[sign.charCodeAt(0)] = byte;

/** As `written` of sopdoc/portable/page.py puts bytes into a page. */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let i = 0; i < text.length; i += 1) {
    let code = text.charCodeAt(i);
    if (code === ESCAPE) code = text.charCodeAt(i += 1) - SHIFT;
    bytes[size] = code < 128 ? code : BYTES[code];
    size += 1;
  }
  return bytes.subarray(0, size);
}
