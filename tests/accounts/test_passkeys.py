import pytest

from consult.accounts.models import FactorUse, Passkey
from consult.accounts.operations import ANSWER_WITHIN
from consult.audit import Deed
from consult.foundation.database import db
from consult.vault import KeySlot, SlotKind
from tests.accounts.ways_in import NEW, add_passkey, touch
from tests.authenticator import UP, Authenticator, asked
from tests.pages import Page
from tests.postgres import both
from tests.scenes import deeds


@pytest.fixture
def hers(page, alma):
    return page.as_(alma)


@pytest.fixture
def key(hers):
    key = Authenticator()
    add_passkey(hers, key)
    return key


@pytest.fixture
def elsewhere(app):
    return Page(app)


@both
def test_alma_adds_a_passkey_and_signs_in_by_one_touch(database, key, elsewhere, alma):
    assert deeds()[-1] == Deed.PASSKEY_ADDED
    touch(elsewhere, key).leads_to("desk.front")
    elsewhere.get("accounts.own").shows(alma.name)
    assert deeds()[-1] == Deed.SIGNED_IN


def test_without_a_secret_the_passkey_says_who_and_the_words_open(hers, elsewhere, alma):
    key = Authenticator(secret=None)
    add_passkey(hers, key)
    shown = touch(elsewhere, key, expect=200).shows(alma.name)
    fields = {"touched": shown.value_of("touched")}
    elsewhere.post("accounts.sign_in_by_words", expect=422, passphrase="väärät sanat", **fields)
    elsewhere.post("accounts.sign_in_by_words", passphrase=alma.passphrase, **fields)
    elsewhere.get("accounts.own").shows(alma.name)


def test_that_somebody_touched_is_known_in_her_own_browser_only(app, hers, elsewhere, alma):
    key = Authenticator(secret=None)
    add_passkey(hers, key)
    seal = touch(elsewhere, key, expect=200).value_of("touched")
    fields = {"touched": seal, "passphrase": alma.passphrase}
    Page(app).post("accounts.sign_in_by_words", expect=422, **fields)


def test_another_secret_opens_nothing_and_the_words_are_asked(key, elsewhere, alma):
    key.secret = b"q" * 32
    touch(elsewhere, key, expect=200).shows(alma.name)


def test_the_secret_lies_nowhere(key, elsewhere, settings, caplog):
    caplog.set_level("DEBUG")
    touch(elsewhere, key)
    db.session.remove()
    stored = b"".join(path.read_bytes() for path in settings.instance.glob("*.db*"))
    for form in (key.secret, key.secret.hex().encode(), b"cHBwcHBwcHBwcHBw"):
        assert form not in stored
        assert form.decode() not in caplog.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost"},
        {"domain": "evil.example"},
        {"flags": UP},
        {"flags": 4},
    ],
)
def test_what_is_wrong_about_an_answer_is_never_said(hers, elsewhere, wrong):
    key = Authenticator()
    add_passkey(hers, key)
    for name, value in wrong.items():
        setattr(key, name, value)
    refused = touch(elsewhere, key, expect=422)
    assert deeds()[-1] == Deed.SIGN_IN_REFUSED
    assert refused.text == touch(elsewhere, Authenticator(), expect=422).text
    add_passkey(hers, Authenticator(**wrong), expect=422)
    assert db.session.query(Passkey).count() == 1


def test_a_key_nobody_has_added_is_nobody_s(elsewhere):
    touch(elsewhere, Authenticator(), expect=422)


@pytest.mark.parametrize(
    "nonsense", ["", "{}", "[]", "null", "{" * 9_000, '{"id": 1}', "x" * 99_999]
)
def test_nonsense_is_an_answer_too(hers, elsewhere, nonsense):
    touch(elsewhere, Authenticator(), expect=422, credential=nonsense)
    add_passkey(hers, Authenticator(), expect=422, credential=nonsense)


def test_an_answer_is_good_once(key, elsewhere, app):
    key.counts = False
    options, question = asked(elsewhere.get("accounts.sign_in"))
    fields = {"question": question, **key.touch(options)}
    elsewhere.post("accounts.sign_in_by_touch", **fields)
    elsewhere.post("accounts.sign_out")
    elsewhere.post("accounts.sign_in_by_touch", expect=422, **fields)


@pytest.mark.asvs("V6.6.2")
def test_a_question_is_for_the_browser_that_was_asked(key, app, elsewhere):
    options, question = asked(Page(app).get("accounts.sign_in"))
    elsewhere.get("accounts.sign_in")
    elsewhere.post("accounts.sign_in_by_touch", expect=422, question=question, **key.touch(options))


def test_a_question_does_not_wait_for_ever(monkeypatch, key, elsewhere):
    options, question = asked(elsewhere.get("accounts.sign_in"))
    monkeypatch.setattr("consult.accounts.views.asking.ANSWER_WITHIN", -ANSWER_WITHIN)
    elsewhere.post("accounts.sign_in_by_touch", expect=422, question=question, **key.touch(options))


@both
def test_a_passkey_that_counts_backwards_is_refused_and_the_bell_rings(
    database, key, elsewhere, app, caplog
):
    key.count = 7
    touch(elsewhere, key)
    key.count = 3
    touch(Page(app), key, expect=422)
    assert "alarm: a passkey" in caplog.text
    assert deeds()[-3:] == [Deed.PASSKEY_DOUBTED, Deed.ALARM_RUNG, Deed.SIGN_IN_REFUSED]
    assert [use.last for use in db.session.query(FactorUse)] == [8]


def test_one_that_never_counts_is_taken_each_time(hers, app):
    key = Authenticator(counts=False)
    add_passkey(hers, key)
    for _ in range(2):
        touch(Page(app), key)


def test_a_device_is_added_once(hers, key):
    add_passkey(hers, key, expect=409)
    assert db.session.query(Passkey).count() == 1


def test_several_are_told_apart_by_name(hers, key):
    add_passkey(hers, Authenticator(), name="Avainnipun avain")
    hers.get("accounts.factors").shows("Työpuhelin", "Avainnipun avain")


def test_a_name_is_needed(hers):
    add_passkey(hers, Authenticator(), name=" ", expect=422)


def test_removed_it_opens_nothing_any_more(hers, key, elsewhere):
    assert db.session.query(KeySlot).filter_by(kind=SlotKind.PASSKEY).count() == 1
    hers.post("accounts.remove_passkey", db.session.query(Passkey).one())
    assert deeds(Deed.ROW_DELETED)[-1] == Deed.PASSKEY_REMOVED
    assert db.session.query(KeySlot).filter_by(kind=SlotKind.PASSKEY).count() == 0
    touch(elsewhere, key, expect=422)


@pytest.mark.asvs("V7.4.3")
def test_each_change_ends_her_other_sittings(hers, elsewhere, alma):
    other = elsewhere.as_(alma)
    key = Authenticator()
    add_passkey(hers, key)
    other.get("accounts.own", expect=302)
    other = elsewhere.as_(alma)
    hers.post("accounts.remove_passkey", db.session.query(Passkey).one())
    other.get("accounts.own", expect=302)


def test_somebody_suspended_does_not_come_in_by_touch(key, elsewhere, alma, suspended):
    suspended(alma)
    touch(elsewhere, key, expect=422)


def test_nobody_adds_one_for_somebody_else(app, hers, bertta):
    theirs = Page(app).as_(bertta)
    options, question = asked(hers.get(NEW))
    theirs.get(NEW)
    fields = {"name": "Työpuhelin", "question": question, **Authenticator().make(options)}
    theirs.post(NEW, expect=422, **fields)
