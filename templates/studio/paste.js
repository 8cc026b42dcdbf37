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

/** The clipboard's table, cell by cell; of what is no table one cell.
 *  @param {DataTransfer} data
 *  @returns {string[][]} */
export function tableOf(data) {
  const table = new DOMParser().parseFromString(data.getData("text/html"), "text/html").querySelector("table");
  if (table) return [...table.rows].map((row) => [...row.cells].map(wordsOf)).filter((row) => row.some(Boolean));
  return parse(data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, ""));
}

/** A cell of Word or Excel as lines; a list's bullets stay. */
function wordsOf(cell) {
  const own = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const item of own.querySelectorAll("ol > li")) item.prepend(`${[.../** @type {Element} */ (item.parentElement).children].indexOf(item) + 1}. `);
  for (const item of own.querySelectorAll("ul > li")) item.prepend("- ");
  for (const one of own.querySelectorAll("br")) one.replaceWith("\u0001");
  for (const one of own.querySelectorAll(BREAKS)) one.append("\u0001");
  const lines = (own.textContent ?? "").replace(/\s+/g, " ").split("\u0001");
  return lines.map((line) => line.trim()).filter(Boolean).join("\n");
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

/** The rows that a table means, by its heads or by what the person says of its columns; null when nothing shall be done.
 *  @param {string[][]} table
 *  @returns {Promise<any[] | null>} */
export async function rowsOf(table) {
  const heads = table[0].map(keyOf);
  const known = heads.includes("uraian");
  const keys = known ? heads : await asked(table);
  if (!keys) return null;
  const body = known ? table.slice(1) : table;
  const rows = body.map((cells) => Object.fromEntries(cells.map((cell, at) => [keys[at], cell]).filter(([key]) => key)));
  return rows.filter((row) => row.uraian?.trim()).map((row) => ({ jenis: "BarisBaru", ...row }));
}

const keyOf = (head) => Object.keys(HEADS).find((key) => HEADS[key].test(head.trim().toLowerCase())) ?? "";

/** @returns {Promise<string[] | null>} */
async function asked(table) {
  const width = Math.max(...table.map((row) => row.length));
  const columns = [...Array(width).keys()];
  const longest = columns.toSorted((a, b) => length(table, b) - length(table, a))[0];
  const answer = await question({
    judul: `Tempel ${table.length} baris`, teks: "Apa isi tiap kolomnya?",
    isian: columns.map((at) => ({ nama: String(at), label: `Kolom ${at + 1}: ${(table[0][at] ?? "").slice(0, 40)}`, nilai: at === longest ? "uraian" : "", pilihan: /** @type {[string, string][]} */ (NAMES) })),
    tombol: [{ nilai: "ya", label: "Tempel" }],
  });
  return answer && columns.map((at) => answer.isi[String(at)]);
}

const length = (table, at) => table.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
