// The pages: shown as they are, replaced in place when they change, enlarged and marked.

import { by, draw, make, reveal } from "./dom.js";
import { areaAt, hovered, mark } from "./marks.js";

const SCREEN = 96 / 72;      // CSS pixels of a point at 100 %
const LEAST = 0.2;
const MOST = 6;
const AIR = 5;               // points around a flow alone
const EDGE = 36;             // pixels that pages stand off the frame, both sides together
const FORBIDDEN = "script, style, foreignObject, iframe, object, embed, animate, set";

export class Sheet {
  constructor(actions) {
    this.actions = actions;      // picked(area), hovered(name), link(kunci), moved(page, pages), zoomed(scale, mode)
    this.pages = [];
    this.paper = null;
    this.flow = false;
    this.mode = "lebar";
    this.scale = 1;
    this.chosen = null;
    this.problems = [];
    this.box = by("kertas");
    this.box.addEventListener("scroll", () => this.report(), { passive: true });
    this.box.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.fit()).observe(this.box);
    by("lembar").addEventListener("pointermove", (event) => this.point(event));
    by("lembar").addEventListener("pointerleave", () => this.hover(null, null));
    by("lembar").addEventListener("click", (event) => this.click(event));
  }

  /** Shows an SOP; pages that are the same as before stay as they are. */
  set(data, fresh) {
    this.paper = data.kertas;
    this.problems = data.diagnostik.flatMap((one) => [one, ...one.juga].map(({ area }) => ({ area, tingkat: one.tingkat })));
    data.halaman.forEach((page, index) => this.page(page, index));
    for (const page of this.pages.splice(data.halaman.length)) page.element.remove();
    this.box.classList.toggle("basi", data.basi && this.pages.length > 0);
    if (fresh) this.chosen = null;
    this.arrange();
    if (fresh) this.box.scrollTo(0, 0);
    this.marks();
  }

  page(data, index) {
    const page = this.pages[index] ?? this.add(index);
    page.data = data;
    if (page.element.dataset.sidik === data.sidik) return;
    page.element.dataset.sidik = data.sidik;
    const picture = parse(data.svg, index + 1);
    page.picture.replaceWith(picture);
    page.picture = picture;
  }

  add(index) {
    const picture = draw("svg", {});
    const over = draw("svg", { class: "tanda", "aria-hidden": "true" });
    const problems = draw("g", {});
    const chosen = draw("g", {});
    const hover = draw("g", {});
    over.append(problems, chosen, hover);
    const element = make("div", { class: "halaman", "data-nomor": index + 1 }, picture, over);
    by("lembar").append(element);
    return (this.pages[index] = { element, picture, over, problems, chosen, hover, data: null });
  }

  /** Sizes all pages for the current zoom and for "alur saja". */
  arrange() {
    for (const page of this.pages) {
      const part = this.flow ? page.data.alur && grown(page.data.alur, this.paper) : [0, 0, ...this.paper];
      page.element.hidden = !part;
      page.part = part;
      if (!part) continue;
      for (const svg of [page.picture, page.over]) svg.setAttribute("viewBox", part.join(" "));
    }
    this.fit();
  }

  fit() {
    const shown = this.pages.filter((page) => page.part);
    if (shown.length && this.mode !== "bebas") {
      const width = Math.max(...shown.map((page) => page.part[2]));
      const height = Math.max(...shown.map((page) => page.part[3]));
      const across = (this.box.clientWidth - EDGE) / width / SCREEN;
      this.scale = this.mode === "lebar" ? across : Math.min(across, (this.box.clientHeight - EDGE) / height / SCREEN);
    }
    this.scale = Math.min(MOST, Math.max(LEAST, this.scale));
    for (const page of shown) {
      page.element.style.width = `${page.part[2] * this.scale * SCREEN}px`;
      page.element.style.height = `${page.part[3] * this.scale * SCREEN}px`;
    }
    this.actions.zoomed(this.scale, this.mode);
    this.report();
  }

  setMode(mode) {
    this.keep(() => {
      this.mode = mode === "asli" ? "bebas" : mode;
      if (mode === "asli") this.scale = 1;
    });
  }

  zoom(factor, x, y) {
    this.keep(() => {
      this.mode = "bebas";
      this.scale *= factor;
    }, x, y);
  }

  /** Changes the zoom; what is at (x, y) of the frame, or in its upper middle, stays there. */
  keep(change, x = this.box.clientWidth / 2, y = this.box.clientHeight / 3) {
    const frame = this.box.getBoundingClientRect();
    const page = this.pages.findLast((one) => one.part && one.element.getBoundingClientRect().top <= frame.top + y) ?? this.pages[0];
    if (!page) return change();
    const before = page.element.getBoundingClientRect();
    const [across, down] = [(frame.left + x - before.left) / before.width, (frame.top + y - before.top) / before.height];
    change();
    this.fit();
    const after = page.element.getBoundingClientRect();
    this.box.scrollLeft += after.left + across * after.width - frame.left - x;
    this.box.scrollTop += after.top + down * after.height - frame.top - y;
  }

  wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const frame = this.box.getBoundingClientRect();
    this.zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 120) / 700), event.clientX - frame.left, event.clientY - frame.top);
  }

  setFlow(flow) {
    this.flow = flow;
    this.arrange();
    this.box.scrollTo(0, 0);
  }

  /** The page that fills most of the frame, counted from 1. */
  current() {
    const frame = this.box.getBoundingClientRect();
    const seen = this.pages.map((page) => {
      const rect = page.element.getBoundingClientRect();
      return page.part ? Math.min(rect.bottom, frame.bottom) - Math.max(rect.top, frame.top) : -Infinity;
    });
    return seen.length ? seen.indexOf(Math.max(...seen)) + 1 : 0;
  }

  report() {
    this.actions.moved(this.current(), this.pages.length);
  }

  stepPage(by) {
    const shown = this.pages.filter((page) => page.part);
    const index = shown.findIndex((page) => page === this.pages[this.current() - 1]);
    const target = shown[Math.min(shown.length - 1, Math.max(0, index + by))];
    if (target) this.box.scrollTop += target.element.getBoundingClientRect().top - this.box.getBoundingClientRect().top - 18;
  }

  /** The page and place under the pointer. */
  under(event) {
    const element = event.target.closest?.(".halaman");
    const page = element && this.pages[element.dataset.nomor - 1];
    if (!page?.part) return [null, null];
    const rect = element.getBoundingClientRect();
    const [left, top, width, height] = page.part;
    const area = areaAt(page.data.area, left + (event.clientX - rect.left) / rect.width * width, top + (event.clientY - rect.top) / rect.height * height);
    return [page, area];
  }

  point(event) {
    if (event.buttons) return;      // text is being selected
    this.hover(...this.under(event));
  }

  hover(page, area) {
    if (this.over === area && this.overPage === page) return;
    this.overPage?.hover.replaceChildren();
    this.overPage?.element.classList.remove("tunjuk");
    [this.over, this.overPage] = [area, page];
    const made = area ? hovered(page.data.area, area) : [];
    this.actions.hovered(area ? area.nama + legend(made) : "");
    if (!area) return;
    page.hover.replaceChildren(...made);
    page.element.classList.add("tunjuk");
  }

  click(event) {
    const link = event.target.closest("a");
    if (link) {
      event.preventDefault();
      return this.actions.link(target(link));
    }
    if (getSelection()?.toString()) return undefined;
    const [page, area] = this.under(event);
    if (!area) return undefined;
    this.choose(this.pages.indexOf(page), page.data.area.indexOf(area), false);
    this.actions.picked(area, event);
    return area.jenis === "segilima" && this.partner(page, area);
  }

  /** Scrolls to the next segilima of the same letter. */
  partner(page, area) {
    const found = this.pages.flatMap((one) => one.data.area.filter((other) => other.huruf === area.huruf).map((other) => [one, other]));
    const index = found.findIndex(([one, other]) => one === page && other === area);
    const [other, place] = found[(index + 1) % found.length];
    this.choose(this.pages.indexOf(other), other.data.area.indexOf(place), true);
  }

  /** Marks a place, and brings it into view. */
  choose(page, index, scroll) {
    const area = this.pages[page]?.data.area[index];
    if (!area) return null;
    if (this.flow && !this.pages[page].part) this.actions.wholePage();
    this.chosen = { page, index };
    this.marks();
    if (scroll) reveal(this.box, this.pages[page].chosen.getBoundingClientRect(), by("pesan").offsetHeight);
    return area;
  }

  /** The place that comes from a line of a file: the narrowest around it. */
  chooseLine(file, line) {
    const found = this.pages.flatMap((page, number) => page.data.area.map((area, index) => ({ area, number, index })))
      .filter(({ area }) => area.asal?.berkas === file && area.asal.baris <= line && line <= area.asal.akhir)
      .sort((a, b) => (a.area.asal.akhir - a.area.asal.baris) - (b.area.asal.akhir - b.area.asal.baris) || rank(b.area) - rank(a.area));
    return found.length ? this.choose(found[0].number, found[0].index, true) : null;
  }

  chooseStep(kegiatan) {
    for (const [number, page] of this.pages.entries()) {
      const index = page.data.area.findIndex((area) => area.jenis === "simbol" && area.kegiatan === kegiatan);
      if (index >= 0) return this.choose(number, index, true);
    }
    return null;
  }

  clear() {
    this.chosen = null;
    this.marks();
  }

  marks() {
    for (const [number, page] of this.pages.entries()) {
      const own = this.problems.filter((one) => one.area?.[0] === number && page.data.area[one.area[1]]);
      page.problems.replaceChildren(...own.map((one) => mark(page.data.area[one.area[1]], `soal ${one.tingkat}`)));
      const area = this.chosen?.page === number ? page.data.area[this.chosen.index] : null;
      page.chosen.replaceChildren(...(area ? [mark(area, area.jenis === "panah" ? "garis" : "pilih")] : []));
      page.hover.replaceChildren();
    }
    this.over = this.overPage = null;
  }
}

/** What the colours of lit arrows mean. */
function legend(made) {
  const [came, went] = ["masuk", "keluar"].map((kind) => made.filter((one) => one.classList.contains(kind)).length);
  const words = [came ? `${came} panah masuk (biru)` : "", went ? `${went} panah keluar (jingga)` : ""].filter(Boolean);
  return words.length ? ` – ${words.join(", ")}` : "";
}

const rank = (area) => ({ simbol: 2, sel: 1 })[area.jenis] ?? 0;

/** The SOP that a link on a sheet means, by its file's name. */
const target = (link) => decodeURIComponent(link.getAttribute("href").replace(/\.svg$/, ""));

function grown([x, y, width, height], [right, bottom]) {
  const [left, top] = [Math.max(0, x - AIR), Math.max(0, y - AIR)];
  return [left, top, Math.min(right, x + width + AIR) - left, Math.min(bottom, y + height + AIR) - top];
}

/** The page's SVG as elements of this document.  It is our own and escaped; what it never holds is taken out all the same.
 *  Its one style rule stands in preview.css: the Content-Security-Policy allows none inside the page. */
function parse(text, number) {
  const own = text.replace(/<style>[^<]*<\/style>/, "");
  const svg = document.importNode(new DOMParser().parseFromString(own, "image/svg+xml").documentElement, true);
  for (const element of svg.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) if (/^on/i.test(name)) element.removeAttribute(name);
  }
  const [title, description] = ["title", "desc"].map((name) => svg.querySelector(`:scope > ${name}`));
  svg.setAttribute("aria-label", [title?.textContent ?? `Halaman ${number}`, description?.textContent].filter(Boolean).join(". "));
  if (svg.querySelector("a")) svg.setAttribute("role", "group");      // links inside a picture are heard by nobody
  for (const link of svg.querySelectorAll("a")) link.setAttribute("aria-label", `Buka SOP ${target(link).replaceAll("-", " ")}`);
  title?.remove();      // it would hang at the pointer as a tooltip
  for (const name of ["width", "height"]) svg.removeAttribute(name);
  return svg;
}
