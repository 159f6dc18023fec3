import pytest

from consult.access import POLICIES, Permission, TwoPolicies, explain, is_allowed, policy
from consult.foundation.actor import Actor, Duty
from consult.foundation.ids import new_id

ALMA = Actor(new_id(), "Alma", frozenset({Duty.SOCIAL_WORKER}))
ZED = Actor(new_id(), "Zed", frozenset())


@pytest.fixture(autouse=True)
def own_policies(monkeypatch):
    kept = dict(POLICIES)
    POLICIES.clear()
    yield
    POLICIES.clear()
    POLICIES.update(kept)


def may_write(actor, subject):
    """Whoever is a social worker, while the case is open.

    More about it, which is for developers.
    """
    return actor.has(Duty.SOCIAL_WORKER) and subject == "open"


def test_the_rule_decides():
    policy(Permission.NOTE_WRITE)(may_write)
    assert is_allowed(ALMA, Permission.NOTE_WRITE, "open")
    assert not is_allowed(ALMA, Permission.NOTE_WRITE, "closed")
    assert not is_allowed(ZED, Permission.NOTE_WRITE, "open")


def test_no_policy_means_no():
    assert not is_allowed(ALMA, Permission.NOTE_WRITE, "open")


def test_a_second_rule_is_an_error():
    policy(Permission.NOTE_WRITE)(may_write)
    with pytest.raises(TwoPolicies, match=r"note:write: .*may_write and .*is_allowed"):
        policy(Permission.NOTE_WRITE)(is_allowed)


def test_a_module_imported_anew_may_register_its_rule_again():
    policy(Permission.NOTE_WRITE)(may_write)
    assert policy(Permission.NOTE_WRITE)(may_write) is may_write


def test_a_decision_is_explained_by_its_rule():
    policy(Permission.NOTE_WRITE)(may_write)
    explained = explain(ZED, Permission.NOTE_WRITE, "open")
    assert (explained.allowed, explained.rule) == (False, f"{__name__}.may_write")
    assert explained.why == "Whoever is a social worker, while the case is open."
    assert str(explained).startswith("note:write: refused by ")


def test_the_lack_of_a_rule_is_explained_too():
    explained = explain(ALMA, Permission.NOTE_WRITE, "open")
    assert (explained.allowed, explained.rule) == (False, "")
    assert "no policy" in explained.why


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_is_a_subject_and_a_verb(permission):
    subject, verb = permission.value.split(":")
    assert subject.replace("-", "").isalpha()
    assert verb.replace("-", "").isalpha()
    assert permission.value == permission.value.lower()
