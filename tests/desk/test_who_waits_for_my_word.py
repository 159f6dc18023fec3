"""A supervisor's front page says how many people wait for her approval."""

from consult.foundation.actor import Duty
from tests.accounts.newcomers import invited_by
from tests.statements import statements_of


def test_a_supervisor_sees_who_waits_for_her_and_nobody_else_does(
    app, page, template, fanni, ilona, alma, tess
):
    newcomer = invited_by(app, fanni.actor, template.agencies["tunturi"])
    page.as_(ilona).get("desk.front").hides("on-their-way")
    newcomer.come_in()
    page.as_(ilona).get("desk.front").hides("nothing-sentence")
    assert "/people/on-their-way" in page.as_(ilona).get("desk.front").links()
    for other in (fanni, alma):
        assert "/people/on-their-way" not in page.as_(other).get("desk.front").links()


def test_a_duty_that_needs_a_second_word_stands_there_too(page, fanni, ilona, alma):
    page.as_(fanni).post("accounts.duties", alma, duties=[Duty.SOCIAL_WORKER, Duty.SUPERVISOR])
    assert "/people/on-their-way" in page.as_(ilona).get("desk.front").links()
    assert "/people/on-their-way" not in page.as_(fanni).get("desk.front").links()


def test_many_who_wait_cost_no_more_questions(app, page, template, fanni, ilona):
    hers, agency = page.as_(ilona), template.agencies["tunturi"]
    invited_by(app, fanni.actor, agency).come_in()
    before = len(statements_of(lambda: hers.get("desk.front")))
    for number in range(2):
        invited_by(app, fanni.actor, agency, email=f"uusi{number}@consult.example").come_in()
    assert len(statements_of(lambda: hers.get("desk.front"))) == before
