"""What a coordinator writes: asking back, declining, placing, proposing."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wtforms.validators import DataRequired, InputRequired, Length

from consult.accounts.models import Account
from consult.consultations.models import Consultation
from consult.consultations.queries import Room, Yielding
from consult.consultations.rules.matching import Suggestion, shortlist
from consult.consultations.rules.queue import SAID_BY_COORDINATORS, WaitReason
from consult.formats import catalogue
from consult.i18n import _, _l, occasion, say
from consult.meetings.models import Meeting
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    PersonField,
    PseudonymisedTextField,
    TickField,
)
from consult.web.forms import ConsultForm


class AskBackForm(ConsultForm):
    """What the coordinator wants to know more about."""

    text = PseudonymisedTextField(
        _l("What would you like to know?"), [InputRequired(), Length(max=4_000)], rows=4
    )


class DeclineForm(ConsultForm):
    """Why the request is not taken up."""

    text = PseudonymisedTextField(
        _l("Why it is not taken up, and where to turn instead"),
        [InputRequired(), Length(max=4_000)],
        rows=4,
    )


class ExpertsForm(ConsultForm):
    """Experts to be proposed; each comes with the sector to be asked as."""

    experts = ChoicesField(
        _l("Whom do you propose?"),
        description=_l(
            "One for each sector is ticked: by time, language, area and how often each was asked."
            " You decide, and the asker may strike anybody."
        ),
    )

    def suggest(self, suggestions: Iterable[Suggestion]) -> None:
        """Put in who fits, and why."""
        found = shortlist(suggestions)
        self.sector_of = {one.candidate.account_id: one.sector for one in found}
        self.experts.choices = [
            (one.candidate.account_id, _called(one), _why(one)) for one in found
        ]
        if not self.is_written:
            self.experts.data = [one.candidate.account_id for one in found if one.is_proposed]

    def chosen(self) -> list[tuple[UUID, str]]:
        """Return whom the coordinator chose, each with the sector."""
        return [(one, self.sector_of[one]) for one in self.experts.data or ()]


class MoreExpertsForm(ExpertsForm):
    """Somebody in the place of one who does not come."""


class DueForm(ExpertsForm):
    """By which day it is answered in writing, and by whom."""

    due: Any = DayField(
        _l("By which day is it answered?"),
        [InputRequired()],
        description=_l("Until the end of that day. A week or two is usual."),
    )


class WishForm(ConsultForm):
    """The one press that asks for an exception to a rule."""

    what = ChoiceField(_l("What is asked for"), [InputRequired()])

    def offer(self, targets: Iterable[str]) -> None:
        """Put in what hinders."""
        self.what.choices = [(key, key) for key in targets]


class WaitForm(ConsultForm):
    """Why a request has to wait."""

    why = ChoiceField(
        _l("Why does it wait?"),
        [InputRequired()],
        choices=SAID_BY_COORDINATORS,
        shown_as="radios",
        description=_l("The asker sees the reason, the place in the queue and the likely date."),
    )

    @property
    def reason_kind(self) -> WaitReason:
        """Why. Only after the form was right."""
        return WaitReason.of(str(self.why.data))


class PhonedForm(ConsultForm):
    """That the asker was asked by phone."""

    phoned = TickField(
        _l("I went through the panel with the asker by phone, and the asker agrees to it."),
        [DataRequired()],
        description=_l("The asker sees that you have recorded this."),
    )


class TimeForm(ConsultForm):
    """Another time for what has lost its slot."""

    slot: Any = ChoiceField(_l("Which time suits?"), [InputRequired()], shown_as="radios")

    def offer(self, slots: Sequence[Meeting], usual: str) -> None:
        """Put in the free times; `usual` is the format it was asked for in."""
        self.slot.choices = slots_to_choose(slots, usual)

    def chosen(self, slots: Sequence[Meeting]) -> Meeting:
        """Return the time that was chosen."""
        return next(slot for slot in slots if slot.id == self.slot.data)


class PlaceForm(ExpertsForm):
    """A slot, somebody to lead, and a panel."""

    slot: Any = ChoiceField(_l("Which time?"), [InputRequired()], shown_as="radios")
    facilitator: Any = PersonField(_l("Who leads it?"), [InputRequired()])

    def offer(self, room: Room, suggestions: Iterable[Suggestion], usual: str) -> None:
        """Put in the free slots, who may lead, and who fits."""
        self.slot.choices = slots_to_choose(room.slots, usual)
        self.offer_people(room.facilitators, suggestions)

    def offer_people(
        self, facilitators: Sequence[Account], suggestions: Iterable[Suggestion]
    ) -> None:
        """Put in who may lead, and who fits."""
        self.facilitator.choices = [(one.id, one.name) for one in facilitators]
        if len(facilitators) == 1 and not self.is_written:
            self.facilitator.data = facilitators[0].id
        self.suggest(suggestions)


class TakeForm(PlaceForm):
    """The time of a routine one, for an urgent one."""

    slot: Any = ChoiceField(_l("Whose time does it take?"), [InputRequired()], shown_as="radios")

    def offer_times(self, yielding: Sequence[Yielding]) -> None:
        """Put in the routine ones that can give way, each with what it means for whom."""
        self.slot.choices = [*map(_taking, yielding)]

    def chosen_of(self, yielding: Sequence[Yielding]) -> Consultation:
        """Return whose time was chosen. Only after the form was right."""
        given = (one.consultation for one in yielding)
        return next(one for one in given if one.id == self.slot.data)


def slots_to_choose(slots: Iterable[Meeting], usual: str) -> list[tuple[UUID, str, object]]:
    """Say free times as choices: when, how one takes part, and in which format if another."""
    return [(slot.id, occasion(slot.starts_at), _how(slot, usual)) for slot in slots]


def _how(slot: Meeting, usual: str) -> str:
    if slot.format_key == usual:
        return say(slot.mode)
    shape = catalogue().format(slot.format_key, slot.format_version)
    return f"{say(slot.mode)}, {say(shape.title)}"


def _taking(one: Yielding) -> tuple[UUID, str, str]:
    """Say a routine one's time as a choice: what giving it means for whom."""
    told = _("Told: %(names)s.", names=", ".join(one.carried.people))
    code = one.consultation.code
    if one.whither is None:
        goes = _("%(code)s waits for a new time: nothing is free.", code=code)
    else:
        goes = _("%(code)s moves to %(at)s.", code=code, at=occasion(one.whither.starts_at))
    return one.consultation.id, occasion(one.meeting.starts_at), f"{goes} {told}"


def _called(one: Suggestion) -> str:
    person = one.candidate
    return f"{person.name}, {person.profession} – {person.agency} ({person.area})"


def _why(one: Suggestion) -> str:
    return " ".join(say(reason) for reason in one.reasons)
