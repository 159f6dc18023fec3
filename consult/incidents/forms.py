"""What may be typed about alarms and incidents: choices and times, never a text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from wtforms.validators import InputRequired, Length

from consult.accounts.models import Account
from consult.foundation import clock
from consult.i18n import _l
from consult.incidents.models import LogClient
from consult.incidents.operations import Scope
from consult.incidents.rules import (
    Finding,
    IncidentKind,
    Outcome,
    Place,
    Touch,
    Wanted,
    Window,
    two_years_until,
)
from consult.web.fields import (
    ChoiceField,
    DayField,
    LineField,
    PersonField,
    TickField,
    WallTimeField,
)
from consult.web.forms import ConsultForm, Part


class FindingForm(ConsultForm):
    """What was found about an alarm."""

    finding = ChoiceField(
        _l("What was found?"),
        [InputRequired()],
        choices=[one for one in Finding if one is not Finding.INCIDENT],
    )
    all_like = TickField(_l("The same holds for all waiting alarms of this kind"))

    @property
    def found(self) -> Finding:
        """What was chosen."""
        return Finding.of(str(self.finding.data))


class ScopeForm(ConsultForm):
    """What an incident is about, as far as one knows."""

    kind = ChoiceField(_l("What has happened?"), [InputRequired()], choices=IncidentKind)
    discovered_at = WallTimeField(
        _l("Discovered"), [InputRequired()], description=_l("The time to report runs from here.")
    )
    since = WallTimeField(
        _l("Since when"),
        [InputRequired()],
        description=_l("Rather too early than too late: what was touched is counted from here."),
    )
    until = WallTimeField(_l("Until when"), description=_l("Leave empty while it goes on."))
    account_id = PersonField(_l("Whose account"), empty=_l("Nobody's, or not known"))
    code = LineField(
        _l("Code of the case, if it is about one"),
        description=_l("As it stands in the client system. Nothing else of the family is asked."),
    )

    def offer(self, people: Sequence[Account]) -> None:
        """Put in whose account it may be."""
        self.account_id.choices = [(one.id, one.name) for one in people]

    def scope(self, space_id: UUID | None) -> Scope:
        """Return what was said, with the space of the case that was named."""
        said = self.data
        return Scope(
            kind=IncidentKind.of(said["kind"]),
            since=said["since"],
            until=said["until"],
            discovered_at=said["discovered_at"],
            account_id=said["account_id"],
            space_id=space_id,
        )


class ClosingForm(ConsultForm):
    """How an incident ended."""

    outcome = ChoiceField(_l("How did it end?"), [InputRequired()], choices=Outcome)

    @property
    def ended(self) -> Outcome:
        """What was chosen."""
        return Outcome.of(str(self.outcome.data))


class TouchedFilter(Part):
    """Which entries of the log are shown. No code of a case stands in the address, only an id."""

    since = WallTimeField(_l("From"))
    until = WallTimeField(_l("To"))
    person = PersonField(_l("Who"), empty=_l("Everybody"))
    case = ChoiceField(_l("Case"), empty=_l("All cases"), shown_as="select")
    what = ChoiceField(_l("What"), empty=_l("Everything"), choices=Touch, shown_as="select")
    session = LineField(_l("Sitting"), [Length(max=16)])

    def offer(
        self,
        people: Sequence[Account],
        cases: Mapping[UUID, tuple[UUID, ...]],
        places: Mapping[UUID, Place],
    ) -> None:
        """Put in who there is, and the cases in which something was touched."""
        self.person.choices = [(one.id, one.name) for one in people]
        self.case.choices = sorted(
            ((case_id, places[spaces[0]].code) for case_id, spaces in cases.items()),
            key=lambda one: one[1],
        )

    def narrowed(self, wanted: Wanted, cases: Mapping[UUID, tuple[UUID, ...]]) -> Wanted:
        """Return what is asked of the log, narrowed to what was chosen."""
        said = self.data
        return replace(
            wanted,
            since=said["since"] or wanted.since,
            until=said["until"],
            account_id=said["person"],
            spaces=cases.get(said["case"], wanted.spaces),
            touch=said["what"],
            session=_session(said["session"]),
        )


class CodeForm(ConsultForm):
    """Of which case the log is asked for. The code is sent, never put into an address."""

    code = LineField(
        _l("Code of the case"),
        [InputRequired(), Length(max=60)],
        description=_l("As it stands in the client system, where the worker has noted it."),
    )


class LogFilter(Part):
    """Which days of the log of a case are shown, and of which client."""

    client = ChoiceField(_l("Client"), empty=_l("The whole family"), shown_as="select")
    first = DayField(_l("From"))
    last = DayField(_l("To"))

    def offer(self, clients: Sequence[LogClient]) -> None:
        """Put in the clients of the case."""
        self.client.choices = [(one.id, one.label) for one in clients]

    def window(self) -> Window:
        """Return the chosen days: until today, and two years, where nothing sensible is chosen."""
        first, last = self.data["first"], self.data["last"] or clock.today()
        if first is None or last < first:
            return two_years_until(last)
        return Window(first, last)


def _session(typed: str | None) -> bytes | None:
    try:
        return bytes.fromhex(typed or "") or None
    except ValueError:
        return b"?"  # there is no such sitting
