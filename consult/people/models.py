"""The people round a family, under role labels: `opettaja 1`, never a name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from consult.cases.models import Case, Client
from consult.foundation.database import Model
from consult.vault import SealedRow, sealed


class Person(SealedRow, Model):
    """Somebody who matters in a case and is no client here. Dies with the client it belongs to."""

    __tablename__ = "people"
    __seal_name__ = "person"
    __bound__ = (("case_id", "client_id"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("clients.id"))
    """The client whose teacher, aunt or doctor this is; none: the whole family's."""
    added_at: Mapped[datetime]
    label: str = sealed()
    relation: str = sealed()
    notes: str = sealed()

    client: Mapped[Client | None] = relationship(lazy="raise_on_sql", viewonly=True)
    case: Mapped[Case] = relationship(lazy="raise_on_sql", viewonly=True)
