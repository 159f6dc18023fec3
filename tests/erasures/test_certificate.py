"""The certificate: only when it is true, in three languages, and about nobody."""

from datetime import timedelta

import pytest

from consult.erasures.operations import finish_erasures
from consult.erasures.rules import Promise
from consult.foundation import clock
from tests.erasures.scenes import GRACE, NOW, in_grace, row


@pytest.fixture
def erased(alma, outi, laid):
    erasure_id = in_grace(alma, outi, laid)
    with clock.held_at(NOW + GRACE):
        finish_erasures()
    return erasure_id


def test_it_waits_for_the_last_backup(page, outi, erased):
    with clock.held_at(NOW + GRACE):
        theirs = page.as_(outi)
        theirs.get("erasures.certificate", erased, expect=302)
        assert "/certificate" not in theirs.get("erasures.show", erased).html
    with clock.held_at(NOW + GRACE * 3):  # two weeks after: the night's sweep is still to come
        assert "/certificate" not in page.as_(outi).get("erasures.show", erased).html
    with clock.held_at(NOW + GRACE * 3 + timedelta(days=1)):
        theirs = page.as_(outi)
        assert "/certificate" in theirs.get("erasures.show", erased).html
        shown = theirs.get("erasures.certificate", erased)
        shown.shows(row(erased).reference, str(row(erased).anchor_seq), "Tunturin hyvinvointialue")


def test_it_names_no_case_and_nobody(page, outi, alma, laid, erased):
    with clock.held_at(NOW + GRACE * 4):
        for language in ("fi", "sv", "en"):
            shown = page.as_(outi).get("erasures.certificate", erased, **{"in": language})
            assert f'lang="{language}"' in shown.html
            main = shown.tree.all("main")[0].text
            for word in (laid.code, "Alma", "Lapsi", "Vaaran"):
                assert word not in main


@pytest.mark.parametrize(
    ("salts", "pictures", "days"), [(14, 0, 15), (14, 7, 22), (1, 0, 2), (14, -1, None)]
)
def test_it_promises_what_was_declared(salts, pictures, days):
    """A picture of the disk taken on its last day still shows the oldest backup of the salts.

    And that one goes with the next night's backup, not at the hour itself.
    """
    promise = Promise(salts, pictures)
    assert promise.is_declared is (days is not None)
    if days is None:
        assert not promise.is_certain(NOW, NOW + GRACE * 100)
    else:
        assert promise.certain_from(NOW) == NOW + timedelta(days=days)
        assert promise.is_certain(NOW, NOW + timedelta(days=days))
        assert not promise.is_certain(NOW, NOW + timedelta(days=days, seconds=-1))
    assert not promise.is_certain(None, NOW)
