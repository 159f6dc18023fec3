from dataclasses import replace

import pytest

from consult.accounts.queries import addressee_of
from consult.app import create_app
from consult.foundation.database import db, transaction
from consult.notifications import send
from consult.notifications.models import OutboxMessage
from consult.teams.messages import SEAT_GIVEN
from consult.teams.models import Team, TeamSeat
from tests.notifications.servers import PASSWORD, USER, mail_server, make_certificate
from tests.scenes import account_of


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def mailbox(certificate):
    """A mail server that works."""
    with mail_server(certificate) as box:
        yield box


@pytest.fixture
def with_mail(settings, certificate):
    """Settings whose mail goes to a port of this machine."""

    def given(port, **more):
        mail = {
            "public_url": "https://localhost",
            "smtp_host": "localhost",
            "smtp_port": port,
            "smtp_user": USER,
            "smtp_password": PASSWORD,
            "smtp_from": "consult@example.org",
            "smtp_ca_file": str(certificate.file),
            "smtp_seconds": 5,
        }
        return replace(settings, **mail | more)

    return given


@pytest.fixture
def mailing(with_mail):
    """The whole house, with mail that goes to a port of this machine."""
    houses = []

    def house(port, **more):
        app = create_app(with_mail(port, **more))
        app.testing = True
        context = app.app_context()
        context.push()
        houses.append(context)
        return app

    yield house
    for context in reversed(houses):
        db.session.remove()
        db.engine.dispose()
        context.pop()


@pytest.fixture
def tell(eero):
    """Tell somebody of a seat; gives the row of the outbox."""

    def told(person, **more):
        team = db.session.query(Team).filter_by(name="Vaaran viikkotiimi").one()
        with transaction():
            return send(
                eero.actor,
                addressee_of(account_of(person)),
                SEAT_GIVEN,
                place=("teams.show", team.id),
                team=team.name,
                seat=TeamSeat.FACILITATOR,
                by=eero.name,
                **more,
            )

    return told


@pytest.fixture
def vaara(app, template):
    return db.session.get(Team, template.teams["vaara"])


def fresh(message):
    """The row as it is stored now."""
    db.session.rollback()
    db.session.expire_all()
    return db.session.get(OutboxMessage, message.id)
