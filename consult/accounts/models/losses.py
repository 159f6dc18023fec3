"""Somebody in the house who has lost every way in: who made sure that she is she, and how."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from consult.accounts.models.people import AccountStatus
from consult.foundation.database import Model
from consult.foundation.words import Worded

STILL_LOST = text("ended_at IS NULL")
"""One way back at a time; how many there were before does not matter."""


class LossReason(Worded):
    """What she has lost. Codes, since a sentence would tell more than anybody needs."""

    WORDS = (
        "words",
        "Sanat ja palautuskoodi ovat kadonneet",
        "Orden och återställningskoden är borta",
        "The words and the recovery code are lost",
    )
    FACTOR = (
        "factor",
        "Toinen kirjautumistapa (puhelin tai avain) on kadonnut",
        "Det andra sättet (telefon eller nyckel) är borta",
        "The second way in (telephone or key) is lost",
    )
    EXPOSED = (
        "exposed",
        "Joku toinen on voinut saada sanat tai laitteen",
        "Någon annan kan ha fått orden eller enheten",
        "Somebody else may have got the words or the device",
    )


class IdentityCheck(Worded):
    """How somebody made sure that it is she."""

    MET = (
        "met",
        "Tapasin hänet ja tunnen hänet",
        "Jag träffade personen och känner hen",
        "I met her, and I know her",
    )
    DOCUMENT = (
        "document",
        "Tapasin hänet ja näin henkilöllisyystodistuksen",
        "Jag träffade personen och såg en identitetshandling",
        "I met her, and saw a proof of identity",
    )
    CALLED = (
        "called",
        "Soitin numeroon, jonka tiesin ennestään, ja tunsin hänet",
        "Jag ringde ett nummer som jag kände och kände igen personen",
        "I called a number I knew from before, and knew her",
    )
    PASSKEY = (
        "passkey",
        "Hän kosketti pääsyavaintaan",
        "Personen rörde vid sin nyckel",
        "She touched her passkey",
    )
    SIGNED_IN = (
        "signed-in",
        "Hän vaihtoi avaimensa itse, kirjautuneena",
        "Personen bytte sina nycklar själv, inloggad",
        "She took new keys herself, signed in",
    )


PEOPLE_CHECK = (IdentityCheck.MET, IdentityCheck.DOCUMENT, IdentityCheck.CALLED)
"""How a person can make sure; the touch of a passkey speaks for itself."""


class LossEnd(Worded):
    """How it ended."""

    BACK = "back", "Pääsi takaisin", "Kom tillbaka", "Came back"
    STOPPED = "stopped", "Keskeytettiin", "Avbröts", "Stopped"


class Loss(Model):
    """Somebody who cannot get in any more, and the two who say that it is she.

    Until the second has said so, nothing has changed for her account.
    """

    __tablename__ = "losses"
    __facts__: ClassVar[tuple[str, ...]] = (
        "account_id",
        "reason",
        "begun_by",
        "begun_check",
        "confirmed_by",
        "confirmed_check",
        "status_before",
        "arrival_id",
        "lost_at",
        "ended_at",
        "ended_as",
    )
    __table_args__ = (
        Index(
            "uq_losses_open",
            "account_id",
            unique=True,
            sqlite_where=STILL_LOST,
            postgresql_where=STILL_LOST,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    reason: Mapped[LossReason]
    begun_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    begun_at: Mapped[datetime]
    begun_check: Mapped[IdentityCheck]
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    """Another supervisor; or she herself, by the touch of a passkey that she still has."""
    confirmed_at: Mapped[datetime | None]
    confirmed_check: Mapped[IdentityCheck | None]
    status_before: Mapped[AccountStatus]
    """Where her account stood; there it stands again if the way back is stopped in time."""
    arrival_id: Mapped[UUID | None] = mapped_column(ForeignKey("arrivals.id"), index=True)
    """Her link and code, once there are two words."""
    lost_at: Mapped[datetime | None] = mapped_column(index=True)
    """When her old keys were retired: what they opened ended at this very moment."""
    ended_at: Mapped[datetime | None]
    ended_as: Mapped[LossEnd | None]

    @property
    def is_open(self) -> bool:
        """Tell whether she is still on her way back."""
        return self.ended_at is None

    @property
    def is_confirmed(self) -> bool:
        """Tell whether two have said that it is she."""
        return self.confirmed_at is not None
