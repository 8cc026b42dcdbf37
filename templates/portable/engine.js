// The worker that is sopdoc, as the page asks it: `call(job, data) → value`; it is begun again when it died or was stopped.

/** @type {Worker | undefined} */
let worker;
/** @type {Map<number, {done: (value: any) => void, failed: (fault: Error) => void}>} */
const waiting = new Map();
let count = 0;
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
    if (!worker) return failed(new Error("sopdoc tidak berjalan"));
    count += 1;
    waiting.set(count, { done, failed });
    return worker.postMessage({ n: count, job, ...data });
  });
}

/** Starts it from what the page carries. */
export async function start() {
  const text = document.getElementById("pekerja")?.textContent ?? "";
  worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => {
    if (data.line !== undefined) return tell("line", data.line);
    if (data.event) return tell("event", data.event);
    const asked = waiting.get(data.n);
    waiting.delete(data.n);
    return data.fault === undefined ? asked?.done(data.value) : asked?.failed(new Error(data.fault));
  };
  worker.onerror = (event) => end(event.message || "berhenti sendiri");
  await call("boot", { parts: await carried() });
}

/** Ends it; whoever waits is told. */
export function end(reason) {
  worker?.terminate();
  worker = undefined;
  for (const { failed } of waiting.values()) failed(new Error(reason));
  waiting.clear();
  tell("ended", reason);
}

async function carried() {
  /** @type {Record<string, Uint8Array>} */
  const parts = {};
  await Promise.all([...document.querySelectorAll("script[data-muatan]")].map(async (one) => {
    const script = /** @type {HTMLScriptElement} */ (one);
    const answer = await fetch(`data:application/octet-stream;base64,${script.textContent}`);
    parts[script.dataset.muatan ?? ""] = new Uint8Array(await answer.arrayBuffer());
  }));
  return parts;
}
