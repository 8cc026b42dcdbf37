// A question to the person in front: a title, fields, buttons.  Answers with the values and which button, or null.

import { by, make } from "./dom.js";

/** @typedef {{nama: string, label: string, nilai?: string, pilihan?: [string, string][], panjang?: boolean, wajib?: boolean, tanggal?: boolean}} Isian
 *  @typedef {{nilai: string, label: string, utama?: boolean, langsung?: boolean}} Tombol */

/** @param {{judul: string, teks?: string, isian?: Isian[], rinci?: string, tombol: Tombol[]}} asked
 *  @returns {Promise<{tombol: string, isi: Record<string, string>} | null>} */
export function question({ judul, teks = "", isian = [], rinci = "", tombol }) {
  const dialog = /** @type {HTMLDialogElement} */ (by("tanya"));
  by("tanya-judul").textContent = judul;
  by("tanya-teks").textContent = teks;
  by("tanya-teks").hidden = !teks;
  by("tanya-isian").replaceChildren(...isian.map(field), ...(rinci ? [make("pre", { tabindex: 0, "aria-label": "Rincian" }, rinci)] : []));
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
  dialog.returnValue = "";
  return new Promise((resolve) => {
    dialog.onclose = () => {
      const inputs = [.../** @type {NodeListOf<HTMLInputElement>} */ (by("tanya-isian").querySelectorAll("[name]"))];
      resolve(dialog.returnValue ? { tombol: dialog.returnValue, isi: Object.fromEntries(inputs.map((one) => [one.name, one.value])) } : null);
    };
    dialog.showModal();
    const first = /** @type {HTMLInputElement | null} */ (by("tanya-isian").querySelector("[name]"));
    first?.focus();
    first?.select?.();
  });
}

/** @param {Isian} one */
function field(one) {
  const own = { name: one.nama, required: one.wajib, autocomplete: "off" };
  const input = one.pilihan
    ? make("select", own, ...one.pilihan.map(([nilai, label]) => make("option", { value: nilai, selected: nilai === one.nilai }, label)))
    : one.panjang ? make("textarea", { ...own, rows: 4 }) : make("input", { ...own, type: one.tanggal ? "date" : "text" });
  if (!one.pilihan) input.value = one.nilai ?? "";
  return make("label", {}, one.label, input);
}
