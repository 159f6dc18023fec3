"""Whatever is pasted at a table is shown as letters, or pointed out with all of it still there."""

import pytest

from consult.foundation.database import db
from consult.meetings.models import Hypothesis, Item, ItemNote
from tests.cast import Person
from tests.pages import Page

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)> 7*7 *x* čáppat"
BIDI = "Lapsi 1 \u202eitsi nukkuu"
HIDDEN = "Lapsi\u200b 1 nu\ufeffkkuu"
LONGEST = "Lapsi 1 nukkuu. " * 1_249 + "Lapsi 1 nukkuu.."

FORMS = [
    ("meetings.write", "text", {"voice": "team", "kind": "fact", "told_to": "ask-first"}),
    ("followups.suppose", "supposed", {}),
    ("followups.suppose", "strengthens", {"supposed": "Ilta."}),
    ("followups.agree", "what", {"due_on": "2027-01-15"}),
]


@pytest.mark.parametrize(("endpoint", "field", "more"), FORMS)
def test_in_every_field_of_the_table(
    page: Page, bertta: Person, item: Item, endpoint: str, field: str, more: dict[str, str]
) -> None:
    browser = page.as_(bertta)
    sent = browser.get(endpoint, item).filled() | {"owner": str(bertta.id)} | more
    sent = {name: value for name, value in sent.items() if name != "owner" or field == "what"}
    refused = browser.post(endpoint, item, expect=422, **sent | {field: BIDI})
    assert refused.value_of(field) == BIDI
    for text in (SCRIPT, HIDDEN):
        again = browser.get(endpoint, item).filled() | sent
        browser.post(endpoint, item, **again | {field: text})
    shown = browser.get("meetings.room", item)
    assert "alert(1)" in shown.text
    assert "<script>alert" not in shown.html
    assert "onerror=alert(1)>" not in shown.html
    assert "Lapsi 1 nukkuu" in shown.text


def test_twenty_thousand_letters_and_not_one_is_lost(
    page: Page, bertta: Person, item: Item
) -> None:
    browser = page.as_(bertta)
    sent = browser.get("meetings.write", item).filled()
    browser.post("meetings.write", item, **sent | {"text": LONGEST})
    note = db.session.query(ItemNote).one()
    shown = browser.get("meetings.correct", item, note)
    assert shown.value_of("text") == LONGEST
    too_long = browser.post(
        "followups.suppose", item, expect=422, supposed=LONGEST, strengthens="", weakens=""
    )
    assert too_long.value_of("supposed") == LONGEST
    assert db.session.query(Hypothesis).count() == 0
