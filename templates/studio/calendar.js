// A date in Indonesian words with a calendar below it, whatever language the browser speaks.
// ↑ and ↓ are a week, PageUp and PageDown a month, a click a day; what is typed may also be 12/1/2026 or 12 Jan 2026.

import { make } from "./dom.js";

const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
const DAYS = ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"];
const WEEK = 7;
const DAY = 86400000;        // milliseconds
const WRITTEN = /^(?:(\d{1,2})[ ./-]+)?(\p{L}{3,}|\d{1,2})[ ./-]+(\d{4})$/u;
const ISO = /^\d{4}-\d\d(?:-\d\d)?$/;

/** 2026-01-12 → 12 Januari 2026, 2026-01 → Januari 2026; anything else as it is.
 *  @param {string} iso */
export function inWords(iso) {
  if (!ISO.test(iso)) return iso;
  const [year, month, day] = iso.split("-").map(Number);
  return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** 12 Januari 2026 → 2026-01-12; what is no date as it is.
 *  @param {string} words */
export function asIso(words) {
  const [, day, name, year] = words.trim().match(WRITTEN) ?? [];
  const month = /^\d/.test(name ?? "") ? Number(name) : MONTHS.findIndex((one) => name && one.toLowerCase().startsWith(name.toLowerCase())) + 1;
  if (!month || (/^\d/.test(name) && !day)) return words.trim();
  const found = new Date(Date.UTC(Number(year), month - 1, Number(day ?? 1)));
  const real = found.getUTCMonth() === month - 1 && found.getUTCDate() === Number(day ?? 1);
  return real ? isoOf(found).slice(0, day ? undefined : 7) : words.trim();
}

const isoOf = (/** @type {Date} */ date) => date.toISOString().slice(0, 10);

/** Puts a calendar below a field while it is written: at once, or where it would lie over others when it is pressed.
 *  @param {HTMLInputElement} input
 *  @param {boolean} atOnce */
export function withCalendar(input, atOnce) {
  const sheet = make("div", { class: "kalender", role: "group", "aria-label": "Kalender", hidden: true });
  let shown = today();
  input.autocomplete = "off";
  input.placeholder ||= "contoh: 12 Januari 2026";
  input.title = "Ketik tanggalnya, atau pilih: ↑ ↓ minggu, PageUp PageDown bulan";

  const chosen = () => (/^\d{4}-\d\d-\d\d$/.test(asIso(input.value)) ? new Date(`${asIso(input.value)}T00:00:00Z`) : null);
  const show = () => {
    shown = chosen() ?? shown;
    input.after(sheet);
    sheet.replaceChildren(...page(shown, chosen(), picked, turn));
    sheet.hidden = false;
    place();
  };
  const take = (/** @type {Date} */ date) => {
    input.value = inWords(isoOf(date));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const picked = (/** @type {Date} */ date) => {
    take(date);
    if (!atOnce) sheet.remove();
  };
  const turn = (/** @type {number} */ by) => {
    shown = moved(shown, by);
    sheet.replaceChildren(...page(shown, chosen(), picked, turn));
  };
  const place = () => {
    const [field, { offsetHeight: height, offsetWidth: width }] = [input.getBoundingClientRect(), sheet];
    const below = field.bottom + height + 4 < innerHeight;
    sheet.style.left = `${Math.max(4, Math.min(field.left, innerWidth - width - 4))}px`;
    sheet.style.top = `${below ? field.bottom + 3 : Math.max(4, field.top - height - 3)}px`;
  };
  sheet.addEventListener("mousedown", (event) => event.preventDefault());      // the field goes on being written
  sheet.addEventListener("click", (event) => event.preventDefault());
  input.addEventListener(atOnce ? "focus" : "click", show);
  input.addEventListener("input", () => (atOnce || sheet.isConnected) && show());
  input.addEventListener("blur", () => sheet.remove());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !atOnce && sheet.isConnected) {
      sheet.remove();
      return event.preventDefault();
    }
    const step = { ArrowUp: -WEEK, ArrowDown: WEEK }[event.key];
    const month = { PageUp: -1, PageDown: 1 }[event.key];
    if ((!step && !month) || event.altKey || event.ctrlKey) return undefined;
    const from = chosen();
    show();
    take(!from ? shown : step ? new Date(from.getTime() + step * DAY) : moved(from, month));
    event.stopImmediatePropagation();
    return event.preventDefault();
  });
  addEventListener("scroll", () => sheet.isConnected && place(), { capture: true });
  new MutationObserver((_, observer) => {
    if (input.isConnected) return;
    sheet.remove();
    observer.disconnect();
  }).observe(document.body, { childList: true, subtree: true });
}

function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

/** The same day of another month, or its last one. */
function moved(date, by) {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + by];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
}

/** A month, from Monday on. */
function page(shown, chosen, take, turn) {
  const first = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), 1));
  const begin = first.getTime() - (first.getUTCDay() + WEEK - 1) % WEEK * DAY;
  const [before, after] = [-1, 1].map((by) => {
    const button = make("button", { type: "button", tabindex: -1, "aria-label": by < 0 ? "Bulan sebelumnya" : "Bulan berikutnya" }, by < 0 ? "‹" : "›");
    button.addEventListener("click", () => turn(by));
    return button;
  });
  const days = Array.from({ length: 6 * WEEK }, (_, at) => new Date(begin + at * DAY)).map((date) => {
    const button = make("button", {
      type: "button", tabindex: -1, "aria-label": inWords(isoOf(date)), "aria-pressed": String(date.getTime() === chosen?.getTime()),
      class: date.getUTCMonth() !== shown.getUTCMonth() && "luar",
    }, String(date.getUTCDate()));
    button.addEventListener("click", () => take(date));
    return button;
  });
  return [
    make("div", { class: "bulan" }, before, make("strong", {}, `${MONTHS[shown.getUTCMonth()]} ${shown.getUTCFullYear()}`), after),
    make("div", { class: "hari" }, ...DAYS.map((one) => make("span", { "aria-hidden": "true" }, one)), ...days),
  ];
}
