"""Tests that need Voikko: skipped with the reason where it is missing; with CI=true they fail."""

import os

import pytest

from consult.privacy import voikko

needs_voikko = pytest.mark.skipif(
    not voikko.is_there() and os.environ.get("CI") != "true",
    reason=f"Voikko (libvoikko1, voikko-fi): {voikko.problem()}",
)
