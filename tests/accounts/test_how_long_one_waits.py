from datetime import timedelta

from consult.accounts.rules import FREE_TRIES, LAST_TRY, LONGEST_WAIT, wait_after


def test_the_wait_doubles_up_to_half_a_day_and_ends_for_good():
    waits = [wait_after(tries) for tries in range(LAST_TRY + 1)]
    assert waits[:FREE_TRIES] == [timedelta(0)] * FREE_TRIES
    assert waits[FREE_TRIES : FREE_TRIES + 3] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert max(wait for wait in waits if wait is not None) == LONGEST_WAIT
    assert waits[LAST_TRY] is None
