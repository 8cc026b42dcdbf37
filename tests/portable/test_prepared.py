"""What was compiled once is used: the same classes and patterns as otherwise, without compiling them again."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

MODULE = '''
import re
from dataclasses import dataclass, field

@dataclass(frozen=True, slots=True, order=True)
class Waktu:
    jumlah: int
    satuan: str = "hari"
    catatan: list[str] = field(default_factory=list, compare=False)

KATA = re.compile(r"(?P<jumlah>\\d+) (?P<satuan>hari|jam)", re.IGNORECASE)
BITA = re.compile(rb"[a-c]+")
SAID = [repr(Waktu(3)), Waktu(2) < Waktu(3), KATA.fullmatch("3 HARI").groupdict(), KATA.flags, BITA.match(b"abd")[0].decode()]
'''
RECORD = f"""
import sys
from sopdoc.portable import prepared
prepared.record()
exec({MODULE!r}, {{"__name__": "contoh"}})
sys.stdout.buffer.write(prepared.made())
"""
USE = f"""
import json, re, sys
from sopdoc.portable import prepared
made = sys.stdin.buffer.read()
if made:
    prepared.use(made)
code, compiled = compile({MODULE!r}, "contoh", "exec"), []
sys.addaudithook(lambda event, given: compiled.append(str(given[0])) if event == "compile" else None)
parse = re._compiler._parser.parse
re._compiler._parser.parse = lambda text, *flags: compiled.append(str(text)) or parse(text, *flags)
names = {{"__name__": "contoh"}}
exec(code, names)
heard = len(compiled)
print(json.dumps([names["SAID"], heard, re.compile("lain(nya)?").match("lainnya")[1]]))
"""


def ran(program: str, given: bytes = b"") -> bytes:
    """What a Python of its own says: these hooks stay for as long as it lives."""
    return subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, check=True).stdout


def used(made: bytes) -> Any:
    return json.loads(ran(USE, made))


def test_what_was_recorded_is_not_compiled_again_and_means_the_same() -> None:
    said, compiled, other = used(b"")
    assert compiled > 0
    assert used(ran(RECORD)) == [said, 0, other]


def test_two_recordings_are_the_same_bytes() -> None:
    assert ran(RECORD) == ran(RECORD)
