// The person's folder: its files go to the worker, what the worker wrote goes back, what others wrote is followed.
// Where a browser gives no folder, files are kept in it until they are saved as a zip.

import { call, end, start, tell } from "./engine.js";
import { forget, keep } from "./store.js";

const READ = /\.(ya?ml|png|jpe?g|svg|ttf|pdf|json|xlsx)$/i;
const LARGEST = 30_000_000;         // bytes of a file that may be asked for
const AT_ONCE = 12;                 // files written together: one takes 0.3 s, mostly waiting
const POLL = 400;                   // milliseconds between two looks at the folder
const OUTPUT = "output/", NOTES = `${OUTPUT}.sopdoc/studio/`;        // the notes of undoing
export const DRAFT = "rancangan", LAST = "folder";

/** @type {{handle: any, name: string, known: Map<string, {time: number, size: number}>, files: Map<string, Uint8Array>, unsaved: boolean}} */
const folder = { handle: undefined, name: "", known: new Map(), files: new Map(), unsaved: false };
let queue = Promise.resolve();
let held = 0;

export const isOpen = () => Boolean(folder.name);
export const isSaved = () => !folder.unsaved;
export const named = () => folder.name;
export const fileOf = (path) => folder.files.get(path);
export const filesBelow = (start) => [...folder.files].filter(([path]) => path.startsWith(start));
export const hasHandle = () => Boolean(folder.handle);

// ------------------------------------------------------------ opening

/** A folder that was picked or dropped, and may be written. */
export async function openHandle(handle) {
  if ((await handle.requestPermission({ mode: "readwrite" })) !== "granted") throw new Error("izin menulis ke folder itu belum diberikan");
  const found = await walk(handle);
  await opened(handle.name, await contents(found), handle);
  for (const [path, file] of found) folder.known.set(path, stamp(file));
  await keep(LAST, handle);
}

/** Files that can only be read, or that are new: they stay in the browser. */
export async function openFiles(name, files) {
  await opened(name, files, undefined);
  await draft();
}

async function opened(name, files, handle) {
  await call("begin", { name, given: [...files] });
  Object.assign(folder, { handle, name, known: new Map(), files: new Map(files), unsaved: false });
}

/** Begins a new worker before anything else is asked. */
export function again() {
  const done = queue.then(renewed);
  queue = done.catch(() => {});
  return done;
}

/** A new worker knows nothing: it is given everything once more. */
async function renewed() {
  await start();
  if (!isOpen()) return;
  if (folder.handle) folder.files = await contents(await walk(folder.handle));
  await call("begin", { name: folder.name, given: [...folder.files] });
  tell("begun");
}

export const stop = () => end("dihentikan");

/** Path → file, for everything that sopdoc may read. */
async function walk(handle, before = "", found = new Map()) {
  for await (const [name, entry] of handle.entries()) {
    const path = before + name;
    if (entry.kind === "directory") {
      if (isEntered(`${path}/`)) await walk(entry, `${path}/`, found);
    } else if (READ.test(name) && isSource(path)) {
      const file = await entry.getFile();
      if (file.size <= LARGEST) found.set(path, file);
    }
  }
  return found;
}

const isSource = (path) => !path.startsWith(OUTPUT) || path.startsWith(NOTES);
const isEntered = (inside) => !/(^|\/)\./.test(inside) || NOTES.startsWith(inside) || inside.startsWith(NOTES);        // hidden folders only for the notes

/** Of a folder's files, by their paths in it, those that sopdoc may read, with what they hold.
 *  @param {Iterable<[string, File]>} found
 *  @returns {Promise<Map<string, Uint8Array>>} */
export async function readable(found) {
  const isRead = ([path, file]) => READ.test(path) && isSource(path) && isEntered(path.slice(0, path.lastIndexOf("/") + 1)) && file.size <= LARGEST;
  return contents(new Map([...found].filter(isRead)));
}
const stamp = (file) => ({ time: file.lastModified, size: file.size });
const same = (one, other) => one?.time === other?.time && one?.size === other?.size;

async function contents(found) {
  const read = async ([path, file]) => [path, new Uint8Array(await file.arrayBuffer())];
  return new Map(/** @type {[string, Uint8Array][]} */ (await Promise.all([...found].map(read))));
}

// ------------------------------------------------------------ writing

/** One after the other, also between two windows on one folder. */
export function busy(run) {
  held += 1;
  const alone = () => (folder.handle ? navigator.locks.request(`sopdoc ${folder.name}`, run) : run());
  const done = queue.then(alone).finally(() => { held -= 1; });
  queue = done.then(() => {}, () => {});
  return done;
}

/** What the worker wrote, into the folder; false when somebody else wrote the same file meanwhile, which is then what the worker has. */
export async function save(changed) {
  if (!changed.length) return true;
  if (folder.handle && !(await standsAsKnown(changed))) return false;
  for (const [path, bytes] of changed) if (bytes) folder.files.set(path, bytes); else folder.files.delete(path);
  if (!folder.handle) await draft();
  else await inTurns(changed, ([path, bytes]) => (bytes ? write(path, bytes) : remove(path)));
  return true;
}

async function standsAsKnown(changed) {
  const other = [];
  for (const [path] of changed) {
    const file = isSource(path) ? await there(path) : undefined;
    if (isSource(path) && !same(file && stamp(file), folder.known.get(path))) other.push([path, file]);
  }
  if (!other.length) return true;
  const others = new Set(other.map(([path]) => path));
  for (const [path] of changed) if (!others.has(path) && isSource(path)) other.push([path, folder.files.get(path)]);
  await take(other);
  return false;
}

/** Files as they lie in the folder, to the worker; undefined for one that is gone. */
async function take(found) {
  const given = await Promise.all(found.map(async ([path, file]) => {
    const bytes = file instanceof Uint8Array ? file : file && new Uint8Array(await file.arrayBuffer());
    if (file && !(file instanceof Uint8Array)) folder.known.set(path, stamp(file)); else if (!file) folder.known.delete(path);
    if (bytes) folder.files.set(path, bytes); else folder.files.delete(path);
    return [path, bytes];
  }));
  await call("put", { given });
  return JSON.parse(await call("follow", { paths: given.map(([path]) => path), listed: true }));
}

async function inTurns(items, run) {
  const waiting = [...items];
  const worker = async () => { while (waiting.length) await run(waiting.shift()); };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, worker));
}

async function place(path, create) {
  const parts = path.split("/"), name = parts.pop();
  let at = folder.handle;
  for (const part of parts) at = await at.getDirectoryHandle(part, { create });
  return { at, name };
}

async function there(path) {
  try {
    const { at, name } = await place(path, false);
    return await (await at.getFileHandle(name)).getFile();
  } catch (fault) {
    if (/** @type {DOMException} */ (fault).name === "NotFoundError") return undefined;
    throw fault;
  }
}

/** The browser writes beside the file and puts the new one in its place when it is whole. */
async function write(path, bytes) {
  const { at, name } = await place(path, true);
  const handle = await at.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(bytes);
  await stream.close();
  folder.known.set(path, stamp(await handle.getFile()));
}

async function remove(path) {
  const { at, name } = await place(path, false);
  await at.removeEntry(name);
  folder.known.delete(path);
}

async function draft() {
  folder.unsaved = folder.files.size > 0;
  await keep(DRAFT, { name: folder.name, files: [...folder.files] });
}

/** All files, for a zip; from then on nothing is unsaved. */
export async function takeAll() {
  folder.unsaved = false;
  await forget(DRAFT);
  return [...folder.files].filter(([path]) => !path.includes("/.sopdoc/")).sort();
}

// ------------------------------------------------------------ following

/** Told of what other programs wrote. */
export function watch(told) {
  setInterval(async () => {
    if (!folder.handle || document.hidden || held) return;
    await busy(async () => {
      const event = await look();
      if (event) told(event);
    }).catch(() => {});        // the folder is away for a moment: looked at again
  }, POLL);
}

async function look() {
  const found = await walk(folder.handle);
  const other = [...found].filter(([path, file]) => !same(stamp(file), folder.known.get(path)));
  const gone = [...folder.known.keys()].filter((path) => isSource(path) && !found.has(path)).map((path) => [path, undefined]);
  return other.length + gone.length ? take([...other, ...gone]) : undefined;
}
