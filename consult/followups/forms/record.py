"""A whole item on one page, after it is over."""

from collections.abc import Iterable
from typing import Any

from consult.agencies.rules import sectors
from consult.followups.forms.parts import AgreementPart, AnswerPart, CamePart, NotePart, WasPart
from consult.followups.operations import Record
from consult.followups.queries import Afterwards
from consult.formats import Role
from consult.i18n import _l
from consult.meetings.models import AttendanceState
from consult.web.fields import PartField, RepeatedField
from consult.web.forms import ConsultForm

FEW, MANY = 10, 60


class RecordForm(ConsultForm):
    """Roster, notes, answers, agreements: one form, one press."""

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
    agreements = RepeatedField(
        PartField(AgreementPart),
        _l("What was agreed"),
        one_more=_l("One more agreement"),
        min_entries=2,
        max_entries=FEW,
    )

    def offer(self, about: Afterwards) -> None:
        """Put in what may be chosen: people, agencies, sectors, clients."""
        agencies = [(None, "–"), *about.seating.agency_choices]
        clients = [(client.id, client.label) for client in about.clients]
        for entry in self.there.entries:
            entry.form.agency.choices = agencies
            entry.form.sector.choices = list(sectors().items())
        for entry in self.came.entries:
            entry.form.person.choices = [(None, "–"), *about.seating.people_choices]
            entry.form.agency.choices = agencies
            entry.form.sector.choices = [("", "–"), *sectors().items()]
        for entry in (*self.notes.entries, *self.agreements.entries):
            entry.form.clients.choices = clients
        for entry in self.agreements.entries:
            entry.form.owner.choices = about.owner_choices
        for entry in self.answers.entries:
            entry.form.sectors.choices = [(key, sectors()[key]) for key in self._present(about)]

    def record(self, about: Afterwards) -> Record:
        """Return what was written. Only after the form was right."""
        marked = {entry.form.attendance_id.data: entry.form for entry in self.there.entries}
        clients = about.clients
        return Record(
            there=[
                (one.attendance, marked[key].place(one.attendance, one.account, about.seating))
                for key, one in about.seated.items()
                if key in marked
            ],
            asked=[
                (one.invitation.id, marked[key].expert(one.account, about.seating))
                for key, one in about.silent.items()
                if key in marked
            ],
            came=[entry.form.place(about.seating) for entry in self.came.filled],
            notes=[entry.form.note(clients) for entry in self.notes.filled],
            answers=list(self._answers(about)),
            agreements=[entry.form.agreement(clients) for entry in self.agreements.filled],
        )

    def _answers(self, about: Afterwards) -> Iterable[Any]:
        for entry in self.answers.entries:
            question = about.questions.get(entry.form.question_id.data)
            if question is None:
                continue
            given = entry.form.given(about.answers.get(question.id))
            if given is not None:
                yield question, given

    def _present(self, about: Afterwards) -> list[str]:
        """Return the sectors at the table, those of who came besides among them."""
        came = [entry.form for entry in self.came.entries]
        people = [about.seating.people.get(part.person.data) for part in came]
        more = {one.sector for one in people if one} | {part.sector.data for part in came}
        return [key for key in sectors() if key in about.sectors | more]


def begin_with(about: Afterwards) -> dict[str, Any]:
    """Return what the page starts with: seats and invitations, questions and their answers."""
    there = [
        {
            "attendance_id": key,
            "state": _was(one.attendance.state),
            "mode": one.attendance.mode,
            "role": one.attendance.role,
            "agency": one.attendance.agency_id,
            "sector": one.attendance.sector,
        }
        for key, one in about.seated.items()
    ]
    return {"there": there + _silent(about), "answers": _answers(about)}


def _silent(about: Afterwards) -> list[dict[str, Any]]:
    return [
        {
            "attendance_id": key,
            "state": AttendanceState.EXCUSED,
            "mode": about.usual_mode,
            "role": Role.EXPERT,
            "agency": one.agency.id,
            "sector": one.invitation.sector,
        }
        for key, one in about.silent.items()
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
            }
        )
    return rows


def _was(state: AttendanceState) -> AttendanceState:
    """Return what is likely, now that it is over: who was to come, came."""
    expected = (AttendanceState.INVITED, AttendanceState.ACCEPTED)
    return AttendanceState.PRESENT if state in expected else state
