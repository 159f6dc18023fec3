"""Abuse case 39: an address that the asker wrote herself counts for nothing."""

from dataclasses import replace

import pytest

from consult.app import create_app
from consult.web import throttle
from tests.pages import Page


@pytest.fixture
def asks(app, settings, monkeypatch):
    """Ask four times, each time with other forged words, where three are allowed."""
    monkeypatch.setattr(throttle, "EVERYTHING", "3 per minute")

    def ask(header, said, **changes):
        page = Page(create_app(replace(settings, **changes)))
        answers = [page.send("GET", "/health", headers={header: each}) for each in said]
        return [answer.status_code for answer in answers]

    return ask


FORGED = [f"198.51.100.{number}" for number in range(4)]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP"])
def test_case_39_without_a_proxy_no_header_is_believed(asks, header):
    assert asks(header, FORGED) == [200, 200, 200, 429]


def test_case_39_behind_our_proxy_its_own_word_alone_counts(asks):
    behind = [f"{forged}, 203.0.113.9" for forged in FORGED]
    assert asks("X-Forwarded-For", behind, proxy_hops=1) == [200, 200, 200, 429]


def test_case_39_behind_our_proxy_each_stranger_has_her_own_count(asks):
    behind = [f"198.51.100.1, 203.0.113.{number}" for number in range(4)]
    assert asks("X-Forwarded-For", behind, proxy_hops=1) == [200] * 4
