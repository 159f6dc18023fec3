import pytest

from consult import vault
from consult.accounts.models import Account
from consult.accounts.operations import certify, enrol, prepare_keys
from consult.accounts.queries import actor_of, passphrase_slot
from consult.audit import Deed
from consult.foundation.actor import Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved
from tests.postgres import both
from tests.scenes import deeds

pytestmark = both

WORDS = "sulka-kanto-vihko-lumme-pilvi"
CODE = vault.new_recovery_code()


@pytest.fixture
def take_in(app, template, fanni):
    """Enrol a newcomer, by Fanni."""

    def enrol_newcomer(**changed):
        keys = prepare_keys(fanni.actor, WORDS, CODE)
        facts = {
            "name": "Kaarna Keksitty",
            "email": "Kaarna@Consult.Example",
            "agency_id": template.agencies["tunturi"],
            "sector": "child-protection",
            "profession": "sosiaalityöntekijä",
            "area": "Vaara",
            "duties": [Duty.SOCIAL_WORKER, Duty.EXPERT],
        }
        with transaction(), vault.signed_in(fanni.identity):
            return enrol(fanni.actor, keys, **facts | changed)

    return enrol_newcomer


def test_a_newcomer_has_duties_slots_and_keys_that_wait_for_approval(take_in):
    kaarna = take_in()
    assert actor_of(kaarna).duties == {Duty.SOCIAL_WORKER, Duty.EXPERT}
    assert kaarna.email == "kaarna@consult.example"
    assert vault.open_passphrase_slot(kaarna.id, passphrase_slot(None, kaarna.id).blob, WORDS)
    assert len(vault.waiting_keys(kaarna.id)) == 1
    assert deeds() == [Deed.ACCOUNT_ENROLLED, Deed.DUTY_GIVEN, Deed.DUTY_GIVEN]


def test_nothing_is_shared_with_her_before_somebody_vouches(take_in, fanni):
    kaarna = take_in()
    with pytest.raises(NotSaved):
        vault.recipient_of(kaarna.id)
    with transaction(), vault.signed_in(fanni.identity):
        certify(fanni.actor, kaarna)
    assert vault.recipient_of(kaarna.id)
    assert deeds()[-1] == Deed.KEYS_CERTIFIED


def test_her_recovery_code_opens_the_same_seed(take_in):
    kaarna = take_in()
    slots = {
        slot.kind: slot for slot in db.session.query(vault.KeySlot).filter_by(person_id=kaarna.id)
    }
    seed = vault.open_recovery_slot(kaarna.id, slots[vault.SlotKind.RECOVERY_CODE].blob, CODE)
    words = slots[vault.SlotKind.PASSPHRASE].blob
    assert seed == vault.open_passphrase_slot(kaarna.id, words, WORDS)


def test_an_address_stands_for_one_person(take_in):
    with pytest.raises(NotSaved):
        take_in(email=" ALMA@consult.example")


@pytest.mark.parametrize("wrong", [{"sector": "astrology"}, {"name": "Kaarna\u202eKeksitty"}])
def test_what_cannot_be_is_refused_and_nothing_is_half_saved(take_in, wrong):
    before = db.session.query(Account).count()
    with pytest.raises(NotSaved):
        take_in(**wrong)
    assert db.session.query(Account).count() == before


def test_a_name_is_kept_in_one_form(take_in):
    composed = take_in(name="Kaarna  O\u0308ljy")
    assert composed.name == "Kaarna Öljy"
