"""Meetings, and Alma's consultations on every step of their way.

asked      nobody has placed it yet
placed     on the agenda of the group; Chidi and Hamid are proposed and know of nothing
invited    on the same agenda; Chidi has not answered, Hamid comes
open       is being discussed; Chidi sits at its table, Hamid has stepped aside
answered   is over; Chidi sat at its table
booked     a slot of the weekly team
lost       had such a slot; its meeting was called off, and there was no other
talk       consultation support, between Alma and Bertta alone
written    is answered in writing; Hamid has promised to, and it is open
to-poll    waits for a time; a poll asks Chidi which of some suits
to-write   is to be answered in writing, and waits for its day
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from uuid import UUID

from consult.agencies.models import Agency
from consult.cases.queries import clients_of, find_case
from consult.cases.rules import ClientRole
from consult.consultations.models import Consultation, ConsultationClient
from consult.consultations.operations import (
    About,
    NewGuest,
    Wish,
    accept,
    ask,
    ask_guest,
    book,
    confirm_panel,
    open_in_writing,
    place,
    place_in_writing,
    turn_down,
)
from consult.consultations.queries import find_consultation, find_hosting, questions_of
from consult.consultations.rules.choices import NumberKnown
from consult.formats import Topic, catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.models import CancelReason, Meeting, MeetingMode, SeriesPlan
from consult.meetings.operations import cancel_meeting, plan_series
from consult.meetings.rules import DaysOff, OnHolidays, Rhythm, Rule, Times, Wall
from consult.polls.models import PollPerson
from consult.polls.operations import NewPoll, open_poll
from consult.privacy import reviewed
from tests.casework import a_client, doing
from tests.cast import Person
from tests.consultations.conftest import a_wish, asks, invitation_of, plan
from tests.house.world.scene import NOW, Scene

PANEL = (("chidi", "psychiatry"), ("hamid", "education"))


def lay_meetings(scene: Scene) -> dict[str, UUID]:
    with clock.held_at(NOW - timedelta(days=20)):
        lost, called_off = _lose(scene)
        weekly = plan(scene["bertta"], scene.team("vaara"), NOW + timedelta(days=5))
        talk = plan(scene["bertta"], scene.team("support"), NOW + timedelta(days=3), 1)
        group = plan(scene["disa"], scene.team("experts"), NOW + timedelta(days=10), 3)
        held = plan(scene["disa"], scene.team("experts"), NOW - timedelta(hours=1), 2)
        asked = {name: _ask(scene) for name in ("asked", "placed", "invited", "answered")}
        asked["open"] = _ask_again(scene, asked["answered"])
        for name, meeting in (("placed", group), ("invited", group)):
            _place(scene, asked[name], meeting)
        for name in ("open", "answered"):
            _place(scene, asked[name], held)
        for name in ("invited", "open", "answered"):
            _invite(scene, asked[name])
        asked |= {"booked": _book(scene, weekly), "talk": _talk(scene, talk), "lost": lost}
        asked |= {"to-write": _ask_in_writing(scene), "written": _ask_in_writing(scene)}
        _answer_invitations(scene, asked)
        _open_in_writing(scene, asked["written"])
        asked["to-poll"] = _ask(scene)
        polled = _poll(scene, asked["to-poll"])
    return {
        **{name: one.id for name, one in asked.items()},
        **{f"{name}-item": one.item_id for name, one in asked.items() if one.item_id},
        **_parts(scene, asked),
        **polled,
        "group-meeting": group.id,
        "held-meeting": held.id,
        "weekly-meeting": weekly.id,
        "talk-meeting": talk.id,
        "called-off": called_off.id,
        "group-series": _series(scene),
    }


def _series(scene: Scene) -> UUID:
    """One meeting of the group, in two hundred days."""
    day = NOW.date() + timedelta(days=200)
    rule = Rule(Rhythm.BY_HAND, day, by_hand=(day,))
    times = Times(day, day, rule, Wall(time(9), 120), DaysOff(OnHolidays.KEEP), 2, 60)
    plan = SeriesPlan(times, MeetingMode.REMOTE, reviewed("Etäyhteys"), "")
    with doing(scene["disa"]):
        return plan_series(scene["disa"].actor, scene.team("experts"), plan)[0].id


def _ask(scene: Scene) -> Consultation:
    return asks(scene["alma"], scene.team("experts"), a_wish(scene.team("vaara")))


def _ask_again(scene: Scene, before: Consultation) -> Consultation:
    """One more about the same family, so that its table can look back at the first."""
    alma = scene["alma"]
    with doing(alma):
        case = find_case(alma.actor, before.case_id)
        known = tuple((client.id, None) for client in clients_of(alma.actor, case))
    again = a_wish(scene.team("vaara"), about=About(case=case, known_clients=known))
    return asks(alma, scene.team("experts"), again)


def _place(scene: Scene, it: Consultation, meeting: Meeting) -> None:
    experts = [(scene[key].id, sector) for key, sector in PANEL]
    with doing(scene["disa"]):
        place(scene["disa"].actor, it, meeting, scene["bertta"].id, experts)


def _ask_in_writing(scene: Scene) -> Consultation:
    alma, team = scene["alma"], scene.team("experts")
    with doing(alma):
        shape = catalogue().format("written-consultation")
        return ask(alma.actor, team, shape, a_wish(scene.team("vaara")), provision="lsl-14")


def _open_in_writing(scene: Scene, it: Consultation) -> None:
    with doing(scene["disa"]):
        experts = [(scene["hamid"].id, "education")]
        due = (NOW + timedelta(days=10)).date()
        place_in_writing(scene["disa"].actor, it, scene.team("experts"), due, experts)
    _invite(scene, it)
    with _invited(scene["hamid"]):
        accept(scene["hamid"].actor, it, invitation_of(scene["hamid"], it))
    with clock.moved_by(timedelta(days=2)), doing(scene["alma"]):
        open_in_writing(scene["alma"].actor, it)


def _poll(scene: Scene, it: Consultation) -> dict[str, UUID]:
    disa, chidi = scene["disa"], scene["chidi"]
    with doing(disa):
        seen = find_consultation(disa.actor, it.id)
        experts = [(chidi.id, "psychiatry")]
        new = NewPoll([NOW + timedelta(days=12)], 60, (NOW + timedelta(days=8)).date(), experts)
        poll = open_poll(disa.actor, seen, new)
    asked = db.session.query(PollPerson).filter_by(poll_id=poll.id).one()
    return {"poll": poll.id, "chidi-polled": asked.id}


def _invite(scene: Scene, it: Consultation) -> None:
    with doing(scene["alma"]):
        confirm_panel(scene["alma"].actor, it, "lsl-14")


def _answer_invitations(scene: Scene, asked: dict[str, Consultation]) -> None:
    chidi, hamid = scene["chidi"], scene["hamid"]
    for name, expert in (("invited", hamid), ("open", chidi), ("answered", chidi)):
        with _invited(expert):
            accept(expert.actor, asked[name], invitation_of(expert, asked[name]))
    with _invited(hamid):
        own = invitation_of(hamid, asked["open"])
        turn_down(hamid.actor, asked["open"], own, recused=True)


@contextmanager
def _invited(expert: Person) -> Iterator[None]:
    """A day later: nobody answers in the minute in which she is invited."""
    with clock.moved_by(timedelta(days=1)), doing(expert):
        yield


def _lose(scene: Scene) -> tuple[Consultation, Meeting]:
    bertta, team = scene["bertta"], scene.team("vaara")
    meeting = plan(bertta, team, NOW - timedelta(days=6))
    lost = _book(scene, meeting)
    with doing(bertta):
        cancel_meeting(bertta.actor, meeting, team, CancelReason.ILLNESS, reviewed(""))
    return lost, meeting


def _book(scene: Scene, meeting: Meeting) -> Consultation:
    return _take(scene, meeting, a_wish(scene.team("vaara")))


def _talk(scene: Scene, meeting: Meeting) -> Consultation:
    between_two = {"help": Topic.WELLBEING, "about": About(), "sectors": (), "decision": None}
    return _take(scene, meeting, a_wish(scene.team("vaara"), **between_two))


def _take(scene: Scene, meeting: Meeting, wish: Wish) -> Consultation:
    alma, shape = scene["alma"], catalogue().format(meeting.format_key)
    team = next(
        team for key in ("vaara", "support") if (team := scene.team(key)).id == meeting.team_id
    )
    with doing(alma):
        return book(alma.actor, team, shape, wish, meeting, scene["bertta"].id, provision="lsl-31")


def _parts(scene: Scene, asked: dict[str, Consultation]) -> dict[str, UUID]:
    alma, chidi, hamid = scene["alma"], scene["chidi"], scene["hamid"]
    concerned = db.session.query(ConsultationClient).filter_by(consultation_id=asked["asked"].id)
    answered = db.session.query(ConsultationClient).filter_by(consultation_id=asked["answered"].id)
    return {
        "asked-client": concerned.first().client_id,
        "answered-client": answered.first().client_id,
        "named-ville": _name_guest(scene, asked["invited"]),
        "placed-sibling": _sibling(alma, asked["placed"]),
        "proposed-chidi": invitation_of(chidi, asked["placed"]).id,
        "invited-chidi": invitation_of(chidi, asked["invited"]).id,
        "coming-hamid": invitation_of(hamid, asked["invited"]).id,
        "stepped-aside-hamid": invitation_of(hamid, asked["open"]).id,
        **{
            f"{name}-question": questions_of(alma.actor, asked[name])[0].id
            for name in ("invited", "open", "answered", "written")
        },
    }


def _name_guest(scene: Scene, it: Consultation) -> UUID:
    disa = scene["disa"]
    school = db.session.query(Agency).filter_by(sector="education").first()
    new = NewGuest("Ville Vieras", "erityisopettaja", school, "education", NumberKnown.DIRECTORY)
    with doing(disa):
        return ask_guest(disa.actor, find_hosting(disa.actor, it.id), new).id


def _sibling(alma: Person, consultation: Consultation) -> UUID:
    """A client of its case whom a consultation does not concern yet."""
    with doing(alma):
        case = find_case(alma.actor, consultation.case_id)
        return a_client(alma, case, ClientRole.YOUNG_PERSON).id
