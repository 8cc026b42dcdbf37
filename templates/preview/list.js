// The list of SOPs: search, status, and which one is open.

import { by, make } from "./dom.js";

const fold = (text) => text.toLocaleLowerCase("id").normalize("NFKD").replace(/\p{M}/gu, "");

export class List {
  constructor(open) {
    this.open = open;
    this.items = new Map();
    this.current = "";
    by("cari").addEventListener("input", () => this.filter());
    by("cari").addEventListener("keydown", (event) => this.key(event));
    by("sop").addEventListener("keydown", (event) => this.key(event));
    by("sop").addEventListener("click", (event) => {
      const button = event.target.closest(".butir");
      if (button) this.open(button.dataset.id);
    });
  }

  /** Shows these SOPs, grouped by agency. */
  set(sops) {
    this.items.clear();
    const groups = new Map();
    for (const sop of sops) {
      if (!groups.has(sop.instansi)) groups.set(sop.instansi, []);
      groups.get(sop.instansi).push(this.item(sop));
    }
    by("sop").replaceChildren(...[...groups].map(([name, rows]) =>
      make("section", { "aria-label": name }, make("h2", {}, name), make("ul", {}, ...rows))));
    this.mark(this.current);
    this.filter();
  }

  item(sop) {
    const name = make("span", { class: "nama" });
    const status = make("span", { class: "status" });
    const button = make("button", { type: "button", class: "butir", "data-id": sop.id, title: sop.berkas }, name, status);
    const row = make("li", {}, button);
    this.items.set(sop.id, { sop, row, button, name, status });
    this.update(sop);
    return row;
  }

  /** Brings one line up to date. */
  update(sop) {
    const item = this.items.get(sop.id);
    if (!item) return;
    item.sop = sop;
    item.words = fold(`${sop.nama} ${sop.kunci} ${sop.instansi}`);
    if (item.name.textContent !== sop.nama) item.name.textContent = sop.nama;
    item.status.replaceChildren(...badges(sop.status));
  }

  mark(id) {
    this.items.get(this.current)?.button.removeAttribute("aria-current");
    this.current = id;
    const item = this.items.get(id);
    item?.button.setAttribute("aria-current", "true");
    item?.button.scrollIntoView({ block: "nearest" });
  }

  filter() {
    const words = fold(by("cari").value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, words: own } of this.items.values()) {
      row.hidden = !words.every((word) => own.includes(word));
      count += !row.hidden;
    }
    for (const section of by("sop").children) section.hidden = !section.querySelector("li:not([hidden])");
    by("jumlah").textContent = words.length ? `${count}/${this.items.size}` : `${this.items.size}`;
  }

  visible() {
    return [...this.items.keys()].filter((id) => !this.items.get(id).row.hidden);
  }

  /** Opens the SOP `by` places further in what the search shows. */
  step(by) {
    const ids = this.visible();
    const index = ids.indexOf(this.current);
    const next = ids[index < 0 ? 0 : index + by];
    if (next) this.open(next);
  }

  /** The SOP that a link on a sheet means: in the same agency first. */
  named(kunci) {
    const own = this.items.get(this.current)?.sop.instansi;
    const found = [...this.items.values()].map((item) => item.sop).filter((sop) => sop.kunci === kunci);
    return (found.find((sop) => sop.instansi === own) ?? found[0])?.id;
  }

  key(event) {
    const buttons = this.visible().map((id) => this.items.get(id).button);
    const index = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === by("cari")) buttons[0]?.click();
    else if (event.key === "ArrowDown") buttons[index + 1]?.focus();
    else if (event.key === "ArrowUp") (buttons[index - 1] ?? by("cari")).focus();
    else if (event.key === "Escape" && event.target === by("cari")) {
      by("cari").value = "";
      this.filter();
      by("kertas").focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function badges(status) {
  if (!status) return [];
  const badge = (count, kind) => count ? make("span", { class: `lencana ${kind}`, title: `${count} ${kind}`, "aria-label": `${count} ${kind}` }, `${count}`) : null;
  const pages = status.halaman ? make("span", { "aria-label": `${status.halaman} halaman` }, `${status.halaman} hal.`) : null;
  return [badge(status.galat, "galat"), badge(status.peringatan, "peringatan"), pages].filter(Boolean);
}
