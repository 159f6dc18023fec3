"""What may be typed when somebody is invited, comes in, and is approved."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from consult.accounts.models import Arrival, Language
from consult.accounts.rules import CODE_DIGITS, SEES, plain_code
from consult.foundation.actor import Duty
from consult.i18n import _, _l
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    EmailField,
    LineField,
    PersonField,
    TickField,
)
from consult.web.fields.choice import Option
from consult.web.forms import ConsultForm


class InviteForm(ConsultForm):
    """Who is asked to come, and what for."""

    name = LineField(_l("Name"), [DataRequired(), Length(max=80)])
    email = EmailField(_l("Work e-mail"), [DataRequired(), Length(max=254)], autocomplete="off")
    agency_id = PersonField(_l("Agency"), [InputRequired()])
    sector = ChoiceField(_l("Sector"), [InputRequired()], shown_as="select")
    profession = LineField(_l("Profession"), [DataRequired(), Length(max=80)])
    language = ChoiceField(_l("Language"), [InputRequired()], choices=Language)
    duties = ChoicesField(
        _l("What is she here for?"),
        description=_l(
            "A supervisor settles this when approving. The explanations are the ones she herself"
            " is given."
        ),
    )

    def __init__(self, duties: Iterable[Duty], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        offered = frozenset(duties)
        self.duties.choices = explained(offered)
        if not self.is_submitted():
            self.language.data = Language.FINNISH
            self.duties.data = list(offered) if len(offered) == 1 else []

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed, as the operation takes it."""
        names = ("name", "email", "agency_id", "sector", "profession", "language", "duties")
        return {name: self[name].data for name in names}


class CodeForm(ConsultForm):
    """The code that was given by phone."""

    code = LineField(
        _l("Code"),
        [DataRequired(), Length(max=40)],
        description=_l("Eight digits. Whoever made the link gives them by phone."),
        autocomplete="one-time-code",
    )

    def validate_code(self, field: Any) -> None:
        """Refuse what cannot be one before a try is spent on it."""
        if len(plain_code(field.data)) != CODE_DIGITS:
            raise ValidationError(_("The code has eight digits."))

    def refuse(self) -> None:
        """Say that it was another one."""
        self.status = 422
        self.code.errors = [_("This is not the code. After five tries a new link is needed.")]


class ComparedForm(ConsultForm):
    """A supervisor's word for keys whose numbers she has compared on the telephone."""

    kid = HiddenField()
    compared = TickField(
        _l("I have called her, and she read out these same numbers."), [DataRequired()]
    )

    def __init__(self, kid: bytes, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.is_submitted():
            self.kid.data = kid.hex()

    @property
    def seen_kid(self) -> bytes:
        """The keys whose numbers the page showed."""
        try:
            return bytes.fromhex(str(self.kid.data))
        except ValueError:
            return b""


class ApproveForm(ComparedForm):
    """A supervisor's word for a newcomer."""

    duties = ChoicesField(
        _l("What is she here for?"),
        [DataRequired()],
        description=_l("The explanations are the ones she herself is given."),
    )

    def __init__(self, arrival: Arrival, kid: bytes, **kwargs: Any) -> None:
        super().__init__(kid, **kwargs)
        self.duties.choices = explained(Duty)
        if not self.is_submitted():
            self.duties.data = list(arrival.duties)


class DutiesForm(ConsultForm):
    """What somebody is in the house for."""

    duties = ChoicesField(
        _l("What is she here for?"),
        description=_l("The explanations are the ones she herself is given."),
    )

    def __init__(self, offered: Iterable[Duty], held: Iterable[Duty], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        mine = frozenset(offered)
        self.duties.choices = explained(mine)
        if not self.is_submitted():
            self.duties.data = [duty for duty in held if duty in mine]


def explained(duties: Iterable[Duty]) -> list[Option]:
    """Return duties to choose from, each with what it opens."""
    offered = frozenset(duties)
    return [Option(duty, duty, SEES[duty]) for duty in Duty if duty in offered]
