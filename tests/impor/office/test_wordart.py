"""WordArt as Word writes it, for old programs and for new ones, says the words that it draws, each once."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from sopdoc.impor.office.wordart import wordart_in

NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps" xmlns:a="urn:a" xmlns:w="urn:w"'


def vml(turn: str, text: str = "SALINAN") -> str:
    return f'<v:shape style="width:400pt;{turn}z-index:-1"><v:textpath string="{text}"/></v:shape>'


def drawn(turn: str, *lines: str, warped: str = "<a:prstTxWarp/>") -> str:
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f"<wps:wsp><wps:spPr><a:xfrm {turn}/></wps:spPr><w:txbx>{words}</w:txbx><wps:bodyPr>{warped}</wps:bodyPr></wps:wsp>"


@pytest.mark.parametrize(("content", "leaning", "words"), [
    (vml("rotation:315;"), True, ("SALINAN",)), (vml(""), True, ()), (vml(""), False, ("SALINAN",)), (vml("rotation:0;"), True, ()),
    (f"<v:group>{vml('')}</v:group>", False, ("SALINAN",)), (f"<v:shapetype>{vml('')}</v:shapetype>" + vml(""), False, ("SALINAN",)),
    (vml("", "") + vml("", "ARSIP"), False, ("ARSIP",)), (vml("") * 2, False, ("SALINAN",)),
    (drawn('rot="18900000"', "SALINAN", "", "ARSIP"), True, ("SALINAN", "ARSIP")), (drawn("", "JUDUL"), True, ()),
    (drawn("", "JUDUL"), False, ("JUDUL",)), (drawn('rot="18900000"', "kotak", warped=""), True, ()),
])
def test_words_behind_a_sheet_are_those_of_its_wordart(content: str, leaning: bool, words: tuple[str, ...]) -> None:
    """In the text only what is turned: a title may be WordArt, too."""
    assert wordart_in(fromstring(f"<w:hdr {NAMES}>{content}</w:hdr>"), leaning) == words
