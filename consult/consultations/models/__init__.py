"""What is kept of a consultation. Whatever was written lies sealed in its space."""

from consult.consultations.models.consultation import (
    Consultation,
    ConsultationClient,
    InvolvedAgency,
    WishedSector,
)
from consult.consultations.models.direction import Bookable, Direction, FromTo
from consult.consultations.models.guest import (
    AskedWithPass,
    Guest,
    GuestPlace,
    Hosted,
    WithPass,
)
from consult.consultations.models.interpretation import Interpretation
from consult.consultations.models.invitation import Invitation
from consult.consultations.models.readings import ReadingChoice
from consult.consultations.models.seen import (
    Asked,
    Board,
    Concerns,
    Hindered,
    Invited,
    Joinable,
    Led,
    NoBoard,
    Proposed,
    Reader,
    Readers,
    Sealed,
    Seen,
    ToShare,
)
from consult.consultations.models.texts import (
    Answer,
    AnswerClient,
    ClientStance,
    Message,
    Question,
    Request,
)

__all__ = [
    "Answer",
    "AnswerClient",
    "Asked",
    "AskedWithPass",
    "Board",
    "Bookable",
    "ClientStance",
    "Concerns",
    "Consultation",
    "ConsultationClient",
    "Direction",
    "FromTo",
    "Guest",
    "GuestPlace",
    "Hindered",
    "Hosted",
    "Interpretation",
    "Invitation",
    "Invited",
    "InvolvedAgency",
    "Joinable",
    "Led",
    "Message",
    "NoBoard",
    "Proposed",
    "Question",
    "Reader",
    "Readers",
    "ReadingChoice",
    "Request",
    "Sealed",
    "Seen",
    "ToShare",
    "WishedSector",
    "WithPass",
]
