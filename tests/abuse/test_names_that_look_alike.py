"""Abuse case 51: codes and names with what cannot be seen, or only looks like something else.

Labels of people in a case are sealed texts; what hides in those is tried in
`privacy/test_see_through_tricks.py`. They are not unique, so there is nothing to imitate there.
"""

import unicodedata

import pytest

from consult.agencies.models import Agency
from consult.agencies.rules import tidy
from consult.cases.models import EmergencyOpening
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.privacy.codes import words
from consult.teams.models import Team, TeamKind

KETTU = "Kettulan tiimi"
CYRILLIC_E = "K\u0435ttulan tiimi"
HIDDEN = {
    "zero-width space": "Kettu\u200blan tiimi",
    "zero-width joiner": "Kettu\u200dlan tiimi",
    "soft hyphen": "Kettu\u00adlan tiimi",
    "right-to-left override": "\u202eKettulan tiimi",
    "isolate": "Kettu\u2066lan tiimi",
    "word joiner": "Kettu\u2060lan tiimi",
}
OTHERS = {
    "one Cyrillic letter": CYRILLIC_E,
    "a Cyrillic capital": "\u041aettulan tiimi",
    "Greek": "\u039aettulan tiimi",
    "a phonetic letter": "Kettul\u0251n tiimi",
    "Armenian": "Kett\u057dlan tiimi",
    "Arabic digits": "Tiimi \u0661",
    "three hundred marks": "Kettulan tii" + "\u0301" * 300 + "mi",
}
SAME = {
    "full width": "\uff2bettulan tiimi",
    "margins": "  Kettulan   tiimi ",
    "a no-break space": "Kettulan\u00a0tiimi",
}


@pytest.fixture
def found(page, fanni, template):
    """Found a team by press; gives the status."""
    fields = {"kind": TeamKind.WEEKLY.value, "agency_id": str(template.agencies["tunturi"])}
    fields |= {"area": "Vaara", "format_key": "systemic-weekly"}
    fields |= {"emergency_presses": "1"}
    browser = page.as_(fanni)

    def press(name):
        token = {"csrf_token": browser.csrf_token()}
        return browser.send("POST", "/teams/new", data=fields | token | {"name": name}).status_code

    return press


@pytest.mark.parametrize("name", [*HIDDEN.values(), *OTHERS.values()], ids=[*HIDDEN, *OTHERS])
def test_case_51_a_name_that_deceives_the_eye_is_never_a_second_one(found, name):
    assert found(KETTU) == 303
    before = db.session.query(Team).count()
    assert found(name) in (409, 422)
    assert db.session.query(Team).count() == before


@pytest.mark.parametrize("name", SAME.values(), ids=SAME)
def test_case_51_the_same_name_in_other_signs_is_the_same_name(found, name):
    assert tidy(name) == KETTU
    assert found(KETTU) == 303
    assert found(name) == 422


@pytest.mark.parametrize("name", [*HIDDEN.values(), *OTHERS.values()], ids=[*HIDDEN, *OTHERS])
def test_case_51_what_deceives_is_refused_not_repaired(app, name):
    with pytest.raises(NotSaved):
        tidy(name)


@pytest.mark.parametrize(
    "name", ["Åland", "Äiti", "Čáhppesluovta", "Ǥiõll", "Kuä́ttšââˊl", "Ŋuorvu 2", "O’Brien-Łoś"]
)
def test_case_51_nordic_and_sami_names_are_written_in_one_form(app, name):
    for form in ("NFC", "NFD", "NFKC"):
        assert tidy(unicodedata.normalize(form, name)) == unicodedata.normalize("NFKC", name)


def test_case_51_every_agency_and_team_of_the_cast_is_a_name(app):
    for kind in (Agency, Team):
        for row in db.session.query(kind):
            assert tidy(row.name) == row.name


DISGUISES = {
    "Cyrillic": lambda code: code.translate(str.maketrans("aeikmoptyäö", "аеікмортуӓӧ")),
    "right-to-left override": lambda code: "\u202e" + code,
    "Arabic digits": lambda code: code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "a wildcard": lambda code: code[:5] + "%",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_case_51_a_code_in_other_letters_opens_nothing(page, ilona, vaahtera, disguise):
    typed = DISGUISES[disguise](vaahtera.code)
    assert typed != vaahtera.code
    page.as_(ilona).post("cases.deputy", code=typed, expect=422)
    assert db.session.query(EmergencyOpening).count() == 0


def test_case_51_a_code_as_it_is_read_out_is_found(page, ilona, vaahtera):
    read_out = vaahtera.code.lower().replace("-", " ")
    page.as_(ilona).post("cases.deputy", code=f" {read_out}\u200b ")


def test_case_51_no_word_of_a_code_could_be_read_as_another(app):
    plain = [unicodedata.normalize("NFKD", one).casefold() for one in words()]
    assert len(set(plain)) == len(plain)
    assert all(tidy(one) == one for one in words())
