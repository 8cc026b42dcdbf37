// What was typed goes to the definition; what cannot go now waits, is shown, and goes when it can: no word is lost in silence.

import { by, make } from "./dom.js";
import { adopt, begun, drop, keep, typedIn } from "./typed.js";

/** @typedef {import("./typed.js").Typed} Typed
 *  @typedef {"jadi"|"ditolak"|"tertunda"|"berkas"|"batal"} Outcome made, refused, to be tried again, the file's words stay, nobody chose */

export class Unsaved {
  /** @param {any} desk state, cells, say(text, kind), make(gesture, then, id, sidik) → Outcome */
  constructor(desk) {
    this.desk = desk;
    /** @type {Set<Typed>} */
    this.going = new Set();
  }

  /** Every key of an editor; null when nobody wants its words. */
  typed(editing, words) {
    if (words === null) return editing.typed && this.away(editing.typed);
    editing.typed = { ...(editing.typed ?? this.begun(editing)), words };
    return keep(editing.typed);
  }

  begun({ cell, sop, sidik }) {
    return begun({ sop, sidik, cell: cell.id, nama: cell.area.nama, jalur: cell.kotak.jalur, words: "", sent: false });
  }

  /** The words of an editor, finished. */
  write(editing, words) {
    const typed = { ...(editing.typed ?? this.begun(editing)), words, sent: true };
    keep(typed);
    return this.send(typed);
  }

  /** @param {Typed} typed */
  async send(typed) {
    this.going.add(typed);
    const outcome = await this.desk.make({ jenis: "Isi", jalur: typed.jalur, teks: typed.words }, { made: () => this.made(typed) }, typed.sop, () => typed.sidik);
    this.going.delete(typed);
    if (outcome === "jadi" || outcome === "berkas") drop(typed);
    else if (outcome !== "tertunda") this.refused(typed);
    this.show();
    return outcome === "jadi";
  }

  /** Who writes the same place once more, before the sheet was there, writes over these words. */
  made(typed) {
    const { state, cells } = this.desk;
    const now = cells.find(typed.cell)?.kotak;
    if (state.id !== typed.sop || !now || plain(now.teks) !== plain(typed.words)) return;
    const { sidik } = typed;
    for (const one of [...typedIn(typed.sop), cells.editor ?? {}]) {
      if ((one.cell?.id ?? one.cell) === typed.cell && one.sidik === sidik) one.sidik = state.lembar.sidik;
    }
  }

  refused(typed) {
    const { cells, state, say } = this.desk;
    const waits = { ...typed, sent: false };
    keep(waits);
    if (cells.editor || state.id !== typed.sop) return;
    this.open(waits);
    say(state.refusal, "galat");
  }

  /** Into its cell again, as the one who typed it left it. */
  open(typed) {
    const { cells } = this.desk;
    const cell = cells.find(typed.cell);
    if (!cell) return;
    cells.choose(cell);
    cells.edit(typed.words);
    if (cells.editor) cells.editor.typed = typed;
    this.show();
  }

  /** After every sheet: what waited goes, or is shown; on a `fresh` one also what an earlier page left. */
  async again(fresh) {
    const { state, cells, say } = this.desk;
    if (fresh) await adopt();
    if (state.lembar.kotak.length) {
      for (const one of typedIn(state.id)) if (cells.find(one.cell)?.kotak.teks === one.words && this.idle(one)) drop(one);
      for (const one of typedIn(state.id)) if (one.sent && this.idle(one)) this.send(one);
      const left = fresh && !cells.editor && typedIn(state.id).find((one) => !one.sent && cells.find(one.cell));
      if (left) this.open(left);
      if (left) say("Tulisan ini belum tersimpan: Enter menyimpannya, Esc membuangnya.");
    }
    this.show();
  }

  /** Neither on its way nor in an editor. */
  idle(typed) {
    return ![...this.going].some(({ key }) => key === typed.key) && this.desk.cells.editor?.typed?.key !== typed.key;
  }

  away(typed) {
    drop(typed);
    this.show();
  }

  show() {
    const { state } = this.desk;
    const waiting = typedIn(state.id).filter((one) => this.idle(one));
    by("belum").hidden = !waiting.length;
    by("belum").replaceChildren(make("h2", {}, "Belum tersimpan"), make("ul", {}, ...waiting.map((one) => this.line(one))));
  }

  /** @param {Typed} typed */
  line(typed) {
    const there = this.desk.cells.find(typed.cell);
    const [open, away] = ["Tulis di selnya", "Buang"].map((label) => make("button", { type: "button", "aria-label": `${label}: ${typed.nama}` }, label));
    open.addEventListener("click", () => this.open({ ...typed, sent: false }));
    away.addEventListener("click", () => this.away(typed));
    const how = typed.sent ? " (disimpan begitu dapat ditulis lagi)" : there ? "" : " (tempatnya tidak ada lagi)";
    return make("li", {}, make("strong", {}, typed.nama), `${how}: `, make("q", {}, typed.words || "kosong"), there && !typed.sent ? open : null, away);
  }
}

/** Without what the studio cleans: spaces, bullets, numbers of items. */
const plain = (words) => words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
