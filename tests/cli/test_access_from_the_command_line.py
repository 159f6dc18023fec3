import json

import pytest
from flask import Flask

from consult import audit
from consult.access import POLICIES, Permission
from consult.accounts.models import AccountStatus
from consult.foundation.database import db
from consult.foundation.ids import new_id
from consult.web.guard import ACCESS
from tests.casework import let_sit, open_vaahtera
from tests.scenes import account_of


@pytest.fixture
def flask(app: Flask):
    return app.test_cli_runner()


@pytest.fixture
def vaahtera(app, alma, bertta, template):
    found = open_vaahtera(alma, template.teams["vaara"])
    let_sit(alma, found, bertta)
    return found


def asked(flask, person, permission, *ids, also=()):
    args = ["access", "explain", person, permission, *map(str, ids), *also]
    return flask.invoke(args=args)


def test_every_route_is_listed_with_what_it_demands(flask, app):
    result = flask.invoke(args=["access", "routes"])
    assert result.exit_code == 0, result.output
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert set(lines) == {rule.endpoint for rule in app.url_map.iter_rules()}
    assert lines["notes.new"].endswith(
        "GET,POST  /cases/<uuid:case_id>/notes/new  note:write on find_case"
    )
    assert "public: " in lines["web.health"]


@pytest.mark.asvs("V8.1.1")
def test_a_program_reads_the_rules_too(flask):
    rows = json.loads(flask.invoke(args=["access", "routes", "--json"]).stdout)
    found = next(row for row in rows if row["route"] == "cases.close")
    assert found == {
        "route": "cases.close",
        "ways": ["POST"],
        "address": "/cases/<uuid:case_id>/close",
        "permission": "case:close",
        "finder": "consult.cases.queries.finding.find_case",
        "rule": "consult.cases.policy.may_close_case",
        "says": "Whoever may write the case.",
    }


def test_a_permission_without_a_rule_is_found(flask, monkeypatch):
    monkeypatch.delitem(POLICIES, Permission.CASE_CLOSE)
    result = flask.invoke(args=["access", "routes"])
    assert result.exit_code == 1
    assert (
        result.stderr == "cases.close: no rule is written for its permission, so nobody gets in\n"
    )


def test_yes_and_by_which_rule(flask, alma, vaahtera):
    result = asked(flask, alma.email, "case:close", vaahtera.case_id)
    assert result.exit_code == 0, result.output
    assert f"yes, {alma.name} gets in: cases.close" in result.stdout
    assert "decided by consult.cases.policy.may_close_case: Whoever may write" in result.stdout


def test_no_to_who_sees_it_and_no_to_who_does_not(flask, bertta, zed, vaahtera):
    seen = asked(flask, bertta.email, "case:close", vaahtera.case_id)
    assert (seen.exit_code, "may not do this (403): cases.close" in seen.stdout) == (1, True)
    unseen = asked(flask, zed.email, "case:close", vaahtera.case_id)
    assert (unseen.exit_code, "there is no such thing (404)" in unseen.stdout) == (1, True)
    assert "decided by" not in unseen.stdout


def test_an_id_that_is_none_of_ours_is_answered_like_a_foreign_one(flask, zed, vaahtera):
    foreign = asked(flask, zed.email, "case:read", vaahtera.case_id)
    unknown = asked(flask, zed.email, "case:read", new_id())
    assert (foreign.exit_code, foreign.stdout) == (unknown.exit_code, unknown.stdout)


def test_what_has_no_subject_is_asked_without_an_id(flask, tess, eero):
    assert asked(flask, str(eero.id), "meeting-log:read").exit_code == 0
    assert asked(flask, tess.email, "meeting-log:read").exit_code == 1


def test_a_program_reads_the_answer(flask, bertta, vaahtera):
    result = asked(flask, bertta.email, "note:write", vaahtera.case_id, also=["--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["person"]["name"], found["allowed"]) == (bertta.name, False)
    [door] = found["doors"]
    assert (door["routes"], door["status"]) == (["notes.new"], 403)
    assert door["rule"] == "consult.notes.policy.may_write_notes"


def test_nobody_gets_in_with_an_account_that_is_not_in_use(flask, alma, vaahtera):
    account_of(alma).status = AccountStatus.LEFT
    with audit.unaudited("a test"):
        db.session.commit()
    result = asked(flask, alma.email, "case:close", vaahtera.case_id)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"no, {alma.name} has no account in use")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody@consult.example", "case:read"], "There is nobody with"),
        (["alma@consult.example", "case:eat"], "There is no permission 'case:eat'"),
        (["alma@consult.example", "case:read"], "case:read is asked about: case_id."),
        (["alma@consult.example", "case:read", "1"], "case:read is asked about: case_id."),
        (["alma@consult.example", "participation:export", "doc"], "is asked about: kind."),
        (["alma@consult.example"], "Missing argument"),
    ],
)
def test_wrong_use_is_one_line_and_2(flask, words, said):
    result = flask.invoke(args=["access", "explain", *words])
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_each_finder_is_known_by_its_door(app):
    assert all((one.finder is None) == (one.permission is None) for one in ACCESS.values())
