"""What is typed and touched to prove that it is oneself, and to change how one does."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import HiddenField
from wtforms.validators import DataRequired, InputRequired, Length

from consult.accounts.rules.codes import six_digits
from consult.i18n import _, _l
from consult.web.fields import LineField, PassphraseField
from consult.web.forms import ConsultForm

OUTPUT_BYTES = 32


class CodeField(LineField):
    """A one-time code: six digits."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, autocomplete="one-time-code", **kwargs)


class TouchForm(ConsultForm):
    """What a browser sends after a touch. The secret output opens the seed and is never kept."""

    credential = HiddenField()
    question = HiddenField()
    passkey_secret = HiddenField()

    @property
    def output(self) -> bytes | None:
        """What the authenticator's PRF gave, if it gave something."""
        try:
            raw = base64.urlsafe_b64decode(str(self.passkey_secret.data or "") + "==")
        except (binascii.Error, ValueError):
            return None
        return raw if len(raw) == OUTPUT_BYTES else None

    def refuse(self) -> None:
        """Say that the touch was no good, whatever the reason."""
        self.status = 422
        self.form_errors.append(
            _("The passkey was not accepted. Try again, or use another way to sign in.")
        )

    def cannot_open(self) -> None:
        """Say that it is she, and that nothing opens from here."""
        self.status = 422
        self.form_errors.append(
            _(
                "The passkey says who you are, but it did not open your notes in this browser. Use"
                " the device and browser you made it with."
            )
        )

    @property
    def problem(self) -> str | None:
        """The one sentence, if it was refused."""
        return self.form_errors[0] if self.form_errors else super().problem


class WordsForm(ConsultForm):
    """The words of somebody whose passkey has said who she is."""

    touched = HiddenField()
    passphrase = PassphraseField(_l("Passphrase"), [InputRequired()])

    def refuse(self) -> None:
        """Say that the words were not right."""
        self.status = 422
        self.form_errors.append(
            _("These are not the right words. After many tries one has to wait a while.")
        )

    @property
    def problem(self) -> str | None:
        """The one sentence, if they were refused."""
        return self.form_errors[0] if self.form_errors else super().problem


class NewPasskeyForm(TouchForm):
    """A passkey that is being made, and what its owner calls it."""

    name = LineField(
        _l("What you call it"),
        [DataRequired(), Length(max=60)],
        description=_l("For example the device: work telephone, key on the key ring."),
    )


class CodesForm(ConsultForm):
    """The first code of an app that has just been told the secret."""

    drawn_secret = HiddenField()
    code = CodeField(_l("The code your app shows"), [DataRequired()], description=_l("Six digits."))

    def refuse(self) -> None:
        """Say that this is not the code."""
        self.status = 422
        self.code.errors = [
            *self.code.errors,
            _("This is not the code. Check the clock of your telephone and try the next one."),
        ]

    def validate_code(self, field: CodeField) -> None:
        """Leave the judgement to whoever knows the secret."""
        field.data = six_digits(field.data) or ""


class RecoveryCodeForm(ConsultForm):
    """The code that was printed some time ago, typed in whole."""

    recovery_code = PassphraseField(_l("Recovery code"), [InputRequired()], autocomplete="off")

    def refuse(self) -> None:
        """Say that this is not it."""
        self.status = 422
        self.recovery_code.errors = [
            *self.recovery_code.errors,
            _("This is not your recovery code. If it is lost, make a new one."),
        ]


class TypeBackForm(ConsultForm):
    """Three groups of a code that was just printed, as they stand on paper."""

    drawn_recovery = HiddenField()
    first = LineField("", [InputRequired(), Length(max=10)])
    second = LineField("", [InputRequired(), Length(max=10)])
    third = LineField("", [InputRequired(), Length(max=10)])

    def ask(self, places: Sequence[int]) -> None:
        """Say at each field which group it is for."""
        for field, place in zip((self.first, self.second, self.third), places, strict=True):
            field.label.text = _("Group %(number)s", number=place + 1)

    @property
    def was_typed(self) -> bool:
        """Tell whether this is the answer, and not yet the press that leads to the question."""
        return self.first.name in request.form

    @property
    def typed(self) -> list[str]:
        """What was typed, in the order of the fields."""
        return [self.first.data, self.second.data, self.third.data]

    def refuse(self) -> None:
        """Say that it is not what stands on the paper."""
        self.status = 422
        self.form_errors.append(_("This is not what stands on the paper. Look again."))

    @property
    def problem(self) -> str | None:
        """The one sentence, if it was refused."""
        return self.form_errors[0] if self.form_errors else super().problem
