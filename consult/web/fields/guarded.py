"""Free text about people. It leaves a form only as `ReviewedText`: the guard has seen it."""

from typing import Any

from wtforms.validators import StopValidation

from consult import privacy
from consult.i18n import _
from consult.web.fields.block import Block
from consult.web.fields.text import LineField, TextField


class _Guarded(LineField):
    """Lists what the guard found; a tick overrules what is only likely."""

    overruled = False
    review: privacy.Review | None = None

    @property
    def overrule_name(self) -> str:
        """The name of the tick “this names nobody”."""
        return f"{self.name}-overrule"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Read the text, and whether its likely findings are overruled."""
        super().process(formdata, *args, **kwargs)
        self.overruled = bool(formdata) and bool(formdata.get(self.overrule_name))

    def pre_validate(self, form: Any) -> None:
        """Ask the guard."""
        self.review = privacy.review(self.data, overrule=self.overruled)
        super().pre_validate(form)
        if self.review.text is None:
            raise StopValidation(_("Somebody could be recognised from this."))

    @property
    def findings(self) -> list[privacy.Finding]:
        """What the guard points out in what was sent, if that keeps it from being saved."""
        unfit = self.review is not None and self.review.text is None
        return list(self.review.findings) if self.review is not None and unfit else []

    @property
    def may_overrule(self) -> bool:
        """Tell whether nothing certain is left."""
        return bool(self.findings) and not any(found.certain for found in self.findings)

    @property
    def reviewed(self) -> privacy.ReviewedText:
        """The text, with the proof that the guard saw it. Only after the form was right."""
        if self.review is None or self.review.text is None:
            raise privacy.Unfit(self.review.findings if self.review else ())
        return self.review.text


class PseudonymisedLineField(_Guarded):
    """One line of guarded text, such as a label."""

    widget = Block("line")


class PseudonymisedTextField(_Guarded, TextField):
    """Several lines of guarded text."""

    widget = Block("text")
