"""`sopdoc sign` and `sopdoc verify` as a person uses them: files, passwords, exit statuses."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.sign.fields import SigFieldSpec
from signing.attacks import edited, field, new_contents, one_more_digest, signed_by_library, updated
from signing.certificates import PASSWORD, p12, pem
from signing.signed import AT, SOP, agency, signed, unsigned
from signing.test_verify import another_root

from sopdoc.cli import sign
from sopdoc.cli.main import main

# `sopdoc` in a process of its own, at the time that its first argument says: certificates expire.
AT_A_GIVEN_TIME = """\
import sys
from datetime import datetime
from sopdoc.cli.main import main
sys.exit(main(sys.argv[2:], lambda: datetime.fromisoformat(sys.argv[1])))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agency's definition, its PDF, a certificate; the password in the environment."""
    (tmp_path / "definitions").mkdir()
    agency(tmp_path / "definitions")
    (tmp_path / "kunci.pdf").write_bytes(unsigned())
    (tmp_path / "budi.p12").write_bytes(p12())
    (tmp_path / "akar.pem").write_bytes(pem())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOPDOC_SANDI", PASSWORD)
    return tmp_path


def run(arguments: list[str]) -> int:
    return main(arguments, lambda: AT)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_signed_document_stands_beside_the_original(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 0
    assert (folder / "kunci.pdf").read_bytes() == unsigned()
    assert (folder / "kunci-tte.pdf").read_bytes().startswith(unsigned())
    assert "kunci-tte.pdf ditandatangani" in capsys.readouterr().err


def test_another_name_can_be_chosen(folder: Path) -> None:
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "-o", "arsip/final.pdf", "--quiet"]) == 0
    assert (folder / "arsip" / "final.pdf").exists()


def test_a_signed_document_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci-tte.pdf").write_bytes(b"tanda tangan orang lain")
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 1
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "-o", "kunci.pdf"]) == 1
    assert capsys.readouterr().err.count("SOP575") == 2
    assert (folder / "kunci-tte.pdf").read_bytes() == b"tanda tangan orang lain"
    assert (folder / "kunci.pdf").read_bytes() == unsigned()


def test_without_a_terminal_and_without_a_password_it_says_so(folder: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "SOPDOC_SANDI"}
    command = [sys.executable, "-m", "sopdoc", "sign", "kunci.pdf", "--p12", "budi.p12"]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
        start_new_session=True,
    )
    assert done.returncode == 1
    assert "SOP570" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_password_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = names(folder)
    monkeypatch.setenv("SOPDOC_SANDI", "salah")
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 1
    assert "SOP570" in capsys.readouterr().err
    assert names(folder) == before


def test_the_password_is_asked_for_where_the_environment_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOPDOC_SANDI", raising=False)
    asked: list[str] = []
    assert sign.ask_password(lambda prompt: asked.append(prompt) or "rahasia") == "rahasia"
    assert asked == ["Kata sandi sertifikat: "]


def test_on_a_terminal_the_password_is_not_shown(folder: Path) -> None:
    master, slave = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "SOPDOC_SANDI"}
    command = [sys.executable, "-c", AT_A_GIVEN_TIME, AT.isoformat(), "sign", "kunci.pdf", "--p12", "budi.p12"]
    process = subprocess.Popen(
        command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
    )
    os.close(slave)
    said = b""
    while b"sandi" not in said:
        said += os.read(master, 1000)
    os.write(master, f"{PASSWORD}\n".encode())
    try:
        while part := os.read(master, 1000):
            said += part
    except OSError:      # the terminal is gone when the program has ended
        pass
    os.close(master)
    assert process.wait(60) == 0, said
    assert PASSWORD.encode() not in said
    assert (folder / "kunci-tte.pdf").exists()


def test_the_time_on_the_signature_is_the_clocks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sign", "kunci.pdf", "--p12", "budi.p12"], lambda: AT + timedelta(days=2))
    main(["verify", "kunci-tte.pdf"])
    assert "Waktu        23 November 2026, 12.30 WIB (menurut penanda tangan)" in capsys.readouterr().out


def test_no_option_takes_a_password() -> None:
    with pytest.raises(SystemExit):
        run(["sign", "a.pdf", "--p12", "b.p12", "--password", "x"])


@pytest.mark.parametrize("arguments", [["sign", "tidak-ada.pdf", "--p12", "budi.p12"], ["sign", "kunci.pdf", "--p12", "tidak-ada.p12"],
                                       ["verify", "tidak-ada.pdf"], ["verify", "kunci.pdf", "--akar", "tidak-ada.pem"]])
def test_a_file_that_is_not_there_is_wrong_usage(arguments: list[str], folder: Path) -> None:
    assert main(arguments) == 2


def test_without_the_extra_the_command_says_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sign, "find_spec", lambda name: None)
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 1
    assert main(["verify", "kunci.pdf"]) == 1
    said = capsys.readouterr().err
    assert said.count("SOP578") == 2
    assert "pip install 'sopdoc[sign]'" in said


def test_verify_tells_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci-tte.pdf").write_bytes(signed())
    assert main(["verify", "kunci-tte.pdf", "--akar", "akar.pem"]) == 0
    assert capsys.readouterr().out == """\
kunci-tte.pdf: 1 tanda tangan
  Ruas         kunci
  Oleh         Budi Santoso, S.H., M.Si., Kepala Dinas, NIP. 19800102 200501 1 003
  Waktu        21 November 2026, 12.30 WIB (menurut penanda tangan)
  Keutuhan     utuh
  Sertifikat   dipercaya
  Definisi     sama dengan definitions/kunci.yaml
"""


def test_verify_finds_one_flipped_byte(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(signed())
    data[len(data) // 3] ^= 1
    (folder / "kunci-tte.pdf").write_bytes(data)
    assert main(["verify", "kunci-tte.pdf"]) == 1
    assert "SOP580" in capsys.readouterr().err


def test_a_document_without_signature_can_be_held_against_its_definition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "kunci.pdf"]) == 0
    assert "belum ditandatangani" in capsys.readouterr().out
    (folder / "definitions" / "kunci.yaml").write_text(SOP.replace("Mengisi", "Menulis"), "utf-8")
    assert main(["verify", "kunci.pdf"]) == 1
    captured = capsys.readouterr()
    assert "BERBEDA dari definitions/kunci.yaml" in captured.out
    assert "SOP582" in captured.err


def test_a_definition_can_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lain.pdf").write_bytes(unsigned())
    assert main(["verify", "lain.pdf", "--definisi", "definitions/kunci.yaml"]) == 0
    assert main(["verify", "lain.pdf", "--definisi", "definitions"]) == 1
    assert main(["verify", "lain.pdf"]) == 0
    captured = capsys.readouterr()
    assert "SOP583" in captured.err
    assert "tidak ditemukan di definitions; kesamaannya tidak diperiksa" in captured.out


def test_a_pdf_of_somebody_else_is_told_as_unsigned(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "catatan.txt").write_text("halo", "utf-8")
    assert main(["verify", "catatan.txt"]) == 1
    assert "SOP573" in capsys.readouterr().err


def test_a_root_that_is_none_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "kunci.pdf", "--akar", "kunci.pdf"]) == 1
    assert "SOP572" in capsys.readouterr().err


def test_a_certificate_from_elsewhere_is_not_trusted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci-tte.pdf").write_bytes(signed())
    (folder / "lain.pem").write_bytes(another_root())
    assert main(["verify", "kunci-tte.pdf", "--akar", "lain.pem"]) == 1
    captured = capsys.readouterr()
    assert "TIDAK DIPERCAYA" in captured.out
    assert "SOP581" in captured.err


def test_nothing_is_logged_beside_what_is_said(folder: Path) -> None:
    data = bytearray(signed())
    data[-2000] ^= 1
    (folder / "rusak.pdf").write_bytes(data)
    command = [sys.executable, "-m", "sopdoc", "verify", "rusak.pdf"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_only_what_a_definition_builds_is_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(updated(unsigned(), new_contents))
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 1
    said = capsys.readouterr().err
    assert "SOP610" in said
    assert "mengganti isi halaman 1" in said
    assert not (folder / "kunci-tte.pdf").exists()


def test_a_document_of_another_definition_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "definitions" / "kunci.yaml").write_text(SOP.replace("Mengisi", "Menulis"), "utf-8")
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12"]) == 1
    assert "SOP611" in capsys.readouterr().err
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "--asing"]) == 0
    said = capsys.readouterr().err
    assert "peringatan[SOP611]" in said
    assert "kunci-tte.pdf ditandatangani sebagai dokumen asing" in said
    assert (folder / "kunci-tte.pdf").read_bytes().startswith(unsigned())


@pytest.mark.parametrize("options", [[], ["--lampirkan-sumber"]])
def test_an_approved_version_is_signed_after_its_definition_was_revised(options: list[str], folder: Path) -> None:
    path = folder / "definitions" / "kunci.yaml"
    assert main(["approve", str(path), "--tanggal", "2026-11-20"]) == 0
    assert main(["build", "definitions", "-o", "output", "--quiet", *options]) == 0
    (document,) = (folder / "output").rglob("kunci.pdf")
    path.write_text(path.read_text("utf-8").replace("Mengisi", "Menulis"), "utf-8")
    assert run(["sign", str(document), "--p12", "budi.p12"]) == 0


@pytest.mark.parametrize("options", [[], ["--lampirkan-sumber"]])
def test_a_document_that_was_built_from_a_frozen_version_itself_is_known(
    options: list[str], folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    path = folder / "definitions" / "kunci.yaml"
    assert main(["approve", str(path), "--tanggal", "2026-11-20"]) == 0
    path.write_text(path.read_text("utf-8").replace("Mengisi", "Menulis"), "utf-8")
    assert main(["build", "definitions/riwayat/kunci/rev-0.yaml", "-o", "output", "--quiet", *options]) == 0
    (document,) = (folder / "output").rglob("rev-0.pdf")
    capsys.readouterr()
    assert main(["verify", str(document), "--definisi", "definitions/kunci.yaml"]) == 0
    assert "sama dengan versi rev-0 yang disahkan" in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--lampirkan-sumber"], ["--mode", "tte"]])
def test_what_a_build_chose_is_signed_as_it_is(options: list[str], folder: Path) -> None:
    assert main(["build", "definitions", "-o", "output", "--quiet", *options]) == 0
    (document,) = (folder / "output").rglob("kunci.pdf")
    assert run(["sign", str(document), "--p12", "budi.p12", "-o", "hasil.pdf"]) == 0
    assert main(["verify", "hasil.pdf", "--definisi", "definitions/kunci.yaml"]) == 0


def test_without_a_definition_nothing_is_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lain.pdf").write_bytes(unsigned())
    assert run(["sign", "lain.pdf", "--p12", "budi.p12"]) == 1
    said = capsys.readouterr().err
    assert "SOP612" in said
    assert "--definisi" in said
    assert run(["sign", "lain.pdf", "--p12", "budi.p12", "--definisi", "definitions/kunci.yaml"]) == 0
    assert "asing" not in capsys.readouterr().err


def test_a_definition_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "--definisi", "tidak-ada"]) == 2


def test_the_second_to_sign_signs_what_the_first_has_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(updated(signed(), field()))
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "--field", "saksi"]) == 0
    assert main(["verify", "kunci-tte.pdf", "--akar", "akar.pem"]) == 0
    assert "2 tanda tangan" in capsys.readouterr().out


def test_nobody_signs_after_a_signature_that_does_not_hold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(updated(edited(signed(), one_more_digest), field()))
    assert run(["sign", "kunci.pdf", "--p12", "budi.p12", "--field", "saksi"]) == 1
    assert "SOP580" in capsys.readouterr().err


def test_verify_names_what_was_added(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(updated(unsigned(), new_contents))
    assert main(["verify", "kunci.pdf"]) == 1
    captured = capsys.readouterr()
    assert "kunci.pdf: belum ditandatangani\n  Definisi     DITAMBAHI sesudah disusun dari definitions/kunci.yaml" in captured.out
    assert "SOP610" in captured.err
    assert "revisi ke-1 mengganti isi halaman 1" in captured.err


def test_verify_names_what_was_put_before_and_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(b"halo" + unsigned() + b"halo")
    assert main(["verify", "kunci.pdf"]) == 1
    said = capsys.readouterr().err
    assert "4 bita ditambahkan di depan dokumen" in said
    assert "4 bita di belakang dokumen" in said


def test_a_signature_beside_its_room_is_only_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kunci.pdf").write_bytes(signed_by_library(signed(), "camat", SigFieldSpec("camat", box=(3, 300, 23, 400))))
    assert main(["verify", "kunci.pdf"]) == 0
    assert "peringatan[SOP610]" in capsys.readouterr().err


def built(folder: Path) -> Path:
    """The PDF of the definition as it is now."""
    assert run(["build", "definitions", "--format", "pdf", "--quiet"]) == 0
    return Path("output/definitions/kunci.pdf")


def test_what_was_approved_is_signed_also_after_its_definition_went_on(folder: Path) -> None:
    definition = folder / "definitions/kunci.yaml"
    assert run(["approve", str(definition), "--tanggal", "2026-02-02"]) == 0
    pdf = built(folder)
    assert run(["sign", str(pdf), "--p12", "budi.p12"]) == 0
    assert run(["revise", str(definition), "--ringkasan", "Ubah", "--buka", "--tanggal", "2026-03-02"]) == 0
    assert run(["sign", str(pdf), "--p12", "budi.p12", "-o", "lagi.pdf"]) == 0


@pytest.mark.parametrize("more", [[], ["--asing"]])
def test_what_looks_in_force_and_was_not_approved_is_not_signed(
    more: list[str], folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    definition = folder / "definitions/kunci.yaml"
    assert run(["approve", str(definition), "--tanggal", "2026-02-02"]) == 0
    definition.write_text(definition.read_text("utf-8").replace("Mengisi buku", "Mengisi kartu"), "utf-8")
    pdf, before = built(folder), names(folder)
    assert run(["sign", str(pdf), "--p12", "budi.p12", *more]) == 1
    assert "galat[SOP568]: tampak berlaku, tetapi isinya berbeda dari rev-0" in capsys.readouterr().err
    assert (names(folder), [path.name for path in pdf.parent.iterdir()]) == (before, ["kunci.pdf"])


def test_a_sheet_that_calls_itself_a_copy_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    definition = folder / "definitions/kunci.yaml"
    definition.write_text(definition.read_text("utf-8") + "penyesuaian: {cap air: SALINAN TIDAK TERKENDALI}\n", "utf-8")
    assert run(["sign", str(built(folder)), "--p12", "budi.p12"]) == 1
    assert 'galat[SOP619]: lembar ini bercap air "SALINAN TIDAK TERKENDALI"' in capsys.readouterr().err


@pytest.mark.parametrize(("words", "status"), [("SALINAN TIDAK TERKENDALI", 1), ("PENGADILAN AGAMA", 0)])
def test_a_sheet_with_the_words_that_its_build_asked_for_is_known_by_them(
    words: str, status: int, folder: Path, capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["build", "definitions", "-o", "output", "--quiet", "--cap-air", words]) == 0
    (document,) = (folder / "output").rglob("kunci.pdf")
    assert main(["verify", str(document)]) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[1:3] == ["  Definisi     sama dengan definitions/kunci.yaml", f"  Cap air      {words}"]
    assert run(["sign", str(document), "--p12", "budi.p12"]) == status
    assert ("galat[SOP619]" in capsys.readouterr().err) is (status == 1)


def test_a_frozen_version_that_was_changed_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    definition, frozen = folder / "definitions/kunci.yaml", folder / "definitions/riwayat/kunci/rev-0.yaml"
    assert run(["approve", str(definition), "--tanggal", "2026-02-02"]) == 0
    forged = definition.read_text("utf-8").replace("Mengisi buku", "Mengisi kartu")
    approved = definition.read_text("utf-8")
    for path in (definition, frozen):
        path.write_text(forged, "utf-8")
    pdf = built(folder)
    definition.write_text(approved, "utf-8")
    assert run(["sign", str(pdf), "--p12", "budi.p12"]) == 1
    assert "galat[SOP568]" in capsys.readouterr().err
