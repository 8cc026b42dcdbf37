// The list of SOPs: search, status, and which one is open.

import { by, make } from "./dom.js";

const fold = (text) => text.toLocaleLowerCase("id").normalize("NFKD").replace(/\p{M}/gu, "");

export class List {
  constructor(open) {
    this.open = open;
    this.items = new Map();
    this.known = new Map();      // by id, the newest line: events overtake the list that was asked for
    this.current = "";
    by("cari").addEventListener("input", () => this.filter());
    by("cari").addEventListener("keydown", (event) => this.key(event));
    by("sop").addEventListener("keydown", (event) => this.key(event));
    by("sop").addEventListener("click", (event) => {
      const button = event.target.closest(".butir");
      if (button) this.open(button.dataset.id);
    });
  }

  /** Shows these SOPs, grouped by folder; lines of SOPs that stay are the same elements, so that focus and scroll stay too. */
  set(sops) {
    const old = this.items;
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    this.items = new Map(sops.map((sop) => [sop.id, old.get(sop.id) ?? line(sop)]));
    const groups = grouped(sops, (sop) => sop.folder);
    by("sop").replaceChildren(...[...groups].map(([folder, own]) => {
      const name = folder.replaceAll("/", " › ");
      return make("section", { "aria-label": name }, make("h2", {}, name), make("ul", {}, ...own.map((sop) => this.items.get(sop.id).row)));
    }));
    this.update(sops);
    this.filter();
    if (by("sop").contains(focused)) focused.focus({ preventScroll: true });
  }

  /** Brings lines up to date; SOPs of one name in one folder are told apart by their files' names. */
  update(sops) {
    for (const told of sops) {
      const sop = this.newest(told);
      const item = this.items.get(sop.id);
      if (!item) continue;
      item.sop = sop;
      item.words = fold(`${sop.nama} ${sop.kunci} ${sop.folder}`);
      item.button.title = sop.berkas;
      if (item.name.textContent !== sop.nama) item.name.textContent = sop.nama;
      item.status.replaceChildren(...badges(sop.status));
    }
    for (const like of grouped(this.items.values(), ({ sop }) => `${sop.folder}/${sop.nama}`).values()) {
      for (const { file, sop } of like) file.textContent = like.length > 1 ? sop.kunci : "";
    }
  }

  newest(sop) {
    if (!(this.known.get(sop.id)?.versi > sop.versi)) this.known.set(sop.id, sop);
    return this.known.get(sop.id);
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
      count += row.hidden ? 0 : 1;
    }
    for (const section of by("sop").children) section.hidden = !section.querySelector("li:not([hidden])");
    by("jumlah").textContent = words.length ? `${count} dari ${this.items.size}` : `${this.items.size} SOP`;
    by("nihil").hidden = count > 0 || !words.length;
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

  /** The SOP that a link on a sheet means: one of the same folder. */
  named(kunci) {
    const own = this.items.get(this.current)?.sop.folder;
    return [...this.items.values()].map((item) => item.sop).find((sop) => sop.kunci === kunci && sop.folder === own)?.id;
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

/** An SOP's line, still empty. */
function line(sop) {
  const [name, status, file] = [make("span"), make("span", { class: "status" }), make("small")];
  const button = make("button", { type: "button", class: "butir", "data-id": sop.id }, name, status, file);
  return { sop, button, name, status, file, row: make("li", {}, button) };
}

/** Counts as signs for the eye, and as words for screen readers. */
function badges(status) {
  const kinds = [["galat", "✕ "], ["peringatan", "! "], ["halaman", ""]].filter(([kind]) => status?.[kind]);
  const signs = kinds.map(([kind, sign]) => make("span", { class: sign && `lencana ${kind}`, title: `${status[kind]} ${kind}`, "aria-hidden": "true" },
    sign ? `${sign}${status[kind]}` : `${status[kind]} hal.`));
  return [...signs, make("span", { class: "baca" }, kinds.map(([kind]) => `${status[kind]} ${kind}`).join(", "))];
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
