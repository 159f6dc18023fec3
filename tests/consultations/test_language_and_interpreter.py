"""The client's language: who speaks it comes first, else an interpreter, and a longer meeting."""

from datetime import timedelta

import pytest

from consult.audit import Deed
from consult.consultations.models import Consultation, Interpretation
from consult.consultations.operations import Arranged, arrange_interpreter, place
from consult.consultations.queries import interpretations_of, item_of, suggestions
from consult.consultations.rules.languages import Accepts, Disqualified
from consult.demo.cast import PEOPLE
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.languages import ServiceLanguage
from consult.meetings.models import Meeting
from consult.notifications.models import OutboxMessage
from tests.casework import doing
from tests.cast import Person
from tests.consultations.conftest import HELD
from tests.scenes import deeds

SAMI = ServiceLanguage.NORTH_SAMI
FOUND = Arranged("Tulkkikeskus Aapa", Disqualified.NO, Accepts.YES)
TYPED = {
    "language": "se",
    "interpreter": "Tulkkikeskus Aapa",
    "disqualified": "no",
    "accepts": "yes",
    "minutes": "30",
}


def arranges(person: Person, it: Consultation, arranged: Arranged = FOUND) -> Interpretation:
    with doing(person):
        return arrange_interpreter(person.actor, it, SAMI, arranged)


def test_the_expert_who_speaks_it_comes_first(request_: Consultation, disa: Person) -> None:
    found = suggestions(disa.actor, request_)
    assert "se" in PEOPLE["sakari"].languages
    psychiatrists = [one for one in found if one.sector == "psychiatry"]
    assert [one.candidate.name for one in psychiatrists] == ["Sakari Harhama", "Chidi Esimerkki"]
    reasons = [one.fi for one in psychiatrists[0].reasons]
    assert "Työskentelee asiakkaan kielellä: pohjoissaame." in reasons


def test_the_asker_writes_down_that_the_family_accepts_the_interpreter(
    page, request_: Consultation, alma: Person
) -> None:
    hers = page.as_(alma)
    hers.get("consultations.interpreter", request_).shows("Lempi Tarinoija", "Sakari Harhama")
    answer = hers.post("consultations.interpreter", request_, **TYPED)
    answer.leads_to("consultations.show", request_)
    hers.get("consultations.show", request_).shows("Pohjoissaame", "Tulkkikeskus Aapa")
    assert interpretations_of(alma.actor, request_)[SAMI].is_in_order
    assert deeds(Deed.SIGNED_IN, Deed.CONTENT_READ)[-1] == Deed.INTERPRETER_ARRANGED


def test_a_placed_one_makes_the_meeting_longer_and_says_so_not_why(
    placed: Consultation, disa: Person
) -> None:
    arranges(disa, placed)
    _item, meeting = item_of(disa.actor, placed)
    assert (meeting.starts_at, meeting.ends_at) == (HELD, HELD + timedelta(hours=2, minutes=30))
    told = db.session.query(OutboxMessage).filter_by(kind="meeting-longer")
    assert sorted(row.name.split()[0] for row in told) == ["Alma", "Bertta"]
    arranges(disa, placed, Arranged("Tulkkikeskus Aapa", Disqualified.NO, Accepts.YES, 45))
    assert meeting.ends_at == HELD + timedelta(hours=2, minutes=45)


def test_one_arranged_before_there_is_a_time_makes_that_meeting_longer_once(
    request_: Consultation, meeting: Meeting, alma: Person, disa: Person, bertta: Person
) -> None:
    arranges(alma, request_)
    with doing(disa):
        place(disa.actor, request_, meeting, bertta.id)
    assert meeting.ends_at == HELD + timedelta(hours=2, minutes=30)
    arranges(disa, request_)
    assert meeting.ends_at == HELD + timedelta(hours=2, minutes=30)


def test_another_interpreter_is_checked_and_accepted_anew(
    request_: Consultation, alma: Person
) -> None:
    arranges(alma, request_)
    other = arranges(alma, request_, Arranged("Toinen tulkki", Disqualified.NO, Accepts.YES))
    assert (other.disqualified, other.accepts) == (Disqualified.UNKNOWN, Accepts.NOT_ASKED)
    assert not other.is_in_order


def test_nobody_interprets_a_language_nobody_speaks(request_: Consultation, alma: Person) -> None:
    with pytest.raises(NotSaved), doing(alma):
        arrange_interpreter(alma.actor, request_, ServiceLanguage.SOMALI, FOUND)


def test_too_many_minutes_are_refused(page, request_: Consultation, alma: Person) -> None:
    typed = TYPED | {"minutes": "500"}
    page.as_(alma).post("consultations.interpreter", request_, **typed, expect=422)
    assert interpretations_of(alma.actor, request_) == {}
