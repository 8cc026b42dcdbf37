// Beside the sheet: diagnostics, the flow as a list of steps, and the definition's lines.

import { by, make, prose, reveal } from "./dom.js";

const HERE = "di sini";      // a label that says nothing without the terminal's excerpt above it
const base = (path) => path.split("/").at(-1);

export class Panel {
  constructor(actions) {
    this.actions = actions;      // toArea([page, index]), toStep("0/2"), toLine(file, line), edit(place), mend(), unfold()
    this.place = null;
    this.source = null;
    this.file = "sop";
    this.told = [];
    for (const name of ["diagnostik", "langkah"]) by(`tab-${name}`).addEventListener("click", () => this.tab(name));
    /** @type {HTMLElement} */ (document.querySelector(".tab")).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      this.tab(by("diagnostik").hidden ? "diagnostik" : "langkah", true);
      event.preventDefault();
    });
    by("buka").addEventListener("click", () => this.place && actions.edit(this.place));
    by("baris").addEventListener("click", (event) => this.clicked(event));
    by("baris").addEventListener("keydown", (event) => this.key(event));
  }

  tab(name, focus = false) {
    for (const other of ["diagnostik", "langkah"]) {
      by(other).hidden = other !== name;
      by(`tab-${other}`).setAttribute("aria-selected", other === name);
      by(`tab-${other}`).tabIndex = other === name ? 0 : -1;
    }
    if (focus) by(`tab-${name}`).focus();
  }

  set(data) {
    const count = data.diagnostik.length;
    by("tab-diagnostik").textContent = count ? `Diagnostik (${count})` : "Diagnostik";
    const boxes = this.diagnostics(data.diagnostik);
    this.told = data.diagnostik.flatMap((one, index) => {
      const [box, buttons] = [boxes[index], boxes[index].querySelectorAll("button")];
      return [one, ...one.juga].map(({ asal }, place) => ({ asal, box, button: buttons[place] }));
    });
    const mends = data.diagnostik.filter((one) => one.perbaikan.length).length;
    const mend = mends ? [make("button", { type: "button", id: "perbaiki" }, `Perbaiki yang pasti (${mends}) …`)] : [];
    for (const button of mend) button.addEventListener("click", () => this.actions.mend());
    by("diagnostik").replaceChildren(...mend, ...(count ? boxes : [nothing("Tidak ada galat, peringatan atau catatan.")]));
    by("langkah").replaceChildren(...(data.langkah.length ? data.langkah.map((alur) => this.flow(alur)) : [nothing("Belum ada alur yang dapat disusun.")]));
    this.source = data.sumber;
    this.write();
  }

  /** A box for every diagnostic: a button that shows its first place, and one for every other place of the same fact. */
  diagnostics(found) {
    return found.map((one) => {
      const button = make("button", { type: "button", class: "utama" },
        make("span", { class: "kepala" },
          make("span", {}, make("span", { class: "tingkat" }, one.tingkat), ` ${one.kode}`),
          make("span", {}, where(one))),
        make("p", {}, ...prose(one.pesan)), ...said(one));
      button.addEventListener("click", () => this.go(one));
      const others = one.juga.map((place) => {
        const other = make("button", { type: "button" }, make("span", { class: "kepala" }, where(place)), ...said(place));
        other.addEventListener("click", () => this.go(place));
        return make("li", {}, other);
      });
      return make("div", { class: `soalan ${one.tingkat}` }, button, others.length ? make("ul", { "aria-label": "Juga di" }, ...others) : null);
    });
  }

  go(place) {
    this.actions.unfold();
    if (place.asal) this.show(place.asal);
    if (place.area) this.actions.toArea(place.area);
  }

  /** One flow in words, for those who do not see its lines. */
  flow(alur) {
    const list = make("ol", {});
    for (const step of alur.butir) {
      const button = make("button", { type: "button", "data-kegiatan": step.kegiatan }, step.uraian,
        ...step.simbol.map((symbol) => make("small", {}, symbol.teks)), step.waktu ? make("small", {}, `Waktu: ${step.waktu}`) : null);
      button.addEventListener("click", () => this.actions.toStep(step.kegiatan));
      list.append(make("li", step.nomor ? { value: step.nomor } : { class: "tanpa" }, button));
    }
    return make("section", { "aria-label": alur.judul || "Alur" }, alur.judul ? make("h3", {}, alur.judul) : null, list);
  }

  /** Shows a place of the definition. */
  show(place) {
    this.place = place;
    const changed = this.file !== place.berkas;
    this.file = place.berkas;
    if (changed) this.write();
    else this.light();
    const row = by("baris").children[place.baris - 1];
    if (row) reveal(by("baris"), row.getBoundingClientRect());
    const first = this.about()[0]?.button;
    if (first && !by("diagnostik").hidden) reveal(by("diagnostik"), first.getBoundingClientRect());
  }

  /** What is told about the place that is shown. */
  about() {
    const place = this.place;
    return this.told.filter(({ asal }) => place && asal?.berkas === place.berkas && asal.baris >= place.baris && asal.baris <= place.akhir);
  }

  clear() {
    this.place = null;
    this.light();
  }

  write() {
    const source = this.source?.[this.file] ?? { nama: "Definisi", baris: [] };
    const old = by("baris").children;
    by("definisi-nama").textContent = base(source.nama);
    by("definisi-nama").title = source.nama;
    const rows = source.baris.map((text, index) => {
      const same = old[index]?.dataset.teks === text ? old[index] : null;
      if (same) return same;
      const row = make("div", {}, make("i", { "aria-hidden": "true" }, `${index + 1}`), make("span", {}, text));
      row.dataset.teks = text;
      return row;
    });
    by("baris").replaceChildren(...rows);
    this.light();
  }

  light() {
    for (const { box } of this.told) box.classList.remove("kena");
    for (const { box } of this.about()) box.classList.add("kena");
    const place = this.place?.berkas === this.file ? this.place : null;
    for (const row of by("baris").querySelectorAll(".kena")) row.classList.remove("kena");
    for (let line = place?.baris ?? 1; place && line <= place.akhir; line += 1) by("baris").children[line - 1]?.classList.add("kena");
    by("buka").hidden = !(this.actions.canEdit() && place);
  }

  /** Arrows go from line to line, and to their places on the sheet. */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const line = (this.place?.baris ?? 0) + (step ?? 0);
    if (event.key === "Enter" && this.place) this.actions.edit(this.place);
    else if (step && by("baris").children[line - 1]) this.actions.toLine(this.file, line);
    else return;
    event.preventDefault();
  }

  clicked(event) {
    const row = event.target.closest("#baris > div");
    if (!row || getSelection()?.toString()) return;
    this.actions.toLine(this.file, [...by("baris").children].indexOf(row) + 1);
  }
}

/** A place in the sheet's words, and its line. */
function where({ tempat, asal, nama, baris }) {
  const line = `${asal?.berkas === "sop" ? "" : `${base(nama)}, `}baris ${baris}`;
  return tempat ? `${tempat}, ${line}` : line;
}

/** What is said of a place besides the message. */
function said({ label, petunjuk }) {
  return [
    label && label !== HERE ? make("p", { class: "petunjuk" }, ...prose(label)) : null,
    petunjuk ? make("p", { class: "petunjuk" }, "Petunjuk: ", ...prose(petunjuk)) : null,
  ];
}

const nothing = (text) => make("p", { class: "kosong" }, text);
