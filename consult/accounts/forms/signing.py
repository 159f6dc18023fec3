"""What may be typed to get in, and to change what one gets in with."""

from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from consult.accounts.forms.factors import CodeField
from consult.i18n import _, _l
from consult.vault import new_passphrase, plain_passphrase
from consult.web.fields import LineField, PassphraseField
from consult.web.forms import ConsultForm

DRAWN_FOR_SECONDS = 3_600


class SignInForm(ConsultForm):
    """The way in. What is wrong is never said in more than one way."""

    email = LineField(_l("E-mail"), [DataRequired(), Length(max=254)], autocomplete="username")
    passphrase = PassphraseField(_l("Passphrase"), [InputRequired()])
    code = CodeField(_l("One-time code"), description=_l("Only if you have set up one-time codes."))

    def refuse(self) -> None:
        """Say the one sentence that stands for every reason."""
        self.status = 422
        self.form_errors.append(
            _(
                "Signing in did not succeed. Check the e-mail, the passphrase and the code, if you"
                " use one. After many tries one has to wait a while."
            )
        )

    @property
    def problem(self) -> str | None:
        """The one sentence, if the attempt was refused."""
        return self.form_errors[0] if self.form_errors else super().problem


class DrawnWordsForm(ConsultForm):
    """A new passphrase: drawn here, never chosen, and typed once so that it is written down."""

    drawn_passphrase = HiddenField()
    passphrase_again = PassphraseField(
        _l("The new passphrase"),
        [InputRequired()],
        description=_l("Type the five words above, with spaces or hyphens between them."),
        autocomplete="new-password",
    )

    def __init__(self, account_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        sealer = URLSafeTimedSerializer(current_app.extensions["settings"].secret_key, "drawn")
        self.words = self._words_drawn_for(account_id, sealer) or new_passphrase()
        self.drawn_passphrase.data = sealer.dumps([str(account_id), self.words])

    def validate_passphrase_again(self, field: StringField) -> None:
        """Refuse anything but the words that were drawn."""
        if plain_passphrase(field.data) != self.words:
            raise ValidationError(_("These are not the words above."))

    def _words_drawn_for(self, account_id: UUID, sealer: URLSafeTimedSerializer) -> str | None:
        try:
            sent = sealer.loads(self.drawn_passphrase.data or "", max_age=DRAWN_FOR_SECONDS)
        except BadData:
            return None
        owner, words = sent
        return str(words) if owner == str(account_id) else None


class PassphraseForm(DrawnWordsForm):
    """A new passphrase in the place of the one until now."""
