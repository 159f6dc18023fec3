"""A sealed row for the tests of the vault: one leaf of a notebook."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from consult.foundation.database import Model
from consult.vault import (
    Grant,
    KeyCert,
    KeySlot,
    PersonKey,
    SealedRow,
    Space,
    SpaceVersion,
    sealed,
)


class Base(DeclarativeBase):
    """The vault's own tables and one more, so that these tests depend on nobody above."""

    metadata = MetaData()
    type_annotation_map = Model.type_annotation_map


for model in (Space, SpaceVersion, Grant, KeyCert, PersonKey, KeySlot):
    model.__table__.to_metadata(Base.metadata)


class Leaf(SealedRow, Base):
    __tablename__ = "leaves"
    __seal_name__ = "leaf"
    __bound__ = (("author_id",), ("author_id", "voice", "written_at"))

    author_id: Mapped[UUID]
    voice: Mapped[str]
    written_at: Mapped[datetime]
    pinned: Mapped[bool] = mapped_column(default=False)

    title: str = sealed()
    body: str = sealed()
    tags: list[str] = sealed([])
