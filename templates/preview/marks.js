// What lies over a page: places under the pointer, and the marks of what is chosen, hovered or wrong.

import { draw } from "./dom.js";

const NEAR = 4;      // points from a connector that still mean it

/** The uppermost place at (x, y), in points: symbols, then connectors, then cells. */
export function areaAt(areas, x, y) {
  let cell = null;
  let line = null;
  for (let index = areas.length - 1; index >= 0; index -= 1) {
    const area = areas[index];
    if (area.jenis === "panah") {
      if (!line && distance(area.titik, x, y) <= NEAR) line = area;
    } else if (inside(area.kotak, x, y)) {
      if (area.jenis === "simbol" || area.jenis === "segilima") return area;
      cell ??= area;
    }
  }
  return line ?? cell;
}

function inside([left, top, width, height], x, y) {
  return x >= left && y >= top && x < left + width && y < top + height;
}

function distance(points, x, y) {
  let best = Infinity;
  for (let index = 1; index < points.length; index += 1) {
    const [[x0, y0], [x1, y1]] = [points[index - 1], points[index]];
    const dx = x - Math.min(Math.max(x, Math.min(x0, x1)), Math.max(x0, x1));
    const dy = y - Math.min(Math.max(y, Math.min(y0, y1)), Math.max(y0, y1));
    best = Math.min(best, Math.hypot(dx, dy));
  }
  return best;
}

/** A box around a place, or the connector's own line. */
export function mark(area, kind) {
  if (area.jenis === "panah") return draw("polyline", { class: kind, points: area.titik.map((point) => point.join(",")).join(" ") });
  const [x, y, width, height] = area.kotak;
  return draw("rect", { class: kind, x, y, width, height });
}

/** The marks of a place under the pointer: a connector with its two ends, a kegiatan with its arrows, a segilima with its like. */
export function hovered(areas, area) {
  if (area.jenis === "panah") {
    const ends = areas.filter((one) => one.id && (one.id === area.dari || one.id === area.ke));
    return [...ends.map((one) => mark(one, "ujung")), mark(area, "garis")];
  }
  if (area.jenis === "segilima") {
    const like = areas.filter((one) => one.huruf === area.huruf);
    return [...like.map((one) => mark(one, "ujung")), ...arrows(areas, like)];
  }
  if (!area.kegiatan) return [mark(area, "sorot")];
  const symbols = areas.filter((one) => one.jenis === "simbol" && (area.jenis === "simbol" ? one === area : one.kegiatan === area.kegiatan));
  return [mark(area, area.jenis === "simbol" ? "ujung" : "sorot"), ...arrows(areas, symbols)];
}

function arrows(areas, symbols) {
  const ids = new Set(symbols.map((one) => one.id));
  const lines = areas.filter((one) => one.jenis === "panah");
  return [
    ...lines.filter((one) => ids.has(one.ke) && !ids.has(one.dari)).map((one) => mark(one, "masuk")),
    ...lines.filter((one) => ids.has(one.dari)).map((one) => mark(one, "keluar")),
  ];
}
