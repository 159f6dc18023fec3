"""The mark of an installation: demo or real, written once. The two are never mixed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String, inspect
from sqlalchemy.orm import Mapped, mapped_column

from consult.foundation import clock
from consult.foundation.database import Model, db
from consult.foundation.errors import WrongInstallation
from consult.foundation.settings import Settings


class Installation(Model):
    """What this database is for. There is one row, and it never changes."""

    __tablename__ = "installation"
    __audited__ = False  # written once, under a deed of its own that names the kind
    __table_args__ = (
        CheckConstraint("id = 1", name="is_alone"),
        CheckConstraint("kind IN ('demo', 'real')", name="is_demo_or_real"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(4))
    made_at: Mapped[datetime]


def read_mark() -> Installation | None:
    """Return the mark; nothing where the tables are not made or the base is still empty."""
    if not inspect(db.session.connection()).has_table(Installation.__tablename__):
        return None
    return db.session.get(Installation, 1)


def write_mark(kind: str) -> Installation:
    """Mark an empty base, once and for all.

    Raises:
        WrongInstallation: it is marked already.

    """
    found = read_mark()
    if found is not None:
        raise WrongInstallation(f"This database is a {found.kind} installation already.")
    mark = Installation(id=1, kind=kind, made_at=clock.now())
    db.session.add(mark)
    db.session.flush()
    return mark


def check_mark(settings: Settings) -> None:
    """Refuse to start where the settings and the database do not mean the same.

    Raises:
        WrongInstallation: one says demo and the other real.

    """
    found = read_mark()
    if found is not None and found.kind != settings.installation:
        raise WrongInstallation(
            f"The settings say {settings.installation}, but the database is a {found.kind}"
            " installation. Demo and real are never mixed."
        )
