// The page's beginning: fetches, follows the server's events, and joins list, sheet and panel.

import { announce, by, make, prose } from "./dom.js";
import { fold, folding } from "./fold.js";
import { keyboard } from "./keys.js";
import { List } from "./list.js";
import { Panel } from "./panel.js";
import { Sheet } from "./sheet.js";

const HINT = "Klik sel, simbol, atau panah untuk melihat barisnya di definisi; klik baris untuk melihat tempatnya di lembar.";
const NO_EDITOR = "Penyunting belum ditentukan: jalankan sopdoc preview dengan --editor, misalnya --editor 'code -g {file}:{line}', atau isi SOPDOC_EDITOR.";
const FEW = 2;       // errors over the sheet; all of them are in the panel

/** @type {any} */
const state = { id: "", data: null, editor: false, wanted: 0, lists: 0, wrong: "" };

const panel = new Panel({
  toArea: ([page, index]) => sheet.choose(page, index, true),
  toStep: (kegiatan) => picked(sheet.chooseStep(kegiatan), false),
  toLine: (file, line) => {
    const area = sheet.chooseLine(file, line);
    panel.show({ berkas: file, baris: line, kolom: 1, akhir: line });
    pointedAt(area?.nama);
    announce([`Baris ${line}`, state.data.sumber[file].baris[line - 1], area?.nama].filter(Boolean).join(": "));
  },
  canEdit: () => state.editor,
  unfold: () => fold("panel", false),
  edit,
  mend,
});
const sheet = new Sheet({
  picked: (area) => picked(area, true),
  hovered: pointedAt,
  link: openLink,
  moved: (page, pages) => (by("halaman").textContent = pages ? `${page} / ${pages}` : "–"),
  zoomed,
  wholePage: () => setFlow(false),
});
const list = new List((id) => open(id));

async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
  return answer;
}

/** Shows an SOP; the newest request wins. */
async function open(id, fresh = true) {
  const wanted = (state.wanted += 1);
  if (fresh) {
    state.id = id;
    list.mark(id);
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  }
  try {
    const data = await (await get(`api/sop?id=${encodeURIComponent(id)}`)).json();
    if (wanted === state.wanted) show(data, fresh);
  } catch (/** @type {any} */ fault) {
    if (wanted !== state.wanted) return;
    if (fault.status === 404) gone();
    else say("SOP ini gagal ditampilkan; lihat pesan di terminal tempat sopdoc preview berjalan");
  }
}

function show(data, fresh) {
  state.data = data;
  by("nama").textContent = by("nama").title = data.nama;
  by("nomor").textContent = data.nomor;
  document.title = `${data.nama} – Pratinjau SOP`;
  list.update([data.butir]);
  message(data);
  sheet.set(data, fresh);
  panel.set(data);
  if (fresh) panel.clear();
  atOnce(data);
  pointedAt("");
  for (const button of buttonsOf("[data-unduh]")) button.disabled = !data.halaman.length;
  announce(data.basi ? `Definisi belum dapat disusun, ${count(data)} galat` : fresh ? `${data.nama}, ${data.halaman.length} halaman` : "Lembar diperbarui");
}

const errors = (data) => data.diagnostik.filter((one) => one.tingkat === "galat");
const count = (data) => errors(data).length;

/** A new first error has its line shown at once; where it was told already, the reader stays where he is. */
function atOnce(data) {
  const first = data.basi ? errors(data).find((one) => one.asal) : null;
  const wrong = first ? [data.id, first.kode, first.pesan, first.asal.berkas, first.asal.baris].join(" ") : "";
  if (first && wrong !== state.wrong) panel.show(first.asal);
  state.wrong = wrong;
}

/** Over the sheet, while the definition is broken: what is wrong. */
function message(data) {
  by("pesan").hidden = !data.basi;
  if (!data.basi) return;
  const rows = panel.diagnostics(errors(data).slice(0, FEW)).map((box) => make("li", {}, box));
  const more = count(data) - rows.length;
  tell("galat", "Definisi belum dapat disusun", data.halaman.length ? "Yang tampak adalah lembar terakhir yang baik." : "Belum ada lembar yang dapat ditampilkan.",
    make("ul", {}, ...rows), more > 0 ? make("p", {}, `${more} galat lagi di bagian Diagnostik.`) : null);
}

/** A message over the sheet, or in the middle where there is none; `kind` is "galat" or nothing. */
function tell(kind, title, text, ...rest) {
  by("pesan").hidden = false;
  by("pesan").className = `${kind} ${state.data?.halaman.length ? "" : "tengah"}`;
  by("pesan").replaceChildren(make("h2", {}, title), make("p", {}, ...prose(text)), ...rest.filter(Boolean));
}

function gone() {
  by("kertas").classList.add("basi");
  tell("galat", "Definisi ini dihapus atau dipindahkan", "Pilih SOP lain di daftar. Bila berkasnya kembali, lembarnya tampil lagi.");
  announce("Definisi ini dihapus atau dipindahkan");
}

function nothing() {
  tell("", "Belum ada definisi SOP di folder ini", "Simpan sebuah definisi di sini, atau buat dengan `sopdoc new sop FILE`; halaman ini mengikutinya.");
}

/** In the foot: what is under the pointer, or what can be done. */
function pointedAt(name) {
  by("tempat").classList.remove("penting");
  by("tempat").textContent = name || (state.data?.halaman.length ? HINT : "");
}

function picked(area, byPointer) {
  if (!area?.asal) return;
  panel.show(area.asal);
  pointedAt(area.nama);
  if (byPointer && state.editor) edit(area.asal);
}

async function edit(place) {
  if (!place) return say("Pilih dahulu sebuah sel, simbol, atau baris definisi.");
  if (!state.editor) return say(NO_EDITOR);
  const body = JSON.stringify({ id: state.id, berkas: place.berkas, baris: place.baris, kolom: place.kolom });
  const answer = await fetch("api/buka", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  return answer.ok ? undefined : say(await answer.text());
}

/** Shows what would be mended, and has it mended when somebody wants so. */
async function mend() {
  const id = state.id;
  const data = await (await get(`api/perbaikan?id=${encodeURIComponent(id)}`)).json();
  by("perbaikan-pesan").textContent = [data.jumlah ? "" : "Tidak ada yang dapat diperbaiki sendiri.", ...data.pesan].filter(Boolean).join(" ");
  by("perbaikan-diff").replaceChildren(...data.diff.split("\n").map(diffLine));
  by("perbaikan-diff").hidden = !data.jumlah;
  by("perbaikan-tulis").hidden = !data.jumlah;
  const dialog = by("perbaikan");
  dialog.returnValue = "";
  dialog.onclose = () => dialog.returnValue === "tulis" && write(id, data.sidik);
  dialog.showModal();
}

async function write(id, sidik) {
  const answer = await fetch("api/perbaiki", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ id, sidik }) });
  say(answer.ok ? "Diperbaiki" : await answer.text());
}

function diffLine(text) {
  const kind = { "+": "tambah", "-": "hapus", "#": "soal" }[/^(\+\+\+|---)/.test(text) ? "" : text[0]] ?? "";
  return make("span", { class: kind }, `${text}\n`);
}

function openLink(kunci) {
  const id = list.named(kunci);
  if (id) open(id);
  else say(`SOP "${kunci}" tidak ada di folder ini`);
}

function say(text) {
  by("tempat").classList.add("penting");
  by("tempat").textContent = text;
  announce(text);
}

/** The list; the newest request wins. */
async function loadList() {
  const wanted = (state.lists += 1);
  const data = await (await get("api/daftar")).json();
  if (wanted !== state.lists) return data.sop;
  state.editor = data.editor;
  list.set(data.sop);
  by("pesan-daftar").replaceChildren(...data.pesan.map((text) => make("p", { class: "kosong" }, text)));
  return data.sop;
}

/** After every (re)connection: everything anew, since messages may have been missed. */
async function refresh() {
  const sops = await loadList();
  const asked = state.id || decodeURIComponent(location.hash.slice(1));
  const id = sops.some((sop) => sop.id === asked) ? asked : state.id || sops[0]?.id;
  if (id) await open(id, id !== state.id);
  else nothing();
}

async function changed(event) {
  if (event.daftar) await loadList();
  const id = event.pindah[state.id];
  if (id) await open(id, false).then(() => moved(id));
  else if (event.hilang.includes(state.id)) gone();
  else if (event.id.includes(state.id)) await open(state.id, false);
  else if (!state.id) await refresh();
}

function moved(id) {
  state.id = id;
  list.mark(id);
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
}

/** Follows changes while somebody looks: a browser has few connections to one server, and hidden pages would use them up. */
function follow() {
  state.events?.close();
  if (document.hidden) return;
  const events = (state.events = new EventSource("api/acara"));
  events.onopen = () => {
    connection("mengikuti perubahan", false);
    refresh();
  };
  events.onerror = () => {
    const refused = events.readyState === EventSource.CLOSED;
    connection(refused ? "terlalu banyak halaman terbuka; tutup satu, lalu muat ulang" : "terputus: sopdoc preview tidak berjalan", true);
    if (refused) refresh();
  };
  events.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.jenis === "ubah") changed(event);
    else list.update(event.sop);
  };
}

/** @param {string} chosen
 *  @returns {NodeListOf<HTMLButtonElement>} */
function buttonsOf(chosen) {
  return document.querySelectorAll(chosen);
}

function connection(text, lost) {
  by("sambungan").textContent = text;
  by("sambungan").classList.toggle("putus", lost);
}

async function download(kind) {
  const query = new URLSearchParams({ id: state.id, halaman: String(sheet.current()), alur: sheet.flow ? "1" : "0" });
  try {
    const answer = await get(`unduh/${kind}?${query}`);
    const name = decodeURIComponent((answer.headers.get("Content-Disposition") ?? "").split("''")[1]);
    const url = URL.createObjectURL(await answer.blob());
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  } catch (/** @type {any} */ fault) {
    say(fault.message);
  }
}

function zoomed(scale, mode) {
  by("skala").textContent = `${Math.round(scale * 100)} %`;
  by("pas-lebar").setAttribute("aria-pressed", mode === "lebar");
  by("pas-halaman").setAttribute("aria-pressed", mode === "halaman");
  by("pas-asli").setAttribute("aria-pressed", mode === "bebas" && Math.abs(scale - 1) < 0.001);
}

function setFlow(flow) {
  by("alur").setAttribute("aria-pressed", flow);
  sheet.setFlow(flow);
}

function setTheme(theme) {
  document.documentElement.dataset.tema = theme;
  by("tema").setAttribute("aria-pressed", theme === "gelap");
  localStorage.setItem("tema", theme);
}

const commands = {
  search: () => { fold("daftar", false); by("cari").focus(); by("cari").select(); },
  step: (places) => list.step(places),
  page: (places) => sheet.stepPage(places),
  zoom: (factor) => sheet.zoom(factor),
  mode: (mode) => sheet.setMode(mode),
  flow: () => setFlow(!sheet.flow),
  theme: () => setTheme(document.documentElement.dataset.tema === "gelap" ? "terang" : "gelap"),
  tab: (name) => { fold("panel", false); panel.tab(name, true); },
  edit: () => edit(panel.place),
  fold,
  clear: () => { sheet.clear(); panel.clear(); },
  help: () => by("bantuan").showModal(),
};

const buttons = {
  "halaman-sebelum": () => commands.page(-1), "halaman-sesudah": () => commands.page(1), kecil: () => commands.zoom(1 / 1.2),
  besar: () => commands.zoom(1.2), "pas-lebar": () => commands.mode("lebar"), "pas-halaman": () => commands.mode("halaman"),
  "pas-asli": () => commands.mode("asli"), alur: commands.flow, tema: commands.theme, "bantuan-buka": commands.help,
};
for (const [id, run] of Object.entries(buttons)) by(id).addEventListener("click", run);
for (const button of buttonsOf("[data-unduh]")) button.addEventListener("click", () => download(button.dataset.unduh));
addEventListener("hashchange", () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id && id !== state.id) open(id);
});
document.addEventListener("visibilitychange", follow);
keyboard(commands);
folding();
setTheme(localStorage.getItem("tema") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "gelap" : "terang"));
follow();
