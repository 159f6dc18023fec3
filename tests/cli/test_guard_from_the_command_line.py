"""`flask guard check`: the findings of the form, one JSON object a line."""

import json
import logging

import pytest
from click.testing import CliRunner
from flask import Flask

from consult.bench import guard_corpus
from consult.cli.guard import command
from consult.privacy import review
from tests.privacy.voikko import needs_voikko

TEXT = "👩\u200d👧 Puhuin Matin kanssa.\r\nKoodi 131052-308T, a\u0308iti."
LIKELY = "Syntynyt 3.4.2015."


@pytest.fixture
def check():
    runner = Flask("without an installation").test_cli_runner()

    def checked(content, *words):
        data = content if isinstance(content, bytes) else content.encode()
        return runner.invoke(command, ["check", *(words or ("-",))], input=data)

    return checked


@needs_voikko
def test_it_prints_what_a_form_would_show(check, caplog):
    with caplog.at_level(logging.DEBUG):
        done = check(TEXT)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["start"], one["end"], one["text"], one["certain"]) for one in lines] == [
        (each.start, each.end, each.text, each.certain) for each in review(TEXT).findings
    ]
    assert [one["kind"] for one in lines] == ["person-name", "identity-code"]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in lines)
    assert done.exit_code == 1
    assert caplog.records == []


def test_what_is_only_likely_is_good_enough(check, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(LIKELY, encoding="utf-8")
    done = check("", str(file))
    assert (done.exit_code, json.loads(done.stdout)["kind"]) == (0, "birth-date")


def test_nothing_found_prints_nothing(check):
    done = check("Kaikki on hyvin.")
    assert (done.exit_code, done.stdout) == (0, "")


def test_wrong_use_is_said_in_one_line(check, tmp_path):
    assert check(b"\xff\xfe\x00").exit_code == 2
    away = check("", str(tmp_path / "away.txt"))
    assert (away.exit_code, len(away.stderr.splitlines())) == (1, 1)


@needs_voikko
def test_a_corpus_is_measured(tmp_path):
    corpus = tmp_path / "corpus.tsv"
    corpus.write_text(
        "-DOCSTART-\tO\n\nEilen\tO\nMatti\tB-PER\nVirtanen\tI-PER\nsoitti\tO\nLiisalle\tB-PER\n.\tO\n"
        "\nHän\tO\nkertoi\tO\nkoulusta\tO\n.\tO\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(guard_corpus.command, [str(corpus)])
    assert "recall of PER tokens   100.00 %" in done.stdout
    assert "inflected            100.00 %   of 1" in done.stdout
    assert "flagged of 1 000 tokens 300.00" in done.stdout
    assert done.exit_code == 1  # three names in ten words are above the bar of flags
    corpus.write_text("no tab here\n", encoding="utf-8")
    assert CliRunner().invoke(guard_corpus.command, [str(corpus)]).exit_code == 2
