import pytest

from consult.privacy import inflect_like
from tests.privacy.voikko import needs_voikko


@needs_voikko
@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Matti", "äiti, opettaja 1, Lapsi 1, veli, tytär, uusi lääkäri"),
        ("Matin", "äidin, opettajan 1, Lapsen 1, veljen, tyttären, uuden lääkärin"),
        ("Mattia", "äitiä, opettajaa 1, Lasta 1, veljeä, tytärtä, uutta lääkäriä"),
        ("Matilla", "äidillä, opettajalla 1, Lapsella 1, veljellä, tyttärellä, uudella lääkärillä"),
        ("Mattiin", "äitiin, opettajaan 1, Lapseen 1, veljeen, tyttäreen, uuteen lääkäriin"),
        ("Matti Virtaselta", "äidiltä, opettajalta 1, Lapselta 1, veljeltä, tyttäreltä, "),
        ("Annikin", "äidin, opettajan 1, Lapsen 1, veljen, tyttären, uuden lääkärin"),
        ("Matillekin", "äidillekin, opettajallekin 1, Lapsellekin 1, veljellekin, "),
        ("Abdullahista", "äidistä, opettajasta 1, Lapsesta 1, veljestä, tyttärestä, "),
    ],
)
def test_a_label_takes_the_form_of_the_name(word, forms):
    labels = ["äiti", "opettaja 1", "Lapsi 1", "veli", "tytär", "uusi lääkäri"]
    for label, form in zip(labels, forms.split(", "), strict=False):
        if form:
            assert inflect_like(word, label) == form


@needs_voikko
def test_only_the_head_of_a_label_changes():
    assert inflect_like("Matille", "äidin miesystävä") == "äidin miesystävälle"
    assert inflect_like("Matille", "Sijaisvanhempi 2") == "Sijaisvanhemmalle 2"


def test_what_cannot_be_inflected_stays_in_its_base_form():
    assert inflect_like("Matille", "Xqz 1") == "Xqz 1"
    assert inflect_like("", "äiti") == "äiti"
    assert inflect_like("Matille", "") == ""
    assert inflect_like("040 1234567", "äiti") == "äiti"


def test_swedish_and_english_know_a_genitive():
    assert inflect_like("Annas", "mamma", "sv") == "mammas"
    assert inflect_like("Annas", "barn 1", "sv") == "barn 1:s"
    assert inflect_like("Anna", "mamma", "sv") == "mamma"
    assert inflect_like("Lars", "pappa", "sv") == "pappa"
    assert inflect_like("Anna's", "mother", "en") == "mother's"
