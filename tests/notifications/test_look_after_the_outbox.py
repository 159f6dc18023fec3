"""Technical administrators see what did not arrive, and never what it says."""

import pytest

from consult.audit import Deed
from consult.notifications.delivery import Tally, deliver
from consult.notifications.models import Delivery
from tests.notifications.conftest import fresh
from tests.notifications.servers import free_port
from tests.pages import Page
from tests.scenes import deeds


@pytest.fixture
def lost(mailing, mailbox, tell, alma):
    """A message that the mail server refused for good."""
    app = mailing(mailbox.port)
    mailbox.answers["recipient"] = "550 Alma ei ole enää täällä"
    message = tell(alma)
    assert deliver() == Tally(given_up=1)
    mailbox.answers.clear()
    return Page(app), message


def test_tess_sees_to_whom_and_why(lost, tess, alma):
    shown = lost[0].as_(tess).get("notifications.outbox")
    shown.shows(alma.name, "Not delivered", "recipient:550")
    shown.hides("Vaaran viikkotiimi", "Kokouksen ohjaaja", "ei ole enää täällä", alma.email)


def test_her_front_page_says_so(lost, tess, alma):
    assert "/outbox" in lost[0].as_(tess).get("desk.front").links()
    tess_sees = lost[0].as_(tess).get("desk.front").tree.all("main")[0]
    assert any(link["href"] == "/outbox" for link in tess_sees.all("a"))
    alma_sees = lost[0].as_(alma).get("desk.front")
    assert "/outbox" not in alma_sees.links()


def test_she_has_it_tried_again(lost, mailbox, tess):
    page, message = lost
    page.as_(tess).post("notifications.again")
    assert deeds()[-1] == Deed.OUTBOX_RETRIED
    assert fresh(message).state is Delivery.WAITING
    assert deliver() == Tally(sent=1)
    assert mailbox.letters[0]["Message-ID"] == message.message_id


@pytest.mark.parametrize("who", ["alma", "eero", "disa", "gunvor"])
def test_others_do_not_see_it(page, request, who):
    person = page.as_(request.getfixturevalue(who))
    person.get("notifications.outbox", expect=403)
    person.post("notifications.again", expect=403)


def test_where_nothing_was_lost_the_page_is_calm(page, tess):
    shown = page.as_(tess).get("notifications.outbox")
    assert 'action="/outbox/again"' not in shown.html
    desk = page.as_(tess).get("desk.front").tree.all("main")[0]
    assert not any(link["href"] == "/outbox" for link in desk.all("a"))


def test_a_worker_that_does_not_run_is_noticed(mailing, tell, alma, tess, clock):
    page = Page(mailing(free_port()))
    tell(alma)
    calm = page.as_(tess).get("notifications.outbox").html.count("notice-warning")
    clock.move(hours=2)
    assert page.as_(tess).get("notifications.outbox").html.count("notice-warning") == calm + 1
