"""An invitation arrives as a mail with its calendar entry; the expert accepts from there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser
from sqlalchemy import select

from consult.app import create_app
from consult.consultations.models import Consultation
from consult.consultations.rules.choices import ConsultationStatus
from consult.foundation.database import db
from consult.foundation.settings import load_settings
from consult.notifications.delivery import deliver
from tests.calendars.readers import by_vobject
from tests.cast import CAST
from tests.demo_base import DemoYear
from tests.journeys.conftest import Desk
from tests.journeys.served import put_instance
from tests.notifications.servers import Mailbox, free_port

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    box = Mailbox(port=free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture(scope="module")
def instance(
    demo_year: DemoYear, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The demo, with a mail server on this machine."""
    folder = tmp_path_factory.mktemp("mailing")
    mail = {"smtp_host": "127.0.0.1", "smtp_port": mailbox.port, "smtp_tls": "none"}
    put_instance(demo_year, folder, **mail, smtp_from="consult@consult.example")
    return folder


@pytest.fixture
def house(instance: Path, address: str) -> Iterator[None]:
    """What the worker runs in, beside the server."""
    app = create_app(replace(load_settings(instance), public_url=address))
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


def panel_that_waits() -> tuple[Consultation, str]:
    """The consultation whose panel its asker has still to look at, and her first name."""
    query = select(Consultation).where(
        Consultation.status == ConsultationStatus.PLACED, Consultation.panel_free_on.is_not(None)
    )
    waiting = db.session.scalars(query).first()
    assert waiting is not None
    asker = next(person for person in CAST.values() if person.id == waiting.asker_id)
    return waiting, asker.name.split()[0]


def test_an_expert_accepts_from_the_mail(
    house: None, sit: dict[str, Desk], browser: Browser, mailbox: Mailbox
) -> None:
    waiting, asker = panel_that_waits()
    there, code, uid = waiting.id, waiting.code, waiting.id.hex
    db.session.rollback()
    sit[asker].go(f"/consultations/{there}")
    sit[asker].press_at("/panel")
    deliver()
    letter = next(one for one in mailbox.letters if "/invitations/" in text_of(one))
    link = re.search(r"http://localhost:\d+/consultations/invitations/[0-9a-f-]+", text_of(letter))
    (read,) = by_vobject(calendar_of(letter))
    (entry,) = read["entries"]
    assert (read["method"], entry["uid"]) == ("REQUEST", f"{uid}@consult.example")
    assert entry["url"] == link.group()
    assert code in entry["summary"]
    invited = next(person for person in CAST.values() if person.email == letter["To"])
    page = browser.new_context(locale="fi-FI").new_page()
    page.set_default_timeout(15_000)
    page.goto(link.group())
    page.get_by_role("button", name=invited.name.split()[0]).click()
    page.wait_for_url("**/consultations/invitations/*")
    page.locator("form[action$='/accept'] button").click()
    page.locator("#questions").wait_for()
    deliver()
    assert "asiantuntija tulee" in " ".join(one["Subject"].lower() for one in mailbox.letters)
    page.context.close()


def text_of(letter: object) -> str:
    return letter.get_body(("plain",)).get_content()


def calendar_of(letter: object) -> str:
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    return part.get_payload(decode=True).decode()
