// A question to the person in front: a title, fields, buttons.  Answers with the values and which button, or null.
// What was filled in is never lost by a refusal: the question comes back with it (`insist`).

import { asIso, inWords, withCalendar } from "./calendar.js";
import { by, make } from "./dom.js";

/** @typedef {{nama: string, label: string, nilai?: string, pilihan?: [string, string][], panjang?: boolean, wajib?: boolean, tanggal?: boolean, contoh?: string}} Isian
 *  @typedef {{nilai: string, label: string, utama?: boolean, langsung?: boolean}} Tombol */

/** `rinci`: what else there is to read; with a `lipat` it is folded under these words.  `galat`: why the last answer could not be taken.
 *  @typedef {{judul: string, teks?: string, isian?: Isian[], rinci?: string, lipat?: string, galat?: string, tombol: Tombol[]}} Asked
 *  @typedef {{tombol: string, isi: Record<string, string>}} Answer */

/** Asks until what was answered is done, or nobody wants it any more; `make` says why it was not done, "" when it was.
 *  @param {Asked} asked
 *  @param {(answer: Answer) => Promise<string>} make
 *  @returns {Promise<Answer | null>} */
export async function insist(asked, make) {
  let now = asked;
  for (;;) {
    const answer = await question(now);
    const galat = answer && await make(answer);
    if (!galat) return answer;
    now = { ...asked, galat, isian: asked.isian?.map((one) => ({ ...one, nilai: answer.isi[one.nama] })) };
  }
}

export const SILENT = "Studio tidak menjawab; coba lagi sesaat lagi.";

/** Why an answer is not what was asked for, in the words of the commands; a studio that is gone answers nothing.
 *  @returns {string} */
export function reasonOf(answer) {
  if (!answer) return SILENT;
  if (answer.temuan) return answer.temuan.map(finding).join("\n");
  return answer.petunjuk ? `${answer.alasan}: ${answer.petunjuk}` : answer.alasan ?? "SOP ini tidak ada lagi.";
}

const finding = ({ tingkat, kode, baris, pesan, label, petunjuk }) => `${tingkat ? `${tingkat}[${kode}] baris ${baris}: ` : ""}${[pesan, label, petunjuk].filter(Boolean).join("; ")}`;

/** @param {Asked} asked
 *  @returns {Promise<Answer | null>} */
export function question({ judul, teks = "", isian = [], rinci = "", lipat = "", galat = "", tombol }) {
  const dialog = /** @type {HTMLDialogElement} */ (by("tanya"));
  by("tanya-judul").textContent = judul;
  by("tanya-teks").textContent = teks;
  by("tanya-teks").hidden = !teks;
  by("tanya-isian").replaceChildren(...(galat ? [make("p", { class: "galat", role: "alert" }, galat)] : []), ...isian.map(field), ...details(rinci, lipat));
  const main = tombol.find((one) => one.utama) ?? tombol[0];
  const buttons = tombol.map((one) => make("button", { value: one.nilai, class: one === main && "utama", type: "submit", formnovalidate: one.langsung }, one.label));
  const cancel = make("button", { type: "button" }, "Batal");
  cancel.addEventListener("click", () => dialog.close(""));
  by("tanya-tombol").replaceChildren(cancel, ...buttons);
  dialog.onkeydown = (event) => {
    if (!main || event.key !== "Enter" || event.target instanceof HTMLButtonElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    buttons[tombol.indexOf(main)].click();
  };
  const dates = new Set(isian.filter(({ tanggal }) => tanggal).map(({ nama }) => nama));
  dialog.returnValue = "";
  return new Promise((resolve) => {
    dialog.onclose = () => {
      const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (by("tanya-isian").querySelectorAll("[name]"))];
      resolve(dialog.returnValue ? { tombol: dialog.returnValue, isi: Object.fromEntries(inputs.map((one) => [one.name, dates.has(one.name) ? asIso(one.value) : one.value])) } : null);
    };
    dialog.showModal();
    const first = /** @type {HTMLInputElement | null} */ (by("tanya-isian").querySelector("[name]"));
    first?.focus();
    first?.select?.();
  });
}

/** @param {string} rinci
 *  @param {string} lipat */
function details(rinci, lipat) {
  const words = make("pre", { tabindex: 0, "aria-label": "Rincian" }, rinci);
  return !rinci ? [] : lipat ? [make("details", {}, make("summary", {}, lipat), words)] : [words];
}

/** @param {Isian} one */
function field(one) {
  const own = { name: one.nama, required: one.wajib, placeholder: one.contoh, autocomplete: "off" };
  const input = one.pilihan
    ? make("select", own, ...one.pilihan.map(([nilai, label]) => make("option", { value: nilai, selected: nilai === one.nilai }, label)))
    : one.panjang ? make("textarea", { ...own, rows: one.contoh === undefined ? 4 : 2 }) : make("input", { ...own, type: "text" });
  if (!one.pilihan) input.value = one.tanggal ? inWords(one.nilai ?? "") : one.nilai ?? "";
  if (one.tanggal) withCalendar(input, false);
  if (one.wajib) demanded(input);
  return make("label", {}, one.label, input);
}

/** A browser would say in its own language that the field is empty. */
function demanded(input) {
  const judge = () => input.setCustomValidity(input.value.trim() ? "" : "Isi dahulu bagian ini.");
  input.addEventListener("input", judge);
  judge();
}
