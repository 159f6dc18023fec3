"""What the pages of an incident show, gathered in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from consult.accounts.models import Account, LoginSession
from consult.accounts.queries import names_of
from consult.audit import AuditRow
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.i18n import dates
from consult.incidents.models import Incident, IncidentStep
from consult.incidents.queries.incidents import sittings_of_person, steps_of, timeline_of
from consult.incidents.queries.touched import counts_of, places_touched, wanted_of
from consult.incidents.rules import Clock, Counts, Notice, Place, Step, clocks, compose, hours_left


@dataclass(frozen=True, slots=True)
class Told:
    """One duty to tell somebody: by when, how long that is, and whether it is done."""

    clock: Clock
    due: datetime | None
    hours: int | None
    done: IncidentStep | None


@dataclass(frozen=True, slots=True)
class Looked:
    """An incident with all its page shows."""

    incident: Incident
    names: dict[UUID, Account]
    told: list[Told]
    counts: Counts
    places: dict[UUID, Place]
    sittings: Sequence[LoginSession]
    timeline: Sequence[AuditRow]

    @property
    def account(self) -> Account | None:
        """Whose account it is about."""
        return self.names.get(self.incident.account_id) if self.incident.account_id else None


def looked(actor: Actor, incident: Incident) -> Looked:
    """Gather the page of an incident."""
    wanted = wanted_of(actor, incident)
    places = places_touched(actor, wanted)
    whose = incident.account_id
    ids = (whose, incident.opened_by, incident.closed_by)
    return Looked(
        incident=incident,
        names=names_of(actor, [one for one in ids if one is not None]),
        told=told_of(actor, incident),
        counts=counts_of(actor, wanted, places),
        places=places,
        sittings=sittings_of_person(actor, whose) if whose is not None else [],
        timeline=timeline_of(actor, incident),
    )


def told_of(actor: Actor, incident: Incident) -> list[Told]:
    """Return whom to tell of an incident, by when, and who was told."""
    done, now = steps_of(actor, incident), clock.now()
    found = []
    for one in clocks(clock.local(incident.discovered_at).date()):
        due = one.due(incident.discovered_at)
        hours = hours_left(due, now) if due is not None else None
        found.append(Told(one, due, hours, done.get(one.step)))
    return found


def draft_of(actor: Actor, incident: Incident, step: Step, language: str) -> Notice:
    """Compose the draft of a notice from what is known."""
    wanted = wanted_of(actor, incident)
    counts = counts_of(actor, wanted, places_touched(actor, wanted))
    return compose(step, _facts(actor, incident, counts, language), language)


def _facts(actor: Actor, incident: Incident, counts: Counts, language: str) -> Mapping[str, str]:
    goes_on = {"fi": "jatkuu tai ei tiedossa", "sv": "pågår eller är inte känt"}
    done = [
        f"{step.words.say(language)} {dates.moment(one.done_at, language)}"
        for step, one in steps_of(actor, incident).items()
    ]
    until = incident.until
    return {
        "reference": incident.reference,
        "kind": incident.kind.words.say(language),
        "discovered": dates.moment(incident.discovered_at, language),
        "since": dates.moment(incident.since, language),
        "until": dates.moment(until, language)
        if until
        else goes_on.get(language, "goes on, or is not known"),
        "cases": str(counts.cases),
        "clients": str(counts.clients),
        "reads": str(counts.reads),
        "writes": str(counts.writes),
        "people": str(counts.people),
        "done": "; ".join(done) or "–",
    }
