"""Abuse cases 24 and 25: silence ends a sitting; a page that asks by itself does not prolong it."""

from consult.accounts.views.arriving import POLLING


def left(page, **headers):
    answer = page.send("GET", "/staying", headers=headers)
    return answer.json["left"] if answer.status_code == 200 else None


def test_asking_how_much_is_left_does_not_prolong_it(page, clock, alma):
    hers = page.as_(alma)
    clock.move(minutes=20)
    assert left(hers, **{POLLING: "1"}) == 600
    clock.move(minutes=5)
    assert left(hers, **{POLLING: "1"}) == 300
    clock.move(minutes=5)
    assert left(hers, **{POLLING: "1"}) is None


def test_saying_that_one_is_here_does(page, clock, alma):
    hers = page.as_(alma)
    clock.move(minutes=29)
    assert hers.post("drafts.stay", expect=200).response.json["left"] == 1800
    clock.move(minutes=29)
    assert left(hers, **{POLLING: "1"}) == 60


def test_saving_what_is_typed_does(write, clock, alma):
    pen = write(alma)
    for _ in range(3):
        clock.move(minutes=20)
        pen.saves(body="…")
    assert left(pen.page, **{POLLING: "1"}) == 1800


def test_ten_hours_are_the_end_whoever_is_here(page, clock, alma):
    hers = page.as_(alma)
    for _ in range(29):
        clock.move(minutes=20)
        hers.post("drafts.stay", expect=200)
    clock.move(minutes=15)
    assert hers.post("drafts.stay", expect=200).response.json["left"] == 300


def test_the_lock_leads_back_to_the_same_page_and_to_no_other_site(page, clock, alma):
    shown = page.as_(alma).get("cases.index")
    (lock,) = [one["data-lock"] for one in shown.tree.walk() if one.has("data-lock")]
    assert lock == "/sign-in?next=/cases&locked=1"
    for evil in ("//evil", "/\\evil", "https:evil", "/%2f%2fevil", "/\u2215evil"):
        answer = page.as_(alma).post(
            "accounts.sign_in", next=evil, email=alma.email, passphrase=alma.passphrase
        )
        assert answer.response.location == "/"
