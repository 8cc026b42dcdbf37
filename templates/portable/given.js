// A folder that a browser gives to be read only: chosen by an input, or dropped where there are no handles.

import { readable } from "./folder.js";

/** @typedef {{name: string, files: Map<string, Uint8Array>}} Given a folder's name, its files by their paths in it */

/** @param {Iterable<File>} files of an input for folders, at least one
 *  @returns {Promise<Given>} */
export async function chosenFolder(files) {
  const found = [...files].map((file) => /** @type {[string, File]} */ ([file.webkitRelativePath, file]));
  const name = found[0][0].split("/")[0];
  return { name, files: await readable(found.map(([path, file]) => [path.slice(name.length + 1), file])) };
}

/** @param {FileSystemDirectoryEntry} folder
 *  @returns {Promise<Given>} */
export async function droppedFolder(folder) {
  /** @type {[string, File][]} */
  const found = [];
  await walk(folder, "", found);
  return { name: folder.name, files: await readable(found) };
}

async function walk(folder, before, found) {
  for (const entry of await inside(folder)) {
    const path = before + entry.name;
    if (entry.isDirectory) await walk(entry, `${path}/`, found);
    else found.push([path, await new Promise((done, failed) => entry.file(done, failed))]);
  }
}

/** All that lies in a folder: a reader gives it in parts, the last of which is empty. */
async function inside(folder) {
  const reader = folder.createReader(), all = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return all;
    all.push(...some);
  }
}
