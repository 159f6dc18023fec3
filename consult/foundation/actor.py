"""Who acts. The lower floors know a person only as this."""

from dataclasses import dataclass, field
from uuid import UUID

from consult.foundation.words import Worded


class Duty(Worded):
    """What a person is in the house for. One account may hold several."""

    SOCIAL_WORKER = "social-worker", "Sosiaalityöntekijä", "Socialarbetare", "Social worker"
    FAMILY_THERAPIST = "family-therapist", "Perheterapeutti", "Familjeterapeut", "Family therapist"
    EXPERT = "expert", "Asiantuntija", "Sakkunnig", "Expert"
    COORDINATOR = "coordinator", "Koordinaattori", "Koordinator", "Coordinator"
    SUPERVISOR = "supervisor", "Esihenkilö", "Chef", "Supervisor"
    REGISTRAR = (
        "registrar",
        "Rekisterin vastuuhenkilö",
        "Registeransvarig",
        "Register's responsible person",
    )
    DATA_PROTECTION = (
        "data-protection",
        "Tietosuojavastaava",
        "Dataskyddsombud",
        "Data-protection officer",
    )
    TECHNICAL = (
        "technical",
        "Tekninen ylläpitäjä",
        "Teknisk administratör",
        "Technical administrator",
    )


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as the operations see her: who, from where, in which duties."""

    id: UUID
    name: str
    duties: frozenset[Duty]
    agency_id: UUID | None = None
    session_ref: bytes = b""
    """Eight bytes of the session's hash; lets the log join what one sitting did."""
    kind: str = "person"
    """`person`, or `system` for what the house does by itself."""
    waits: bool = False
    """Nobody has vouched for her yet: she reaches her own arrival and nothing else."""
    purpose: str = field(default="client-work", compare=False)
    acting: Duty | None = field(default=None, compare=False)
    """As what she acts now, where she holds several duties; it stands in the log."""

    def has(self, *duties: Duty) -> bool:
        """Tell whether she holds any of these duties."""
        return not self.duties.isdisjoint(duties)


SYSTEM = Actor(id=UUID(int=0), name="Consult", duties=frozenset(), kind="system", purpose="upkeep")
