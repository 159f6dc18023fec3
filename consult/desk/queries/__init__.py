"""Reading what waits for a person, each part in one query however much lies behind it."""

from consult.cases.queries import myself
from consult.desk.queries.desk import Desk, desk_of, works

__all__ = ["Desk", "desk_of", "myself", "works"]
