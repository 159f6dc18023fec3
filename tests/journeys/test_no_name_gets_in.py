"""A social worker writes a note with eight identities in it, and a few presses later with none."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Desk
from tests.journeys.looking import violations
from tests.privacy.voikko import needs_voikko

pytestmark = [pytest.mark.browser, needs_voikko]

PLANTED = (
    "Tapasin Tuiskun koululla. 👧 Tuiskulle oli soitettu numerosta 040 123 4567, ja Hillevi "
    "Satusella oli huoli. Muutto Rantakadulta 5 on sovittu. Veijo Mäkisen sähköposti on "
    "veijo@example.com. Henkilötunnus on 131052-308T, ja lapsi on syntynyt 3.4.2015."
)
FILED = (
    "Tapasin lapsen 1 koululla. 👧 Lapselle 1 oli soitettu numerosta asiakastiedoissa, ja "
    "opettajalla 1 oli huoli. Muutto kotoa on sovittu. Isän sähköposti on asiakastiedoissa. "
    "Henkilötunnus on asiakastiedoissa, ja lapsi on syntynyt vuonna 2015."
)
ITS_OWN = {"Veijo Mäkisen": "isän"}
"""Whom the case does not know: the writer chooses the label."""


CHOOSE = """(remark, own) => {
  const label = own[remark.querySelector("mark").textContent];
  const puts = [...remark.querySelectorAll("[data-put]")];
  (puts.find((put) => label && put.textContent.toLowerCase().includes(label)) ?? puts[0]).click();
}"""
"""Look and press in one go: the list may be drawn anew between the two."""


def case_with_names(alma: Desk) -> str:
    alma.go("/cases")
    links = alma.page.locator("main a[href^='/cases/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    cases = [link for link in links if re.fullmatch(r"/cases/[0-9a-f-]{36}", link)]
    for case in cases:
        alma.go(f"{case}/names")
        if alma.page.locator("main a[href*='/real-names/']").count():
            return case
    raise AssertionError("No case of hers has names to look for.")


def test_eight_identities_are_marked_and_replaced_in_a_few_presses(sit: dict[str, Desk]) -> None:
    alma = sit["Alma"]
    page, case = alma.page, case_with_names(alma)
    alma.go(f"{case}/notes/new")
    body, remarks = page.locator("[name=body]"), page.locator("[data-remark]")
    body.fill("Lapsi viihtyy koulussa, ja arki sujuu.")
    expect(page.locator("[data-draft-said]")).to_contain_text(re.compile(r"\d\.\d\d"))
    assert remarks.count() == 0
    body.fill(PLANTED)
    expect(remarks).to_have_count(8)
    expect(page.locator(".guard-back mark")).to_have_count(9)
    assert violations(page) == []
    alma.shoot("guard-marks")
    for left in range(7, -1, -1):
        remarks.first.evaluate(CHOOSE, ITS_OWN)
        expect(remarks).to_have_count(left)
    expect(body).to_have_value(FILED)
    alma.send()
    assert alma.path == case
    alma.sees("Muutto kotoa on sovittu.")
    alma.misses("Tuisku", "Satusella", "131052")
