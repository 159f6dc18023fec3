import re
from dataclasses import fields
from pathlib import Path

from consult.formats import Format, FormatKind, Phase, Role, Yield, catalogue
from consult.privacy import FindingKind

DOCS = Path(__file__).parents[2] / "docs"
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")


def test_every_key_of_a_file_is_documented():
    keys = {field.name for cls in (Format, Phase) for field in fields(cls)} - {"phases"}
    assert {key for key in keys if f"`{key}`" not in FORMATS} == set()


def test_every_role_and_yield_is_documented():
    for kind in (Role, Yield, FormatKind):
        assert {member.value for member in kind if f"`{member.value}`" not in FORMATS} == set()


def test_every_format_that_ships_is_in_the_list():
    for format_ in catalogue().newest():
        assert f"`{format_.key}.v{format_.version}.toml`" in FORMATS


def test_everything_the_guard_finds_is_documented():
    text = (DOCS / "pseudonyms.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z -]+) \|", text, re.MULTILINE)
    assert {kind.words.en.lower() for kind in FindingKind} <= set(rows)
