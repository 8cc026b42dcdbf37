// What was copied from Excel or Word: a table becomes rows, anything else words of one cell.

import { question } from "./prompt.js";

/** Which head means which part of a row; a column without one is asked for once. */
const HEADS = {
  uraian: /^(uraian|kegiatan|aktivitas|uraian kegiatan|uraian prosedur|langkah|prosedur|tahapan?)\b/,
  pelaksana: /^(pelaksana|penanggung ?jawab|pic|aktor|jabatan)\b/,
  kelengkapan: /^(kelengkapan|persyaratan|syarat|input)\b/,
  waktu: /^(waktu|durasi|lama)\b/,
  output: /^(output|keluaran|hasil)\b/,
  keterangan: /^(keterangan|ket\b|catatan)/,
};
const NAMES = [["", "(lewati)"], ["uraian", "Kegiatan"], ["pelaksana", "Pelaksana"], ["kelengkapan", "Kelengkapan"], ["waktu", "Waktu"], ["output", "Output"], ["keterangan", "Keterangan"]];
const ITEM = /^\s*(?:[•·▪◦‣●○■o-]|\d+[.)])\t[^\t]*$/;      // of a list in Word: its sign, a tab, its words
const BREAKS = "p, li, div, tr";
const QUALITY = ["kelengkapan", "waktu", "output"];      // what stands under "Mutu Baku"
const MOST_HEADS = 3;    // rows of heads
const DURATION = /^\d+(?:[.,]\d+)?\s*(?:detik|menit|jam|hari|minggu|bulan)\b/i;
const WORDS = /\p{L}{2}/u;       // more than a number or a sign
const OPEN = "……";       // a kegiatan that is still to be written

/** The clipboard's table, cell by cell; of what is no table one cell.
 *  @param {DataTransfer} data
 *  @returns {string[][]} */
export function tableOf(data) {
  const body = new DOMParser().parseFromString(data.getData("text/html"), "text/html").body;
  const tables = [...body.querySelectorAll("table")].filter((one) => !one.parentElement?.closest("table"));
  if (tables.length) return tables.flatMap(gridOf).filter((row) => row.some(Boolean));
  return parse(data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, ""));
}

/** The words around the tables, which become no rows; "" where there is no table.
 *  @param {DataTransfer} data */
export function besideTables(data) {
  const body = new DOMParser().parseFromString(data.getData("text/html"), "text/html").body;
  const tables = [...body.querySelectorAll("table")];
  for (const one of tables) one.remove();
  return tables.length ? wordsOf(body).replaceAll("\n", " ") : "";
}

/** A table's words in their rows and columns; a merged cell says its own once, where it begins.
 *  @param {HTMLTableElement} table
 *  @returns {string[][]} */
function gridOf(table) {
  const rows = [...table.rows];
  /** @type {string[][]} */ const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x] !== undefined) x += 1;
      const below = Math.min(cell.rowSpan || rows.length, rows.length - y);      // 0: down to the last row
      for (let down = 0; down < below; down += 1) for (let across = 0; across < cell.colSpan; across += 1) grid[y + down][x + across] = "";
      grid[y][x] = wordsOf(cell);
    }
  });
  const width = Math.max(...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ""));
}

/** A cell of Word or Excel as lines; a list's bullets and numbers stay. */
function wordsOf(cell) {
  const own = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const one of own.querySelectorAll("style, script")) one.remove();
  for (const item of own.querySelectorAll("ol > li")) item.prepend(numberOf(item));
  for (const item of own.querySelectorAll("ul > li")) item.prepend("- ");
  for (const one of own.querySelectorAll("td, th")) one.append(" ");
  for (const one of own.querySelectorAll("br")) one.replaceWith("\u0001");
  for (const one of own.querySelectorAll("ol, ul, table")) one.before("\u0001");
  for (const one of own.querySelectorAll(BREAKS)) one.append("\u0001");
  const lines = (own.textContent ?? "").replace(/\s+/g, " ").split("\u0001");
  return lines.map((line) => line.trim()).filter(Boolean).join("\n");
}

function numberOf(item) {
  const list = /** @type {HTMLOListElement} */ (item.parentElement);
  const at = [...list.children].filter(({ tagName }) => tagName === "LI").indexOf(item) + (list.hasAttribute("start") ? list.start : 1);
  return `${/^a$/i.test(list.type) && at > 0 && at < 27 ? String.fromCharCode(96 + at) : at}. `;
}

/** Cells parted by tabs; one in quotes may hold lines and tabs, as Excel writes them. */
function parse(text) {
  if (!text.includes("\t") || text.split("\n").every((line) => ITEM.test(line))) return [[text]];
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const [sign, row] = [text[at], rows[rows.length - 1]];
    const cell = row[row.length - 1];
    if (quoted && sign === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
    else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell === "") quoted = true;
    else if (!quoted && sign === "\t") row.push("");
    else if (!quoted && sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

/** The rows that a table means, by its heads or by what the person says of its columns, and the titles of columns whose words are
 *  left; null when nothing shall be done.
 *  @param {string[][]} table
 *  @returns {Promise<{baris: any[], lewat: string[]} | null>} */
export async function rowsOf(table) {
  const filled = table[0].map((_, at) => table.some((row) => row[at]?.trim()));
  const own = table.map((row) => row.filter((_, at) => filled[at] ?? true));
  const { keys, count } = headsOf(own);
  const known = keys.includes("uraian");
  const said = known ? keys : await asked(own);
  if (!said) return null;
  const rows = known ? own.slice(count) : own;
  const left = said.flatMap((key, at) => (key || !rows.some((row) => WORDS.test(row[at] ?? "")) ? [] : [known && titleOf(own, count, at) ? `kolom "${titleOf(own, count, at)}"` : `kolom ${at + 1}`]));
  return { baris: joinedRows(rows.map((cells) => partsOf(cells, said))).map((row) => ({ jenis: "BarisBaru", ...row })), lewat: left };
}

/** Of a column the lowest of its heads. */
const titleOf = (table, count, at) => table.slice(0, count).map((row) => row[at]).filter((head) => WORDS.test(head ?? "")).at(-1);

/** What each column holds, and how many rows say so: a sheet has its pelaksana and its mutu baku under heads of their own, and often counts its columns. */
function headsOf(table) {
  let count = 1;
  const seen = new Set(table[0].map(keyOf));
  while (count < MOST_HEADS && table[count]?.some((cell) => QUALITY.includes(keyOf(cell)) && !seen.has(keyOf(cell)))) {
    for (const cell of table[count]) seen.add(keyOf(cell));
    count += 1;
  }
  const keys = table[0].map((_, at) => {
    const own = table.slice(0, count).map((row) => row[at]).filter(Boolean);
    return own.length > 1 && keyOf(own[0]) === "pelaksana" ? "" : own.map(keyOf).filter(Boolean).at(-1) ?? "";      // of several columns: their symbols are no words
  });
  if (table[count]?.every((cell, at) => !cell || Number(cell.replace(/[()]/g, "")) === at + 1)) count += 1;
  return { keys: keys.map((key, at) => (keys.indexOf(key) === at ? key : "")), count };
}

/** A row's words by what they are. */
const partsOf = (cells, keys) => Object.fromEntries(cells.map((cell, at) => [keys[at], cell.trim()]).filter(([key, cell]) => key && cell));

/** What goes on below a row without a kegiatan of its own, as beside a merged cell, belongs to that row. */
function joinedRows(rows) {
  const found = [];
  for (const row of rows.filter((one) => Object.keys(one).length)) {
    const above = found.at(-1);
    if (row.uraian || !above) found.push({ uraian: OPEN, ...row });
    else for (const [key, words] of Object.entries(row)) above[key] = key === "pelaksana" || !above[key] ? above[key] ?? words : `${above[key]}\n${words}`;
  }
  return found;
}

const keyOf = (head) => Object.keys(HEADS).find((key) => HEADS[key].test(head.trim().toLowerCase())) ?? "";

/** @returns {Promise<string[] | null>} */
async function asked(table) {
  const width = Math.max(...table.map((row) => row.length));
  const columns = [...Array(width).keys()];
  const longest = columns.toSorted((a, b) => length(table, b) - length(table, a))[0];
  const guess = (at) => (at === longest ? "uraian" : table.every((row) => !row[at] || DURATION.test(row[at])) ? "waktu" : "");
  const answer = await question({
    judul: `Tempel ${table.length} baris`, teks: "Apa isi tiap kolomnya?",
    isian: columns.map((at) => ({ nama: String(at), label: `Kolom ${at + 1}: ${(table.find((row) => row[at])?.[at] ?? "").slice(0, 40)}`, nilai: guess(at), pilihan: /** @type {[string, string][]} */ (NAMES) })),
    tombol: [{ nilai: "ya", label: "Tempel" }],
  });
  return answer && columns.map((at) => answer.isi[String(at)]);
}

const length = (table, at) => table.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
