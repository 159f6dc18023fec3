"""What may be typed into a sheet or a letter."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from consult.families.models import Around, FamilyLetter, FamilySheet
from consult.families.operations import LetterTexts, SheetTexts
from consult.families.queries import Utterance
from consult.families.rules import Comes, HandedHow, PaperLanguage, language_for
from consult.foundation import clock
from consult.i18n import _l, say
from consult.notes.rules import MayBeToldTo
from consult.privacy import ReviewedText
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    WallTimeField,
)
from consult.web.forms import ConsultForm

LINE, TEXT = Length(max=200), Length(max=4_000)
SHORTENED = 90
SAMI = _l(
    "In the Sámi languages only some headings are known so far, and a speaker has to check them;"
    " the rest stands in Finnish."
)


class SheetForm(ConsultForm):
    """*Ennen tapaamista* for one person."""

    language = ChoiceField(
        _l("In which language"),
        [InputRequired()],
        choices=PaperLanguage,
        shown_as="select",
        description=SAMI,
    )
    own_label = PseudonymisedLineField(
        _l("The label this one has picked"),
        [Length(max=120)],
        description=_l("Let the child choose: an animal, a star. Not a real name or a nickname."),
    )
    comes = ChoiceField(_l("How this one takes part"), [InputRequired()], choices=Comes)
    comes_at = WallTimeField(_l("When to come"))
    place = PseudonymisedLineField(
        _l("Where to come"),
        [LINE],
        description=_l("A room or a door. Left empty, there is a gap to fill in by hand."),
    )
    purpose = PseudonymisedTextField(
        _l("Why you meet"),
        [InputRequired(), TEXT],
        rows=4,
        description=_l("In words the child understands when this is read aloud."),
    )
    has_read = PseudonymisedTextField(
        _l("What those who come have read"),
        [TEXT],
        rows=2,
        description=_l("Left empty: the questions you have written, without names."),
    )
    may_refuse = PseudonymisedTextField(_l("Whom this one does not want there"), [TEXT], rows=2)
    support = PseudonymisedLineField(_l("Support person"), [LINE])
    interpreter = PseudonymisedLineField(_l("Interpreter"), [LINE])
    own_question = PseudonymisedTextField(_l("The person's own question"), [TEXT], rows=2)
    own_words = PseudonymisedTextField(_l("What others should know"), [TEXT], rows=3)
    how_heard = PseudonymisedLineField(
        _l("How were the question and the words found out?"),
        [LINE],
        description=_l("For example: drew and told, alone with me, on 3 November."),
    )
    told_to = ChoiceField(
        _l("May be told to"), [InputRequired()], choices=MayBeToldTo, shown_as="select"
    )

    TEXTS = (
        *("place", "purpose", "has_read", "may_refuse", "support", "interpreter"),
        *("own_question", "own_words", "how_heard"),
    )

    @classmethod
    def on(cls, around: Around, sheet: FamilySheet | None) -> "SheetForm":
        """Return the form with what the newest sheet says, or what is known without one."""
        if sheet is None:
            return cls(data=_first(around))
        kept = {name: getattr(sheet, name) for name in (*cls.TEXTS, "language", "comes", "told_to")}
        at = clock.read(sheet.comes_at) if sheet.comes_at else None
        return cls(data=kept | {"comes_at": at, "own_label": around.client.own_label})

    @property
    def said(self) -> SheetTexts:
        """What was written, with the proof that the guard has seen it."""
        given = self.data
        return SheetTexts(
            given["language"],
            given["comes"],
            given["comes_at"],
            given["told_to"],
            self.own_label.reviewed,
            _reviewed(self, self.TEXTS),
        )


class LetterForm(ConsultForm):
    """A letter to one of the family."""

    language = ChoiceField(
        _l("In which language"),
        [InputRequired()],
        choices=PaperLanguage,
        shown_as="select",
        description=SAMI,
    )
    talked = PseudonymisedTextField(
        _l("What we talked about"),
        [InputRequired(), TEXT],
        rows=6,
        description=_l("Plain words, short sentences. As you would say it to this one."),
    )
    quoted = ChoicesField(
        _l("Words that go along"),
        description=_l("Only what this one may be told, as those who said it wished."),
    )
    agreed = PseudonymisedTextField(_l("What was agreed, and who does it"), [TEXT], rows=4)
    next_step = PseudonymisedTextField(_l("What happens next"), [TEXT], rows=3)
    ask = PseudonymisedTextField(_l("Whom one may ask"), [InputRequired(), TEXT], rows=2)

    after = HiddenField()
    """The version that stood when the page was shown."""

    TEXTS = ("talked", "agreed", "next_step", "ask")

    @classmethod
    def on(
        cls, around: Around, newest: FamilyLetter | None, utterances: Iterable[Utterance]
    ) -> "LetterForm":
        """Return the form with the newest version, or empty but for the language."""
        offered = [(one.id, f"{say(one.voice)}: {_short(one.body)}") for one in utterances]
        if newest is None:
            form = cls(data={"language": language_for(around.client.service_language)})
        else:
            kept = {name: getattr(newest, name) for name in (*cls.TEXTS, "language")}
            form = cls(data=kept | {"quoted": _again(newest, utterances)})
        form.quoted.choices = offered
        return form

    def saw(self, newest: FamilyLetter | None) -> None:
        """Remember which version the writer sees: when it is shown, and again after a conflict."""
        if not self.is_submitted() or self.status == 409:
            self.after.data = str(newest.number if newest else 0)

    @property
    def follows(self) -> int:
        """Return the version that the writer saw."""
        seen = str(self.after.data or "")
        return int(seen) if seen.isascii() and seen.isdigit() else -1

    @property
    def said(self) -> LetterTexts:
        """What was written, with the proof that the guard has seen it."""
        return LetterTexts(
            self.data["language"], _reviewed(self, self.TEXTS), set(self.data["quoted"])
        )


class HandOverForm(ConsultForm):
    """That a letter has reached whom it is for."""

    day = DayField(_l("On which day"), [InputRequired()], default=clock.today)
    how = ChoiceField(_l("How"), [InputRequired()], choices=HandedHow)


def _first(around: Around) -> dict[str, Any]:
    """Return what is known before anybody has written: where some are kept apart, no time."""
    meeting = None if around.case.kept_apart else around.meeting
    return {
        "language": language_for(around.client.service_language),
        "comes": Comes.IN_PERSON,
        "comes_at": meeting.starts_at if meeting else None,
        "own_label": around.client.own_label,
        "told_to": MayBeToldTo.ASK_FIRST,
    }


def _again(newest: FamilyLetter, utterances: Iterable[Utterance]) -> list[UUID]:
    before = {*newest.own_words, *newest.others_words}
    return [one.id for one in utterances if one.body in before]


def _reviewed(form: Any, names: Iterable[str]) -> dict[str, ReviewedText]:
    texts: Mapping[str, ReviewedText] = {name: form[name].reviewed for name in names}
    return dict(texts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORTENED else f"{line[: SHORTENED - 1]}…"
