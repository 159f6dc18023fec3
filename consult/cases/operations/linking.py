"""The same child twice: whoever knows both cases says that one goes on in the other."""

from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.cases.models import Case, CaseLink
from consult.cases.queries import cases_to_go_on_in, hold_case, link_of
from consult.cases.rules import CaseStatus
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

NOT_YOURS = Words(
    "Valitse toinen avoin asia, jonka piirissä kirjoitat.",
    "Välj ett annat öppet ärende i vars krets du skriver.",
    "Choose another open case in whose circle you write.",
)
LINKED_ALREADY = Words(
    "Jompikumpi asioista jatkuu jo toisessa.",
    "Det ena av ärendena fortsätter redan i ett annat.",
    "One of the two cases goes on in another one already.",
)


def link_cases(actor: Actor, case: Case, into_id: UUID) -> CaseLink:
    """Say that a case goes on in another, and close it. What is in it stays where it is.

    Raises:
        NotSaved: the other is not hers to write, or one of the two goes on elsewhere already.

    """
    hold_case(actor, case)
    into = next((one for one in cases_to_go_on_in(actor, case) if one.id == into_id), None)
    if into is None:
        raise NotSaved(NOT_YOURS)
    if link_of(actor, case) is not None or link_of(actor, into) is not None:
        raise NotSaved(LINKED_ALREADY)
    link = CaseLink(
        id=new_id(),
        case_id=case.id,
        into_id=into.id,
        linked_by=actor.id,
        linked_at=clock.now(),
    )
    db.session.add(link)
    audit.record(actor, Deed.CASES_LINKED, on=link, space=case.space_id, into=into.id)
    case.status, case.closed_at = CaseStatus.CLOSED, clock.now()
    return link


def unlink_cases(actor: Actor, case: Case) -> None:
    """Take it back: the two are not the same child. The case can be opened again.

    Raises:
        NotSaved: it goes on nowhere.

    """
    link = link_of(actor, case)
    if link is None:
        raise NotSaved(_NOT_LINKED)
    audit.record(actor, Deed.CASES_UNLINKED, on=link, space=case.space_id, into=link.into_id)
    db.session.delete(link)


_NOT_LINKED = Words(
    "Asia ei jatku missään toisessa.",
    "Ärendet fortsätter inte i något annat.",
    "The case goes on in no other one.",
)
