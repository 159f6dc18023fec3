"""The groups of fields that a request repeats: a client, what a client says, a person."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import Length, StopValidation

from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.operations.wishes import NewClient, NewPerson, Stance
from consult.consultations.rules.choices import Knows, Permits, SaidBy
from consult.foundation import clock
from consult.i18n import _, _l
from consult.web.fields import (
    ChoiceField,
    DayField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    TickField,
)
from consult.web.forms import Part

LATER = _l("Later")
CHOOSE = _l("Choose")


class TaskField(ChoiceField):
    """The service task. It comes filled in, so it does not tell whether a line was used."""

    counts = False


class SaidOnField(DayField):
    """The day something was said: today, unless another is given."""

    counts = False


class WantedHere:
    """Asks for a choice in a line that was used."""

    field_flags = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        """Refuse a line without it."""
        if field.data is None:
            raise StopValidation(_("Choose one."))


def with_the_rest(form: Any, field: Any) -> None:
    """Ask who said it, once something was said."""
    said = form.knows.data or form.permits.data or form.wants.data
    if said and field.data is None:
        raise StopValidation(_("Choose whose words these are."))


def not_ahead(form: Any, field: Any) -> None:
    """Refuse a day that is still to come: nobody has said anything on it."""
    if field.data is not None and field.data > clock.today():
        raise StopValidation(_("This day is still to come."))


class StancePart(Part):
    """What a client knows, wants and permits, as somebody said it."""

    knows = ChoiceField(
        _l("Knows that others are asked"), choices=Knows, empty=LATER, shown_as="select"
    )
    permits = ChoiceField(_l("Permits it"), choices=Permits, empty=LATER, shown_as="select")
    wants = PseudonymisedTextField(
        _l("Wants from this"),
        [Length(max=2_000)],
        rows=2,
        description=_l("In the client's own words, where you have them."),
    )
    said_by = ChoiceField(
        _l("Who said so"), [with_the_rest], choices=SaidBy, empty=CHOOSE, shown_as="select"
    )
    said_on = SaidOnField(_l("On which day"), [not_ahead], default=clock.today)


class ClientPart(StancePart):
    """A client to be added to the case."""

    role = ChoiceField(
        _l("In which role"), [WantedHere()], choices=ClientRole, empty=CHOOSE, shown_as="select"
    )
    service_task = TaskField(
        _l("Service task"),
        [WantedHere()],
        choices=ServiceTask,
        default=ServiceTask.CHILD_PROTECTION,
        shown_as="select",
    )
    service_language = ChoiceField(
        _l("Service language"),
        [WantedHere()],
        choices=ServiceLanguage,
        empty=CHOOSE,
        shown_as="select",
    )


class KnownClientPart(StancePart):
    """A client the case has already: whether it concerns this one, and what this one says."""

    client_id = HiddenField()
    concerned = TickField(_l("It concerns this client"), default=True)


class PersonPart(Part):
    """Somebody round the family, under a role label."""

    label = PseudonymisedLineField(
        _l("Who, without a name"), [Length(max=60)], description=_l("For example: grandmother")
    )
    relation = PseudonymisedLineField(
        _l("To whom, and how"),
        [Length(max=120)],
        description=_l("For example: the child stays there at weekends"),
    )


def stance_of(part: Any) -> Stance | None:
    """Read what was said, if anything was."""
    if not (part.knows.data or part.permits.data or part.wants.data):
        return None
    return Stance(
        knows=part.knows.data or Knows.NOT_YET,
        permits=part.permits.data or Permits.NOT_ASKED,
        said_by=part.said_by.data,
        said_on=part.said_on.data or clock.today(),
        wants=part.wants.reviewed if part.wants.data else None,
    )


def client_of(part: Any) -> NewClient:
    """Read a client to be added."""
    return NewClient(
        part.role.data, part.service_task.data, part.service_language.data, stance_of(part)
    )


def person_of(part: Any) -> NewPerson:
    """Read a person to be added."""
    return NewPerson(part.label.reviewed, part.relation.reviewed)
