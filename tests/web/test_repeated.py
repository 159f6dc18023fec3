"""A field that is there several times, and grows without a script."""

import pytest
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from consult.i18n import _l
from consult.web.fields import LineField, NumberField, PartField, PseudonymisedTextField
from consult.web.fields import RepeatedField as Repeated
from consult.web.forms import ConsultForm, Part


class Phase(Part):
    title = LineField("Title")
    minutes = NumberField("Minutes")


class Asking(ConsultForm):
    questions = Repeated(
        PseudonymisedTextField("Question"), _l("Questions"), min_entries=2, needs_one=True
    )
    phases = Repeated(PartField(Phase), _l("Phases"), min_entries=1, max_entries=3)


@pytest.fixture
def sent(app):
    def send(**fields):
        with app.test_request_context("/", method="POST", data=fields):
            form = Asking(MultiDict(fields), meta={"csrf": False})
            return form, form.validate_on_submit()

    return send


def test_what_is_empty_does_not_count(sent):
    form, right = sent(**{"questions-0": "Miten tukea?", "questions-1": ""})
    assert right
    assert [field.reviewed for field in form.questions.filled] == ["Miten tukea?"]
    assert form.phases.filled == []


def test_at_least_one_is_wanted(sent):
    form, right = sent(**{"questions-0": "", "questions-1": " "})
    assert not right
    assert form.status == 422


def test_each_is_looked_at_by_the_guard(sent):
    form, right = sent(**{"questions-0": "Hyvä", "questions-1": "Soita 040 123 4567"})
    assert not right
    assert form.questions[1].findings
    assert not form.questions[0].findings


def test_one_more_is_one_more_and_saves_nothing(sent):
    form, right = sent(**{"questions-0": "Miten?", "questions-1": "", "questions-more": "1"})
    assert not right
    assert form.status == 200
    assert len(form.questions) == 3
    assert form.questions[0].data == "Miten?"


def test_there_is_an_end_to_more(sent):
    for _ in range(5):
        form, _right = sent(
            **{"phases-0-title": "a", "phases-1-title": "b", "phases-2-title": "c"},
            **{"phases-more": "1"},
        )
    assert len(form.phases) == 3


def test_a_part_is_read_whole(sent):
    fields = {"phases-0-title": "Aloitus", "phases-0-minutes": "5", "questions-0": "Miten?"}
    form, right = sent(**fields)
    assert right
    assert form.phases.filled[0].data == {"title": "Aloitus", "minutes": 5}


def test_it_is_shown_with_unique_names(app):
    with app.test_request_context("/"):
        html = render_template_string("{{ form.questions }}{{ form.phases }}", form=Asking())
    assert 'name="questions-0"' in html
    assert 'id="phases-0-minutes"' in html
    assert html.count("<fieldset") == 2
