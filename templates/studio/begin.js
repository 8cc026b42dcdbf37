// How an SOP begins: blank, from the template, as a copy, from an old sheet; and how its file is called.

import { by, make } from "./dom.js";
import { settings } from "./agency.js";
import { insist, question, reasonOf, SILENT } from "./prompt.js";

const LARGEST = 16 << 20;        // bytes of an old sheet, as sopdoc/studio/old.py has it
const SHEETS = ".pdf,.xlsx,.xlsm,.xls,.docx,.doc,.png,.jpg,.jpeg";
const SHOWN = 12;                // doubts of an SOP in the question

/** @typedef {{state: any, ask: (request: any) => Promise<any>, turn: (run: () => Promise<any>) => Promise<any>, show: (answer: any) => void, refused: (answer: any) => Promise<any>,
 *    say: (text: string, kind?: "kabar"|"baik"|"galat") => void, list: () => Promise<any[]>, sops: () => any[], sheet: any, cells: any}} Desk */

/** Asks for the name and where to begin.
 *  @param {Desk} desk
 *  @param {string} source what is chosen to begin with */
export async function newSop(desk, source = "") {
  const id = desk.state.id;
  const others = desk.sops().map((one) => /** @type {[string, string]} */ ([`salin ${one.id}`, `salinan "${one.nama}"`]));
  const answer = await insist({
    judul: "SOP baru",
    isian: [
      { nama: "nama", label: "Nama SOP", wajib: true },
      { nama: "pelaksana", label: "Pelaksana, satu jabatan tiap baris (kecuali untuk salinan)", panjang: true },
      { nama: "dari", label: "Mulai dari", nilai: source, pilihan: [["", "lembar kosong"], ["templat", "contoh yang ditimpa"], ...others] },
    ],
    tombol: [{ nilai: "ya", label: "Buat", utama: true }, { nilai: "lama", label: "Dari berkas lama …", langsung: true }],
  }, async ({ tombol, isi }) => (tombol === "lama" ? "" : begun(desk, wanted(isi, id))));
  if (answer?.tombol === "lama") return oldSheet(desk);
  if (answer && lacksAgency(desk)) return settings(desk, false);
  return undefined;
}

const wanted = (/** @type {Record<string, string>} */ { nama, dari, pelaksana }, /** @type {string} */ id) => {
  const copied = dari.startsWith("salin ") ? dari.slice("salin ".length) : "";
  return { jenis: "Baru", id: copied || id, nama, pelaksana: pelaksana.split("\n").filter((one) => one.trim()), salin: Boolean(copied), templat: dari === "templat" };
};

/** A sheet without the file of its agency cannot be shown: that one is asked for next. */
export const lacksAgency = ({ state }) => state.lembar.tampilan.diagnostik.some(({ kode }) => kode === "SOP061");

/** What a folder shows that has no SOP yet.
 *  @param {Desk} desk */
export function welcome(desk) {
  const [blank, old] = ["SOP baru", "Dari berkas lama …"].map((label, at) => make("button", { type: "button", class: !at && "utama" }, label));
  blank.addEventListener("click", () => newSop(desk));
  old.addEventListener("click", () => oldSheet(desk));
  by("pesan").hidden = false;
  by("pesan").className = "tengah";
  by("pesan").replaceChildren(
    make("h2", {}, "Folder ini belum mempunyai SOP"),
    make("p", {}, "Mulailah dengan lembar kosong, atau seret SOP lama (PDF, Excel, Word) ke sini."), make("p", { class: "mulai" }, blank, old),
  );
}

/** Asks, and shows the sheet that comes of it; nothing else is asked before the list knows of it.  Says why nothing came of it, or "".
 *  @param {Desk} desk
 *  @returns {Promise<string>} */
async function begun(desk, request) {
  const fault = await desk.turn(async () => {
    const made = await desk.ask(request);
    if (made.jenis !== "Lembar") return reasonOf(made);
    await desk.list();
    desk.show(made);
    if (desk.cells.list.length) desk.cells.choose(desk.cells.list[0]);
    return "";
  });
  return fault === false ? SILENT : fault;
}

/** What the menu of the SOP has of it.
 *  @param {Desk} desk
 *  @returns {import("./menu.js").Butir[]} */
export function fileNames(desk) {
  const { lembar } = desk.state;
  const old = { label: "SOP dari berkas lama …", jalankan: () => oldSheet(desk) };
  if (!lembar) return [{ judul: "Berkas" }, old];
  const { butir } = lembar.tampilan;
  return [
    { judul: "Berkas" },
    { label: "Ganti nama berkas …", jalankan: () => rename(desk) },
    { label: "Gandakan SOP ini …", jalankan: () => newSop(desk, `salin ${butir.id}`) },
    old,
  ];
}

/** @param {Desk} desk */
async function rename(desk) {
  const { butir } = desk.state.lembar.tampilan;
  const { id } = desk.state;
  await insist({
    judul: "Nama berkas", teks: "Dokumen yang disusun kelak memakai nama ini. Nama SOP di lembar tidak berubah.",
    isian: [{ nama: "nama", label: "Nama", nilai: butir.kunci.replaceAll("-", " "), wajib: true }], tombol: [{ nilai: "ya", label: "Ganti nama" }],
  }, ({ isi }) => begun(desk, { jenis: "GantiNama", id, nama: isi.nama }));
}

// ------------------------------------------------------------ old sheets

/** Asks for a file of the computer.
 *  @param {Desk} desk */
export function oldSheet(desk) {
  const input = make("input", { type: "file", accept: SHEETS, hidden: true });
  input.addEventListener("change", () => { read(desk, input.files[0]); input.remove(); });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);      // a browser opens no file's window for what is not in the page
  input.click();
}

/** A file that is dropped on the page is an old sheet, unless somebody else has taken it.
 *  @param {Desk} desk */
export function dropping(desk) {
  addEventListener("dragover", (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) read(desk, file);
  });
}

/** Shows what is on the sheet, and makes definitions of it when somebody wants so. */
async function read(desk, file) {
  if (file.size > LARGEST) return desk.say(`${file.name} lebih besar dari ${LARGEST >> 20} MB; pecah berkasnya menjadi beberapa bagian, atau simpan sebagai PDF yang lebih kecil.`, "galat");
  desk.say(`Membaca ${file.name} …`);
  const request = { jenis: "BacaLama", id: desk.state.id, nama: file.name, isi: await base64(file) };
  const found = await desk.turn(() => desk.ask(request));
  if (found?.jenis !== "TerbacaLama") return void (found && desk.refused(found));
  desk.say(`${file.name}: ${found.sop.length} SOP terbaca.`, "baik");
  const answer = await question({
    judul: `${file.name}: ${found.sop.length} SOP`, teks: "Yang diragukan menjadi catatan di lembarnya; periksa satu per satu.",
    rinci: [...found.sop.map(described), ...found.pesan].join("\n\n"), tombol: [{ nilai: "ya", label: found.sop.length > 1 ? "Buat semua" : "Buat SOP ini" }],
  });
  if (!answer) return undefined;
  const made = await desk.turn(() => desk.ask({ ...request, tulis: true }));
  if (made?.jenis !== "TerbacaLama") return void (made && desk.refused(made));
  const fault = await begun(desk, { jenis: "Buka", id: made.sop[0].id });
  return fault ? desk.say(fault, "galat") : undefined;
}

function described({ nama, kegiatan, panah, ragu }) {
  const rest = ragu.length > SHOWN ? [`  … dan ${ragu.length - SHOWN} lagi`] : [];
  return [`${nama}: ${kegiatan} kegiatan, ${panah} anak panah${ragu.length ? `, ${ragu.length} keraguan` : ""}`, ...ragu.slice(0, SHOWN).map((one) => `  - ${one}`), ...rest].join("\n");
}

/** @param {File} file
 *  @returns {Promise<string>} */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
