"""Every screen of the preview by the rules of axe-core."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_tools import violations
from preview_tools import Page, opened, rename_save, serving, sop, until


def steps(page: Page) -> None:
    page.keyboard.press("l")


def dark(page: Page) -> None:
    page.keyboard.press("g")


def folded(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.press("p")


def line(page: Page) -> None:
    page.click("#baris > div >> nth=2")


def help(page: Page) -> None:
    page.keyboard.press("?")


def nothing_found(page: Page) -> None:
    page.fill("#cari", "tidak ada")


@pytest.mark.parametrize("screen", [lambda page: None, steps, dark, folded, line, help, nothing_found])
def test_a_screen_of_the_preview_has_no_violation(browser: Any, folder: Path, screen: Callable[[Page], object]) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        until(page, "[...document.querySelectorAll('.butir .status')].every((status) => status.textContent)")
        screen(page)
        assert violations(page) == []


def test_a_broken_definition_is_told_without_violation(browser: Any, folder: Path) -> None:
    with serving(folder) as server, opened(browser, server, "dinas/satu") as page:
        rename_save(folder / "satu.yaml", sop("Layanan Satu").replace("pelaksana: b", "pelaksana: tidak-ada"))
        page.wait_for_selector("#kertas.basi .halaman")
        assert violations(page) == []
