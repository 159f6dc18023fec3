"""What an asker brings: the pieces of one request, read and reviewed, not yet kept anywhere."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consult.cases.models import Case
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.consultations.rules.choices import Knows, Permits, SaidBy, Urgency, WishedHelp
from consult.formats import Topic
from consult.privacy import ReviewedText


@dataclass(frozen=True, slots=True)
class Stance:
    """What a client knows, wants and permits, as somebody said it on a day."""

    knows: Knows
    permits: Permits
    said_by: SaidBy
    said_on: date
    wants: ReviewedText | None = None


@dataclass(frozen=True, slots=True)
class NewClient:
    """A client to be added to the case in the same press."""

    role: ClientRole
    service_task: ServiceTask
    service_language: ServiceLanguage
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody round the family, under a role label."""

    label: ReviewedText
    relation: ReviewedText


@dataclass(frozen=True, slots=True)
class About:
    """Whom the request is about: an own case, a new one, or nobody."""

    case: Case | None = None
    home_team_id: UUID | None = None
    """The team a new case is drawn in. Neither this nor a case: it is about the work itself."""
    new_clients: tuple[NewClient, ...] = ()
    known_clients: tuple[tuple[UUID, Stance | None], ...] | None = None
    """Which clients of the case it concerns. None: all of them, and what they say comes later."""
    new_people: tuple[NewPerson, ...] = ()
    space_id: UUID | None = None
    """The space that was kept free for a new case while the request was being written."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One request as it was written on the page."""

    questions: tuple[ReviewedText, ...]
    help: WishedHelp | Topic
    """What is hoped for; in consultation support, what it is about."""
    urgency: Urgency = Urgency.ROUTINE
    about: About = About()
    sectors: tuple[str, ...] = ()
    agencies: tuple[UUID, ...] = ()
    decision: ReviewedText | None = None
    background: ReviewedText | None = None
    agreed: ReviewedText | None = None
    """What was agreed last time and is still open, where the same family comes again."""
    files_background: bool = False
    """Whether the background goes into the notes of the case too, so that nobody types it twice."""

    @property
    def overruled(self) -> int:
        """Count the likely findings of the guard that the asker overruled."""
        stances = [client.stance for client in self.about.new_clients]
        stances += [stance for _, stance in self.about.known_clients or ()]
        texts = [
            *self.questions,
            self.decision,
            self.background,
            self.agreed,
            *(stance.wants for stance in stances if stance is not None),
            *(text for person in self.about.new_people for text in (person.label, person.relation)),
        ]
        return sum(text.overruled for text in texts if text is not None)
