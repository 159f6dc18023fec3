"""A whole item on one page, after it is over."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from wtforms.validators import StopValidation

from consult import i18n
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.followups.forms.parts import (
    AgreementPart,
    AnswerPart,
    CamePart,
    HypothesisPart,
    NotePart,
    WasPart,
)
from consult.followups.operations import Record
from consult.followups.queries import Afterwards
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.words import Words
from consult.i18n import _, _l
from consult.meetings.models import TOOK_PART, Attendance, AttendanceState, Standing
from consult.meetings.operations import Place
from consult.meetings.rules import at_local
from consult.web.fields import ClockTimeField, PartField, RepeatedField
from consult.web.forms import ConsultForm

FEW, MANY = 10, 60


class RecordForm(ConsultForm):
    """Times, roster, answers, hypotheses, agreements, notes: one form, one press."""

    began = ClockTimeField(_l("Began"))
    ended = ClockTimeField(_l("Ended"))
    there = RepeatedField(PartField(WasPart), _l("Who was there"), max_entries=MANY)
    came = RepeatedField(
        PartField(CamePart), _l("Who else came"), one_more=_l("One more person"), max_entries=FEW
    )
    notes = RepeatedField(
        PartField(NotePart),
        _l("Notes"),
        one_more=_l("One more note"),
        min_entries=2,
        max_entries=FEW,
    )
    answers = RepeatedField(PartField(AnswerPart), _l("Answers"), max_entries=FEW)
    hypotheses = RepeatedField(
        PartField(HypothesisPart),
        _l("Hypotheses"),
        one_more=_l("One more hypothesis"),
        min_entries=1,
        max_entries=FEW,
    )
    agreements = RepeatedField(
        PartField(AgreementPart),
        _l("What was agreed"),
        one_more=_l("One more agreement"),
        min_entries=2,
        max_entries=FEW,
    )

    def offer(self, about: Afterwards) -> None:
        """Put in what may be chosen: people, agencies, sectors, clients."""
        agencies, clients = about.seating.agency_choices, labels_of(about.clients)
        for part in (*parts_of(self.there), *parts_of(self.came)):
            part.agency.choices = agencies
            part.role.choices = about.seating.role_choices
            part.sector.choices = list(sectors().items())
        for part in parts_of(self.there):
            part.invited = about.silent.get(part.whose.data)
            part.shown = about.seated.get(part.whose.data) or about.expected.get(part.whose.data)
            part.name_it(_name_of(part))
        for part in parts_of(self.came):
            part.person.choices = about.seating.people_choices
        for part in self._on_clients():
            part.clients.choices = clients
        for part in parts_of(self.agreements):
            part.owner.choices = part.teller.choices = about.owner_choices
        for part in parts_of(self.answers):
            part.sectors.choices = [(key, sectors()[key]) for key in self._present(about)]
            part.regards.choices = clients

    def record(self, about: Afterwards) -> Record:
        """Return what was written. Only after the form was right."""
        clients = about.clients
        return Record(
            times=self._times(about),
            there=list(self._there(about)),
            asked=list(self._asked(about)),
            came=[entry.form.place(about.seating) for entry in self.came.filled],
            notes=[entry.form.note(clients) for entry in self.notes.filled],
            answers=list(self._answers(about)),
            hypotheses=[entry.form.hypothesis(clients) for entry in self.hypotheses.filled],
            agreements=[entry.form.agreement(clients) for entry in self.agreements.filled],
        )

    def _there(self, about: Afterwards) -> Iterable[tuple[Attendance | None, Place]]:
        for part in parts_of(self.there):
            seated = about.seated.get(part.whose.data)
            new = about.expected.get(part.whose.data)
            if seated:
                there = seated.attendance
                yield there, part.place(about.seating, there.seat, account=seated.account)
            elif new and part.is_there:
                yield None, part.place(about.seating, Standing.TEAM, account=new.account)

    def _asked(self, about: Afterwards) -> Iterable[tuple[UUID, Place]]:
        for part in parts_of(self.there):
            if one := about.silent.get(part.whose.data):
                place = part.place(about.seating, Standing.EXPERT, account=one.account)
                yield one.invitation.id, place

    def _answers(self, about: Afterwards) -> Iterable[Any]:
        for entry in self.answers.entries:
            question = about.questions.get(entry.form.question_id.data)
            if question is None:
                continue
            standing = about.answers.get(question.id)
            named = about.named_in(question)
            given = entry.form.given(standing, about.clients, named)
            if given is not None:
                yield question, given

    def see(self, about: Afterwards) -> None:
        """After a conflict: show the answers that were written in the meantime."""
        for part in parts_of(self.answers):
            question = about.questions.get(part.question_id.data)
            part.see(about.answers.get(question.id) if question is not None else None)

    def validate_ended(self, field: Any) -> None:
        """Refuse an end before the beginning."""
        if self.began.data and field.data and field.data <= self.began.data:
            raise StopValidation(_("It ends after it began."))

    def _times(self, about: Afterwards) -> tuple[datetime, datetime] | None:
        began, ended = self.began.data, self.ended.data
        if began is None or ended is None:
            return None
        day = clock.local(about.room.meeting.starts_at).date()
        return at_local(day, began), at_local(day, ended)

    def _on_clients(self) -> list[Any]:
        """Return the lines that say whom they concern."""
        lines = (self.notes, self.hypotheses, self.agreements)
        return [part for field in lines for part in parts_of(field)]

    def _present(self, about: Afterwards) -> list[str]:
        """Return the sectors at the table, those of who came besides among them."""
        came = parts_of(self.came)
        people = [about.seating.people.get(part.person.data) for part in came]
        more = {one.sector for one in people if one} | {part.sector.data for part in came}
        return [key for key in sectors() if key in about.sectors | more]


def parts_of(field: RepeatedField) -> list[Any]:
    """Return the lines of a repeated field."""
    return [entry.form for entry in field.entries]


def labels_of(clients: Iterable[Client]) -> list[tuple[UUID, Words]]:
    """Return clients as options."""
    return [(client.id, client.label) for client in clients]


def begin_with(about: Afterwards) -> dict[str, Any]:
    """Return what the page starts with: who is likely to have come, the questions, the answers."""
    seated = [
        {
            "whose": key,
            **_was(one.attendance.state),
            "mode": one.attendance.mode,
            "role": one.attendance.role,
            "agency": one.attendance.agency_id,
            "sector": one.attendance.sector,
        }
        for key, one in about.seated.items()
    ]
    began, ended = about.planned
    return {
        "began": clock.local(began).time(),
        "ended": clock.local(ended).time(),
        "there": [*seated, *_silent(about), *_expected(about)],
        "answers": _answers(about),
    }


def _silent(about: Afterwards) -> list[dict[str, Any]]:
    return [
        {
            "whose": key,
            "came": False,
            "mode": about.usual_mode,
            "role": Role.EXPERT,
            "agency": one.agency.id,
            "sector": one.invitation.sector,
        }
        for key, one in about.silent.items()
    ]


def _expected(about: Afterwards) -> list[dict[str, Any]]:
    return [
        {
            "whose": key,
            "came": False,
            "mode": about.usual_mode,
            "role": one.role,
            "agency": one.account.agency_id,
            "sector": one.account.sector,
        }
        for key, one in about.expected.items()
    ]


def _answers(about: Afterwards) -> list[dict[str, Any]]:
    rows = []
    for key, question in about.questions.items():
        standing = about.answers.get(question.id)
        rows.append(
            {
                "question_id": key,
                "replaces": str(standing.id) if standing else "",
                "text": standing.body if standing else "",
                "sectors": standing.sectors if standing else [],
                "dissent": standing.dissent if standing else "",
                "regards": about.named_in(question),
            }
        )
    return rows


def _was(state: AttendanceState) -> dict[str, Any]:
    """Return what is likely, now that it is over: who was to come, came."""
    exact = state not in (*EXPECTED, AttendanceState.PRESENT, AttendanceState.EXCUSED)
    came = state in (*EXPECTED, *TOOK_PART)
    return {"came": came, "state": state if exact else None}


def _name_of(part: Any) -> str:
    if part.invited is not None:
        return str(part.invited.account.name)
    one = part.shown
    return one.name or i18n.say(one.attendance.role) if one is not None else ""


EXPECTED = (AttendanceState.INVITED, AttendanceState.ACCEPTED)
