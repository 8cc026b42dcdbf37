// The agency's settings: a form made of the fields that the schema has, errors at their field, and the first file of a folder.

import { make } from "./dom.js";
import { freeKey } from "./officials.js";
import { insist, question, reasonOf } from "./prompt.js";

/** @typedef {{jalur: string[], bagian: string[], jenis: string, nilai: string, keterangan: string, contoh: string, pilihan: string[], terkunci: string}} Isian
 *  @typedef {{isian: Isian, input: HTMLInputElement, wrong: HTMLElement, box: HTMLElement, baru: boolean}} Field */

/** Our own profiles in words. */
const PROFILES = { "permenpan-35-2012": "SOP menurut PermenPAN-RB 35/2012", spo: "SPO rumah sakit dan puskesmas" };

const capital = (/** @type {string} */ word) => (["nip", "nrp"].includes(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1));
const OFFICIALS = "Siapa yang mengesahkan, menyusun, atau memeriksa SOP; di lembarnya cukup dipilih.";
const keyOf = (/** @type {string[]} */ path) => JSON.stringify(path);

/** What is said in place of a sheet while the folder has no agency yet. */
export function withoutAgency(box, desk) {
  const button = make("button", { type: "button", id: "instansi-buat", class: "utama" }, "Tulis nama instansi …");
  button.addEventListener("click", () => settings(desk, false));
  box.hidden = false;
  box.className = "tengah";
  box.replaceChildren(make("h2", {}, "Satu langkah lagi: nama instansi"), make("p", {}, "Nama itu dicetak di kepala setiap lembar di folder ini; cukup ditulis sekali."), make("p", { class: "mulai" }, button));
}

/** Opens the settings of the shown SOP's agency, or makes its first file; `all`: and then shows everything else that can be set. */
export async function settings(desk, all = true) {
  const found = await desk.ask({ jenis: "LihatInstansi", id: desk.state.id });
  if (found.jenis === "FormInstansi") return new Form(desk, found).open();
  return found.jenis === "BelumAda" ? first(desk, found, all) : desk.say(reasonOf(found), "galat");
}

async function first(desk, { profil }, all) {
  const { id } = desk.state;
  /** @type {any} */ let made = null;
  const answer = await insist({
    judul: "Instansi baru", teks: "Folder ini belum mempunyai instansi. Namanya dicetak di kepala setiap lembar.",
    isian: [
      { nama: "nama", label: "Nama instansi, satu baris tiap baris kop", panjang: true, wajib: true },
      { nama: "profil", label: "Rupa lembar", pilihan: profil.map((/** @type {string} */ one) => [one, PROFILES[one] ?? one]) },
    ],
    tombol: [{ nilai: "ya", label: "Buat instansi" }],
  }, async ({ isi }) => {
    made = await desk.ask({ jenis: "BuatInstansi", id, ...isi });
    return made.jenis === "FormInstansi" ? "" : reasonOf(made);
  });
  if (!answer) return undefined;
  await again(desk);
  if (all) return new Form(desk, made).open();
  return desk.say("Instansi tersimpan. Logo, kertas dan pejabatnya: SOP ini ▾ › Pengaturan instansi.", "baik");
}

/** The sheet anew, with what the agency says now. */
async function again(desk) {
  const sheet = desk.state.id ? await desk.ask({ jenis: "Buka", id: desk.state.id }) : null;
  if (sheet) desk.show(sheet);
}

class Form {
  constructor(desk, form) {
    this.desk = desk;
    this.form = form;
    /** @type {Field[]} */
    this.fields = [];
    /** @type {string[][]} */
    this.gone = [];
    /** @type {Map<string, {nama: string, isi: string}>} */
    this.pictures = new Map();
    this.count = 0;
    this.said = make("p", { class: "galat", role: "alert" }, form.terkunci || form.pesan);
    this.body = make("div", { class: "setelan", tabindex: 0, role: "group", "aria-label": "Isian pengaturan" });
    this.dialog = make("dialog", { id: "instansi", "aria-labelledby": "instansi-judul" });
  }

  open() {
    const groups = [...new Set(this.form.isian.map(({ bagian }) => bagian[0] ?? ""))];
    this.body.append(...groups.map((name) => this.group(name)));
    for (const own of this.form.bernama) if (!groups.includes(own.jalur[0])) this.body.append(this.group(own.jalur[0]));
    const save = make("button", { type: "submit", class: "utama", disabled: Boolean(this.form.terkunci) }, "Simpan");
    const cancel = make("button", { type: "button" }, "Batal");
    cancel.addEventListener("click", () => this.dialog.close());
    const form = make("form", {}, make("h2", { id: "instansi-judul" }, "Pengaturan instansi"), this.said, this.body,
      make("p", { class: "tombol" }, ...this.steps(), cancel, save));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.save(); });
    this.dialog.append(form);
    this.dialog.addEventListener("close", () => this.dialog.remove());
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  /** What was saved before can be undone and done again, where there is something. */
  steps() {
    const { batal, ulang } = this.form;
    return [["BatalkanInstansi", "↶ Batalkan", batal], ["UlangiInstansi", "Ulangi ↷", ulang]].filter(([, , name]) => name).map(([jenis, label, name]) => {
      const button = make("button", { type: "button", value: jenis, title: `${label}: ${name}` }, `${label}: ${name}`);
      button.addEventListener("click", () => this.step(jenis));
      return button;
    });
  }

  async step(jenis) {
    const answer = await this.desk.ask({ jenis, id: this.desk.state.id });
    if (answer.jenis !== "FormInstansi") return void (this.said.textContent = reasonOf(answer));
    this.dialog.close();
    await again(this.desk);
    this.desk.say(jenis === "BatalkanInstansi" ? "Perubahan pengaturan instansi dibatalkan." : "Perubahan pengaturan instansi diulangi.", "baik");
    return new Form(this.desk, answer).open();
  }

  /** The fields under one key of the file; what an agency seldom needs is folded. */
  group(name) {
    const own = this.form.isian.filter(({ bagian }) => (bagian[0] ?? "") === name);
    const named = this.form.bernama.find(({ jalur }) => jalur[0] === name);
    if (named) return this.members(name, named, own);
    if (!name) return make("section", {}, ...own.map((one) => this.field(one)));
    const parts = [...new Set(own.map(({ bagian }) => bagian.slice(1).join(" › ")))];
    const inside = parts.map((part) => this.fieldset(part, own.filter(({ bagian }) => bagian.slice(1).join(" › ") === part)));
    return make("details", {}, make("summary", {}, capital(name)), ...inside);
  }

  members(name, named, own) {
    const keys = [...new Set(own.map(({ jalur }) => jalur[1]))];
    const add = make("button", { type: "button" }, `Tambah ${name} …`);
    const box = make("details", { open: name === "pejabat" }, make("summary", {}, capital(name)), make("p", { class: "petunjuk" }, name === "pejabat" ? OFFICIALS : named.keterangan), add);
    for (const key of keys) add.before(this.member(name, key, own.filter(({ jalur }) => jalur[1] === key)));
    add.addEventListener("click", () => this.add(name, named, add));
    return box;
  }

  member(name, key, own, baru = false) {
    const away = make("button", { type: "button", "aria-label": `Hapus ${name} ${key}` }, "Hapus");
    const box = this.fieldset(key, own, baru);
    away.addEventListener("click", () => {
      this.fields = this.fields.filter(({ isian }) => !own.includes(isian));
      if (!baru) this.gone.push([name, key]);
      box.remove();
    });
    box.append(away);
    return box;
  }

  async add(name, named, before) {
    const official = named.isian.length > 1;
    const answer = await question({
      judul: `Tambah ${name}`, isian: [{ nama: "nama", label: official ? capital(named.isian[0].jalur.at(-1)) : "Kode", wajib: true }], tombol: [{ nilai: "ya", label: "Tambahkan" }],
    });
    if (!answer) return;
    const words = answer.isi.nama.trim();
    const taken = this.form.isian.concat(this.fields.map(({ isian }) => isian)).map(({ jalur }) => jalur[1]);
    const key = official ? freeKey(words, taken) : words;
    const own = named.isian.map((one, at) => ({ ...one, jalur: [name, key, ...one.jalur.slice(2)], nilai: official && !at ? words : "" }));
    const box = this.member(name, key, own, true);
    before.before(box);
    box.querySelector("input, select, textarea")?.focus();
  }

  fieldset(legend, own, baru = false) {
    const box = make("fieldset", {}, make("legend", {}, capital(legend || "Umum")));
    box.append(...own.map((one) => this.field(one, baru)));
    return box;
  }

  /** @param {Isian} isian */
  field(isian, baru = false) {
    const id = `setelan-${this.count += 1}`;
    const own = { id, "data-jalur": keyOf(isian.jalur), "aria-describedby": `${id}-k ${id}-s`, autocomplete: "off", disabled: Boolean(isian.terkunci || this.form.terkunci) };
    const input = isian.jenis === "pilihan" ? make("select", own, ...options(isian))
      : isian.jenis === "baris" ? make("textarea", { ...own, rows: Math.max(1, isian.nilai.split("\n").length), placeholder: isian.contoh })
        : make("input", { ...own, type: "text", placeholder: isian.contoh, list: isian.pilihan.length ? `${id}-p` : null });
    input.value = isian.nilai;
    const wrong = make("p", { class: "galat", id: `${id}-s` }, isian.terkunci);
    const help = make("p", { class: "petunjuk", id: `${id}-k` }, isian.keterangan);
    const choices = isian.jenis === "teks" && isian.pilihan.length ? make("datalist", { id: `${id}-p` }, ...isian.pilihan.map((one) => make("option", { value: one }))) : null;
    const name = capital(isian.jalur.length > 1 && isian.jalur.at(-1) === isian.bagian.at(-1) ? isian.jalur[1] : /** @type {string} */ (isian.jalur.at(-1)));
    const box = make("div", { class: "isian" }, make("label", { for: id }, name), input, choices, help, wrong);
    this.fields.push({ isian, input, wrong, box, baru });
    if (isian.jenis === "gambar" && !own.disabled) this.picture(isian, input, box, name);
    return box;
  }

  /** A picture dropped on its field, or chosen as a file, is shown at once and written with the rest. */
  picture(isian, input, box, name) {
    const file = make("input", { type: "file", accept: ".png,.jpg,.jpeg,.svg", "aria-label": `Berkas ${name}`, hidden: true });
    const choose = make("button", { type: "button", "aria-label": `Pilih gambar ${name}` }, "Pilih gambar …");
    choose.addEventListener("click", () => file.click());
    const shown = make("img", { alt: "", hidden: true });
    const take = (/** @type {File | undefined} */ one) => one && read(one).then((data) => {
      this.pictures.set(keyOf(isian.jalur), { nama: one.name, isi: data.slice(data.indexOf(",") + 1) });
      input.value = one.name;
      shown.src = data;
      shown.hidden = false;
    });
    file.addEventListener("change", () => take(file.files?.[0]));
    input.addEventListener("input", () => { this.pictures.delete(keyOf(isian.jalur)); shown.hidden = true; });
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer?.files[0]); });
    box.append(make("span", { class: "petunjuk" }, file, choose, " atau tarik gambarnya ke sini"), shown);
  }

  async save() {
    for (const { input, wrong, isian } of this.fields) { input.removeAttribute("aria-invalid"); wrong.textContent = isian.terkunci; }
    const changed = this.fields.filter(({ isian, input, baru }) => input.value !== (baru ? "" : isian.nilai) && !this.pictures.has(keyOf(isian.jalur)));
    const answer = await this.desk.ask({
      jenis: "UbahInstansi", id: this.desk.state.id, sidik: this.form.sidik,
      setelan: [...changed.map(({ isian, input }) => setting(isian.jalur, input.value)), ...this.gone.map((jalur) => setting(jalur, ""))],
      gambar: [...this.pictures].map(([key, one]) => ({ jenis: "Gambar", jalur: JSON.parse(key), ...one })),
    });
    if (answer.jenis === "SalahIsi") return this.tell(answer.temuan);
    if (answer.jenis !== "FormInstansi") return (this.said.textContent = reasonOf(answer));
    this.dialog.close();
    await again(this.desk);
    return this.desk.say(answer.pesan || "Pengaturan instansi tersimpan; di sana pula dapat dibatalkan.", "baik");
  }

  /** What would be wrong, each at its field; what has none, over the form. */
  tell(found) {
    const rest = [];
    for (const { jalur, kode, pesan, petunjuk } of found) {
      const own = this.fields.find(({ isian }) => keyOf(isian.jalur) === keyOf(jalur));
      const words = `${kode}: ${[pesan, petunjuk].filter(Boolean).join("; ")}`;
      if (!own) { rest.push(words); continue; }
      own.wrong.textContent = words;
      own.input.setAttribute("aria-invalid", "true");
      own.box.closest("details")?.setAttribute("open", "");
    }
    this.said.textContent = rest.join(" ") || "Belum disimpan: perbaiki isian yang ditandai.";
    this.fields.find(({ input }) => input.hasAttribute("aria-invalid"))?.input.focus();
  }
}

const setting = (jalur, teks) => ({ jenis: "Setelan", jalur, teks });

/** The words to choose from, nothing among them, and what the file says though it is none of them. */
const options = ({ pilihan, nilai }) => [...new Set(["", ...pilihan, nilai])].map((one) => make("option", { value: one }, PROFILES[one] ?? (one || "(bawaan)")));

/** A file as a data URL.
 *  @param {File} file
 *  @returns {Promise<string>} */
const read = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});
