"""Pages of a list: fifty rows, one query, and no count over everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import request, url_for
from sqlalchemy import Select

from consult.foundation.database import db

Row = TypeVar("Row")
SIZE = 50
FURTHEST = 10_000
"""Nobody leafs further; a filter is quicker."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list, and whether there is another."""

    rows: Sequence[Row]
    number: int
    has_next: bool

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_only(self) -> bool:
        """Tell whether there is nothing to leaf through."""
        return self.number == 1 and not self.has_next

    def address(self, number: int) -> str:
        """Return where page `number` of this same list is, filters kept.

        What a visitor has put into the address stays a filter: it names no other place.
        """
        kept = [(name, one) for name, one in request.args.items(multi=True) if name != "page"]
        here = url_for(request.endpoint or "", **(request.view_args or {}))
        return f"{here}?{urlencode([*kept, ('page', number)])}"


def page_number() -> int:
    """Return the page the address asks for; nonsense is the first one."""
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return min(max(number, 1), FURTHEST)


def page_of(
    query: Select[*tuple[Any, ...]], *, number: int | None = None, size: int = SIZE
) -> Page[Any]:
    """Fetch one page of `query`, which must be ordered. One row more tells if there is another.

    A query for one thing gives that thing, one for several columns gives rows.
    """
    number = number or page_number()
    result = db.session.execute(query.offset((number - 1) * size).limit(size + 1))
    one_thing = len(query.column_descriptions) == 1
    found = list(result.scalars().unique() if one_thing else result)
    return Page(found[:size], number, len(found) > size)
