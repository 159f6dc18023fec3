"""Two guardians, suspected violence: nothing of one stands in any output for the other.

Mother and father come half an hour apart, to different doors, and each says something that the
other may not be told. Every page, print, PDF, calendar, feed, mail, file name and address is
searched for it; the search first finds each secret in its owner's own paper.
"""

import re
from urllib.parse import unquote, urlsplit

import pytest

from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole, MinorsDecision
from consult.consultations.operations import close_consultation, open_consultation
from consult.consultations.queries import item_of
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.notes.operations import About, file_note
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.notifications.delivery import deliver
from consult.notifications.models import CalendarEntry, OutboxMessage
from consult.privacy import reviewed
from tests.casework import doing
from tests.consultations.conftest import says_yes
from tests.families.conftest import (
    a_letter,
    a_sheet,
    child_says,
    client_id,
    keeps_apart,
    later,
)
from tests.notifications.conftest import certificate, mailbox, mailing, with_mail
from tests.pdfs import words

__all__ = ["certificate", "mailbox", "mailing", "with_mail"]

MOTHER, FATHER, CHILD = ClientRole.MOTHER, ClientRole.FATHER, ClientRole.CHILD
AT = {MOTHER: later(minutes=7), FATHER: later(minutes=37)}
"""12.07 and 12.37 on the wall: times at which nothing else happens."""
SECRETS = {
    MOTHER: ("12.07", "12:07", "1207", "1007", "Punainen ovi", "Pelkään että hän seuraa meitä"),
    FATHER: ("12.37", "12:37", "1237", "1037", "Takapiha", "Haluan tavata lasta joka viikko"),
}
RANDOM = re.compile(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|(?=\w*[A-Z])(?=\w*[a-z])[\w-]{24,}"
)
"""Ids and tokens: four digits of a time stand in one of them sooner or later, by chance."""
ALWAYS = ("desk.front", "meetings.index", "consultations.index")
READABLE = ("text/html", "application/pdf", "text/calendar", "application/json")
PLACES = {MOTHER: "Punainen ovi", FATHER: "Takapiha"}
WORDS = {
    MOTHER: (Voice.GUARDIAN_1, MayBeToldTo.EVERYBODY, "Pelkään että hän seuraa meitä"),
    FATHER: (Voice.GUARDIAN_2, MayBeToldTo.EVERYBODY, "Haluan tavata lasta joka viikko"),
}
OTHER = {MOTHER: FATHER, FATHER: MOTHER}


@pytest.fixture
def app(mailing, mailbox):
    """The house, with mail, before anything is asked."""
    return mailing(mailbox.port)


@pytest.fixture
def family(alma, chidi, bertta, invited):
    """The walk: kept apart, two sheets, what each says; the meeting is held and closed."""
    keeps_apart(alma, invited)
    child_says(alma, invited, MinorsDecision.ALLOWS)
    with doing(alma):
        case = find_case(alma.actor, invited.case_id)
        clients = clients_of(alma.actor, case)
        for voice, told_to, text in WORDS.values():
            about = About(voice, NoteKind.FACT, told_to, clients, how_heard=reviewed("Kertoi."))
            file_note(alma.actor, case, reviewed(text), about)
    sheets = {
        role: a_sheet(
            alma,
            invited,
            role,
            at=AT[role],
            place=PLACES[role],
            own_words=WORDS[role][2],
            how_heard="Puhelimessa.",
        )
        for role in (MOTHER, FATHER)
    }
    sheets[CHILD] = a_sheet(alma, invited, CHILD, at=AT[MOTHER], place="Sininen huone")
    return sheets


@pytest.fixture
def held(family, alma, chidi, bertta, invited):
    says_yes(chidi, invited)
    with doing(bertta):
        item, _meeting = item_of(bertta.actor, invited)
        open_consultation(bertta.actor, invited, item)
    with doing(bertta):
        item, _meeting = item_of(bertta.actor, invited)
        close_consultation(bertta.actor, invited, item)
    return invited


def read(answer):
    """Everything an answer gives away: text, PDF words, headers, the address it leads to."""
    body = words(answer.data) if answer.mimetype == "application/pdf" else answer.text
    return "\n".join([body, *(f"{name}: {value}" for name, value in answer.headers)])


def mails(mailbox):
    """Every mail that left, each of its parts as somebody reads it, calendars among them."""
    deliver()
    return [
        f"{letter['Subject']}\n{part.get_filename()}\n{part.get_content()}"
        for letter in mailbox.letters
        for part in letter.walk()
        if not part.is_multipart()
    ]


def feed(app, page, person):
    """What her calendar program reads behind a secret address."""
    shown = page.as_(person).post("calendars.make", expect=200).response.text
    path = urlsplit(re.search(r"https?://\S+?\.ics", shown).group()).path
    answer = app.test_client().get(path, base_url="https://localhost")
    assert "BEGIN:VCALENDAR" in answer.text
    return answer.text


def pages_of(app, browser, it):
    """Every page, print and file that an address of the consultation or its item leads to.

    The family's own pages are the circle's: there stands what the circle has written.
    """
    ids = {"item_id": it.item_id, "consultation_id": it.id}
    found = {}
    for rule in app.url_map.iter_rules():
        about_it = rule.arguments and rule.arguments <= ids.keys()
        if "GET" in rule.methods and (about_it or rule.endpoint in ALWAYS):
            path = browser.address(rule.endpoint, (), {k: ids[k] for k in rule.arguments})[0]
            answer = browser.send("GET", path)
            if answer.status_code == 200 and answer.mimetype in READABLE:
                found[f"{rule.endpoint} of {browser.person.key}"] = read(answer)
    return found


def tells(text, role):
    plain = RANDOM.sub("", unquote(text)).casefold()
    return [secret for secret in SECRETS[role] if secret.casefold() in plain]


def papers_of(page, alma, it, sheet, role, letter):
    """Every output that is for one of the family."""
    browser = page.as_(alma)
    return {
        "sheet": read(browser.get("families.show_sheet", sheet.id).response),
        "sheet PDF": read(browser.get("families.sheet_pdf", sheet.id).response),
        "letter": read(browser.get("families.show_letter", letter.id).response),
        "letter PDF": read(browser.get("families.letter_pdf", letter.id).response),
    }


def test_neither_paper_of_one_holds_anything_of_the_other(page, alma, family, held):
    letters = {role: a_letter(alma, held, role) for role in (MOTHER, FATHER, CHILD)}
    for role in (MOTHER, FATHER):
        papers = papers_of(page, alma, held, family[role], role, letters[role])
        assert {"12.07", "Punainen ovi"} <= set(tells(papers["sheet"], MOTHER)) or role is FATHER
        assert tells(papers["sheet PDF"], role), "the search finds what is there"
        found = {name: tells(text, OTHER[role]) for name, text in papers.items()}
        assert not any(found.values()), found
    childs = papers_of(page, alma, held, family[CHILD], CHILD, letters[CHILD])
    own = {"12.07"}  # the child comes with the mother
    assert not {one for text in childs.values() for one in tells(text, MOTHER)} - own
    assert not {one for text in childs.values() for one in tells(text, FATHER)}


def test_no_page_mail_calendar_or_feed_of_the_workers_holds_it(
    app, mailbox, page, alma, bertta, chidi, disa, family, held
):
    outputs = {f"mail {number}": raw for number, raw in enumerate(mails(mailbox))}
    assert any("BEGIN:VCALENDAR" in text for text in outputs.values())
    for person in (alma, bertta, chidi, disa):
        outputs[f"feed of {person.key}"] = feed(app, page, person)
    outputs |= pages_of(app, page.as_(alma), held)
    outputs["room of an expert"] = read(page.as_(chidi).get("meetings.room", held.item_id).response)
    rows = (*db.session.query(OutboxMessage), *db.session.query(CalendarEntry))
    for number, row in enumerate(rows):
        outputs[f"row {number}"] = repr({c.name: getattr(row, c.name) for c in row.__table__.c})
    assert len(outputs) > 25, sorted(outputs)
    found = {name: tells(text, MOTHER) + tells(text, FATHER) for name, text in outputs.items()}
    assert not any(found.values()), {name: some for name, some in found.items() if some}


SLIPS = (
    "Isä tulee klo 12.37.",
    "Pihalta löytyy Takapiha ja ovi.",
    "Isä sanoi: haluan tavata lasta joka viikko.",
)


def test_what_slips_from_the_pen_is_refused_and_kept_in_the_form(page, alma, held):
    mother, browser = client_id(alma, held, MOTHER), page.as_(alma)
    for slip in SLIPS:
        sent = {"language": "fi", "talked": slip, "ask": "Työntekijältä.", "after": "0"}
        shown = browser.post("families.letter", held.id, mother, expect=422, **sent)
        assert shown.value_of("talked") == slip


def test_nor_does_a_workers_own_sentence_carry_it_over(alma, held):
    with doing(alma):
        case = find_case(alma.actor, held.case_id)
        about = About(
            Voice.WORKER, NoteKind.FACT, MayBeToldTo.EVERYBODY, clients_of(alma.actor, case)
        )
        note = file_note(alma.actor, case, reviewed("Isä tulee: Takapiha, klo 12.37."), about)
    with pytest.raises(NotSaved):
        a_letter(alma, held, MOTHER, quoted=(note.id,))
    assert a_letter(alma, held, FATHER, quoted=(note.id,)).number == 1


def test_two_adults_do_not_come_within_half_an_hour_of_each_other(page, alma, family, invited):
    father = client_id(alma, invited, FATHER)
    form = page.as_(alma).get("families.sheet", invited.id, father).filled()
    near = form | {"comes_at": "2026-11-20T12:36"}
    page.as_(alma).post("families.sheet", invited.id, father, expect=422, **near)
    page.as_(alma).post("families.sheet", invited.id, father, **form)


def test_the_offered_words_leave_out_what_the_other_said_whatever_was_wished(page, alma, held):
    for role in (MOTHER, FATHER):
        form = page.as_(alma).get("families.letter", held.id, client_id(alma, held, role))
        form.shows(WORDS[role][2]).hides(WORDS[OTHER[role]][2])


def test_at_the_table_everybody_is_warned_and_told_no_more(page, alma, chidi, family, held):
    room = page.as_(chidi).get("meetings.room", held.item_id)
    assert room.tree.all("main")[0].text.count("Eri ovet") == 0
    assert "notice-warning" in room.html
