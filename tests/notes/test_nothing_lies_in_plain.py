from consult.foundation.database import db
from consult.notes.models import CaseNote
from consult.people.models import Person
from tests.leaks import assert_nowhere_on_disk

PLANTED = {
    "summary": "Lumikko kutoi sukan harmaalle hirvelle.",
    "card": "Ahma lainasi kirjan pohjoisen kirjastosta.",
    "own_label": "Riekko puhui unissaan puroille.",
    "other_language": "Kuukkeli lauloi vanhaa kieltä.",
    "relation": "Saukko opetti uimaan kaikki tunturin lapset.",
    "label": "Ilves 1 kahvitteli kelossa.",
    "notes": "Naali nauroi revontulille aamuun asti.",
    "body": "Kettu kertoi salaisuuden vain kivelle.",
    "how_heard": "Kuultiin kuusen alla kaamoksen aikaan.",
    "correction": "Kettu kertoi salaisuuden sittenkin puulle.",
    "refused": "Pöllö huhuili osoitteeseen joku@consult.example.",
}


def test_a_sentence_planted_in_every_sealed_field_is_found_nowhere(
    page, alma, vaahtera, tmp_path, caplog
):
    browser, case_id = page.as_(alma), vaahtera.case_id
    client = {"role": "father", "service_task": "child-protection", "service_language": "other"}
    named = ("card", "own_label", "other_language")
    note = {"kind": "fact", "speaker": "child", "told_to": "workers"}
    person = {"people-0-label": PLANTED["label"], "people-0-relation": PLANTED["relation"]}

    browser.post("cases.card", case_id, summary=PLANTED["summary"])
    browser.post("cases.add", case_id, **client, **{name: PLANTED[name] for name in named})
    browser.post("people.new", case_id, **person)
    words = {name: PLANTED[name] for name in ("body", "how_heard")}
    browser.post("notes.new", case_id, **note, **words)
    browser.post("notes.new", case_id, expect=422, **note, body=PLANTED["refused"])
    edit_the_person(browser)
    correct_the_note(browser, note)
    shown = browser.get("cases.show", case_id)

    shown.shows(PLANTED["summary"], PLANTED["card"], PLANTED["notes"], PLANTED["correction"])
    for sentence in PLANTED.values():
        assert_nowhere_on_disk(sentence, tmp_path)
        assert sentence not in caplog.text


def edit_the_person(browser):
    person = db.session.query(Person).one()
    sent = {name: PLANTED[name] for name in ("label", "relation", "notes")}
    browser.post("people.edit", person.id, **sent)


def correct_the_note(browser, note):
    first = db.session.query(CaseNote).one()
    browser.post("notes.correct", first.id, **note, body=PLANTED["correction"])
