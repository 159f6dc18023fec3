"""The library of prompts: complete, in three languages, and never about one family."""

from pathlib import Path

import pytest

from consult.formats.prompts import SHIPPED, PromptKind, load_prompts, prompts
from consult.foundation.errors import BadFormat
from consult.privacy import review


def test_every_kind_has_some():
    assert {kind: bool(found) for kind, found in prompts().items()} == dict.fromkeys(
        PromptKind, True
    )


def test_in_no_prompt_anything_certain_is_found():
    for kind in prompts().values():
        for prompt in kind:
            for text in (prompt.text.fi, prompt.text.sv, prompt.text.en):
                assert review(text).certain == [], prompt.key


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('kind = "circular"', 'kind = "square"', "prompt 1: kind: unknown: 'square'"),
        ('sv = "', 'se = "', "prompt 1: text.sv: a text is missing"),
        ("circular-notices-first", "circular-own-part", "two prompts have the same key"),
        ('kind = "circular"', 'kind = "circular"\nrank = 1', "prompt 1: rank: unknown key"),
        ("[[prompt]]", "[[prompt", "prompts.toml: "),
    ],
)
def test_a_bad_file_is_refused_with_its_place(
    tmp_path: Path, was: str, becomes: str, complaint: str
) -> None:
    file = tmp_path / "prompts.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(BadFormat, match=r"prompts\.toml") as refused:
        load_prompts(file)
    assert complaint in str(refused.value)
