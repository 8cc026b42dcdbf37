// A sheet's places as one works on them: which can be chosen, what lies beside them, and which row, column or arrow they are.

export const SHAPES = [["mulai", "Mulai"], ["proses", "Proses"], ["keputusan", "Keputusan"], ["selesai", "Selesai"]];
export const [NEXT, END, STOP] = ["kegiatan berikutnya", "selesai", "berhenti di sini"];

/** @typedef {{page: number, index: number, area: any, kotak: any, id: string, lane: boolean}} Cell
 *  @typedef {{alur: number, langkah: any, nomor: number}} Row */

/** Everything on the sheet that can be chosen, in reading order; of a title and its value only the value.
 *  @param {any} lembar
 *  @returns {Cell[]} */
export function cellsOf(lembar) {
  const found = new Map();
  lembar.kotak.forEach((boxes, page) => boxes.forEach((kotak, index) => {
    const area = lembar.tampilan.halaman[page].area[index];
    const lane = area.jenis === "sel" && Boolean(area.kegiatan && area.lajur);
    if (!kotak && !lane) return;
    const id = kotak ? JSON.stringify(kotak.jalur) : `${area.kegiatan} ${area.lajur}`;
    const key = kotak && area.kegiatan ? id : `${page} ${id}`;
    found.delete(key);
    found.set(key, { page, index, area, kotak, id, lane });
  }));
  return [...found.values()];
}

/** The cell of another sheet that a cell is now: where rows came or went, the only one that says the same beside the same words.
 *  @param {Cell[]} cells
 *  @param {Cell} cell
 *  @returns {Cell | null} */
export function again(cells, cell, before, now) {
  const called = cells.filter(({ id }) => id === cell.id);
  const same = called.find(({ page }) => page === cell.page) ?? called[0] ?? null;
  const row = rowOf(before, cell.area);
  if (!row || before.id !== now.id || before.alur[row.alur].langkah.length === now.alur[row.alur]?.langkah.length) return same;
  const like = cells.filter((one) => rowOf(now, one.area)?.langkah.uraian === row.langkah.uraian
    && one.area.kunci === cell.area.kunci && one.area.lajur === cell.area.lajur && one.kotak?.teks === cell.kotak?.teks);
  return like.length === 1 ? like[0] : same;
}

/** The row of a place that belongs to one.
 *  @returns {Row | null} */
export function rowOf(lembar, area) {
  if (!area?.kegiatan) return null;
  const [alur, place] = area.kegiatan.split("/").map(Number);
  const steps = lembar.alur[alur]?.langkah ?? [];
  const nomor = steps.findIndex((step) => step.kegiatan === place) - (area.kunci === "judul" ? 1 : 0);
  return steps[nomor] ? { alur, langkah: steps[nomor], nomor } : null;
}

/** The lane of a place: its own, or of a symbol the column that it stands in. */
export function laneOf(lembar, page, area) {
  if (area.lajur) return area.lajur;
  const [x, y, width, height] = area.kotak;
  const inside = ([left, top, w, h]) => x + width / 2 >= left && x + width / 2 < left + w && y + height / 2 >= top && y + height / 2 < top + h;
  return lembar.tampilan.halaman[page].area.find((one) => one.jenis === "sel" && one.lajur && one.kegiatan === area.kegiatan && inside(one.kotak))?.lajur
    ?? Object.keys(rowOf(lembar, area)?.langkah.simbol ?? {})[0] ?? "";
}

/** Both ends of an arrow, and the word of the branch that it is ("" for a plain way on); null where several rows share it. */
export function arrowOf(lembar, area) {
  const [from, to] = ["dari", "ke"].map((side) => rowOf(lembar, endOf(lembar, area, side)));
  if (!from) return null;
  const branch = from.langkah.cabang.find((one) => to && target(lembar, from, one.ke) === to.langkah.ref);
  return { ...from, kata: branch?.kata ?? "", ke: to?.langkah.ref ?? END };
}

/** The symbol at an end of an arrow; over pages that of the one arrow that goes on from the segilima of the same letter. */
export function endOf(lembar, arrow, side) {
  const areas = lembar.tampilan.halaman.flatMap((page) => page.area);
  const own = areas.find((one) => one.id === arrow[side] && one.jenis !== "panah");
  if (own?.jenis !== "segilima") return own;
  const other = side === "ke" ? "dari" : "ke";
  const like = new Set(areas.filter((one) => one.huruf === own.huruf && one.id !== own.id).map((one) => one.id));
  const ends = new Set(areas.filter((one) => one.jenis === "panah" && like.has(one[other])).map((one) => one[side]));
  return ends.size === 1 ? areas.find((one) => one.jenis === "simbol" && ends.has(one.id)) : undefined;
}

/** The row that a target means. */
export function target(lembar, from, to) {
  if (to !== NEXT) return to;
  return lembar.alur[from.alur].langkah.slice(from.nomor + 1).find((step) => step.kegiatan >= 0)?.ref ?? END;
}

/** The nearest cell in a direction, on this page or the next one.
 *  @param {Cell[]} cells
 *  @param {Cell} from
 *  @param {"kiri"|"kanan"|"atas"|"bawah"} way */
export function beside(cells, from, way) {
  const across = way === "kiri" || way === "kanan";
  const ahead = way === "kanan" || way === "bawah" ? 1 : -1;
  const middle = ([x, y, width, height]) => [x + width / 2, y + height / 2];
  const overlap = (a, b, axis) => Math.min(a[axis] + a[axis + 2], b[axis] + b[axis + 2]) - Math.max(a[axis], b[axis]);
  const own = from.area.kotak;
  let best = null;
  for (const cell of cells) {
    if (cell === from || (across && cell.page !== from.page)) continue;
    const pages = (cell.page - from.page) * ahead;
    const gap = (middle(cell.area.kotak)[across ? 0 : 1] - middle(own)[across ? 0 : 1]) * ahead + pages * 10000;
    if (pages < 0 || gap <= 1) continue;
    const beside = overlap(own, cell.area.kotak, across ? 1 : 0) > 1 ? 0 : 5000;
    const cost = gap + beside;
    if (!best || cost < best.cost) best = { cell, cost };
  }
  return best?.cell ?? null;
}
