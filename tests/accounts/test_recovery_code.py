"""A new recovery code counts once part of it was typed back from paper."""

import pytest

from consult import vault
from consult.accounts.queries.factors import slot_of
from consult.audit import Deed
from consult.vault import SlotKind
from tests.pages import Page
from tests.scenes import account_of, deeds

NEW = "accounts.new_recovery"


@pytest.fixture
def hers(page, alma):
    return page.as_(alma)


def draw(browser):
    """The code as it is shown, and the page that asks for three groups of it."""
    shown = browser.get(NEW)
    (code,) = [s.text for s in shown.tree.all("span") if s["class"] == "code-text"]
    asking = browser.post("accounts.type_back", expect=200, **shown.filled())
    return code, asking


def groups(asking, code):
    """What she types: the groups that the labels ask for."""
    labels = [one.text for one in asking.tree.all("main")[0].all("label")]
    places = [int("".join(c for c in label if c.isdigit())) for label in labels]
    return dict(zip(("first", "second", "third"), (code.split("-")[p - 1] for p in places),
                    strict=True))  # fmt: skip


def type_back(browser, asking, typed, expect=303):
    seal = asking.value_of("drawn_recovery")
    return browser.post("accounts.type_back", expect=expect, drawn_recovery=seal, **typed)


def opens(person, code):
    slot = slot_of(person.actor, person.id, SlotKind.RECOVERY_CODE)
    return vault.open_recovery_slot(person.id, slot.blob, code) == person.seed


def test_a_code_that_was_typed_back_opens_her_seed(hers, alma):
    code, asking = draw(hers)
    typed = groups(asking, code)
    type_back(hers, asking, {name: part.lower() for name, part in typed.items()})
    assert opens(alma, code)
    assert account_of(alma).recovery_tested_at is not None
    assert deeds()[-1] == Deed.RECOVERY_CODE_CHANGED


def test_until_then_it_does_not_count_and_the_old_one_does(hers, alma):
    before = slot_of(alma.actor, alma.id, SlotKind.RECOVERY_CODE).blob
    code, asking = draw(hers)
    typed = groups(asking, code) | {"third": "AAAA"}
    type_back(hers, asking, typed, expect=422)
    assert slot_of(alma.actor, alma.id, SlotKind.RECOVERY_CODE).blob == before
    assert account_of(alma).recovery_tested_at is None
    hers.get("accounts.factors").hides(code)


def test_the_page_that_asks_does_not_show_it(hers):
    code, asking = draw(hers)
    for group in code.split("-"):
        assert group not in asking.text
    assert code not in asking.html


def test_which_groups_are_asked_is_drawn(hers):
    asked = set()
    for _ in range(6):
        code, asking = draw(hers)
        asked.add(tuple(groups(asking, code).values()) and tuple(
            one.text for one in asking.tree.all("main")[0].all("label")))  # fmt: skip
    assert len(asked) > 1


def test_somebody_else_s_drawing_is_not_taken(app, hers, alma, bertta):
    _, asking = draw(hers)
    theirs = Page(app).as_(bertta)
    seal = asking.value_of("drawn_recovery")
    theirs.post("accounts.type_back", drawn_recovery=seal).leads_to(NEW)
    theirs.post("accounts.type_back", drawn_recovery="made up").leads_to(NEW)


def test_the_code_in_the_drawer_can_be_tested(hers, alma):
    code, asking = draw(hers)
    type_back(hers, asking, groups(asking, code))
    wrong = vault.new_recovery_code()
    hers.post("accounts.try_recovery", recovery_code=wrong, expect=422)
    hers.post("accounts.try_recovery", recovery_code="mistyped", expect=422)
    hers.post("accounts.try_recovery", recovery_code=code.replace("-", " ").lower())
    assert deeds()[-1] == Deed.RECOVERY_CODE_TESTED


def test_a_new_code_ends_her_other_sittings(app, hers, alma):
    other = Page(app).as_(alma)
    code, asking = draw(hers)
    type_back(hers, asking, groups(asking, code))
    other.get("accounts.own", expect=302)
