"""Sealed rows: a table's free text as one sealed document per row.

    class CaseNote(SealedRow, Model):
        __tablename__ = "case_notes"
        __seal_name__ = "note"                            # fixed for ever
        __bound__ = (("author_id", "voice", "written_at"),)  # all bound sets; the newest seals
        ...
        body: str = sealed()

Give id, space and bound columns to the constructor: they must be there before the flush, for the
box is bound to them. `box_rev` rises when the text or a bound column changes, `version` with every
change; a plain column that is not bound changes without any key.
"""

import json
from collections.abc import Iterable
from copy import copy
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from sqlalchemy import ForeignKey, event, inspect
from sqlalchemy.orm import (
    InstanceState,
    Mapped,
    Mapper,
    QueryContext,
    Session,
    UOWTransaction,
    declared_attr,
    mapped_column,
)
from sqlalchemy.orm.attributes import flag_modified

from consult.foundation.encoding import Columns
from consult.foundation.errors import Locked, Tampered
from consult.vault.boxes import head_of, open_box, place, seal_box
from consult.vault.keyrings import Keyring
from consult.vault.presence import ring_of
from consult.vault.renewal import renew

_DOCUMENT, _CHANGED, _OPENED_BY = "_document", "_document_changed", "_document_opened_by"
_WHERE = ("space_id", "dies_with")
_parse = json.JSONDecoder().raw_decode


class Bound(NamedTuple):
    """What the boxes of a bound set are bound to besides their row: the space, and columns."""

    names: tuple[str, ...]
    """The space, then the columns."""
    columns: Columns

    @classmethod
    def to(cls, names: tuple[str, ...]) -> "Bound":
        """Add what every box is bound to."""
        return cls((*_WHERE, *names), Columns((*_WHERE[1:], *names)))


class SealedRow:
    """A row whose free text lies in one sealed document. Mix it in before `Model`."""

    __seal_name__: ClassVar[str]
    __bound__: ClassVar[tuple[tuple[str, ...], ...]] = ((),)

    __places__: ClassVar[tuple["Bound", ...]]
    """For each bound set everything a box is bound to."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    box: Mapped[bytes] = mapped_column()
    box_rev: Mapped[int] = mapped_column()
    version: Mapped[int] = mapped_column()

    space_id: Mapped[UUID] = mapped_column(ForeignKey("spaces.id"), index=True)
    """The space it is sealed in."""
    dies_with: Mapped[UUID | None] = mapped_column(ForeignKey("spaces.id"), index=True)
    """Another space that it cannot outlive: the client's, where it names exactly one."""

    def __init_subclass__(cls, **options: Any) -> None:
        cls.__places__ = tuple(map(Bound.to, cls.__bound__))
        super().__init_subclass__(**options)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy gives it the class
        return {"version_id_col": cls.version}


class Sealed:
    """An attribute that lies inside the row's sealed document."""

    def __init__(self, default: Any) -> None:
        self.default = default
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        kept = row.__dict__
        ring = kept.get(_OPENED_BY)
        if ring is not None and ring.is_current_in(row._sa_instance_state.session_id):
            document = kept[_DOCUMENT]
        else:
            document = _document(row)
        return document[self.name] if self.name in document else copy(self.default)

    def __set__(self, row: SealedRow, value: Any) -> None:
        document = _document(row)
        if document.get(self.name, self.default) != value:
            document[self.name] = value
            row.__dict__[_CHANGED] = True
            if inspect(row).key is not None:
                flag_modified(row, "box")


def sealed(default: Any = "") -> Any:
    """Declare a sealed attribute: any JSON value; assign it whole, never change it in place."""
    return Sealed(default)


def write_anew(row: SealedRow, **texts: Any) -> None:
    """Replace everything sealed in a row without opening what it holds.

    Raises:
        Locked: nobody is signed in.

    """
    if inspect(row).key is not None:
        row.__dict__[_OPENED_BY] = ring_of(inspect(row).session)
        flag_modified(row, "box")
    row.__dict__[_DOCUMENT] = texts
    row.__dict__[_CHANGED] = True


def seal_again(row: SealedRow) -> None:
    """Seal a row anew at the next flush, under the newest version, with what it holds.

    Raises:
        Locked: nobody is signed in, or she holds no key.
        Tampered: the box does not belong here.

    """
    _document(row)
    row.__dict__[_CHANGED] = True
    flag_modified(row, "box")


def _document(row: Any) -> dict[str, Any]:
    """Return the row's document, opened by whoever is signed in now.

    Raises:
        Locked: nobody is, or she holds no key.
        Tampered: the box does not belong here.

    """
    state: InstanceState[Any] = row._sa_instance_state
    kept = row.__dict__
    if state.key is None:  # not stored yet: the document is the writer's
        return kept.setdefault(_DOCUMENT, {})  # type: ignore[no-any-return]
    ring = ring_of(state.session)
    if kept.get(_OPENED_BY) is not ring:
        try:
            kept[_DOCUMENT] = _open(row, state, ring)
        except Tampered as damage:
            damage.found_in(kept.get("space_id"), row.__seal_name__, kept.get("id"))
            raise
        kept[_OPENED_BY] = ring
        kept.pop(_CHANGED, None)
    return kept[_DOCUMENT]  # type: ignore[no-any-return]


def _open(row: Any, state: InstanceState[Any], ring: Keyring) -> dict[str, Any]:
    box: bytes = row.box
    if not box:
        return _emptied(row, state, ring)
    version, bound_set = head_of(box)
    if not 1 <= bound_set <= len(row.__places__):
        raise Tampered("bound set")
    bound, row_id = row.__places__[bound_set - 1], row.id
    space_id, *values = _stored(row, state, bound.names)
    where = place(row.__seal_name__, space_id, row_id, row.box_rev) + bound.columns.of(values)
    plain = open_box(ring.key(space_id, version, values[0]), box, where)
    document, _ = _parse(plain.decode())
    ring.note_opened(space_id, row.__seal_name__, row_id, values[0])
    return document  # type: ignore[no-any-return]


def _emptied(row: Any, state: InstanceState[Any], ring: Keyring) -> dict[str, Any]:
    """Return nothing for a row that outlives its erased text; elsewhere a box is never empty.

    Raises:
        Tampered: both its spaces live, so that somebody has emptied it.

    """
    for space_id in _stored(row, state, _WHERE):
        try:
            if space_id is not None:
                ring.salt(space_id)
        except Locked:
            return {}
    raise Tampered("an emptied box")


def _stored(row: Any, state: InstanceState[Any], names: tuple[str, ...]) -> list[Any]:
    """Return columns as the database has them, whatever was assigned since."""
    before, now = state.committed_state, row.__dict__
    if not before:
        try:
            return [now[name] for name in names]
        except KeyError:  # expired or not loaded: asking for it fetches it
            pass
    return [before[name] if name in before else getattr(row, name) for name in names]


def _seal(row: Any, ring: Keyring, newest: int) -> None:
    document = _document(row)  # opened under its old place before it gets a new one
    bound_set, box_rev = len(row.__places__), (row.box_rev or 0) + 1
    bound = row.__places__[-1]
    space_id, *values = (getattr(row, name) for name in bound.names)
    where = place(row.__seal_name__, space_id, row.id, box_rev) + bound.columns.of(values)
    plain = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    key = ring.key(row.space_id, newest, row.dies_with)
    row.box = seal_box(key, plain, where, newest, bound_set)
    row.box_rev = box_rev
    row.__dict__.pop(_CHANGED, None)
    row.__dict__[_OPENED_BY] = ring


def _needs_sealing(row: SealedRow) -> bool:
    state = inspect(row)
    bound = row.__places__[-1].names
    return bool(row.__dict__.get(_CHANGED)) or not state.committed_state.keys().isdisjoint(bound)


@event.listens_for(Session, "before_flush")
def _seal_rows(session: Session, context: UOWTransaction, instances: object) -> None:
    rows = [row for row in session.new if isinstance(row, SealedRow)]
    rows += [row for row in session.dirty if isinstance(row, SealedRow) and _needs_sealing(row)]
    if not rows:
        return
    ring = ring_of(session)
    spaces = {row.space_id for row in rows}
    renew(ring, session, spaces)
    newest = ring.newest(spaces)
    for row in rows:
        if row.space_id not in newest:
            raise Locked("no such space")
        _seal(row, ring, newest[row.space_id])


@event.listens_for(SealedRow, "expire", propagate=True)
def _drop_expired(row: SealedRow | None, names: Iterable[str] | None) -> None:
    if row is not None:  # a rollback also expires rows that nobody holds any more
        _drop(row, names)


@event.listens_for(SealedRow, "refresh", propagate=True)
def _drop_refreshed(row: SealedRow, context: QueryContext, names: Iterable[str] | None) -> None:
    _drop(row, names)


def _drop(row: SealedRow, names: Iterable[str] | None) -> None:
    # Only with its box: a refreshed plain column must not cost what was just typed.
    if names is None or "box" in names:
        for kept in (_DOCUMENT, _CHANGED, _OPENED_BY):
            row.__dict__.pop(kept, None)


@event.listens_for(Mapper, "mapper_configured")
def _remember_old_values(mapper: Mapper[Any], cls: type) -> None:
    # A box opens only under the values it was bound to; they must be known when they change.
    if issubclass(cls, SealedRow):
        for name in {*_WHERE, *(name for names in cls.__bound__ for name in names)}:
            event.listen(getattr(cls, name), "set", _let_it_be_set, active_history=True)


def _let_it_be_set(row: SealedRow, value: Any, old: Any, initiator: Any) -> None:
    """Do nothing: that somebody listens is what makes the session fetch the old value."""
