"""What may be typed about people and services in the directory."""

from collections.abc import Iterable
from typing import Any

from wtforms.validators import DataRequired, InputRequired, Length, Optional

from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.experts.models import Details, ExpertProfile, FacetKind, SelfPortrait, ServiceKind
from consult.experts.operations import ServiceFacts
from consult.experts.queries import Need
from consult.experts.rules import fields, half_days, methods
from consult.foundation.languages import SPOKEN
from consult.i18n import _l
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    PersonField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm, Part

FACETS = {
    FacetKind.LANGUAGE: "languages",
    FacetKind.METHOD: "methods",
    FacetKind.SERVES: "serves",
    FacetKind.NOT_FROM: "not_from",
    FacetKind.CONFLICT: "conflicts",
    FacetKind.TIME: "times",
}
"""Under which field of the form each kind is said."""


class PortraitForm(ConsultForm):
    """What one says of oneself. To say nothing is an answer, too."""

    # WTForms keeps `fields` for itself; the words do the same.
    known_fields = ChoicesField(
        _l("What I can be asked about"), [Optional()], choices=fields().items()
    )
    about = PseudonymisedTextField(
        _l("What I do and how I work, in my own words"),
        [Length(max=1_000)],
        rows=4,
        description=_l("For colleagues in the house. Nothing about any family."),
    )
    methods = ChoicesField(_l("Ways of working"), [Optional()], choices=methods().items())
    languages = ChoicesField(
        _l("Languages I work in"),
        [Optional()],
        choices=[(one.value, one.words) for one in SPOKEN],
        description=_l("Tick Finnish too, if you tick any."),
    )
    serves = ChoicesField(_l("Areas I serve"), [Optional()])
    not_from = ChoicesField(
        _l("Areas whose families I do not take"),
        [Optional()],
        description=_l("For example where you live. You are not proposed for requests from there."),
    )
    conflicts = ChoicesField(
        _l("Workplaces I have a conflict with"),
        [Optional()],
        description=_l("You are not proposed where one of them asks or works with the family."),
    )
    times = ChoicesField(
        _l("When I can usually come"),
        [Optional()],
        choices=half_days().items(),
        description=_l("Tick nothing, and you can be asked for any time."),
    )

    def offer(self, areas: Iterable[str], agencies: Iterable[Agency], details: Details) -> None:
        """Put in the areas and workplaces there are, and those said before."""
        said = {*details.of(FacetKind.SERVES), *details.of(FacetKind.NOT_FROM)}
        places = [(area, area) for area in sorted({*areas, *said})]
        self.serves.choices, self.not_from.choices = places, places
        self.conflicts.choices = [(str(agency.id), agency.name) for agency in agencies]

    @property
    def portrait(self) -> SelfPortrait:
        """What was ticked."""
        said = {kind: tuple(self[name].data or ()) for kind, name in FACETS.items()}
        return SelfPortrait(tuple(self.known_fields.data or ()), said)


def said_before(details: Details, profile: ExpertProfile | None) -> dict[str, Any]:
    """Return what stands in the form when it is opened."""
    return {
        "known_fields": details.fields,
        "about": profile.about if profile is not None else "",
        **{name: details.of(kind) for kind, name in FACETS.items()},
    }


class AbsenceForm(ConsultForm):
    """Days on which one cannot be asked to come."""

    starts_on: Any = DayField(_l("First day away"), [InputRequired()])
    ends_on: Any = DayField(_l("Last day away"), [InputRequired()])


class NeedFilter(Part):
    """What somebody looks for."""

    words = LineField(
        _l("What do you need?"),
        [Length(max=120)],
        description=_l("For example: school, substance, North Sámi, a name."),
    )
    field = ChoiceField(
        _l("Field"), empty=_l("All fields"), choices=fields().items(), shown_as="select"
    )
    method = ChoiceField(
        _l("Way of working"), empty=_l("All ways"), choices=methods().items(), shown_as="select"
    )
    language = ChoiceField(
        _l("Language"),
        empty=_l("All languages"),
        choices=[(one.value, one.words) for one in SPOKEN],
        shown_as="select",
    )
    agency = PersonField(_l("Agency"), empty=_l("All agencies"))
    area = ChoiceField(_l("Area"), empty=_l("All areas"), shown_as="select")

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen, as it stands in an address."""
        named = {field.name: field.data for field in self}
        return {name: str(value) for name, value in named.items() if value}

    @property
    def need(self) -> Need:
        """What is looked for."""
        return Need(
            words=self.words.data or "",
            field=self["field"].data or "",
            method=self.method.data or "",
            language=self.language.data or "",
            agency_id=self.agency.data,
            area=self.area.data or "",
        )


class ServicesFilter(Part):
    """Which services are shown."""

    words = LineField(_l("What do you need?"), [Length(max=120)])
    kind: Any = ChoiceField(
        _l("Who keeps it"), empty=_l("All"), choices=ServiceKind, shown_as="select"
    )


class ServiceForm(ConsultForm):
    """The entry of a service."""

    name = LineField(_l("Name of the service"), [DataRequired(), Length(max=120)])
    kind: Any = ChoiceField(
        _l("Who keeps it"), [InputRequired()], choices=ServiceKind, shown_as="radios"
    )
    sector: Any = ChoiceField(_l("Sector"), [InputRequired()], shown_as="select")
    area = LineField(_l("Area"), [DataRequired(), Length(max=120)])
    about = PseudonymisedTextField(
        _l("For whom it is, what it does and how"),
        [DataRequired(), Length(max=1_000)],
        rows=5,
        description=_l("In the service's own words. Nothing about any family."),
    )
    contact = LineField(
        _l("How to get in touch"),
        [DataRequired(), Length(max=200)],
        description=_l("Its public number or page."),
    )

    def offer(self) -> None:
        """Put in the sectors there are."""
        self.sector.choices = [
            (key, name) for key, name in sectors().items() if key != "client-and-close"
        ]

    @property
    def facts(self) -> ServiceFacts:
        """What was typed, as the operations take it."""
        return ServiceFacts(
            self.name.data,
            ServiceKind.of(self.kind.data),
            self.sector.data,
            self.area.data,
            self.about.reviewed,
            self.contact.data,
        )
