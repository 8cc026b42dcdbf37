"""Edits → the words that an official reads: what a place on the sheet is called, what stood there and what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sopdoc.model.decode_baris import ISI_BARIS
from sopdoc.model.sop import PENYIAP
from sopdoc.model.teks import Blok, Isi, Kata, Penanda
from sopdoc.revision.edits import Action, Edit
from sopdoc.revision.tree import Place, TreeNode, as_isi
from sopdoc.revision.ways import ONWARD

Label = Callable[[str], str]

USUAL = {"simbol": "proses", "arah": ONWARD, "bernomor": "bernomor"}     # what is not said of a row
ROW = ("judul tahap", "pelaksana", "simbol", "kata simbol", *ISI_BARIS[1:], "arah", "bernomor")
KNOWN_BY = ("uraian", "nama", "teks", "judul alur", "judul", "judul lampiran")
OTHERS = {
    "judul tahap": "judul di atasnya", "judul": "judul bagian", "bernomor": "penomoran",
    "kata simbol": "kata dalam simbol", "kop": "Kop",
}


@dataclass(frozen=True, slots=True)
class Namer:
    """Knows both trees, and the sheet's words for the keys."""

    old: TreeNode
    new: TreeNode
    label: Label

    def at(self, place: Place, old: bool) -> TreeNode:
        return find(self.old if old else self.new, place)

    def owner(self, place: Place, old: bool = False) -> str:
        """"Dasar Hukum butir 3", "Alur Kartu Hilang, kegiatan 4": the place up to a TreeNode, in words."""
        if not place:
            return ""
        node = self.at(place, old)
        called = self.label(node.called) if place[0] == "bagian" and len(place) == 2 else node.called
        if is_official(place):
            called = self.label(place[0]) + node.called.removeprefix(place[0])
        if place[-2] == "catatan":
            called = f"catatan {called}".strip()
        above = self.owner(place[:-2], old)
        if not (above and called):
            return above or called[:1].upper() + called[1:]
        return f"{above} {called}" if place[0] == "bagian" else f"{above}, {called[:1].lower()}{called[1:]}"

    def place(self, edit: Edit) -> str:
        """Where the edit is made."""
        if edit.action is not Action.CHANGE:
            return self.former(edit) if edit.action is Action.REMOVE else self.owner((*edit.place, edit.key))
        above = self.owner(edit.place)
        key = edit.key
        if key == "teks" or (edit.place[-2:-1] == ("pelaksana",) and key == "nama") or is_official(edit.place):
            return above
        called = self.label("disahkan oleh") if key.startswith("disahkan oleh/") else OTHERS.get(key) or self.label(key)
        if key == "uraian":
            called = key
        return f"{above}, {called[:1].lower()}{called[1:]}" if above else called[:1].upper() + called[1:]

    def former(self, edit: Edit) -> str:
        """What went, by its old number, which another part may have now."""
        place = (*edit.place, edit.key)
        called = self.owner(place, old=True)
        return f"{called} semula" if called[-1:].isdigit() else called

    def value(self, edit: Edit, old: bool) -> Isi:
        """What one version has at the edit's place; nothing where it has nothing."""
        match edit.action:
            case Action.CHANGE:
                return self.at(edit.place, old).printed(edit.key)
            case Action.MOVE:
                place = (*edit.place, edit.key)
                return led(self.moved(place, old), headline(self.at(place, old)))
            case Action.ADD | Action.REMOVE:
                there = old == (edit.action is Action.REMOVE)
                return self.whole(self.at((*edit.place, edit.key), old)) if there else Isi()

    def moved(self, place: Place, old: bool) -> str:
        """Where something stands that stood elsewhere: its own name where that has a number, else its place in the list."""
        called = self.owner(place, old)
        if called != self.owner(place, not old):
            return called
        above = find(self.old if old else self.new, place[:-2])
        return f"urutan ke-{[s.name for s in above.children[place[-2]]].index(place[-1]) + 1}"

    def whole(self, node: TreeNode) -> Isi:
        """Everything that a part says."""
        if "uraian" in node.values:
            return self.row(node)
        if "judul alur" in node.values:
            blok = [b for row in node.children["kegiatan"] for b in led(row.called, self.row(row)).blok]
            return Isi((*node.printed("judul alur").blok, *blok))
        if "judul lampiran" in node.values:
            rows = (blok for row in node.children["baris"] for blok in row.printed("teks").blok)
            return Isi((*(blok for key in node.values for blok in node.printed(key).blok), *rows))
        if "jabatan" in node.values:
            return Isi(tuple(blok for key in node.values for blok in node.printed(key).blok))
        if "butir" in node.children:
            return Isi(tuple(b for item in node.children["butir"] for b in item.printed("teks").blok))
        kelompok = node.printed("kelompok").polos
        return as_isi(f"{headline(node).polos} ({kelompok})") if kelompok else headline(node)

    def row(self, row: TreeNode) -> Isi:
        """A row: its uraian, then a line for each further column that says something."""
        lines = list(row.printed("uraian").blok)
        for key in ROW:
            isi = row.printed(key)
            if isi and isi.polos != USUAL.get(key):
                lines += led((OTHERS.get(key) or self.label(key)).capitalize(), isi).blok
        return Isi(tuple(lines))


def is_official(place: Place) -> bool:
    """Is it the place of one who drew the SOP up or examined it?"""
    return len(place) == 2 and place[0] in PENYIAP


def find(tree: TreeNode, place: Sequence[str]) -> TreeNode:
    """The TreeNode at a place."""
    for step in range(0, len(place), 2):
        tree = next(s for s in tree.children[place[step]] if s.name == place[step + 1])
    return tree


def headline(node: TreeNode) -> Isi:
    """The words that a part is known by."""
    return next((node.printed(key) for key in KNOWN_BY if key in node.values), Isi())


def led(lead: str, isi: Isi) -> Isi:
    """The text with "Waktu: " before its first words."""
    if not isi:
        return isi
    first, *others = isi.blok
    return Isi((Blok((Kata(f"{lead}: "), *_marked(first)), Penanda.TANPA), *others))


def _marked(blok: Blok) -> tuple[Kata, ...]:
    return (Kata(f"{blok.nomor} "), *blok.kata) if blok.nomor else blok.kata
