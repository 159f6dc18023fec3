"""Alma alone could open Vaahtera, and has lost everything; she has new keys, Fanni vouched."""

import pytest

from consult.recoveries.models import Asked
from tests.cases.deputising import keep_out as out
from tests.casework import Vaahtera, a_note, open_vaahtera
from tests.recoveries.scenes import Returned, comes_back, confirmed_for, file_of


@pytest.fixture(autouse=True)
def _inside(app, clock):
    """Every test here looks into a database, on a Wednesday morning."""


@pytest.fixture
def vaahtera(alma, fanni, ilona, template) -> Vaahtera:
    """Both deputies of the team are kept out of the case, so that nobody but Alma is left."""
    vaahtera = open_vaahtera(alma, template.teams["vaara"])
    out(alma, vaahtera, fanni)
    out(alma, vaahtera, ilona)
    a_note(alma, vaahtera, "Kettu näki kaiken.")
    return vaahtera


@pytest.fixture
def returned(alma, fanni, vaahtera) -> Returned:
    return comes_back(alma, fanni)


@pytest.fixture
def asked(returned, outi, eero) -> Asked:
    """Outi has asked the custodians, Eero has confirmed it."""
    return confirmed_for(returned, outi, eero)


@pytest.fixture
def request_file(asked, outi) -> str:
    return file_of(asked, outi)
