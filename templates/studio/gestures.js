// What clicks, keys and the clipboard do on the sheet: symbols move, rows and columns come and go, tables become kegiatan.

import { itemsOf, moveRow, NEW_ROW } from "./actions.js";
import { ask } from "./ask.js";
import { showMenu } from "./menu.js";
import { besideTables, rowsOf, tableOf } from "./paste.js";
import { laneOf, rowOf } from "./places.js";
import { question } from "./prompt.js";

const LONG = 80;         // letters of words around a table that are told

const FOLLOWS = "Anak panah ini mengikuti simbol di ujungnya dan tidak diubah sendiri.";

const isHead = (cell, row) => cell && !row && cell.area.lajur;

/** How many rows came, and what of the clipboard did not. */
function pasted({ baris, lewat }, outside) {
  const left = [...lewat, outside && `teks di luar tabel: "${outside.length > LONG ? `${outside.slice(0, LONG)}…` : outside}"`].filter(Boolean);
  return `${baris.length} kegiatan ditempel.${left.length ? ` Tidak ikut: ${left.join("; ")}.` : ""}`;
}

export class Gestures {
  /** @param {{state: any, sheet: any, cells: any, turns: import("./turns.js").Turns, unsaved: any, show: (answer: any, fresh: boolean) => void,
   *    say: (text: string, kind?: "kabar"|"baik"|"galat") => void}} desk */
  constructor(desk) {
    this.desk = desk;
    /** @type {Promise<any>} */
    this.pressed = Promise.resolve();
  }

  row(cell) {
    return cell && rowOf(this.desk.state.lembar, cell.area);
  }

  /** A click: on a symbol or an arrow its menu; on an empty lane the symbol moves there; else the cell is chosen, or written when it was. */
  picked(area, event) {
    const { state, cells, say } = this.desk;
    const page = state.lembar.tampilan.halaman.findIndex((one) => one.area.includes(area));
    const at = { x: event.clientX, y: event.clientY };
    if (area.jenis === "panah") return this.openMenu(page, area, at);
    const lane = area.jenis === "simbol" ? laneOf(state.lembar, page, area) : "";
    const index = lane ? state.lembar.tampilan.halaman[page].area.findIndex((one) => one.jenis === "sel" && one.kegiatan === area.kegiatan && one.lajur === lane)
      : state.lembar.tampilan.halaman[page].area.indexOf(area);
    const cell = cells.at(page, index);
    if (!cell) return state.lembar.terkunci ? say(state.lembar.terkunci, "galat") : undefined;
    const before = cells.cell;
    cells.choose(cell, false);
    if (lane) return this.openMenu(page, area, at);
    if (cell.lane) return event.ctrlKey ? this.openMenu(page, area, at) : this.put(cell);
    if (before?.id === cell.id) cells.edit(cell.kotak.teks);
    return undefined;
  }

  /** The row's symbol moves into this lane; of several, the person says which. */
  put(cell) {
    const row = this.row(cell);
    const lanes = Object.keys(row?.langkah.simbol ?? {});
    if (!row || lanes.includes(cell.area.lajur) || row.langkah.simpul.length !== 1) return this.openMenu(cell.page, cell.area, this.desk.cells.corner());
    return this.desk.turns.act({ jenis: "PindahSimbol", alur: row.alur, baris: row.langkah.ref, dari: lanes[0], ke: cell.area.lajur });
  }

  newRow(cell) {
    const row = this.row(cell);
    return row && this.insert(row, [NEW_ROW]);
  }

  /** Rows below this one. */
  insert(row, baris) {
    return this.desk.turns.act({ jenis: "SisipBaris", alur: row.alur, di: row.nomor + 1, baris }, { baris: row.nomor + 1 });
  }

  openMenu(page, area, at) {
    const { state, say, turns } = this.desk;
    if (state.lembar.terkunci) return say(state.lembar.terkunci, "galat");
    const items = itemsOf(state.lembar, page, area, turns.actOn(state.lembar));
    return items.length ? showMenu(items, at) : say(area.jenis === "panah" ? FOLLOWS : "Di tempat ini tidak ada menu.");
  }

  /** A table becomes rows below the chosen one, and takes the place of one that is still to be written; other words fill the cell. */
  async paste(event) {
    const { state, cells, turns, unsaved, say } = this.desk;
    const { cell } = cells;
    if (cells.editor || !state.lembar) return;
    event.preventDefault();
    if (!cell) return void say(state.lembar.terkunci || "Pilih dahulu sebuah sel, lalu tempel.", "galat");
    const table = tableOf(event.clipboardData);
    if (!table.length) return void say("Tabel yang disalin kosong.", "galat");
    const row = this.row(cell);
    if (!row || (table.length < 2 && table[0].length < 2)) {
      if (cell.kotak) unsaved.write(cells.editing(cell), table.map((one) => one.join(" ")).join("\n"));
      return;
    }
    const outside = besideTables(event.clipboardData);
    const found = await rowsOf(table);
    if (!found?.baris.length) return void (found && say("Tidak ada kegiatan di tabel yang ditempel.", "galat"));
    const made = await this.insert(row, found.baris);
    if (made && row.langkah.uraian === NEW_ROW.uraian) await turns.act({ jenis: "HapusBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor });
    if (made) say(pasted(found, outside), outside || found.lewat.length ? "kabar" : "baik");
  }

  /** Keys with Ctrl or Alt, one after the other, each on the sheet that the one before left; true when one was meant. */
  shortcut(event) {
    const { cells, turns } = this.desk;
    const run = this.shortcuts[`${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`];
    if (run) this.pressed = this.pressed.then(() => turns.last).then(() => run(cells.cell, this.row(cells.cell))).catch((fault) => turns.failed(fault));
    return Boolean(run);
  }

  /** By the key: what it does with the chosen cell and its row. */
  get shortcuts() {
    const { state, turns } = this.desk;
    const act = (gerak, then) => turns.act(gerak, then);
    return {
      "Ctrl+Enter": (cell, row) => row && this.newRow(cell),
      "Ctrl+Delete": (cell, row) => (row ? act({ jenis: "HapusBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor }) : isHead(cell, row) && this.column("HapusPelaksana", 0)),
      "Ctrl+d": (cell, row) => row && act({ jenis: "GandakanBaris", alur: row.alur, baris: row.langkah.ref }, { baris: row.nomor + 1 }),
      "Alt+ArrowUp": (cell, row) => row && moveRow(state.lembar, row, -1, act),
      "Alt+ArrowDown": (cell, row) => row && moveRow(state.lembar, row, 1, act),
      "Alt+ArrowLeft": (cell, row) => isHead(cell, row) && this.column("PindahPelaksana", -1),
      "Alt+ArrowRight": (cell, row) => isHead(cell, row) && this.column("PindahPelaksana", 1),
    };
  }

  /** Of the pelaksana whose title is chosen. */
  column(jenis, by) {
    const { state, cells, turns } = this.desk;
    const { lajur } = cells.cell.area;
    const alur = state.lembar.alur.findIndex((one) => one.lajur.some(({ kunci }) => kunci === lajur));
    const ke = state.lembar.alur[alur].lajur.findIndex((one) => one.kunci === lajur) + by;
    if (ke >= 0 && ke < state.lembar.alur[alur].lajur.length) return turns.act(by ? { jenis, alur, lajur, ke } : { jenis, alur, lajur });
    return undefined;
  }

  /** Mends what a remark says at once, where it can be undone; of all of them, and in what belongs to the agency, it is shown first.
   *  @param {number} catatan */
  async mend(catatan = -1) {
    const { state, turns, show, say } = this.desk;
    const found = await turns.take(() => ask({ jenis: "LihatPerbaikan", id: state.id, catatan }));
    if (found?.jenis !== "UsulPerbaikan") return found && say(found.alasan ?? "SOP ini tidak ada lagi.", "galat");
    if (!found.ubahan.length) return say(found.pesan.join(" ") || "Tidak ada yang dapat diperbaiki sendiri.", "galat");
    if ((catatan < 0 || found.ubahan.some(({ umum }) => umum)) && !await agreed(found)) return undefined;
    return turns.take(async () => {
      const made = await ask({ jenis: "Perbaiki", id: state.id, sidik: found.sidik, catatan });
      return made.jenis === "Lembar" ? show(made, false) : turns.refused(made);
    });
  }
}

const agreed = ({ ubahan, pesan }) => question({
  judul: "Perbaikan", teks: [...pesan, ubahan.some(({ umum }) => umum) ? "Yang bertanda * tertulis di pengaturan instansi, berlaku untuk semua SOP-nya, dan tidak dibatalkan dari sini." : ""].filter(Boolean).join(" "),
  rinci: ubahan.map(({ tempat, semula, menjadi, umum }) => `${tempat}${umum ? " *" : ""}\n  "${semula}" menjadi "${menjadi}"`).join("\n"), tombol: [{ nilai: "ya", label: "Perbaiki" }],
});
