"""The real names of a case's people, known to nobody but those who write its file."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.cases.models.case import Case, Client
from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


class RealNames(SealedRow, Model):
    """One person's real names and nicknames, which the guard looks for in what is written.

    They lie in the case's own space, under its content key, and go nowhere else: no expert, no
    consultation and no index has them. They die with the client they belong to.
    """

    __tablename__ = "real_names"
    __seal_name__ = "real-names"
    __bound__ = (("case_id", "client_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("clients.id"))
    """Whose they are; none: of somebody else, under the role label in the document."""
    written_at: Mapped[datetime]
    label: str = sealed()
    """The role label of somebody who is no client: `opettaja 1`."""
    names: list[str] = sealed(default=[])

    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True)
    client: Mapped[Client | None] = relationship(lazy="raise_on_sql", viewonly=True)
