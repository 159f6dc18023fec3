"""What fields make of what is typed."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.validators import InputRequired, NumberRange

from consult.agencies.models import Agency  # noqa: F401 - the app's tables
from consult.cases.rules import ClientRole
from consult.privacy import ReviewedText, Unfit
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DayField,
    EmailField,
    LineField,
    NumberField,
    PassphraseField,
    PersonField,
    PseudonymisedTextField,
    TextField,
    TickField,
    WallTimeField,
)
from consult.web.forms import ConsultForm

SOMEBODY = UUID(int=7)


class Every(ConsultForm):
    line = LineField("Line")
    text = TextField("Text")
    mail = EmailField("Mail")
    secret = PassphraseField("Secret")
    number = NumberField("Number", [NumberRange(min=1, max=90)])
    day = DayField("Day")
    at = ClockTimeField("At")
    moment = WallTimeField("Moment")
    role = ChoiceField("Role", choices=ClientRole)
    roles = ChoicesField("Roles", choices=ClientRole)
    person = PersonField("Person", choices=[(SOMEBODY, "Somebody")])
    tick = TickField("Tick")


@pytest.fixture
def typed(app):
    """Type into one field and return it, validated."""

    def type_into(name, *values, form=Every):
        data = [(name, value) for value in values]
        with app.test_request_context("/", method="POST"):
            filled = form(MultiDict(data), meta={"csrf": False})
            field = filled[name]
            field.right = field.validate(filled)
            return field

    return type_into


@pytest.mark.parametrize(
    ("name", "value", "data"),
    [
        ("line", "  Kettu  ", "Kettu"),
        ("line", "A\u030arne", "Årne"),
        ("line", "Sal\u00adla\ufeff", "Salla"),
        ("line", "Čáhppes Ŋuorri đ ŧ ž", "Čáhppes Ŋuorri đ ŧ ž"),
        ("text", "a\r\nb\rc", "a\nb\nc"),
        ("text", "👩\u200d👧", "👩\u200d👧"),
        ("mail", "Alma@Consult.Example", "alma@consult.example"),
        ("secret", "  väli lyönti ", "  väli lyönti "),
        ("number", "45", 45),
        ("number", "", None),
        ("day", "2026-11-22", date(2026, 11, 22)),
        ("day", "22.11.2026", date(2026, 11, 22)),
        ("at", "10.05", time(10, 5)),
        ("moment", "2026-11-22T10:05", datetime(2026, 11, 22, 8, 5, tzinfo=UTC)),
        ("moment", "1.7.2026 klo 10.05", datetime(2026, 7, 1, 7, 5, tzinfo=UTC)),
        ("role", "child", ClientRole.CHILD),
        ("person", str(SOMEBODY), SOMEBODY),
        ("tick", "1", True),
    ],
)
def test_what_is_typed_is_read(typed, name, value, data):
    field = typed(name, value)
    assert field.data == data
    if name != "mail" or value:
        assert field.right, field.errors


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("line", "two\nlines"),
        ("line", "gepj\u202eexe"),
        ("line", "a\x00b"),
        ("text", "\u2066hidden"),
        ("mail", "no address"),
        ("number", "1e3"),
        ("number", "٤٥"),
        ("number", "4,5"),
        ("number", "0"),
        ("number", "91"),
        ("number", "9" * 30),
        ("day", "31.2.2026"),
        ("day", "22.11.26"),
        ("day", "0001-01-01"),
        ("day", "9999-12-31"),
        ("at", "25.00"),
        ("at", "noon"),
        ("moment", "22.11.2026"),
        ("role", "nobody"),
        ("roles", "nobody"),
        ("person", str(UUID(int=8))),
    ],
)
def test_what_cannot_be_meant_is_pointed_out(typed, name, value):
    field = typed(name, value)
    assert not field.right
    assert all(isinstance(error, str) and error for error in field.errors) or value in ("0", "91")


class Needed(ConsultForm):
    line = LineField("Line", [InputRequired()])
    number = NumberField("Number", [InputRequired()])
    day = DayField("Day", [InputRequired()])
    moment = WallTimeField("Moment", [InputRequired()])


@pytest.mark.parametrize("name", ["line", "number", "day", "moment"])
@pytest.mark.parametrize("blanks", [" ", "\t \u00a0", "\u200b"])
def test_blanks_are_not_what_was_asked_for(typed, name, blanks):
    field = typed(name, blanks, form=Needed)
    assert not field.right
    assert field.errors


def test_an_hour_that_the_summer_leaves_out_is_pointed_out(typed):
    assert not typed("moment", "2027-03-28T03:30").right
    assert typed("moment", "2027-03-28T04:30").right


def test_an_hour_that_the_autumn_has_twice_is_the_first(typed):
    assert typed("moment", "2026-10-25T03:30").data == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_many_are_chosen_in_the_order_they_are_offered(typed):
    chosen = typed("roles", "guardian", "child")
    assert chosen.data == [ClientRole.CHILD, ClientRole.GUARDIAN]


def test_a_secret_is_never_shown_again(typed, app):
    field = typed("secret", "sulka-kanto")
    with app.test_request_context("/"):
        assert "sulka" not in str(field())


def test_options_may_come_from_the_view_after_the_form(app):
    class Late(ConsultForm):
        person = PersonField("Person", [InputRequired()])

    with app.test_request_context("/", method="POST", data={"person": str(SOMEBODY)}):
        form = Late(meta={"csrf": False})
        form.person.choices = [(SOMEBODY, "Somebody")]
        assert form.validate()
        assert form.person.data == SOMEBODY


class About(ConsultForm):
    about = PseudonymisedTextField("About")


def test_a_text_that_names_nobody_comes_out_reviewed(typed):
    field = typed("about", "Lapsi viihtyy koulussa.", form=About)
    assert isinstance(field.reviewed, ReviewedText)
    assert field.reviewed == "Lapsi viihtyy koulussa."


def test_an_identity_code_is_pointed_out_and_cannot_be_overruled(typed):
    field = typed("about", "Hetu on 010190-999W.", form=About)
    assert not field.right
    assert field.findings
    assert not field.may_overrule
    with pytest.raises(Unfit):
        _ = field.reviewed


def test_what_is_only_likely_may_be_overruled(trial, alma):
    browser = trial.as_(alma)
    text = "Tavattiin 3.4.2026 koululla."
    shown = browser.post("trial.form", name="Yksi", about=text, expect=422)
    shown.shows("3.4.2026", "Tästä ei voi tunnistaa ketään")
    overruled = {"about-overrule": "1"}
    browser.post("trial.form", name="Yksi", about=text, **overruled)
