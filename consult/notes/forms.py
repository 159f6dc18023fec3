"""What may be typed into a note."""

from collections.abc import Iterable
from typing import Any

from wtforms.validators import InputRequired, Length

from consult.agencies.rules import sectors
from consult.cases.models import Case, Client
from consult.i18n import _, _l
from consult.notes.models import CaseNote
from consult.notes.operations import About
from consult.notes.rules import (
    CASE_KINDS,
    FAMILY_VOICES,
    MayBeToldTo,
    NoteKind,
    Speaker,
    Voice,
    WithdrawReason,
    speakers,
)
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    LineField,
    PseudonymisedLineField,
    PseudonymisedTextField,
)
from consult.web.forms import ConsultForm


class NoteForm(ConsultForm):
    """A note: the text first, then whose words they are and whom they concern."""

    body = PseudonymisedTextField(
        _l("Note"),
        [InputRequired(), Length(max=20_000)],
        rows=10,
        description=_l("Write as if the child reads this at eighteen. No names, no places."),
    )
    kind = ChoiceField(_l("Kind of note"), [InputRequired()], choices=CASE_KINDS, shown_as="select")
    speaker = ChoiceField(_l("Whose voice?"), [InputRequired()], shown_as="select")
    how_heard = PseudonymisedLineField(
        _l("How and when was this found out?"),
        [Length(max=300)],
        description=_l("For words of the child and the family always; otherwise where it helps."),
    )
    told_to = ChoiceField(
        _l("May be told to"), [InputRequired()], choices=MayBeToldTo, shown_as="select"
    )
    clients = ChoicesField(
        _l("Whom does it concern?"), description=_l("Nobody ticked means all of them.")
    )

    @classmethod
    def among(cls, clients: Iterable[Client], **kwargs: Any) -> "NoteForm":
        """Return the form for the clients of one case."""
        form = cls(**kwargs)
        form.clients.choices = [(client.id, client.label) for client in clients]
        form.speaker.choices = speakers(sectors())
        return form

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask how the words of somebody of the family were found out."""
        is_right = super().validate(extra_validators)
        speaker = self.speaker.data
        if speaker is not None and speaker.voice in FAMILY_VOICES and not self.how_heard.data:
            self.how_heard.errors = [_("Write how and when these words were found out.")]
            return False
        return bool(is_right)

    @classmethod
    def fresh(cls, clients: Iterable[Client]) -> "NoteForm":
        """Return the form for a new note, with what most notes are already chosen."""
        usual = {
            "kind": NoteKind.FACT,
            "speaker": Speaker(Voice.WORKER),
            "told_to": MayBeToldTo.ASK_FIRST,
        }
        return cls.among(clients, data=usual)

    @classmethod
    def again(
        cls, clients: Iterable[Client], note: CaseNote, concerned: Iterable[Client]
    ) -> "NoteForm":
        """Return the form with what a note says now."""
        ticked = {"clients": [client.id for client in concerned]}
        return cls.among(clients, obj=note, data=ticked)

    def about(self, clients: Iterable[Client]) -> About:
        """Return what the note says of itself."""
        said = self.data
        return About(
            voice=said["speaker"].voice,
            sector=said["speaker"].sector,
            kind=said["kind"],
            told_to=said["told_to"],
            clients=[client for client in clients if client.id in said["clients"]],
            how_heard=self.how_heard.reviewed,
        )


class MoveForm(ConsultForm):
    """Where a note belongs: one of one's own cases, or one whose code somebody has read out."""

    case_id = ChoiceField(
        _l("To which of your cases?"),
        empty=_l("None of these"),
        shown_as="select",
        description=_l("You write in the circles of these."),
    )
    code = LineField(
        _l("Or the code of another case"),
        [Length(max=60)],
        description=_l(
            "If you do not sit in its circle, ask somebody who does to read the code to you. "
            "The note waits on the case's page until the circle receives it."
        ),
    )

    @classmethod
    def among(cls, cases: Iterable[Case]) -> "MoveForm":
        """Return the form for these cases."""
        form = cls()
        form.case_id.choices = [(case.id, case.code) for case in cases]
        return form

    def say_not_found(self) -> int:
        """Say that nothing usable was chosen; return the status."""
        self.code.errors = [_l("Choose a case, or write a code. No open case has this one.")]
        self.status = 422
        return self.status


class WithdrawForm(ConsultForm):
    """Why a note is withdrawn."""

    why = ChoiceField(_l("Why?"), [InputRequired()], choices=WithdrawReason, shown_as="radios")

    @property
    def chosen(self) -> WithdrawReason:
        """Why; the validators have seen to it that something was chosen."""
        return WithdrawReason.of(str(self.why.data))
