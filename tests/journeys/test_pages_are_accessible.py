"""axe looks at every page, as somebody who has use of it; light and dark."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import CAST
from tests.demo_base import DemoYear
from tests.journeys.conftest import Desk
from tests.journeys.looking import ALL_PAGES, violations
from tests.journeys.rarely import lay_what_is_rare
from tests.journeys.served import put_instance

pytestmark = pytest.mark.browser

READER: dict[str, str] = {
    "accounts": "Tess",
    "agencies": "Tess",
    "calendars": "Disa",
    "cases": "Alma",
    "consultations": "Alma",
    "desk": "Alma",
    "drafts": "Alma",
    "erasures": "Alma",
    "experts": "Chidi",
    "families": "Alma",
    "followups": "Alma",
    "formats": "Bertta",
    "handovers": "Alma",
    "incidents": "Outi",
    "meetings": "Bertta",
    "minutes": "Bertta",
    "notes": "Alma",
    "notifications": "Alma",
    "oversight": "Eero",
    "people": "Alma",
    "polls": "Disa",
    "recoveries": "Outi",
    "reports": "Eero",
    "teams": "Fanni",
    "web": "Alma",
}
"""Who has use of a package's pages, unless a page is listed below."""

PAGES: dict[str, str] = {
    "consultations.board": "Disa",
    "consultations.boards": "Disa",
    "consultations.triage": "Disa",
    "consultations.asking_back": "Disa",
    "consultations.declining": "Disa",
    "consultations.more_experts": "Disa",
    "consultations.invitation": "Chidi",
    "consultations.invitations": "Chidi",
    "consultations.answer": "Bertta",
    "consultations.answer_in_writing": "Chidi",
    "followups.record": "Bertta",
    "followups.agree": "Bertta",
    "handovers.name": "Fanni",
    "handovers.goodbye": "Eero",
    "experts.mine": "Chidi",
    "polls.mine": "Chidi",
    "polls.answer": "Chidi",
    "teams.open_times": "Chidi",
    "teams.say_first": "Chidi",
    "accounts.sign_in": "Alma",
    "accounts.invite": "Disa",
    "accounts.on_their_way": "Ilona",
    "accounts.arrival": "Ilona",
    "accounts.approve": "Ilona",
    "accounts.duties": "Tess",
    "accounts.begin_way_back": "Fanni",
    "accounts.way_back": "Ilona",
    "accounts.confirm_way_back": "Ilona",
}

RARE = ("erasures.", "incidents.", "recoveries.", "accounts.way_back", "accounts.confirm_way_back")
"""Pages of which none is left out: they are met on a bad day, by somebody in a hurry."""

IDS = {
    "agency_id": "SELECT id FROM agencies LIMIT 1",
    "account_id": "SELECT id FROM accounts LIMIT 1",
    "arrival_id": "SELECT id FROM arrivals WHERE account_id IS NOT NULL LIMIT 1",
    "team_id": "SELECT id FROM teams WHERE kind = 'expert-group'",
    "case_id": "SELECT case_id FROM circle_seats WHERE account_id = :alma LIMIT 1",
    "client_id": """SELECT clients.id FROM clients JOIN circle_seats USING (case_id)
                    WHERE account_id = :alma LIMIT 1""",
    "note_id": """SELECT case_notes.id FROM case_notes JOIN circle_seats USING (case_id)
                  WHERE account_id = :alma LIMIT 1""",
    "names_id": """SELECT real_names.id FROM real_names JOIN circle_seats USING (case_id)
                    WHERE account_id = :alma LIMIT 1""",
    "person_id": """SELECT people.id FROM people JOIN circle_seats USING (case_id)
                    WHERE account_id = :alma LIMIT 1""",
    "meeting_id": "SELECT id FROM meetings WHERE status = 'held' ORDER BY starts_at LIMIT 1",
    "item_id": """SELECT items.id FROM items JOIN consultations ON item_id = items.id
                  WHERE asker_id = :alma AND items.status = 'waiting' LIMIT 1""",
    "consultation_id": """SELECT id FROM consultations WHERE asker_id = :alma
                          ORDER BY status = 'placed' DESC LIMIT 1""",
    "invitation_id": "SELECT id FROM invitations WHERE account_id = :chidi AND status = 'invited'",
    "action_id": "SELECT id FROM actions WHERE owner_id = :alma AND status = 'open' LIMIT 1",
    "alarm_id": "SELECT id FROM alarms WHERE acknowledged_at IS NULL LIMIT 1",
    "erasure_id": "SELECT id FROM erasures LIMIT 1",
    "incident_id": "SELECT id FROM incidents WHERE closed_at IS NULL LIMIT 1",
    "poll_id": "SELECT id FROM polls WHERE status = 'open'",
    "question_id": """SELECT questions.id FROM questions JOIN consultations
                      ON consultations.id = consultation_id
                      WHERE format_key = 'written-consultation' AND status = 'open' LIMIT 1""",
    "member_id": "SELECT id FROM team_members WHERE account_id = :chidi AND seat = 'member'",
    "loss_id": "SELECT id FROM losses LIMIT 1",
    "request_id": "SELECT id FROM recovery_requests LIMIT 1",
    "letter_id": "SELECT id FROM family_letters LIMIT 1",
    "sheet_id": "SELECT id FROM family_sheets LIMIT 1",
    "series_id": """SELECT series.id FROM series JOIN teams ON teams.id = team_id
                    WHERE kind = 'weekly' LIMIT 1""",
}
TWO_WAY = {
    "team_id": "SELECT team_id FROM team_members WHERE account_id = :chidi AND seat = 'lead'"
}
WITH_MINUTES = {
    "item_id": """SELECT items.id FROM items JOIN minutes ON minutes.item_id = items.id
                  JOIN accounts ON accounts.id = items.facilitator_id
                  WHERE accounts.name LIKE 'Bertta%' LIMIT 1"""
}
IN_WRITING = "FROM consultations WHERE format_key = 'written-consultation' AND status = 'open'"
ELSEWHERE: dict[str, dict[str, str]] = {
    "consultations.booking": TWO_WAY,
    "teams.open_times": TWO_WAY,
    "teams.say_first": TWO_WAY,
    "polls.new": {"consultation_id": "SELECT consultation_id FROM polls WHERE status = 'open'"},
    "minutes.show": WITH_MINUTES,
    "minutes.version": WITH_MINUTES,
}
"""Of what another row is shown than the usual one."""
TWICE = (
    ("Alma", "consultations.show", {"consultation_id": f"SELECT id {IN_WRITING}"}),
    ("Chidi", "meetings.room", {"item_id": f"SELECT item_id {IN_WRITING}"}),
    ("Chidi", "teams.show", TWO_WAY),
)
"""Pages that look otherwise for something else."""
WORDS = {"step": "ombudsman", "key": "family-group-conference", "number": "1"}
"""What stands in an address as a word."""


@pytest.fixture(scope="module")
def instance(demo_year: DemoYear, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's year, and one of each thing that a demo has seldom."""
    folder = tmp_path_factory.mktemp("looked-at")
    put_instance(demo_year, folder)
    lay_what_is_rare(folder)
    return folder


def looked_at(app: Flask, instance: Path) -> list[tuple[str, str, str]]:
    """Return who looks at which page, where: every GET route whose address can be filled."""
    found = [(who, page, _at(app, instance, page, rows)) for who, page, rows in TWICE]
    for rule in app.url_map.iter_rules():
        package = rule.endpoint.split(".")[0]
        if "GET" not in (rule.methods or ()) or package not in READER or "kind" in rule.arguments:
            continue
        if "pdf" in rule.rule.split("/"):
            continue  # a file; what it holds is checked where it is made
        rows = IDS | ELSEWHERE.get(rule.endpoint, {})
        if not rule.arguments <= rows.keys() | WORDS.keys():
            continue
        wanted = {name: rows[name] for name in rule.arguments & rows.keys()}
        address = _at(app, instance, rule.endpoint, wanted, rule.arguments & WORDS.keys())
        if address:
            found.append((PAGES.get(rule.endpoint, READER[package]), rule.endpoint, address))
    return sorted(found)


def test_axe_finds_nothing(sit: dict[str, Desk], app: Flask, instance: Path) -> None:
    wrong, seen = [], set()
    themes = ("light", "dark") if ALL_PAGES else ("light",)
    for name, endpoint, address in looked_at(app, instance):
        desk = sit[name]
        for theme in themes:
            desk.page.emulate_media(color_scheme=theme)
            if desk.go(address) != 200 or "<main" not in desk.page.content():
                continue
            seen.add(endpoint)
            for found in violations(desk.page):
                nodes = [node["html"][:160] for node in found["nodes"][:3]]
                wrong.append(f"{address} as {name}, {theme}: {found['id']}: {nodes}")
    assert not wrong, "\n".join(wrong)
    rare = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint.startswith(RARE)
    }
    assert len(seen) >= 60, f"Only {len(seen)} pages were looked at."
    assert not rare - seen, f"Nobody looked at {rare - seen}."


def test_dark_pages_too(sit: dict[str, Desk]) -> None:
    for name, path in (("Alma", "/"), ("Eero", "/log"), ("Disa", "/consultations/board")):
        desk = sit[name]
        desk.page.emulate_media(color_scheme="dark")
        desk.go(path)
        assert violations(desk.page) == [], path


UNSEEN = """() => [...document.querySelectorAll("main :is(a[href], button, summary), nav a[href],"
    + "select, textarea, input:not([type=hidden])")]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
    .filter(one => {
        one.focus({focusVisible: true});
        const style = getComputedStyle(one);
        return style.outlineStyle === "none" && style.boxShadow === "none";
    })
    .map(one => one.outerHTML.slice(0, 120))"""
"""What has the focus of a keyboard and does not show it."""


def test_the_focus_of_a_keyboard_is_seen_everywhere(sit: dict[str, Desk]) -> None:
    pages = (("Alma", "/"), ("Alma", "/cases"), ("Bertta", "/meetings/new"), ("Eero", "/log"))
    for name, path in (*pages, ("Disa", "/consultations/board"), ("Bertta", "/meetings")):
        sit[name].go(path)
        assert sit[name].page.evaluate(UNSEEN) == [], path


def _at(
    app: Flask, instance: Path, endpoint: str, rows: dict[str, str], words: Collection[str] = ()
) -> str:
    """Fill an address; it is empty where the demo has no such row."""
    given = {name: _given(instance, query) for name, query in rows.items()}
    if None in given.values():
        return ""
    with app.test_request_context(base_url="http://localhost"):
        return app.url_for(endpoint, **given, **{name: WORDS[name] for name in words})


def _given(instance: Path, query: str) -> str | None:
    people = {key: one.id.hex for key, one in CAST.items() if key in ("alma", "chidi")}
    with closing(sqlite3.connect(instance / "main.db")) as database:
        row = database.execute(query, people).fetchone()
    if row is None:
        return None
    raw = row[0]
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
