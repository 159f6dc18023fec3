"""Say what was done: `record` in an operation, `record_reads` and `record_refusal` in the shell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from consult.audit.deeds import Deed
from consult.audit.ledger import Deeded, ledger_of
from consult.audit.ledger import include as _include
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db, writing
from consult.foundation.encoding import micros

# A code, a key, a number: nothing with a space in it, hence no sentence about anybody.
CODE = re.compile(r"[\w.:+/@#-]{0,80}")

Fact = UUID | int | str | date | datetime | None | Iterable[UUID]


class Result(StrEnum):
    """How a deed ended."""

    OK = "ok"
    DENIED = "denied"
    TAMPERED = "tampered"
    FAILED = "failed"


class Opened(Protocol):
    """A sealed row that was opened for somebody to read."""

    @property
    def space_id(self) -> UUID:
        """The space whose key opened it."""

    @property
    def seal_name(self) -> str:
        """The row's seal name."""

    @property
    def row_id(self) -> UUID:
        """The row."""

    @property
    def dies_with(self) -> UUID | None:
        """The space of the one client it is about, if it is about one."""


def record(
    actor: Actor | None,
    deed: Deed,
    *,
    on: Any = None,
    space: UUID | None = None,
    clients: Iterable[UUID] = (),
    purpose: str | None = None,
    provision: str = "",
    recipient_agency: UUID | None = None,
    result: Result = Result.OK,
    **facts: Fact,
) -> None:
    """Write a deed into the log, in the same transaction as what it tells of.

    `on` is the row the deed is about: if this transaction writes it, the entry holds its hash.
    `facts` are ids, codes and numbers; text is refused.

    Raises:
        ValueError: a fact looks like text.

    """
    detail = {name: _plain(name, value) for name, value in facts.items()}
    if named := sorted(str(client) for client in clients):
        detail["clients"] = named
    _say(
        db.session(),
        actor,
        deed,
        detail,
        on=on,
        object_type=_type_of(on),
        object_id=getattr(on, "id", None),
        space=space or _space_of(on),
        purpose=_plain("purpose", purpose or (actor.purpose if actor else "")),
        provision=_plain("provision", provision),
        recipient_agency=recipient_agency,
        result=result.value,
    )


def record_reads(
    actor: Actor, opened: Iterable[Opened], purposes: Mapping[UUID, str] | None = None
) -> None:
    """Write one entry per space: which rows were opened, and whose matters they were about.

    A client is named by her space, which is all that this floor knows of her. `purposes` says by
    space where it was another one than the reader's usual. Buffered like any
    deed: a page that only reads ends its reading transaction, then calls this in a short writing
    one of its own.
    """
    by_space: dict[UUID, set[tuple[str, UUID, UUID | None]]] = {}
    for row in opened:
        rows = by_space.setdefault(row.space_id, set())
        rows.add((row.seal_name, row.row_id, row.dies_with))
    for space, rows in sorted(by_space.items()):
        detail: dict[str, Any] = {
            "rows": sorted([name, str(row_id)] for name, row_id, _ in rows),
            "client_spaces": sorted({str(dies_with) for _, _, dies_with in rows if dies_with}),
        }
        purpose = (purposes or {}).get(space, actor.purpose)
        _say(db.session(), actor, Deed.CONTENT_READ, detail, space=space, purpose=purpose)


def record_refusal(
    actor: Actor | None,
    permission: str,
    status: int,
    object_type: str = "",
    object_id: UUID | None = None,
) -> None:
    """Write a refusal in its own transaction, after undoing the one it ends.

    The caller's changes must go first, or the refusal would wait for them or be lost with them.
    """
    db.session.rollback()
    with writing(), Session(db.engine) as session:
        detail = {"permission": _plain("permission", permission), "status": status}
        _say(
            session,
            actor,
            Deed.DOOR_REFUSED,
            detail,
            result=Result.DENIED.value,
            object_type=object_type,
            object_id=object_id,
        )
        session.commit()


def include(model: type[Any], ids: Iterable[UUID]) -> None:
    """Name the rows that a statement changed or deleted, so that the chain can hash each."""
    _include(db.session(), model, ids)


def _say(
    session: Session, actor: Actor | None, deed: Deed, detail: Mapping[str, Any], **columns: Any
) -> None:
    if not session.in_transaction():
        session.begin()  # so that a rollback takes the deed along, even if nothing else happened
    columns.setdefault("purpose", actor.purpose if actor else "")
    if actor is not None and actor.acting is not None:
        detail = {**detail, "acting": actor.acting.value}
    ledger_of(session).deeds.append(
        Deeded(
            at_us=micros(clock.now()),
            actor_kind=actor.kind if actor else "nobody",
            actor=actor.id if actor else None,
            actor_name=actor.name if actor else "",
            session_ref=actor.session_ref if actor else b"",
            action=deed.value,
            detail=json.dumps(detail, sort_keys=True, separators=(",", ":")) if detail else None,
            **columns,
        )
    )


def _type_of(on: Any) -> str:
    if on is None:
        return ""
    return getattr(on, "__seal_name__", None) or str(on.__tablename__)


def _space_of(on: Any) -> UUID | None:
    if on is None:
        return None
    found = on.id if on.__tablename__ == "spaces" else getattr(on, "space_id", None)
    return found if isinstance(found, UUID) else None


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, UUID | date):
        return str(value) if isinstance(value, UUID) else value.isoformat()
    if isinstance(value, str):
        if not CODE.fullmatch(value):
            raise ValueError(f"{name}: the log takes ids, codes and numbers, never text")
        return value
    return [_plain(name, each) for each in value]
