from dataclasses import replace

import pytest

from consult.upkeep import doctor
from consult.upkeep.doctor.finding import Patient


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


__all__ = ["doctor", "examine", "real", "said", "sentences"]
