"""What the preview knows of a folder: compiled when looked at, followed through every change, the last good sheet kept."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from preview_tools import agency, line_of, rename_save, sop
from tools import wait_for

from sopdoc.checking import Checker
from sopdoc.compiler import Compiled, Compiler
from sopdoc.definitions import Definition, find_definitions
from sopdoc.diagnostics import Report
from sopdoc.preview.gallery import Gallery
from sopdoc.preview.scope import scope_of
from sopdoc.preview.watch import Changes, Watcher
from sopdoc.profile.source import templates_dir


class Followed:
    """A gallery with its watcher, as `Live` runs them."""

    def __init__(self, path: Path) -> None:
        scope = scope_of(str(path))
        self.gallery = Gallery(scope)
        self.watcher = Watcher((scope.root,))

    def data(self, id: str) -> dict[str, Any]:
        data = self.gallery.data(id)
        assert data is not None
        result: dict[str, Any] = json.loads(data)
        return result

    def change(self) -> dict[str, Any]:
        """The message about the next change."""
        self.watcher.hot = self.gallery.hot()
        return self.gallery.follow(wait_for(self.watcher.poll, "a change"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return agency(tmp_path / "dinas", satu=sop("Satu", 4), dua=sop("Dua", 4))


@pytest.fixture
def followed(folder: Path) -> Followed:
    return Followed(folder)


def ids(followed: Followed) -> list[str]:
    return [line["id"] for line in followed.gallery.listing()]


def said(followed: Followed, id: str) -> list[str]:
    """Codes in the panel."""
    return [one["kode"] for one in followed.data(id)["diagnostik"]]


def judged(followed: Followed) -> None:
    """As the background does: all statuses, then the SOPs compared."""
    while followed.gallery.judge_next():
        pass
    if followed.gallery.unlike():
        followed.gallery.compare()


def test_opening_lays_out_nothing(followed: Followed) -> None:
    assert [line["status"] for line in followed.gallery.listing()] == [None, None]


def test_a_look_fills_in_name_and_status(followed: Followed) -> None:
    followed.data("dinas/satu")
    line = next(line for line in followed.gallery.listing() if line["id"] == "dinas/satu")
    assert line["nama"] == "Satu"
    assert line["status"]["galat"] == 0
    assert line["status"]["halaman"] > 0


def test_names_are_read_without_compiling(followed: Followed) -> None:
    while followed.gallery.name_next():
        pass
    assert [(line["nama"], line["status"]) for line in followed.gallery.listing()] == [("Dua", None), ("Satu", None)]


def test_every_status_is_found_in_the_end(followed: Followed) -> None:
    while followed.gallery.judge_next():
        pass
    assert all(line["status"] for line in followed.gallery.listing())


def test_a_second_look_compiles_nothing(followed: Followed) -> None:
    assert followed.gallery.data("dinas/satu") is followed.gallery.data("dinas/satu")


def test_a_change_is_about_its_own_sop_only(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    rename_save(folder / "satu.yaml", sop("Satu Baru", 4))
    assert followed.change()["id"] == ["dinas/satu"]
    assert followed.data("dinas/satu")["nama"] == "Satu Baru"


def test_pages_that_did_not_change_keep_their_mark(followed: Followed, folder: Path) -> None:
    before = [page["sidik"] for page in followed.data("dinas/satu")["halaman"]]
    rename_save(folder / "satu.yaml", sop("Satu", 4).replace("Langkah nomor 3", "Tahap nomor 3"))
    followed.change()
    after = [page["sidik"] for page in followed.data("dinas/satu")["halaman"]]
    assert before[0] == after[0]
    assert before[-1] != after[-1]


def test_a_broken_definition_keeps_its_last_good_sheets(followed: Followed, folder: Path) -> None:
    good = followed.data("dinas/satu")
    rename_save(folder / "satu.yaml", sop("Satu", 4, "pelaksana: [\n"))
    followed.change()
    broken = followed.data("dinas/satu")
    assert broken["basi"]
    assert broken["halaman"] == good["halaman"]
    assert broken["diagnostik"][0]["tingkat"] == "galat"
    rename_save(folder / "satu.yaml", sop("Satu", 4))
    followed.change()
    assert not followed.data("dinas/satu")["basi"]


def test_a_changed_agency_changes_all_its_sheets(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KOTA LAIN]\n", "utf-8")
    assert followed.change()["id"] == ["dinas/dua", "dinas/satu"]
    assert "KOTA LAIN" in followed.data("dinas/satu")["halaman"][0]["svg"]


def test_a_changed_profile_of_the_agency_is_followed(followed: Followed, folder: Path) -> None:
    wide = followed.data("dinas/satu")["kertas"]
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\nkertas: A4\n", "utf-8")
    followed.change()
    assert followed.data("dinas/satu")["kertas"] != wide


def test_a_new_definition_appears(followed: Followed, folder: Path) -> None:
    (folder / "tiga.yaml").write_text(sop("Tiga", 3), "utf-8")
    assert followed.change()["daftar"]
    assert ids(followed) == ["dinas/dua", "dinas/satu", "dinas/tiga"]


def test_a_new_definition_mends_a_reference_to_it(followed: Followed, folder: Path) -> None:
    rename_save(folder / "satu.yaml", sop("Satu", 4, 'keterkaitan: "[SOP Tiga](tiga)"\n'))
    followed.change()
    assert "SOP117" in said(followed, "dinas/satu")
    (folder / "tiga.yaml").write_text(sop("Tiga", 3), "utf-8")
    assert "dinas/satu" in followed.change()["id"]
    assert "SOP117" not in said(followed, "dinas/satu")


def test_a_deleted_definition_goes(followed: Followed, folder: Path) -> None:
    (folder / "dua.yaml").unlink()
    message = followed.change()
    assert message["hilang"] == ["dinas/dua"]
    assert ids(followed) == ["dinas/satu"]


def test_a_moved_definition_is_the_same_one_elsewhere(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    (folder / "umum").mkdir()
    (folder / "satu.yaml").rename(folder / "umum" / "satu.yaml")
    assert followed.change()["pindah"] == {"dinas/satu": "dinas/umum/satu"}
    assert followed.data("dinas/umum/satu")["nama"] == "Satu"


def test_a_renamed_definition_is_the_same_one_too(followed: Followed, folder: Path) -> None:
    (folder / "satu.yaml").rename(folder / "awal.yaml")
    assert followed.change()["pindah"] == {"dinas/satu": "dinas/awal"}


def test_a_changed_profile_of_the_program_changes_all_sheets(followed: Followed) -> None:
    changes = Changes(frozenset({templates_dir() / "profil" / "spo.yaml"}))
    assert followed.gallery.follow(changes)["id"] == ["dinas/dua", "dinas/satu"]


def test_a_link_that_takes_a_definitions_place_is_not_read(followed: Followed, folder: Path) -> None:
    secret = folder.parent / "rahasia.yaml"
    secret.write_text(sop("RAHASIA", 4), "utf-8")
    (folder / "satu.yaml").unlink()
    (folder / "satu.yaml").symlink_to(secret)
    assert followed.gallery.data("dinas/satu") is None       # before the watcher saw it
    assert followed.change()["hilang"] == ["dinas/satu"]
    while line := followed.gallery.name_next():
        assert line["nama"] != "RAHASIA"


def test_a_whole_folder_may_go_and_come_back(followed: Followed, folder: Path) -> None:
    shutil.rmtree(folder)
    followed.change()
    assert ids(followed) == []
    agency(folder, satu=sop("Satu", 4))
    followed.change()
    assert ids(followed) == ["dinas/satu"]


def test_a_name_that_no_address_can_hold_is_left_out_and_told(folder: Path) -> None:
    try:
        (folder / os.fsdecode(b"rusak\xff.yaml")).write_text(sop("Byte", 4), "utf-8")
    except OSError:
        pytest.skip("this file system has only names in UTF-8")
    gallery = Followed(folder).gallery
    assert [line["kunci"] for line in gallery.listing()] == ["dua", "satu"]
    assert "bukan UTF-8" in gallery.said[0]


def test_an_unknown_id_is_nothing(followed: Followed) -> None:
    assert followed.gallery.data("dinas/tidak-ada") is None
    assert followed.gallery.shown("../dinas/satu") is None


def test_a_file_inside_an_agency_uses_the_agencys_folder(folder: Path) -> None:
    followed = Followed(folder / "satu.yaml")
    assert followed.gallery.scope.root == folder.resolve()
    assert ids(followed) == ["dinas/satu"]


TERBALIK = "tanggal revisi: 2025-12-01\n"        # before it was made


def test_the_rules_of_the_checker_count_in_the_list_and_stand_in_the_panel_with_their_places(followed: Followed, folder: Path) -> None:
    rename_save(folder / "satu.yaml", sop("Satu", 4, TERBALIK))
    followed.change()
    found = next(one for one in followed.data("dinas/satu")["diagnostik"] if one["kode"] == "SOP310")
    assert found["tingkat"] == "galat"
    assert found["asal"] == {"berkas": "sop", "baris": line_of(folder / "satu.yaml", "2025-12-01"), "kolom": 17, "akhir": found["baris"]}
    assert found["area"]
    line = next(line for line in followed.gallery.listing() if line["id"] == "dinas/satu")
    assert line["status"]["galat"] == 1
    assert line["status"]["peringatan"] == sum(one["tingkat"] == "peringatan" for one in followed.data("dinas/satu")["diagnostik"]) > 0


def test_the_agencys_severities_and_comments_are_heeded(followed: Followed, folder: Path) -> None:
    rename_save(folder / "satu.yaml", sop("Satu", 4, TERBALIK.replace("\n", "  # sopdoc: abaikan SOP310\n")))
    followed.change()
    assert "SOP310" not in said(followed, "dinas/satu")
    assert "SOP320" in said(followed, "dinas/satu")
    (folder / "instansi.yaml").write_text("kop: [PEMERINTAH KABUPATEN UJI]\naturan: {SOP320: tidak}\n", "utf-8")
    followed.change()
    assert "SOP320" not in said(followed, "dinas/satu")


def test_sops_are_compared_in_the_background(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    assert "SOP500" not in said(followed, "dinas/satu")
    judged(followed)
    assert "SOP500" in said(followed, "dinas/satu")              # both have the number 001/UJI/2026
    status = {line["id"]: line["status"]["galat"] for line in followed.gallery.listing()}
    assert status["dinas/satu"] == 1
    rename_save(folder / "dua.yaml", sop("Dua", 4).replace("001/UJI", "002/UJI"))
    followed.change()
    followed.gallery.judge_next()
    lines, shown = followed.gallery.compare()
    assert "dinas/satu" in [line["id"] for line in lines]
    assert shown == ["dinas/satu"]
    assert "SOP500" not in said(followed, "dinas/satu")
    assert not followed.gallery.unlike()          # nothing new: nothing is done


def test_a_page_that_is_quicker_than_who_judges_wakes_it(followed: Followed, folder: Path) -> None:
    """Else the SOP is compiled, nothing waits for a status any more, and who compares sleeps on."""
    judged(followed)
    rename_save(folder / "satu.yaml", sop("Satu", 4).replace("001/UJI", "009/UJI"))
    followed.change()
    followed.gallery.work.clear()
    followed.data("dinas/satu")
    assert followed.gallery.unlike()
    assert followed.gallery.work.is_set()


def test_what_one_page_made_known_is_told_to_all(followed: Followed, folder: Path) -> None:
    """Else it has its status, and the lists of the other pages stay empty there."""
    judged(followed)
    rename_save(folder / "satu.yaml", sop("Satu", 6))
    followed.change()
    followed.data("dinas/satu")
    assert [line["id"] for line in followed.gallery.judge_next()] == ["dinas/satu"]
    assert followed.gallery.judge_next() == []


def test_whatever_changes_a_line_makes_it_newer(followed: Followed, folder: Path) -> None:
    def versions() -> dict[str, int]:
        return {line["id"]: line["versi"] for line in followed.gallery.listing()}

    before = versions()
    followed.gallery.name_next()
    named = versions()
    assert named["dinas/dua"] > before["dinas/dua"]
    followed.data("dinas/satu")
    seen = versions()
    assert seen["dinas/satu"] > named["dinas/satu"]
    judged(followed)                # both have the number 001/UJI/2026: found only when they are compared
    assert versions()["dinas/satu"] > seen["dinas/satu"]


def test_an_sop_that_comes_back_is_newer_than_it_was(followed: Followed, folder: Path) -> None:
    judged(followed)
    before = max(line["versi"] for line in followed.gallery.listing())
    text = (folder / "satu.yaml").read_text("utf-8")
    (folder / "satu.yaml").unlink()
    followed.change()
    rename_save(folder / "satu.yaml", text)
    followed.change()
    assert next(line for line in followed.gallery.listing() if line["id"] == "dinas/satu")["versi"] > before


def test_an_sop_listed_anew_while_compiled_has_the_new_status(followed: Followed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(followed)
    rename_save(folder / "satu.yaml", sop("Satu", 4, TERBALIK))
    followed.change()
    compile = Compiler.compile

    def interrupted(self: Compiler, definition: Definition) -> Compiled:
        rename_save(folder / "tiga.yaml", sop("Tiga", 4))
        followed.change()
        return compile(self, definition)

    monkeypatch.setattr(Compiler, "compile", interrupted)
    followed.data("dinas/satu")
    assert next(line for line in followed.gallery.listing() if line["id"] == "dinas/satu")["status"]["galat"] == 2


def test_an_sop_that_went_is_no_neighbour_any_more(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    judged(followed)
    (folder / "dua.yaml").unlink()
    followed.change()
    judged(followed)
    assert "SOP500" not in said(followed, "dinas/satu")


def test_one_file_of_an_agency_is_not_compared_with_neighbours_that_nobody_reads(folder: Path) -> None:
    alone = Followed(folder / "satu.yaml")
    rename_save(folder / "satu.yaml", sop("Satu", 4, "keterkaitan: SOP Dua Tahun 2024\n"))
    alone.data("dinas/satu")
    judged(alone)
    assert "SOP504" not in said(alone, "dinas/satu")


def test_a_broken_definition_is_told_what_the_compiler_says_and_no_more(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    judged(followed)
    rename_save(folder / "satu.yaml", sop("Satu", 4, "pelaksana: [\n"))
    followed.change()
    judged(followed)
    assert {code[:4] for code in said(followed, "dinas/satu")} == {"SOP0"}


def test_the_preview_tells_what_the_checker_tells(followed: Followed, folder: Path) -> None:
    followed.data("dinas/satu")
    judged(followed)
    report = Report()
    Checker().check(find_definitions([str(folder)], report), report)
    mine = {d.code for d in report.diagnostics if d.span.file.endswith("satu.yaml")}
    assert set(said(followed, "dinas/satu")) == mine


def test_what_is_missing_is_shown_in_its_empty_box(followed: Followed) -> None:
    data = followed.data("dinas/satu")
    told = [(one["pesan"], one["tempat"], one["area"]) for one in data["diagnostik"]]
    told += [("", also["tempat"], also["area"]) for one in data["diagnostik"] for also in one["juga"]]
    shown = [(words, place, data["halaman"][area[0]]["area"][area[1]]["nama"]) for words, place, area in told if area]
    places = {name: area for words, place, area in shown for name in (words, place)}
    assert places["peringatan belum diisi"] == "Peringatan"
    assert places["pencatatan dan pendataan belum diisi"] == "Pencatatan dan Pendataan"
    assert places["keterkaitan"] == "Keterkaitan"
    assert places["peralatan/perlengkapan"] == "Peralatan/Perlengkapan"


def test_what_is_known_of_its_neighbours_stays_while_an_sop_is_broken(followed: Followed, folder: Path) -> None:
    judged(followed)
    assert "SOP500" in said(followed, "dinas/satu")               # both have the number 001/UJI/2026
    rename_save(folder / "dua.yaml", sop("Dua", 4).replace("pelaksana: b", "pelaksana: tidak-ada", 1))
    followed.change()
    judged(followed)
    assert "SOP500" in said(followed, "dinas/satu")
    (folder / "dua.yaml").unlink()
    followed.change()
    judged(followed)
    assert "SOP500" not in said(followed, "dinas/satu")


def test_a_new_definition_is_listed_by_its_name_at_once(followed: Followed, folder: Path) -> None:
    (folder / "tiga.yaml").write_text(sop("Layanan Ketiga", 4), "utf-8")
    followed.change()
    assert "Layanan Ketiga" in [line["nama"] for line in followed.gallery.listing()]
