"""What the guard may know of a case: its real names for those who write its file, its role labels.

A place is whatever a page is about: a case, a client, a note, a table. Rows, and what is seen of
them, name their case or the space they lie in in the same few words, which are followed here; who
knows whose a space is says so (`tells_the_case`).
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import g
from sqlalchemy.orm import DeclarativeBase

from consult.cases.models import Case, Client, RealNames
from consult.cases.queries import clients_of, find_case, real_names_of
from consult.cases.rules import ClientRole
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.privacy import CaseNames, compile_names
from consult.web.surroundings import Called, knows_labels, knows_names

LEADS = ("case", "client", "consultation", "seen", "item", "held", "note", "question", "found")
"""By these names what is seen on a page leads to the rows it is about."""
DEEPEST = 4

CaseOfSpace = Callable[[Actor, UUID], UUID | None]
TELLERS: list[CaseOfSpace] = []


def tells_the_case(way: CaseOfSpace) -> CaseOfSpace:
    """Let a package say which case its spaces are about. Called at import."""
    TELLERS.append(way)
    return way


def behind(place: Any, name: str, depth: int = 0) -> UUID | None:
    """Return an id that a place, or what it leads to, has under a name."""
    if place is None or depth > DEEPEST:
        return None
    if isinstance(found := _at_hand(place, name), UUID):
        return found
    inner = place if isinstance(place, tuple) else [_at_hand(place, lead) for lead in LEADS]
    return next(filter(None, (behind(each, name, depth + 1) for each in inner)), None)


def case_id_behind(actor: Actor, place: Any) -> UUID | None:
    """Return the case a place is about, if it is about one."""
    if isinstance(place, Case):
        return place.id
    if case_id := behind(place, "case_id"):
        return case_id
    space_id = behind(place, "space_id")
    ways = (way(actor, space_id) for way in TELLERS) if space_id is not None else ()
    return next(filter(None, ways), None)


def case_at(actor: Actor, place: Any) -> Case | None:
    """Return the case a place is about, if the actor sits in its circle; looked up once a page."""
    found: dict[int, Case | None] = g.setdefault("cases_behind_places", {})
    if id(place) not in found:
        case_id = case_id_behind(actor, place)
        found[id(place)] = find_case(actor, case_id) if case_id is not None else None
    return found[id(place)]


@knows_names
def names_at(actor: Actor, place: object) -> CaseNames | None:
    """Return the real names to look for in what is written about a place."""
    case_id = case_id_behind(actor, place)
    kept = real_names_of(actor, case_id) if case_id is not None else ()
    return compile_names([name for one in kept for name in one.names]) if kept else None


@knows_labels
def labels_at(actor: Actor, place: object) -> list[Called]:
    """Return the role labels of a place's case, each with the names it stands for."""
    case = case_at(actor, place)
    if case is None:
        return []
    clients, kept = clients_of(actor, case), real_names_of(actor, case.id)
    theirs = {one.client_id: compile_names(one.names) for one in kept if one.client_id}
    found = [Called(_short_label(one, clients), theirs.get(one.id)) for one in clients]
    return found + [_by_own_label(one) for one in kept if one.client_id is None]


def _at_hand(place: Any, name: str) -> Any:
    """Return what is there already; a relation of a row is not fetched for this."""
    if isinstance(place, DeclarativeBase):
        return vars(place).get(name)
    return None if isinstance(place, (tuple, list)) else getattr(place, name, None)


def _short_label(client: Client, clients: Sequence[Client]) -> Words:
    """Call the only mother of a case *äiti*; one of several keeps her number, as children do."""
    alone = sum(one.role is client.role for one in clients) == 1
    return client.role.words if alone and client.role is not ClientRole.CHILD else client.label


def _by_own_label(kept: RealNames) -> Called:
    return Called(Words(kept.label, kept.label, kept.label), compile_names(kept.names))
