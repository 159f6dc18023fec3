"""What is said when something is to be erased, or kept back."""

from typing import Any

from wtforms.validators import InputRequired, StopValidation

from consult.erasures.operations import Wish
from consult.erasures.operations.keeping import Until
from consult.erasures.rules import EraseReason, HoldReason
from consult.foundation import clock
from consult.i18n import _, _l
from consult.web.fields import ChoiceField, DayField, TickField
from consult.web.forms import ConsultForm


class EraseForm(ConsultForm):
    """Why it should go. The reasons are a list: words about a family have no place here."""

    why = ChoiceField(_l("Why is it erased?"), [InputRequired()], choices=EraseReason)
    decided_on = DayField(
        _l("Day of the decision"),
        description=_l(
            "Only when the client asked for it. The decision lies in your agency's records."
        ),
    )
    transferred = TickField(
        _l("What belongs to the client's record stands in the client system"),
        description=_l("Look first. What is erased here cannot be brought back."),
    )

    def validate_why(self, field: Any) -> None:
        """Ask for the day of the decision where there must be one."""
        if field.data is EraseReason.CLIENT_REQUEST and self.decided_on.data is None:
            raise StopValidation(_("Give the day of the decision."))

    def validate_decided_on(self, field: Any) -> None:
        """Take no decision that is still to be made."""
        if field.data is not None and field.data > clock.today():
            raise StopValidation(_("That day is still to come."))

    def validate_transferred(self, field: Any) -> None:
        """Ask for the tick where the record must be whole elsewhere."""
        reason = self.why.data
        if isinstance(reason, EraseReason) and reason.needs_transfer and not field.data:
            raise StopValidation(_("See first that it stands there, then tick this."))

    @property
    def wish(self) -> Wish:
        """What was said."""
        decided = self.decided_on.data if self.why.data is EraseReason.CLIENT_REQUEST else None
        return Wish(self.data["why"], decided, bool(self.transferred.data))


class HoldForm(ConsultForm):
    """Why a case is kept back, and until when."""

    why = ChoiceField(_l("Why is it kept?"), [InputRequired()], choices=HoldReason)
    until = DayField(_l("Last day"), [InputRequired()])

    @property
    def terms(self) -> Until:
        """What was said."""
        return Until(self.data["why"], self.data["until"])
