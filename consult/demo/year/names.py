"""Names to look for in one of Alma's cases: invented ones, so that a visitor can try them."""

from datetime import timedelta

from consult.cases.operations import Named, keep_real_names
from consult.cases.queries import clients_of, my_cases
from consult.cases.rules import ClientRole
from consult.demo.year.hands import Hands
from consult.foundation import clock
from consult.foundation.database import db
from consult.privacy import reviewed

ASKER = "alma"
CHILD = ["Tuisku Keksitty", "Tuikku"]
TEACHER = ["Hillevi Satunen"]


def lay_names(hands: Hands) -> None:
    """Let Alma keep the names of a child and a teacher in her newest case with a child."""
    with hands.acting(ASKER, clock.now() - timedelta(days=2)) as alma:
        cases = db.session.scalars(my_cases(alma)).unique().all()
        clients = (one for case in cases for one in clients_of(alma, case))
        child = next(one for one in clients if (one.role, one.number) == (ClientRole.CHILD, 1))
        case = next(one for one in cases if one.id == child.case_id)
        people = [Named(CHILD, client=child), Named(TEACHER, label=reviewed("opettaja 1"))]
        keep_real_names(alma, case, people)
