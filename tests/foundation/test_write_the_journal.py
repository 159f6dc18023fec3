"""The log of the machine: a line of JSON an event, and nothing that anybody wrote."""

import ast
import json
import logging
import re
import sys
import threading
from uuid import UUID

import pytest

from consult.foundation import journal
from tests.house.building import document, modules

PLANTED = "Kettu näki kaiken /welcome/Xq3-token"
SPACE = UUID(int=7)
log = logging.getLogger("consult.trial")


@pytest.fixture
def written(capsys):
    """Everything that was written to the error channel since, line by line."""
    before = logging.getLogger("consult").level
    journal.lay(logging.INFO)
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logging.getLogger("consult").setLevel(before)


LOGS = re.compile(r"log\.\w+")


def raised():
    try:
        raise ValueError(PLANTED)
    except ValueError as error:
        return error


@pytest.mark.asvs("V16.2.2", "V16.2.4")
def test_an_event_is_one_line_with_its_fields(written):
    log.info("letter sent", extra={"letter": SPACE, "attempt": 2, "kind": "seat.given"})
    (line,) = written()
    assert line.pop("at").endswith("+00:00")
    assert line.pop("process")
    assert line == {
        "level": "info",
        "logger": "consult.trial",
        "event": "letter sent",
        "letter": SPACE.hex,
        "attempt": 2,
        "kind": "seat.given",
    }


def test_unknown_fields_are_left_out(written):
    log.error("fault", extra={"text": PLANTED, "user_agent": PLANTED, "address": "/pass/1"})
    assert set(written()[0]) == {"at", "level", "logger", "event", "process"}


@pytest.mark.parametrize("field", journal.FIELDS)
@pytest.mark.parametrize("value", [PLANTED, [PLANTED], {"a": PLANTED}, b"x", True, None, 1.5])
def test_a_known_field_takes_only_what_it_is_for(written, field, value):
    log.error("fault", extra={field: value})
    assert field not in written()[0]


@pytest.mark.asvs("V16.4.1")
def test_what_a_sentence_would_be_filled_with_stays_out(written):
    log.error("somebody wrote %s", PLANTED)
    assert written()[0]["event"] == "somebody wrote %s"


def test_of_an_exception_there_is_its_kind_and_its_place(written):
    log.error("fault", exc_info=raised())
    (line,) = written()
    assert "Kettu" not in json.dumps(line, ensure_ascii=False)
    assert line["error"] == "ValueError"
    assert line["places"] == [line["places"][0]]
    assert line["places"][0].startswith("tests/foundation/test_write_the_journal.py:")


@pytest.mark.parametrize("name", ["gunicorn.error", "sqlalchemy.engine", "werkzeug", "urllib3"])
def test_another_part_s_filled_sentence_stays_out(written, name):
    said = f"Invalid request from ip=192.0.2.1: Invalid line '{PLANTED}'"
    logging.getLogger(name).warning(said, exc_info=raised())
    (line,) = written()
    expected = "Invalid request from ip" if name == "gunicorn.error" else "something was logged"
    assert line["event"].startswith(expected)
    assert "192.0.2.1" not in json.dumps(line)
    assert "Kettu" not in json.dumps(line, ensure_ascii=False)


def test_a_record_that_cannot_be_read_is_a_line_too():
    odd = logging.makeLogRecord({"name": "consult", "msg": PLANTED, "created": PLANTED})
    lost = json.loads(journal.Journal().format(odd))
    assert lost == {"level": "error", "event": "a line was lost", "error": "TypeError"}


@pytest.mark.asvs("V16.3.4")
def test_what_nobody_caught_is_a_line(written, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    journal.lay_for_the_last()
    error = raised()
    sys.excepthook(ValueError, error, error.__traceback__)
    threading.excepthook(threading.ExceptHookArgs([ValueError, error, error.__traceback__, None]))
    lines = written()
    assert [line["error"] for line in lines] == ["ValueError"] * 2
    assert "Kettu" not in json.dumps(lines, ensure_ascii=False)


def test_it_is_laid_once(written):
    journal.lay()
    journal.lay(logging.INFO)
    log.info("worker started")
    assert len(written()) == 1


def test_each_field_is_described():
    told = document("logging.md")
    known = {*journal.FIELDS, "at", "level", "logger", "event", "process", "error", "places"}
    fields, _ = told.split("## What to look for")
    rows = {line.split("`")[1] for line in fields.splitlines() if line.startswith("| `")}
    assert rows == known


def test_the_house_logs_its_own_words_with_known_fields():
    """No sentence is filled, none is put together, and no field is misspelt."""
    wrong = []
    for module in modules():
        for call in ast.walk(ast.parse(module.text)):
            if not isinstance(call, ast.Call) or not LOGS.fullmatch(ast.unparse(call.func)):
                continue
            keywords = {one.arg: one.value for one in call.keywords}
            fixed = call.args[-1] if ast.unparse(call.func) == "log.log" else call.args[0]
            limit = 2 if ast.unparse(call.func) == "log.log" else 1
            given = keywords.get("extra")
            names = {ast.literal_eval(key) for key in getattr(given, "keys", ())}
            if len(call.args) > limit or isinstance(fixed, ast.JoinedStr | ast.BinOp):
                wrong.append(f"{module.name}:{call.lineno}: a sentence that is filled")
            if isinstance(given, ast.Dict) and names - set(journal.FIELDS):
                wrong.append(f"{module.name}:{call.lineno}: {names - set(journal.FIELDS)}")
    assert not wrong, "\n".join(wrong)
