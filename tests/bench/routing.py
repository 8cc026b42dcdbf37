"""Run the connector router over benchmark pages, or over finished sheets, and write its routes for the referee.

    python tests/bench/routing.py BENCH_DIR OUT_DIR
    python tests/bench/routing.py --sop PATH… OUT_DIR

BENCH_DIR holds instances as JSON, lengths in points; OUT_DIR gets one file of routes per instance.  With --sop the
instances are made from definitions: OUT_DIR/instances and OUT_DIR/routes hold both.  A page's time is process CPU time.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import process_time
from typing import Any, Literal

from sopdoc.compiler import compile_all
from sopdoc.definitions import find_definitions
from sopdoc.diagnostics import Report
from sopdoc.geometry import Rect, Size, pt, to_pt
from sopdoc.layout.route import Edge, Node, Page, Routing, route

Json = dict[str, Any]

LABEL_SIZES = {"Ya": (10.0, 9.0), "Tidak": (19.0, 9.0)}     # pt, in the sheets' 8 pt type
MAIN_KINDS = frozenset({"seq", "yes"})


def read_page(page: Json) -> Page:
    """An instance's page → the router's input."""
    x0, y0, x1, y1 = page["area"]
    nodes = tuple(Node(n["id"], n["shape"], rect(n["x"], n["y"], n["w"], n["h"])) for n in page["nodes"])
    decisions = {node.id for node in nodes if node.shape == "decision"}
    edges = tuple(
        Edge(e["id"], e["source"], e["target"], label_size(e["label"]), edge_kind(e["kind"], e["source"] in decisions))
        for e in page["edges"]
    )
    return Page(rect(x0, y0, x1 - x0, y1 - y0), tuple(map(pt, page["xlines"])), tuple(map(pt, page["ylines"])), nodes, edges)


def edge_kind(kind: str, from_decision: bool) -> Literal["main", "branch"]:
    """The benchmark's finer kinds → the router's."""
    return "branch" if from_decision and kind not in MAIN_KINDS else "main"


def rect(x: float, y: float, w: float, h: float) -> Rect:
    return Rect(pt(x), pt(y), pt(w), pt(h))


def label_size(text: str | None) -> Size | None:
    if not text:
        return None
    w, h = LABEL_SIZES.get(text, (4.0 * len(text), 9.0))
    return Size(pt(w), pt(h))


def write_page(index: int, routing: Routing, time_ms: float) -> Json:
    """The router's output → the referee's page."""
    return {
        "index": index,
        "time_ms": time_ms,
        "routes": {edge: [[to_pt(p.x), to_pt(p.y)] for p in path] for edge, path in routing.paths.items()},
        "labels": {edge: {"x": to_pt(b.x), "y": to_pt(b.y), "w": to_pt(b.w), "h": to_pt(b.h)} for edge, b in routing.labels.items()},
    }


def run_bench(bench: Path, out: Path) -> None:
    """Route every instance of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for file in sorted(bench.glob("*.json")):
        instance = json.loads(file.read_text(encoding="utf-8"))
        pages = []
        for raw in instance["pages"]:
            page = read_page(raw)
            start = process_time()
            routing = route(page)
            pages.append(write_page(raw["index"], routing, (process_time() - start) * 1000))
        routes = {"router": "sopdoc", "instance": instance["id"], "pages": pages}
        (out / file.name).write_text(json.dumps(routes), encoding="utf-8")


def write_instance_page(index: int, page: Page) -> Json:
    """The router's input → an instance's page: `read_page` backwards."""
    area = page.area
    return {
        "index": index,
        "area": [to_pt(v) for v in (area.x, area.y, area.right, area.bottom)],
        "xlines": [to_pt(x) for x in page.xlines], "ylines": [to_pt(y) for y in page.ylines],
        "nodes": [
            {"id": n.id, "shape": n.shape, "x": to_pt(n.box.x), "y": to_pt(n.box.y), "w": to_pt(n.box.w), "h": to_pt(n.box.h)}
            for n in page.nodes
        ],
        "edges": [
            {"id": e.id, "source": e.source, "target": e.target, "label": "label" if e.label else None, "kind": e.kind} for e in page.edges
        ],
    }


def run_sops(paths: list[str], out: Path) -> None:
    """Write the routing problems of real sheets, and our answers, in the two formats of the benchmark."""
    for folder in ("instances", "routes"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for compiled in compile_all(find_definitions(paths, Report())):
        if compiled.sheets is None:
            continue
        problems = [page for pages in compiled.sheets.routes for page in pages]
        name = "-".join(compiled.definition.target.parts)
        routed = []
        for index, page in enumerate(problems):
            start = process_time()
            routing = route(page)
            routed.append(write_page(index, routing, (process_time() - start) * 1000))
        instance = {"id": name, "pages": [write_instance_page(i, page) for i, page in enumerate(problems)]}
        (out / "instances" / f"{name}.json").write_text(json.dumps(instance), encoding="utf-8")
        routes = {"router": "sopdoc", "instance": name, "pages": routed}
        (out / "routes" / f"{name}.json").write_text(json.dumps(routes), encoding="utf-8")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sop", action="store_true", help="the paths are definitions, not a benchmark's folder")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    if args.sop:
        run_sops(args.paths, args.out)
    else:
        run_bench(Path(args.paths[0]), args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
