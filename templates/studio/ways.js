// Rows whose symbols each say where they lead: one way out of one symbol at a time comes, goes, leads elsewhere, gets another word.

import { exchangeItems, exchangesAt } from "./exchanges.js";
import { endOf, END, rowOf, SHAPES } from "./places.js";
import { insist } from "./prompt.js";

/** @typedef {import("./menu.js").Butir} Butir
 *  @typedef {import("./actions.js").Make} Make
 *  A symbol of a row, by its place there.
 *  @typedef {import("./places.js").Row & {simbol: number}} Source */

/** @param {import("./places.js").Row} row */
export const isMany = ({ langkah }) => langkah.terkunci && langkah.kegiatan >= 0;

/** The symbol that a place is; null for any other place.
 *  @returns {Source | null} */
export function sourceOf(lembar, area) {
  const row = rowOf(lembar, area);
  const simbol = row?.langkah.simpul.findIndex(({ id }) => id === area.id) ?? -1;
  return row && simbol >= 0 ? { ...row, simbol } : null;
}

/** Which way out of which symbol an arrow is; null for one of two heads, and for what no symbol of a row is the source of. */
export function wayOf(lembar, arrow) {
  const [from, to] = ["dari", "ke"].map((side) => endOf(lembar, arrow, side));
  const source = from && sourceOf(lembar, from);
  const jalan = source?.langkah.simpul[source.simbol].jalan.findIndex(({ id }) => id === to?.id) ?? -1;
  return source && jalan >= 0 ? { ...source, jalan } : null;
}

/** The menu of the row's symbols in a lane, or of the one that was clicked; of an empty lane what can come there.
 *  @returns {Butir[]} */
export function symbolsItems(lembar, row, lane, id, make) {
  const { alur, langkah } = row;
  const all = langkah.simpul.map((_, simbol) => ({ ...row, simbol }));
  const here = all.filter(({ simbol }) => (id ? langkah.simpul[simbol].id === id : langkah.simpul[simbol].lajur === lane));
  if (here.length) return here.flatMap((one) => symbolItems(lembar, one, make));
  const own = { alur, baris: langkah.ref };
  return [
    { judul: laneName(lembar, alur, lane) },
    ...all.map((one) => ({ label: `Pindahkan simbol ${nameOf(lembar, one)} ke sini`, jalankan: () => make({ jenis: "PindahSimbol", ...own, dari: langkah.simpul[one.simbol].lajur, ke: lane, simbol: one.simbol }) })),
    ...["bersama", "berurutan"].map((hubungan) => ({ label: `Tambah simbol: dikerjakan ${hubungan}`, jalankan: () => make({ jenis: "TambahSimbol", ...own, lajur: lane, hubungan }) })),
  ];
}

/** @param {Source} source
 *  @returns {Butir[]} */
function symbolItems(lembar, source, make) {
  const { alur, langkah, simbol } = source;
  const { id, lajur, bentuk, jalan } = langkah.simpul[simbol];
  const own = { alur, baris: langkah.ref, lajur, simbol };
  return [
    { judul: `Simbol ${nameOf(lembar, source)}` },
    ...SHAPES.filter(([one]) => one !== bentuk).map(([one, label]) => ({ label: `Jadikan ${label.toLowerCase()}`, jalankan: () => make({ jenis: "GantiBentuk", ...own, bentuk: one }) })),
    { label: "Tulis di dalam simbol …", jalankan: () => inscribe(source, make) },
    { label: "Anak panah baru ke …", jalankan: () => point(lembar, source, -1, make) },
    ...jalan.flatMap((_, at) => wayItems(lembar, { ...source, jalan: at }, make)),
    ...exchangesAt(lembar, alur, id).flatMap((both) => exchangeItems(lembar, both, make)),
    ...(langkah.simpul.length > 1 ? [{ label: "Hapus simbol ini", jalankan: () => make({ jenis: "HapusSimbol", ...own }) }] : []),
  ];
}

const inscribe = ({ alur, langkah, simbol }, make) => insist({
  judul: "Kata di dalam simbol", isian: [{ nama: "teks", label: "Kata (kosongkan untuk yang biasa)", nilai: langkah.simpul[simbol].teks }], tombol: [{ nilai: "ya", label: "Simpan" }],
}, ({ isi }) => make({ jenis: "TulisSimbol", alur, baris: langkah.ref, teks: isi.teks, simbol }));

/** @returns {Butir[]} */
export function wayItems(lembar, way, make) {
  const own = `Anak panah ${wordsOf(lembar, way)}`;
  return [
    { label: `${own}: arahkan ke …`, jalankan: () => point(lembar, way, way.jalan, make) },
    { label: `${own}: hapus`, jalankan: () => make(change(way, way.jalan, "", "")) },
  ];
}

/** Asks where a way leads and with which word; -1 for one more.
 *  @param {Source} source
 *  @param {number} jalan
 *  @param {Make} make */
function point(lembar, source, jalan, make) {
  const { langkah, simbol } = source;
  const own = langkah.simpul[simbol];
  const now = own.jalan[jalan];
  const decides = own.bentuk === "keputusan";
  return insist({
    judul: now ? `Anak panah ${wordsOf(lembar, { ...source, jalan })}` : `Anak panah baru dari ${nameOf(lembar, source)}`,
    isian: [
      { nama: "ke", label: "Menuju", nilai: goals(lembar, source).find(([, , id]) => id === now?.id)?.[0], pilihan: goals(lembar, source).map(([value, label]) => /** @type {[string, string]} */ ([value, label])) },
      { nama: "kata", label: decides ? "Kata cabang" : "Kata di anak panah (boleh kosong)", nilai: now?.kata ?? "", wajib: decides },
    ],
    tombol: [{ nilai: "ya", label: now ? "Simpan" : "Sambungkan" }],
  }, ({ isi }) => make(change(source, jalan, isi.ke, isi.kata)));
}

/** After an arrow was drawn by hand to a symbol, or to a row as a whole: another end of a way that is there, or one more.
 *  @param {Source} source
 *  @param {import("./places.js").Row} row
 *  @param {number} place
 *  @param {Make} make */
export function drawn(lembar, source, row, place, make) {
  const { bentuk, jalan } = source.langkah.simpul[source.simbol];
  const decides = bentuk === "keputusan";
  const ke = `${row.langkah.ref} ${place}`;
  return insist({
    judul: "Anak panah baru", teks: jalan.length ? "Alihkan anak panah yang ada ke sini, atau tambah satu? Beberapa anak panah tanpa kata berarti dikerjakan serentak." : "",
    isian: [{ nama: "kata", label: decides ? "Kata cabang baru" : "Kata di anak panah baru (boleh kosong)", wajib: decides }],
    tombol: [
      ...jalan.map((_, at) => ({ nilai: `alih ${at}`, label: `Alihkan ${wordsOf(lembar, { ...source, jalan: at })}`, langsung: true })),
      { nilai: "tambah", label: decides ? "Cabang baru" : "Tambah", utama: true },
    ],
  }, ({ tombol, isi }) => {
    const at = tombol.startsWith("alih ") ? Number(tombol.slice("alih ".length)) : -1;
    return make(change(source, at, ke, at < 0 ? isi.kata : jalan[at].kata));
  });
}

/** `ke`: a row's `ref` and a place among its symbols, END, or "" for nowhere. */
function change({ alur, langkah, simbol }, jalan, ke, kata) {
  const [ref, place] = ke.startsWith("#") ? ke.split(" ") : [ke, "-1"];
  return { jenis: "UbahJalan", alur, baris: langkah.ref, simbol, jalan, ke: ref, ke_simbol: Number(place), kata };
}

/** Every symbol that an arrow can lead to: value, words, and the symbol.
 *  @returns {[string, string, string][]} */
function goals(lembar, { alur }) {
  const rows = lembar.alur[alur].langkah.map((langkah, nomor) => ({ alur, langkah, nomor })).filter(({ langkah }) => langkah.kegiatan >= 0);
  const found = rows.flatMap((row) => row.langkah.simpul.map((one, simbol) => /** @type {[string, string, string]} */ ([
    `${row.langkah.ref} ${simbol}`, `${rowWords(row)}${row.langkah.simpul.length > 1 ? ` – ${nameOf(lembar, { ...row, simbol })}` : ""}`, one.id,
  ])));
  return [...found, [END, "Selesai", ""]];
}

const rowWords = ({ langkah }) => `${langkah.nomor || "–"}. ${langkah.uraian.replaceAll("\n", " ").slice(0, 60)}`;
const laneName = (lembar, alur, kunci) => lembar.alur[alur].lajur.find((one) => one.kunci === kunci)?.nama ?? kunci;

/** A symbol by its pelaksana; numbered where he has several in the row. */
export function nameOf(lembar, { alur, langkah, simbol }) {
  const { lajur } = langkah.simpul[simbol];
  const like = langkah.simpul.flatMap((one, at) => (one.lajur === lajur ? [at] : []));
  return `${laneName(lembar, alur, lajur)}${like.length > 1 ? ` (${like.indexOf(simbol) + 1})` : ""}`;
}

/** A way by its word, and where it leads. */
export function wordsOf(lembar, { alur, langkah, simbol, jalan }) {
  const { kata, ke, id } = langkah.simpul[simbol].jalan[jalan];
  const row = lembar.alur[alur].langkah.find((one) => one.ref === ke);
  const place = row?.simpul.findIndex((one) => one.id === id) ?? -1;
  const inside = row?.ref === langkah.ref ? nameOf(lembar, { alur, langkah: row, simbol: place }) : "";
  return [kata && `"${kata}"`, `ke ${inside || (row ? `kegiatan ${row.nomor || row.uraian.slice(0, 30)}` : "selesai")}`].filter(Boolean).join(" ");
}
