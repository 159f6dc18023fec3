import pytest

from consult.agencies.rules import sectors
from consult.cases.rules import ClientRole, ServiceLanguage, ServiceTask
from consult.demo.cast import AGENCIES, PEOPLE
from consult.demo.texts import consultations, talks, two_way, weekly_items
from consult.experts.rules import fields
from consult.formats import Role, Topic, catalogue
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed

ITEMS = [item for _, item in weekly_items()]
FAMILIES = [*consultations(), *{id(family): family for family, _ in weekly_items()}.values()]
HELD = [("expert-group", one) for one in consultations()] + [("systemic-weekly", i) for i in ITEMS]


def texts_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    return [value] if isinstance(value, str) else []


def test_there_are_as_many_as_the_pilot_and_the_months_need():
    assert len(consultations()) == 13
    assert len(ITEMS) == 24
    assert len(talks()) == 4


TEXTS = sorted(set(texts_in([FAMILIES, talks(), two_way()])) - set(PEOPLE))


@pytest.mark.parametrize("text", TEXTS)
def test_the_guard_finds_nothing_in_any_of_them(text):
    assert reviewed(text) == text


def test_every_field_of_the_pilot_answers_somewhere():
    ten = list(fields())[:10]  # those of the pilot stand first
    assert {field for one in consultations() for field in one["fields"]} == set(ten)


@pytest.mark.parametrize("one", consultations(), ids=lambda one: one["theme"])
def test_a_consultation_asks_sectors_and_agencies_that_exist(one):
    assert set(one["sectors"]) <= set(sectors())
    assert set(one["involved"]) <= {agency.key for agency in AGENCIES}
    assert (len(one["question"]), len(one["agreement"]), len(one["person"])) >= (2, 2, 2)
    for question in one["question"]:
        assert set(question["sectors"]) <= set(one["sectors"])


@pytest.mark.parametrize("one", consultations(), ids=lambda one: one["theme"])
def test_somebody_of_no_involved_agency_can_answer_for_each_field(one):
    for field in one["fields"]:
        assert any(
            field in person.fields and person.agency not in one["involved"]
            for person in PEOPLE.values()
        ), field


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["theme"])
def test_clients_are_of_a_known_kind_and_stand_once(family):
    for client in family["client"]:
        ClientRole.of(client["role"])
        ServiceTask.of(client["task"])
        ServiceLanguage.of(client["language"])
        assert client["key"].endswith(f"-{client['number']}")
    keys = {client["key"] for client in family["client"]}
    assert len(keys) == len(family["client"])
    for person in family["person"]:
        assert person.get("client", min(keys)) in keys


@pytest.mark.parametrize(("key", "item"), HELD)
def test_notes_and_agreements_fit_the_format(key, item):
    phases = {phase.key for phase in catalogue().format(key).phases if phase.is_recorded}
    roles = catalogue().format(key).roles
    for note in item["note"]:
        assert note["phase"] in phases
        Voice.of(note["voice"])
        NoteKind.of(note["kind"])
    agreements = item["agreement"] if key == "expert-group" else [item["agreement"]]
    for agreement in agreements:
        assert Role.of(agreement["owner"]) in roles
        assert 1 <= agreement["days"] <= 60


@pytest.mark.parametrize(("family", "item"), weekly_items())
def test_an_item_names_clients_of_its_family(family, item):
    keys = {client["key"] for client in family["client"]}
    for named in (item, item["agreement"], *item["note"]):
        assert set(named["clients"]) <= keys


@pytest.mark.parametrize("one", consultations(), ids=lambda one: one["theme"])
def test_a_consultation_names_its_own_clients(one):
    keys = {client["key"] for client in one["client"]}
    for named in (*one["note"], *one["agreement"]):
        assert set(named["clients"]) <= keys


@pytest.mark.parametrize("talk", talks(), ids=lambda talk: talk["topic"])
def test_a_talk_has_a_topic(talk):
    Topic.of(talk["topic"])
    assert talk["days"] > 0
