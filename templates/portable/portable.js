// The page from disk: which folder, and the commands that the studio has no button for.

import { bring, call, hear, start, tell } from "./engine.js";
import { again, busy, DRAFT, fileOf, filesBelow, hasHandle, isOpen, isSaved, LAST, named, openFiles, openHandle, save, stop, takeAll, watch } from "./folder.js";
import { chosenFolder, droppedFolder } from "./given.js";
import { kept } from "./store.js";
import { zip } from "./zip.js";

const by = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const button = (id) => /** @type {HTMLButtonElement} */ (by(id));
const INBOX = ".masuk/", BESIDE = "impor.html";
const PICKER = "showDirectoryPicker" in window;

/** What each button asks of the `sopdoc` command, in the folder. */
const COMMANDS = {
  susun: { judul: "Susun semua", kata: ["build", ".", "--output", "output"] },
  periksa: { judul: "Periksa", kata: ["check", "."] },
  buku: { judul: "Buku SOP", kata: ["book", ".", "--output", "output"] },
  formulir: { judul: "Formulir Excel", kata: ["build", ".", "--output", "output", "--format", "xlsx"] },
  gambar: { judul: "Gambar SVG", kata: ["build", ".", "--output", "output", "--format", "svg"] },
};

/** What the commands say of other commands → where this page has them. */
const HERE = /** @type {[RegExp, string][]} */ ([
  [/`?sopdoc check\b[^`\n;,)]*`?/g, "Berkas ▾ › Periksa"], [/`?sopdoc build\b[^`\n;,)]*`?/g, "Berkas ▾ › Susun semua"],
  [/`?sopdoc book\b[^`\n;,)]*`?/g, "Berkas ▾ › Buku SOP"], [/`?sopdoc import\b[^`\n;,)]*`?/g, "Berkas ▾ › Impor SOP lama"],
  [/`?sopdoc approve\b[^`\n;,)]*`?/g, "SOP ini ▾ › Sahkan SOP"], [/`?sopdoc revise\b[^`\n;,)]*`?/g, "SOP ini ▾ › Buka revisi"],
]);
const ofPage = (/** @type {string} */ text) => HERE.reduce((words, [said, here]) => words.replace(said, here), text);
const TABLE = /\S {2,}\S.*\S {2,}\S/;

const say = (text) => { by("mulai-kabar").textContent = text; };

// ------------------------------------------------------------ opening

/** Opens by `open`, then shows the studio; a fault is told and the first screen stays. */
async function begin(open) {
  say("Membuka … Bila peramban bertanya, izinkan.");
  try {
    if ((await open()) === false) return say("");
    by("mulai").hidden = true;
    button("berkas-menu").hidden = false;
    document.querySelector(".bilah .judul")?.before(by("berkas-menu"));
    button("simpan").hidden = hasHandle();
    history.replaceState(null, "", location.pathname + location.search);
    return await import("sopdoc/studio.js");
  } catch (fault) {
    const { name, message } = /** @type {Error} */ (fault);
    return say(name === "AbortError" ? "" : `Folder tidak dapat dibuka: ${message}`);
  }
}

/** By the browser's own picker; one that has none lets folders be read. */
async function pick() {
  if (!PICKER) {
    by("berkas").click();
    return false;
  }
  return openHandle(await /** @type {any} */ (window).showDirectoryPicker({ mode: "readwrite", id: "sopdoc" }));
}

async function chosen({ target }) {
  const files = [...target.files];
  target.value = "";
  if (files.length) await begin(async () => openGiven(await chosenFolder(files)));
}

async function openGiven({ name, files }) {
  if (!files.size) throw new Error(`di “${name}” tidak ada berkas yang dapat dibaca`);
  await openFiles(name, files);
}

/** Files that the command itself writes: the first ones of an agency. */
async function created() {
  const name = prompt("Nama instansi, seperti di kepala surat:", "DINAS CONTOH");
  if (!name) return false;
  const folder = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "instansi";
  await openFiles(folder, new Map());
  for (const words of [["new", "instansi", ".", "--nama", name], ["new", "sop", "sop-pertama.yaml", "--nama", "SOP Pertama"]]) {
    if ((await ran(words)).status) throw new Error("instansi tidak dapat dibuat");
  }
  return true;
}

async function example() {
  const { example: files } = /** @type {any} */ (globalThis).carried;
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  await openFiles("contoh", new Map(Object.entries(/** @type {Record<string, string>} */ (files)).map(([path, text]) => [path, bytes(text)])));
}

/** A folder is opened, files are imported. */
async function dropped(event) {
  event.preventDefault();
  by("mulai").classList.remove("seret");
  const { files, items } = event.dataTransfer, old = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter(Boolean), folder = entries.find((entry) => entry.isDirectory);
  if (!folder) return old.length ? importOld(old) : say("Seret sebuah folder, atau SOP lama, ke sini.");
  const handle = await items[0].getAsFileSystemHandle?.();
  if (entries.length > 1) return refused(folder.name, "Seret satu folder saja, atau hanya berkas SOP lama.");
  if (isOpen()) return refused(folder.name, `Folder “${named()}” masih terbuka. Untuk membuka yang lain: Berkas ▾ Folder lain.`);
  return begin(async () => (handle ? openHandle(handle) : openGiven(await droppedFolder(folder))));
}

/** What cannot be done, where it is seen on the first screen and over a sheet. */
function refused(title, words) {
  told(title);
  line(words);
  over();
}

// ------------------------------------------------------------ commands

/** The dialog of words, without any; until `over` it can be stopped. */
function told(title) {
  by("jalan-judul").textContent = title;
  by("jalan-kata").textContent = "";
  button("jalan-henti").hidden = false;
  button("jalan-tutup").hidden = button("jalan-lihat").hidden = true;
  /** @type {HTMLDialogElement} */ (by("jalan")).showModal();
}

function over() {
  button("jalan-henti").hidden = true;
  button("jalan-tutup").hidden = false;
  button("jalan-tutup").focus();
}

async function command({ judul, kata }, before = async () => {}) {
  /** @type {any} */ (by("perintah")).hidePopover();
  told(judul);
  try {
    await busy(async () => {
      await before();
      const { status, count } = await ran(kata);
      line(finished(status, count));
    });
  } catch (fault) {
    line(`Berhenti: ${/** @type {Error} */ (fault).message}.`);
  }
  over();
}

/** A command; what it wrote is saved, and the studio is told of definitions among it. */
async function ran(words) {
  const { status, changed } = await call("command", { words });
  await save(changed);
  const paths = changed.map(([path]) => path);
  const sources = paths.filter((path) => !path.startsWith("output/"));
  if (sources.length) tell("event", JSON.parse(await call("follow", { paths: sources, listed: true })));
  return { status, count: paths.filter((path) => !path.includes("/.sopdoc/")).length };
}

function finished(status, count) {
  const written = count ? `${count} berkas ditulis${hasHandle() ? " ke folder" : "; simpan dengan “Simpan zip”"}.` : "Tidak ada berkas yang ditulis.";
  return `\n${status ? "Ada yang perlu diperbaiki; lihat di atas." : "Selesai."} ${written}`;
}

/** Rows of a table keep their columns, and are scrolled; other lines wrap. */
function line(text) {
  const own = document.createElement("span");
  own.textContent = `${ofPage(text.replaceAll(INBOX, ""))}\n`;
  own.classList.toggle("tabel", TABLE.test(text));
  by("jalan-kata").append(own);
  by("jalan-kata").scrollTop = by("jalan-kata").scrollHeight;
}

/** Files that are only read, beside the definitions and unseen, while a command runs. */
async function withFiles(files, title, words, needed = "") {
  const paths = files.map((file) => `${INBOX}${file.name}`);
  await command({ judul: title, kata: words(paths) }, async () => {
    if (needed) await bring(needed);
    await call("put", { given: await Promise.all(files.map(async (file, i) => [paths[i], new Uint8Array(await file.arrayBuffer())])) });
  });
  await call("put", { given: paths.map((path) => [path, undefined]) });
}

/** Forms and documents of ours that were filled in. */
async function forms({ target }) {
  const files = [...target.files];
  target.value = "";
  if (files.length) await withFiles(files, "Terima formulir", (paths) => ["import", ...paths, "--ke", ".", "--terapkan"]);
}

/** Sheets that an office already has → definitions; without a folder they begin one. */
async function importOld(files) {
  const first = !isOpen();
  if (first) await openFiles("instansi", new Map());
  const pdf = files.some(({ name }) => !/\.(xls|doc)[xm]?$/i.test(name));
  await withFiles(files, "Impor SOP lama", (paths) => ["import", ...paths, "--output", "."], pdf ? "pdfium.zip" : "");
  button("jalan-lihat").hidden = !fileOf(BESIDE);
  if (first) await begin(async () => {});
}

/** The old sheets beside ours, in a window of their own: its pictures become parts of it. */
async function showBeside() {
  let page = new TextDecoder().decode(fileOf(BESIDE)).replace("img-src 'self' file:", "img-src data:");
  for (const [path, bytes] of filesBelow("impor/")) {
    const kind = path.endsWith(".svg") ? "image/svg+xml" : "image/png";
    if (page.includes(path)) page = page.replaceAll(path, await asData(bytes, kind));
  }
  open(URL.createObjectURL(new Blob([page], { type: "text/html" })), "_blank");
}

/** @returns {Promise<string>} */
function asData(bytes, type) {
  const reader = new FileReader();
  return new Promise((done) => {
    reader.onload = () => done(String(reader.result));
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}

async function saveZip() {
  const url = URL.createObjectURL(zip(await takeAll()));
  Object.assign(document.createElement("a"), { href: url, download: `${named()}.zip` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// ------------------------------------------------------------ beginning

async function boot() {
  button("baca").hidden = !PICKER;
  await start();
  for (const one of by("mulai").querySelectorAll("button, input")) /** @type {HTMLButtonElement} */ (one).disabled = false;
  say(PICKER ? "" : "Peramban ini tidak dapat menulis ke folder: hasilnya disimpan sebagai zip.");
  document.documentElement.dataset.siap = "ya";
  const [last, draft] = await Promise.all([kept(LAST), kept(DRAFT)]);
  offer("lagi", last && `Buka lagi “${last.name}”`, () => begin(() => openHandle(last)));
  offer("lanjut", draft && `Lanjutkan “${draft.name}” yang belum disimpan`, () => begin(() => openFiles(draft.name, new Map(draft.files))));
}

function offer(id, label, run) {
  button(id).hidden = !label;
  button(id).textContent = label || "";
  button(id).onclick = run;
}

button("pilih").onclick = () => begin(pick);
button("contoh").onclick = () => begin(example);
button("instansi-baru").onclick = () => begin(created);
button("baca").onclick = () => by("berkas").click();
by("berkas").onchange = chosen;
by("formulir-isi").onchange = forms;
button("lama-mulai").onclick = () => by("lama").click();
by("lama").onchange = ({ target }) => {
  const input = /** @type {HTMLInputElement} */ (target), files = [...(input.files ?? [])];
  input.value = "";
  if (files.length) importOld(files);
};
button("jalan-lihat").onclick = showBeside;
button("simpan").onclick = saveZip;
button("tutup").onclick = () => location.reload();
button("jalan-henti").onclick = stop;
button("jalan-tutup").onclick = () => /** @type {HTMLDialogElement} */ (by("jalan")).close();
for (const one of document.querySelectorAll("[data-perintah]")) {
  const { perintah } = /** @type {HTMLElement} */ (one).dataset;
  one.addEventListener("click", () => command(COMMANDS[/** @type {keyof typeof COMMANDS} */ (perintah)]));
}
addEventListener("dragover", (event) => { event.preventDefault(); by("mulai").classList.add("seret"); });
addEventListener("dragleave", () => by("mulai").classList.remove("seret"));
addEventListener("drop", dropped);
addEventListener("beforeunload", (event) => { if (!isSaved()) event.preventDefault(); });
hear("line", line);
hear("ended", () => again().catch((fault) => say(fault.message)));
watch((event) => tell("event", event));
boot().catch((fault) => say(`Gagal dimuat: ${fault.message}`));
