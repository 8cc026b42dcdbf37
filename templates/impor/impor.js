"use strict";
// Shows one sheet of the data at a time; doubts are counted from 1 in the list and on the paper.
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const isDoubtful = (sop) => sop.ragu.length + sop.salah.length > 0;
let shown = [];
let current = null;
let chosen = -1;
const CROWD = 12;         // doubts of a sheet whose numbers would hide its words, as on one that is a picture
const SHELF = `sopdoc impor ${location.pathname}`;        // what was looked at is kept here by this browser, file by file
const done = kept();

function kept() {
  try {
    return new Map(JSON.parse(localStorage.getItem(SHELF) || "[]"));
  } catch {
    return new Map();
  }
}

// What was looked at is looked at no more once its doubts are others.
function isDone(sop) {
  return done.get(sop.kunci) === signOf(sop);
}

function signOf(sop) {
  let sum = 5381;
  for (const char of [...sop.salah, ...sop.ragu.map((doubt) => doubt.ragu)].join("\n")) sum = (33 * sum + char.codePointAt(0)) >>> 0;
  return `${sop.ragu.length} ${sum}`;
}

function setDone(sop, value) {
  if (value) done.set(sop.kunci, signOf(sop));
  else done.delete(sop.kunci);
  try {
    localStorage.setItem(SHELF, JSON.stringify([...done]));
  } catch {
    at("simpan").hidden = false;
  }
}

function made(tag, text = "", kind = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

function button(text, action) {
  const element = made("button", text);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

function list() {
  shown = data.sop.filter((sop) => (!at("hanya").checked || isDoubtful(sop)) && (!at("belum").checked || sop === current || !isDone(sop)));
  at("sop").replaceChildren(...shown.map((sop) => {
    const item = made("li", "", [isDoubtful(sop) ? "ragu" : "", isDone(sop) ? "sudah" : ""].join(" ").trim());
    const one = button("", () => show(sop));
    one.append(made("span", sop.nama || sop.berkas));
    const counts = made("small", `${sop.kegiatan} kegiatan, ${sop.panah} panah, `);
    counts.append(made("b", sop.salah.length ? "tidak tersusun" : `${sop.ragu.length} keraguan`), isDone(sop) ? ", ✓ diperiksa" : "");
    one.append(counts);
    item.append(one);
    return item;
  }));
  if (shown.length && !shown.includes(current)) show(shown[0]);
  else light();
}

function light() {
  const place = shown.indexOf(current);
  [...at("sop").children].forEach((item, index) => item.firstChild.setAttribute("aria-current", String(index === place)));
  if (place >= 0) at("sop").children[place].scrollIntoView({ block: "nearest" });
  const count = data.sop.filter(isDone).length;
  at("kemajuan").max = data.sop.length;
  at("kemajuan").value = count;
  at("diperiksa").textContent = `${count} dari ${data.sop.length} sudah diperiksa`;
  at("selesai").textContent = current && isDone(current) ? "Batalkan tanda diperiksa" : "Sudah diperiksa ✓";
  at("selesai").disabled = !current;
  at("sebelum").disabled = place <= 0;
  at("sesudah").disabled = place >= shown.length - 1;
}

function show(sop) {
  current = sop;
  chosen = -1;
  at("nama").textContent = sop.nama;
  at("asal").textContent = `${sop.berkas} → ${sop.kunci}.yaml`;
  at("lama").replaceChildren(...(sop.cetakan ? [made("p", sop.cetakan)] : []), ...sop.lama.map((page) => oldPage(sop, page)));
  at("kita").replaceChildren(...(sop.kita.length ? sop.kita.map(ourPage) : sop.salah.map((text) => made("p", text, "salah"))));
  at("judul-ragu").textContent = sop.ragu.length ? `${sop.ragu.length} keraguan` : "Tidak ada keraguan";
  at("ragu").replaceChildren(...sop.ragu.map((doubt, index) => {
    const item = made("li");
    item.append(button(`${doubt.tentang}: ${doubt.ragu}`, () => choose(index)));
    return item;
  }));
  at("turun").disabled = !sop.ragu.length;
  at("lama").scrollTop = at("kita").scrollTop = 0;
  history.replaceState(null, "", `#${encodeURIComponent(sop.kunci)}`);
  light();
  doubtStep(1);
}

function oldPage(sop, page) {
  const element = made("div", "", sop.ragu.length > CROWD ? "halaman ramai" : "halaman");
  if (page.lebar) element.style.aspectRatio = `${page.lebar} / ${page.tinggi}`;
  if (page.gambar) element.append(picture(page.gambar, `Lembar lama, halaman ${page.halaman}`));
  else element.append(made("p", `Halaman ${page.halaman} tidak dapat digambar.`, "salah"));
  if (page.lebar) sop.ragu.forEach((doubt, index) => doubt.halaman === page.halaman && element.append(mark(doubt, index, page)));
  return element;
}

function ourPage(file, index) {
  const element = made("div", "", "halaman");
  element.append(picture(file, `Lembar sopdoc, halaman ${index + 1}`));
  return element;
}

function picture(file, words) {
  const element = document.createElement("img");
  element.src = file.startsWith("data:") ? file : file.split("/").map(encodeURIComponent).join("/");
  element.alt = words;
  return element;
}

function mark(doubt, index, page) {
  const [left, top, right, bottom] = doubt.kotak;
  const element = button("", () => choose(index));
  element.className = "tanda";
  element.title = doubt.ragu;
  element.dataset.ragu = index;
  element.setAttribute("aria-label", `Keraguan ${index + 1}: ${doubt.ragu}`);
  element.style.left = `${100 * left / page.lebar}%`;
  element.style.top = `${100 * top / page.tinggi}%`;
  element.style.width = `${100 * (right - left) / page.lebar}%`;
  element.style.height = `${100 * (bottom - top) / page.tinggi}%`;
  element.append(made("b", String(index + 1)));
  return element;
}

function choose(index) {
  chosen = index;
  document.querySelectorAll(".tanda").forEach((one) => one.classList.toggle("dipilih", Number(one.dataset.ragu) === index));
  [...at("ragu").children].forEach((item, number) => item.firstChild.setAttribute("aria-current", String(number === index)));
  document.querySelector(".tanda.dipilih")?.scrollIntoView({ block: "center" });
  at("ragu").children[index]?.scrollIntoView({ block: "nearest" });
}

function step(way) {
  const next = shown[shown.indexOf(current) + way];
  if (next) show(next);
}

// Marks the sheet and goes on to the next one that nobody has looked at; takes the mark away from one that has it.
function finish() {
  if (!current) return;
  const sop = current;
  const value = !isDone(sop);
  setDone(sop, value);
  const after = shown.indexOf(sop) + 1;
  const next = value ? [...shown.slice(after), ...shown.slice(0, after)].find((one) => !isDone(one)) : null;
  if (next) current = next;
  list();
  if (next) show(next);
}

function doubtStep(way) {
  const count = current ? current.ragu.length : 0;
  if (count) choose(chosen < 0 ? (way > 0 ? 0 : count - 1) : (chosen + way + count) % count);
}

const KEYS = {
  n: () => step(1), ArrowRight: () => step(1), p: () => step(-1), ArrowLeft: () => step(-1), j: () => doubtStep(1), k: () => doubtStep(-1),
  x: finish,
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
at("sebelum").addEventListener("click", () => step(-1));
at("sesudah").addEventListener("click", () => step(1));
at("turun").addEventListener("click", () => doubtStep(1));
at("selesai").addEventListener("click", finish);
at("hanya").addEventListener("change", list);
at("belum").addEventListener("change", list);
at("jumlah").textContent = `${data.sop.length} SOP, ${data.sop.filter(isDoubtful).length} perlu dilihat`;
at("gagal").replaceChildren(...data.gagal.map((one) => made("p", one.pesan)));
current = data.sop.find((sop) => `#${encodeURIComponent(sop.kunci)}` === location.hash) ?? null;
const wanted = current;
list();
if (wanted) show(wanted);
