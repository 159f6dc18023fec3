from consult.access import Permission, is_allowed
from consult.audit import Deed
from consult.cases.operations import close_case, reopen_case
from tests.casework import doing, let_sit, reading, the_case
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both

WRITING = (Permission.CASE_WRITE, Permission.CIRCLE_EDIT)


def allowed(person, vaahtera, *permissions):
    case = the_case(person, vaahtera)
    return [permission for permission in permissions if is_allowed(person.actor, permission, case)]


def test_a_closed_case_is_read_and_not_written(alma, vaahtera):
    with doing(alma):
        close_case(alma.actor, the_case(alma, vaahtera))
    with reading(alma):
        assert allowed(alma, vaahtera, *WRITING, Permission.CASE_READ) == [Permission.CASE_READ]
        assert the_case(alma, vaahtera).summary
    assert deeds()[-1] == Deed.CASE_CLOSED


def test_it_can_be_opened_again(alma, vaahtera):
    with doing(alma):
        close_case(alma.actor, the_case(alma, vaahtera))
    with doing(alma):
        assert allowed(alma, vaahtera, Permission.CASE_REOPEN)
        reopen_case(alma.actor, the_case(alma, vaahtera))
    assert allowed(alma, vaahtera, *WRITING) == list(WRITING)
    assert deeds()[-1] == Deed.CASE_REOPENED


def test_an_open_case_is_not_opened_again(alma, vaahtera):
    assert not allowed(alma, vaahtera, Permission.CASE_REOPEN)


def test_a_reading_seat_neither_closes_nor_opens(alma, bertta, vaahtera):
    let_sit(alma, vaahtera, bertta)
    assert not allowed(bertta, vaahtera, *WRITING, Permission.CASE_CLOSE)
    with doing(alma):
        close_case(alma.actor, the_case(alma, vaahtera))
    assert not allowed(bertta, vaahtera, Permission.CASE_REOPEN)
