from datetime import UTC, datetime, timedelta

import pytest

from consult.foundation import clock
from tests.casework import open_vaahtera


@pytest.fixture
def vaahtera(app, alma, template):
    return open_vaahtera(alma, template.teams["vaara"])


class Machine:
    """The clock of the machine itself, which is set wrong; nobody holds the house's clock."""

    def __init__(self) -> None:
        self.off_by = timedelta(0)

    def now(self, zone: object = None) -> datetime:
        return datetime.now(UTC) + self.off_by

    def fromisoformat(self, text: str) -> datetime:
        return datetime.fromisoformat(text)


@pytest.fixture
def machine(monkeypatch):
    wrong = Machine()
    monkeypatch.setattr(clock, "datetime", wrong)
    return wrong
