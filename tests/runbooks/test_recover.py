"""Nobody can open it any more: from two papers, by the words of the page."""

import base64
import sys
from dataclasses import fields, replace

import pytest

from consult import vault
from consult.audit import Deed
from consult.cli.founding import write_settings
from consult.foundation.database import db
from tests.cases.deputising import keep_out
from tests.casework import a_note, open_vaahtera
from tests.cast import CEREMONY
from tests.recoveries.scenes import comes_back, confirmed_for, file_of, notes_read_by
from tests.runbooks.following import ROOT, Tree, boxes_of
from tests.scenes import deeds

SAID = "Kettu näki kaiken."


@pytest.fixture
def returned(app, alma, fanni, ilona, template):
    """Alma alone could open the case, and has come back with new keys."""
    vaahtera = open_vaahtera(alma, template.teams["vaara"])
    for deputy in (fanni, ilona):
        keep_out(alma, vaahtera, deputy)
    a_note(alma, vaahtera, SAID)
    return comes_back(alma, fanni)


@pytest.fixture
def machine(app, settings):
    """The installation of this test behind the tree's `consult`, and an empty stick."""
    plain = replace(settings, instance=None)
    values = {one.name: getattr(plain, one.name) for one in fields(plain)}
    values = {name: as_written(one) for name, one in values.items() if one is not None}
    write_settings(settings.instance, values)
    tree = Tree.empty()
    tree.path("/opt/consult").symlink_to(ROOT)
    tree.path("/usr/local/bin/consult").symlink_to(ROOT / "deploy" / "consult")
    tree.environ["PATH"] = f"{sys.prefix}/bin:{tree.environ['PATH']}"
    tree.environ["CONSULT_INSTANCE"] = str(settings.instance)
    yield tree
    tree.remove()


def as_written(value):
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return list(value) if isinstance(value, tuple) else value


def test_from_the_request_to_the_note(returned, machine, outi, eero):
    asked = confirmed_for(returned, outi, eero)
    machine.path("/media/stick/request.jsonl").write_text(file_of(asked, outi), encoding="utf-8")
    check = vault.check_number(asked.request.digest)
    halves = [half.code.lower() for half in CEREMONY.halves()[:2]]
    for box in boxes_of("recover"):
        typed = "\n".join([check, "kyllä", *halves, "kyllä", ""]) if "types" in box.marks else ""
        machine.do(box, typed)
    db.session.rollback()
    assert notes_read_by(returned) == [SAID]
    assert Deed.SPACE_RECOVERED in deeds()
    assert not list(machine.path("/media/stick").iterdir())


def test_with_another_half_nothing_is_opened(returned, machine, outi, eero):
    asked = confirmed_for(returned, outi, eero)
    machine.path("/media/stick/request.jsonl").write_text(file_of(asked, outi), encoding="utf-8")
    check = vault.check_number(asked.request.digest)
    wrong = [half.code for half in CEREMONY.halves()[1:3]]
    copying, _parts, opening = boxes_of("recover")[:3]
    machine.do(copying)
    with pytest.raises(AssertionError, match="→ 1"):
        machine.do(opening, "\n".join([check, "kyllä", *wrong, "kyllä", ""]))
    assert not machine.path("/media/stick/answer.jsonl").exists()
