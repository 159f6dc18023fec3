from dataclasses import replace

import pytest

from consult.upkeep import doctor
from consult.upkeep.doctor.finding import Patient
from tests.upkeep.scenes import a_place


@pytest.fixture
def real(settings):
    """The settings of this test's house, as if it were a real one."""
    return replace(settings, installation="real")


@pytest.fixture
def examine(app, settings):
    """What the doctor says of one area."""

    def of(look, **given):
        patient = Patient(replace(settings, **given))
        return list(look(patient))

    return of


def said(findings):
    return [(each.area, each.level.value) for each in findings]


def sentences(findings):
    return " ".join(each.what.en for each in findings)


@pytest.fixture(scope="module")
def place(template, tmp_path_factory):
    """One machine with a family, for all tests of a file."""
    return a_place(tmp_path_factory.mktemp("machine"), template)


__all__ = ["doctor", "examine", "real", "said", "sentences"]
