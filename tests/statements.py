"""Count what a page asks the database."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from consult.foundation.database import db


def statements_of(visit: Callable[[], Any]) -> list[str]:
    """The statements on the main database while somebody visits a page; BEGIN and so on left out.

    Signing in for the visit happens before: what a browser has already done is not the page's.
    """
    said: list[str] = []

    def listen(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
            said.append(" ".join(statement.split())[:160])

    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        visit()
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    return said
