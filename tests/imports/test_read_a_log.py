"""Each line is read by itself; what is wrong is said with its line and column."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from consult.agencies.rules import sectors
from consult.foundation import clock
from consult.imports.rules.columns import COLUMNS, fold, headings, template_rows
from consult.imports.rules.log import MOST_FAULTS, MOST_UNKNOWN, Known, KnownTeam, Log
from consult.imports.rules.naming import nearest, read_meanings
from consult.imports.rules.reading import read_log

TEAM, AGENCY, BERTTA = uuid4(), uuid4(), uuid4()
NOW = datetime(2026, 11, 18, 8, tzinfo=UTC)
TAKEN = datetime(2022, 3, 10, 7, tzinfo=UTC)
WORDS = {
    "status": {"pidetty": "held", "peruttu": "cancelled", "suunniteltu": "planned"},
    "reason": {"sairastuminen": "illness"},
    "mode": {"etäyhteydellä": "remote"},
    "seat": {"ohjaaja": "facilitator", "vieras": "guest"},
    "presence": {"läsnä": "present", "ei päässyt": "excused"},
}
KNOWN = Known(
    teams={"lapin ryhmä": KnownTeam(TEAM, 150)},
    agencies={"perheneuvola": AGENCY},
    sectors={fold(words.fi): key for key, words in sectors().items()},
    people={"bertta": BERTTA},
    words=WORDS,
    times=frozenset({(TEAM, TAKEN)}),
)
KEYS = [column.key for column in COLUMNS]


def line(**said: str) -> list[str]:
    cells = {"team": "Lapin ryhmä", "day": "16.12.2021", "begins": "9.00"} | said
    return [cells.get(key, "") for key in KEYS]


def read(*lines: list[str]) -> Log:
    with clock.held_at(NOW):
        return read_log([headings("fi"), *lines], KNOWN)


def faults(*lines: list[str]) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in read(*lines).faults]


def test_lines_of_one_time_are_one_meeting():
    log = read(
        line(ends="11.30", sector="Lastensuojelu", person="Bertta", seat="Ohjaaja"),
        line(sector="Psykologia", agency="Perheneuvola", people="2"),
        line(item="2", sector="Perhetyö ja kotipalvelu", presence="Ei päässyt"),
        line(day="2022-01-20", status="Peruttu", reason="Sairastuminen"),
    )
    assert log.is_good
    held, cancelled = log.meetings.values()
    assert held.starts_at == datetime(2021, 12, 16, 7, tzinfo=UTC)
    assert held.ends_at == datetime(2021, 12, 16, 9, 30, tzinfo=UTC)
    assert [len(people) for people in held.items.values()] == [2, 1]
    assert held.items[1][0].account_id == BERTTA
    assert held.items[1][1].agency_id == AGENCY
    assert (cancelled.status, cancelled.reason) == ("cancelled", "illness")
    assert (log.items, log.people, log.lines) == (2, 4, 4)


def test_a_meeting_without_an_end_is_as_long_as_the_teams():
    (meeting,) = read(line()).meetings.values()
    assert (meeting.ends_at - meeting.starts_at).total_seconds() == 150 * 60


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_headings_are_known_in_every_language_and_the_template_is_a_log(language):
    vocabulary = {
        "status": ("hållet", "held", "inställt", "cancelled"),
        "reason": ("sjukdom", "illness"),
        "mode": ("på distans", "remote"),
    }
    words = {
        column: WORDS[column] | dict.fromkeys(vocabulary.get(column, ()), stored)
        for column, stored in (("status", "held"), ("reason", "illness"), ("mode", "remote"))
    }
    known = Known(
        KNOWN.teams,
        KNOWN.agencies,
        {fold(text): key for key, w in sectors().items() for text in (w.fi, w.sv, w.en)},
        {},
        WORDS | words,
        frozenset(),
    )
    rows = [headings(language), *template_rows("Lapin ryhmä", language)]
    with clock.held_at(NOW):
        log = read_log(rows, known)
    assert log.is_good
    assert len(log.meetings) == 2


def test_columns_stand_in_any_order_and_others_are_passed_by():
    rows = [["Muuta", "begins", "Day", "tiimi"], ["Äiti itki.", "9", "2021-12-16", "LAPIN  ryhmä"]]
    assert len(read_log(rows, KNOWN).meetings) == 1


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"team": ""}, "team"),
        ({"day": "31.2.2022"}, "day"),
        ({"day": "16.12.21"}, "day"),
        ({"day": "2021-12-16 09:30"}, "day"),
        ({"day": "1.1.0001"}, "day"),
        ({"begins": "25.00"}, "begins"),
        ({"begins": "yhdeksältä"}, "begins"),
        ({"begins": "٩.٠٠"}, "begins"),
        ({"begins": "9.00", "day": "10.3.2022"}, "begins"),
        ({"ends": "8.00"}, "ends"),
        ({"ends": "21.30"}, "ends"),
        ({"status": "Ehkä"}, "status"),
        ({"status": "Suunniteltu"}, "status"),
        ({"day": "16.12.2026"}, "status"),
        ({"sector": "Psykologia", "item": "13"}, "item"),
        ({"sector": "Psykologia", "people": "0"}, "people"),
        ({"sector": "Psykologia", "people": "-1"}, "people"),
        ({"sector": "Psykologia", "people": "1e3"}, "people"),
        ({"sector": "Psykologia", "person": "Bertta", "people": "2"}, "people"),
        ({"sector": "Psykologia", "presence": "melkein"}, "presence"),
        ({"sector": "Psykologia", "status": "Peruttu"}, "sector"),
        ({"mode": "kävellen"}, "mode"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(said, column):
    assert faults(line(day="1.2.2022"), line(**said)) == [(3, column)]


def test_a_later_line_may_not_say_otherwise():
    assert faults(line(ends="11.00"), line(ends="11.30"), line(mode="etäyhteydellä")) == [
        (3, "ends"),
        (4, "mode"),
    ]


def test_nobody_sits_twice_at_one_table():
    seated = {"sector": "Psykologia", "person": "Bertta"}
    assert faults(line(**seated), line(item="2", **seated), line(**seated)) == [(4, "person")]


def test_without_a_column_that_is_needed_nothing_is_read():
    log = read_log([["Tiimi", "Päivä"], ["Lapin ryhmä", "16.12.2021"]], KNOWN)
    assert [(fault.line, fault.column) for fault in log.faults] == [(1, "begins")]
    assert not log.is_good


@pytest.mark.parametrize("rows", [[], [[]], [headings("fi")], [headings("fi"), ["", " "]]])
def test_an_empty_file_is_no_log(rows):
    assert not read_log(rows, KNOWN).is_good


def test_names_that_nobody_here_has_are_gathered_and_the_rest_is_read():
    log = read(
        line(sector="Koulutoimi"), line(sector="Koulutoimi", agency="Perheneuvola Kemi"), line()
    )
    assert {column: dict(names) for column, names in log.unknown.items()} == {
        "sector": {"Koulutoimi": 2},
        "agency": {"Perheneuvola Kemi": 1},
    }
    assert not log.faults
    assert not log.is_good


def test_who_has_no_account_is_counted_without_a_name():
    log = read(line(sector="Psykologia", person="Joku muu"))
    assert log.is_good
    assert log.unnamed == 1
    assert next(iter(log.meetings.values())).items[1][0].account_id is None


def test_one_broken_line_in_a_hundred_thousand_is_found_in_its_place():
    lines = [line(sector="Psykologia") for _ in range(100_000)]
    lines[77_777] = line(sector="Psykologia", day="16.13.2021")
    assert faults(*lines) == [(77_779, "day")]


def test_more_faults_than_anybody_reads_are_only_counted():
    log = read(*(line(day="x") for _ in range(MOST_FAULTS + 5)))
    assert (len(log.faults), log.fault_count) == (MOST_FAULTS, MOST_FAULTS + 5)


def test_names_written_alike_are_proposed():
    called = {"perheneuvola": "Perheneuvola", "koulu": "Koulu"}
    assert nearest(["Perheneuvola Kemi", "Xyz"], called) == {"Perheneuvola Kemi": "Perheneuvola"}


def test_meanings_are_read_from_a_command():
    assert read_meanings(["sector:Sivistys=school", "agency:A=B ry="]) == {
        "sector": {"Sivistys": "school"},
        "agency": {"A=B ry": ""},
    }
    for wrong in ("sector", "sector:=x", "place:A=B", "sector:A"):
        with pytest.raises(ValueError, match="not written like"):
            read_meanings([wrong])


def test_a_spring_night_has_an_hour_less():
    (meeting,) = read(line(day="27.3.2022", begins="3.30")).meetings.values()
    assert meeting.starts_at == datetime(2022, 3, 27, 1, 30, tzinfo=UTC)
    assert isinstance(meeting.team_id, UUID)


def test_only_so_many_unknown_names_are_asked_about():
    log = read(*(line(sector=f"Ala {number}", item="1") for number in range(MOST_UNKNOWN + 50)))
    assert len(log.unknown["sector"]) == MOST_UNKNOWN
    assert log.fault_count == 50
