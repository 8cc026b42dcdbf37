// What can be done at a place of the sheet: the items of its menu, each a gesture of sopdoc/studio/gestures.py.

import { exchangeItems, exchangeOf, exchangesAt } from "./exchanges.js";
import { insist } from "./prompt.js";
import { arrowOf, END, laneOf, rowOf, SHAPES, target } from "./places.js";
import { isMany, symbolsItems, wayItems, wayOf } from "./ways.js";

export const NEW_ROW = { jenis: "BarisBaru", uraian: "……" };

/** @typedef {import("./menu.js").Butir} Butir
 *  @typedef {(gerak: any, then?: any) => Promise<string>} Make what a gesture came to: why it was not made, or "" */

/** The menu of a place; `make(gesture, what to choose then)`.
 *  @returns {Butir[]} */
export function itemsOf(lembar, page, area, make) {
  if (area.jenis === "panah") return arrowItems(lembar, area, make);
  const row = rowOf(lembar, area);
  if (row) {
    const lane = area.jenis === "simbol" || area.lajur ? laneOf(lembar, page, area) : "";
    return [...(lane && row.langkah.kegiatan >= 0 ? symbolItems(lembar, row, lane, area, make) : []), ...rowItems(lembar, row, make)];
  }
  const flow = lembar.alur.findIndex((one) => one.lajur.some(({ kunci }) => kunci === area.lajur));
  return area.lajur && flow >= 0 ? columnItems(lembar, flow, area.lajur, make) : [];
}

/** @returns {Butir[]} */
function rowItems(lembar, { alur, langkah, nomor }, make) {
  const insert = (di) => make({ jenis: "SisipBaris", alur, di, baris: [NEW_ROW] }, { baris: di });
  return [
    { judul: langkah.nomor ? `Kegiatan ${langkah.nomor}` : "Baris" },
    { label: "Sisipkan baris di bawah", tombol: "Ctrl+Enter", jalankan: () => insert(nomor + 1) },
    { label: "Sisipkan baris di atas", jalankan: () => insert(nomor) },
    { label: "Sisipkan judul di atas …", jalankan: () => title(alur, nomor, make) },
    langkah.halaman_baru
      ? { label: "Jangan mulai halaman baru di sini", jalankan: () => make({ jenis: "HalamanBaru", alur, baris: langkah.ref, ya: false }) }
      : { label: "Mulai halaman baru di sini", jalankan: () => make({ jenis: "HalamanBaru", alur, baris: langkah.ref, ya: true }) },
    { label: "Gandakan baris", tombol: "Ctrl+D", jalankan: () => make({ jenis: "GandakanBaris", alur, baris: langkah.ref }, { baris: nomor + 1 }) },
    { label: "Naikkan baris", tombol: "Alt+↑", jalankan: () => moveRow(lembar, { alur, langkah, nomor }, -1, make) },
    { label: "Turunkan baris", tombol: "Alt+↓", jalankan: () => moveRow(lembar, { alur, langkah, nomor }, 1, make) },
    { label: "Hapus baris", tombol: "Ctrl+Delete", jalankan: () => make({ jenis: "HapusBaris", alur, baris: langkah.ref }, { baris: nomor }) },
  ];
}

const title = (alur, di, make) => insist(
  { judul: "Judul di dalam tabel", isian: [{ nama: "judul", label: "Judul", wajib: true }], tombol: [{ nilai: "ya", label: "Sisipkan" }] },
  ({ isi }) => make({ jenis: "SisipJudul", alur, di, judul: isi.judul }),
);

export function moveRow(lembar, { alur, langkah, nomor }, by, make) {
  const to = nomor + by;
  if (to < 0 || to >= lembar.alur[alur].langkah.length) return undefined;
  return make({ jenis: "PindahBaris", alur, baris: langkah.ref, ke: to }, { baris: to });
}

/** @returns {Butir[]} */
function columnItems(lembar, alur, lajur, make) {
  const { lajur: all } = lembar.alur[alur];
  const place = all.findIndex((one) => one.kunci === lajur);
  const move = (ke) => make({ jenis: "PindahPelaksana", alur, lajur, ke });
  const group = () => insist({
    judul: "Judul bersama", teks: "Judul di atas pelaksana ini dan tetangganya; kosongkan agar berdiri sendiri.",
    isian: [{ nama: "judul", label: "Judul kelompok" }], tombol: [{ nilai: "ya", label: "Kelompokkan" }],
  }, ({ isi }) => make({ jenis: "KelompokkanPelaksana", alur, lajur, judul: isi.judul }));
  return [
    { judul: `Pelaksana ${all[place].nama}` },
    { label: "Tambah pelaksana di kanan …", jalankan: () => newColumn(alur, place + 1, make) },
    { label: "Tambah pelaksana di kiri …", jalankan: () => newColumn(alur, place, make) },
    ...(place > 0 ? [{ label: "Geser ke kiri", tombol: "Alt+←", jalankan: () => move(place - 1) }] : []),
    ...(place < all.length - 1 ? [{ label: "Geser ke kanan", tombol: "Alt+→", jalankan: () => move(place + 1) }] : []),
    { label: "Kelompokkan di bawah judul …", jalankan: group },
    { label: "Hapus pelaksana", tombol: "Ctrl+Delete", jalankan: () => make({ jenis: "HapusPelaksana", alur, lajur }) },
  ];
}

/** Asks for the title of a pelaksana that comes to be the `di`-th. */
export const newColumn = (alur, di, make) => insist(
  { judul: "Pelaksana baru", isian: [{ nama: "nama", label: "Nama jabatan", wajib: true }], tombol: [{ nilai: "ya", label: "Tambahkan" }] },
  ({ isi }) => make({ jenis: "TambahPelaksana", alur, di, nama: isi.nama }),
);

/** @returns {Butir[]} */
function symbolItems(lembar, row, lane, area, make) {
  const { alur, langkah } = row;
  if (isMany(row)) return symbolsItems(lembar, row, lane, area.jenis === "simbol" ? area.id : "", make);
  const nama = lembar.alur[alur].lajur.find((one) => one.kunci === lane)?.nama ?? lane;
  const own = { alur, baris: langkah.ref };
  const here = langkah.simbol[lane];
  if (!here) {
    const lanes = Object.keys(langkah.simbol);
    return [
      { judul: nama },
      ...lanes.map((dari) => ({ label: lanes.length > 1 ? `Pindahkan simbol ${laneName(lembar, alur, dari)} ke sini` : "Pindahkan simbol ke sini", tombol: lanes.length > 1 ? "" : "Spasi", jalankan: () => make({ jenis: "PindahSimbol", ...own, dari, ke: lane }) })),
      { label: "Tambah simbol: dikerjakan bersama", jalankan: () => make({ jenis: "TambahSimbol", ...own, lajur: lane, hubungan: "bersama" }) },
      { label: "Tambah simbol: dikerjakan berurutan", jalankan: () => make({ jenis: "TambahSimbol", ...own, lajur: lane, hubungan: "berurutan" }) },
    ];
  }
  return [
    { judul: `Simbol ${nama}` },
    ...SHAPES.filter(([bentuk]) => bentuk !== here).map(([bentuk, label]) => ({ label: `Jadikan ${label.toLowerCase()}`, jalankan: () => make({ jenis: "GantiBentuk", ...own, lajur: lane, bentuk }) })),
    { label: "Tulis di dalam simbol …", jalankan: () => inscribe(row, make) },
    { label: "Sambungkan ke …", jalankan: () => connect(lembar, row, "", make) },
    ...langkah.cabang.flatMap(({ kata, ke }) => branchItems(lembar, row, kata, target(lembar, row, ke), make)),
    ...exchangesAt(lembar, alur, langkah.simpul.find((one) => one.lajur === lane)?.id).flatMap((both) => exchangeItems(lembar, both, make)),
    ...(Object.keys(langkah.simbol).length > 1 ? [{ label: "Hapus simbol ini", jalankan: () => make({ jenis: "HapusSimbol", ...own, lajur: lane }) }] : []),
  ];
}

const inscribe = ({ alur, langkah }, make) => insist({
  judul: "Kata di dalam simbol", isian: [{ nama: "teks", label: "Kata (kosongkan untuk yang biasa)", nilai: langkah.teks }], tombol: [{ nilai: "ya", label: "Simpan" }],
}, ({ isi }) => make({ jenis: "TulisSimbol", alur, baris: langkah.ref, teks: isi.teks }));

const laneName = (lembar, alur, kunci) => lembar.alur[alur].lajur.find((one) => one.kunci === kunci)?.nama ?? kunci;

/** @returns {Butir[]} */
function branchItems(lembar, row, kata, ke, make) {
  const own = { alur: row.alur, baris: row.langkah.ref };
  return [
    { label: `Cabang "${kata}": ganti kata …`, jalankan: () => reword(row, kata, make) },
    { label: `Cabang "${kata}": arahkan ke …`, jalankan: () => connect(lembar, row, kata, make, ke) },
    { label: `Cabang "${kata}": hapus`, jalankan: () => make({ jenis: "Lepas", ...own, kata }) },
  ];
}

/** Does it lead from one symbol of a row to the next, as their order has it? */
const isInside = ({ langkah, simbol, jalan }, { kata }) => langkah.simpul.length > 1 && !kata && langkah.simpul[simbol].jalan[jalan].ke === langkah.ref;

/** @returns {Butir[]} */
function arrowItems(lembar, area, make) {
  const both = exchangeOf(lembar, area);
  if (both) return [{ judul: "Anak panah dua arah" }, ...exchangeItems(lembar, both, make)];
  const way = wayOf(lembar, area);
  if (!way) return [];
  if (isMany(way)) return [{ judul: "Anak panah" }, ...wayItems(lembar, way, make)];
  const arrow = arrowOf(lembar, area);
  if (!arrow || isInside(way, arrow)) return [];
  if (arrow.kata) return [{ judul: "Anak panah" }, ...branchItems(lembar, arrow, arrow.kata, arrow.ke, make)];
  return [
    { judul: "Anak panah" },
    { label: "Arahkan ke …", jalankan: () => connect(lembar, arrow, "", make, arrow.ke) },
    { label: "Hapus anak panah", jalankan: () => make({ jenis: "Lepas", alur: arrow.alur, baris: arrow.langkah.ref, kata: "" }) },
  ];
}

export const reword = (row, kata, make) => insist(
  { judul: "Kata di anak panah", isian: [{ nama: "kata", label: "Kata", nilai: kata, wajib: true }], tombol: [{ nilai: "ya", label: "Simpan" }] },
  ({ isi }) => make({ jenis: "GantiKata", alur: row.alur, baris: row.langkah.ref, kata, baru: isi.kata }),
);

/** Every target that an arrow of the row can have: value and words. */
export function targetsOf(lembar, alur) {
  const rows = lembar.alur[alur].langkah.filter((step) => step.kegiatan >= 0);
  return [...rows.map((step) => [step.ref, `${step.nomor || "–"}. ${step.uraian.replaceAll("\n", " ").slice(0, 60)}`]), [END, "Selesai"]];
}

/** Asks where to, and as what: the next step, or a branch with its word. */
export function connect(lembar, row, kata, make, ke = "") {
  const { alur, langkah } = row;
  const branching = langkah.cabang.length > 0;
  return insist({
    judul: kata ? `Cabang "${kata}"` : `Sambungkan kegiatan ${langkah.nomor}`,
    isian: [
      { nama: "ke", label: "Menuju", nilai: ke || langkah.ref, pilihan: targetsOf(lembar, alur) },
      ...(kata ? [] : [{ nama: "kata", label: branching ? "Kata cabang" : "Kata cabang (kosongkan bila ini langkah berikutnya)", nilai: branching ? freeWord(langkah) : "", wajib: branching }]),
    ],
    tombol: [{ nilai: "ya", label: "Sambungkan" }],
  }, ({ isi }) => make({ jenis: "Sambung", alur, baris: langkah.ref, ke: isi.ke, kata: kata || isi.kata }));
}

const freeWord = (langkah) => ["Ya", "Tidak"].find((word) => langkah.cabang.every((one) => one.kata !== word)) ?? "";

/** After an arrow was drawn from a symbol to a row: the next step, a branch whose word is asked for, or another end of a branch that is there. */
export function joined(row, ke, make) {
  const { alur, langkah } = row;
  const branching = langkah.cabang.length > 0;
  const word = branching ? freeWord(langkah) : "Tidak";
  return insist({
    judul: "Anak panah baru", teks: branching ? "Cabang yang ada dapat dialihkan ke sini, atau keputusan ini mendapat cabang baru." : "Langkah berikutnya, atau cabang keputusan dengan sebuah kata?",
    isian: [{ nama: "kata", label: branching ? "Kata cabang baru" : "Kata cabang", nilai: word, wajib: true }],
    tombol: [
      ...langkah.cabang.map(({ kata }) => ({ nilai: `alih ${kata}`, label: `Alihkan "${kata}"`, langsung: true })),
      { nilai: "cabang", label: branching ? "Cabang baru" : "Cabang", utama: branching },
      ...(branching ? [] : [{ nilai: "lanjut", label: "Langkah berikutnya", utama: true, langsung: true }]),
    ],
  }, ({ tombol, isi }) => make({
    jenis: "Sambung", alur, baris: langkah.ref, ke, kata: tombol === "cabang" ? isi.kata : tombol.startsWith("alih ") ? tombol.slice("alih ".length) : "",
  }));
}
