"""An expert recognises the family, and somebody else comes: five people at their browsers."""

import sqlite3
from contextlib import closing

import pytest

from tests.cast import CAST
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.browser


def test_another_expert_steps_aside_and_the_deputy_comes(sit: dict[str, Desk]) -> None:
    """Step aside without a word; suggest, propose, agree, come; look somebody up on the way."""
    asked = step_aside(sit["Chidi"])
    propose_the_deputy(sit["Disa"], asked)
    agree_again(sit[asker_of(sit["Disa"], asked)], asked)
    come_instead(sit["Sakari"])
    look_somebody_up(sit["Disa"])
    say_it_of_oneself(sit["Sakari"])


def step_aside(chidi: Desk) -> str:
    """Press once; no reason is asked, and the page of the invitation holds nothing any more."""
    chidi.go("/")
    chidi.page.locator("main a[href*='/invitations/']").first.click()
    chidi.page.wait_for_load_state()
    invitation = chidi.path.split("/")[3].replace("-", "")
    chidi.shoot("recuse-1-invitation")
    chidi.press_at("/recuse")
    chidi.shoot("recuse-2-after")
    assert chidi.page.locator("form[action$='/recuse']").count() == 0
    with closing(sqlite3.connect(chidi.database)) as database:
        query = "SELECT consultation_id FROM invitations WHERE id = ?"
        raw = str(database.execute(query, (invitation,)).fetchone()[0])
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def propose_the_deputy(disa: Desk, asked: str) -> None:
    """What she is told leads to the proposal, in which the deputy is ticked."""
    disa.go("/messages")
    disa.page.locator("main a, main button").get_by_text("Asiantuntija vetäytyi").first.click()
    disa.page.wait_for_load_state()
    if "/experts" not in disa.path:
        disa.go(f"/consultations/{asked}/triage/experts")
    ticked = disa.page.locator("input[name='experts']:checked")
    assert ticked.get_attribute("value") == str(CAST["sakari"].id)
    disa.sees("Varajäsen, varsinainen jäsen Chidi Esimerkki.")
    disa.shoot("recuse-3-deputy")
    disa.send()


def asker_of(desk: Desk, asked: str) -> str:
    with closing(sqlite3.connect(desk.database)) as database:
        query = "SELECT asker_id FROM consultations WHERE id = ?"
        raw = database.execute(query, (asked.replace("-", ""),)).fetchone()[0]
    return next(key for key, one in CAST.items() if one.id.hex == raw).capitalize()


def agree_again(asker: Desk, asked: str) -> None:
    """The asker is told that one stepped aside, sees the deputy, and agrees."""
    asker.go("/messages")
    asker.sees("Yksi asiantuntija vetäytyi")
    asker.go(f"/consultations/{asked}")
    asker.sees("Sakari Harhama")
    asker.shoot("recuse-4-panel")
    asker.press_at("/panel")


def come_instead(sakari: Desk) -> None:
    sakari.go("/")
    sakari.page.locator("main a[href*='/invitations/']").first.click()
    sakari.page.wait_for_load_state()
    sakari.press_at("/accept")
    assert sakari.page.locator("#questions").count() == 1


def look_somebody_up(disa: Desk) -> None:
    """Words in Finnish and Swedish find those who answer for a need, and services beside."""
    disa.go("/experts?words=koulupoissaolo")
    disa.sees("Hamid Harjoitus")
    disa.go("/experts?words=missbruk")
    disa.sees("Sakari Harhama", "Päiväkummun vertaistalo")
    disa.shoot("directory-1-search")
    disa.go("/experts/sheet?words=missbruk")
    disa.shoot("directory-2-sheet")
    disa.go("/services")
    disa.shoot("directory-3-services")
    disa.go(f"/people/{CAST['sakari'].id}")
    disa.shoot("directory-4-person")


def say_it_of_oneself(sakari: Desk) -> None:
    sakari.go("/experts/mine")
    sakari.shoot("directory-5-mine")
    sakari.press_at("/check")
    sakari.go("/experts/mine/away")
    sakari.write(starts_on="2030-02-28", ends_on="2030-03-01")
    sakari.shoot("directory-6-away")
    sakari.send()
    sakari.sees("28.2.2030")
