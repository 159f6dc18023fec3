"""Free text about people. It leaves a form only as `ReviewedText`: the guard has seen it."""

from typing import Any

from flask import render_template
from wtforms.validators import StopValidation

from consult import i18n, privacy
from consult.i18n import _, _n
from consult.web import surroundings
from consult.web.fields.block import Block
from consult.web.fields.remarks import Remark, digest_of, in_utf16, remarks_on, written_in
from consult.web.fields.text import LineField, TextField

ALL = "1"
"""Sent where somebody overrules whatever is likely."""


class _Guarded(LineField):
    """Lists what the guard found; what is only likely may be overruled, as far as it was seen."""

    is_guarded = True
    review: privacy.Review | None = None
    passed: frozenset[str] = frozenset()
    """The likely findings that the writer has seen and lets stand, by their digests."""
    known: frozenset[str] = frozenset()
    """Lines of the program's own words, spaces made single: whoever leaves them wrote nothing."""

    @property
    def overrule_name(self) -> str:
        """The name under which it is sent what may stand."""
        return f"{self.name}-overrule"

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        """Read the text, and which of its likely findings may stand."""
        super().process(formdata, *args, **kwargs)
        self._hear(formdata.getlist(self.overrule_name) if formdata else [])

    def pre_validate(self, form: Any) -> None:
        """Ask the guard."""
        self.review = privacy.review(self.data, overrule=True, names=surroundings.names_here())
        super().pre_validate(form)
        if self.findings:
            raise StopValidation(_("Somebody could be recognised from this."))

    @property
    def findings(self) -> list[privacy.Finding]:
        """What keeps the text that was sent from being saved."""
        return self._standing(self.review.findings, self.data) if self.review is not None else []

    @property
    def half(self) -> bool:
        """Tell whether the guard read what was sent at half strength."""
        return self.review is not None and self.review.half_strength

    @property
    def remarks(self) -> list[Remark]:
        """The same as one list, with what to put instead."""
        return self._remarks(self.data, self.findings)

    @property
    def may_overrule(self) -> bool:
        """Tell whether something is only likely."""
        return any(not found.certain for found in self.findings)

    @property
    def reviewed(self) -> privacy.ReviewedText:
        """The text, with the proof that the guard saw it. Only after the form was right."""
        if self.review is None or self.review.text is None or self.findings:
            raise privacy.Unfit(self.findings)
        return self.review.text

    def glance(self, text: str) -> dict[str, Any]:
        """Say what the guard finds in a text that is being written: marks, and the list."""
        try:
            seen = privacy.review(text, overrule=True, names=surroundings.names_here())
        except privacy.OutOfOrder as reason:
            return {"marks": [], "list": "", "said": i18n.say(reason.words), "out": True}
        found = self._standing(seen.findings, text)
        remarks, at = self._remarks(text, found), in_utf16(text)
        things = {"field": self, "live": True, "remarks": remarks, "half": seen.half_strength}
        return {
            "marks": [
                [at(spot.start), at(spot.end), number, remark.certain]
                for number, remark in enumerate(remarks)
                for spot in remark.spots
            ],
            "list": render_template("components/fields/remarks.html", **things),
            "said": self.say_count(remarks),
        }

    def say_count(self, remarks: list[Remark]) -> str:
        """Say how many things are to be looked at."""
        if not remarks:
            return _("Nothing to look at.")
        return _n("One thing to look at", "%(num)s things to look at", len(remarks))

    def likely_in(self, remarks: list[Remark]) -> str:
        """Return the digests of what is only likely, as the tick sends them."""
        return " ".join(each for one in remarks if not one.certain for each in one.digests)

    def _hear(self, sent: list[str]) -> None:
        self.passed = frozenset(digest for each in sent for digest in each.split())

    def _standing(self, findings: list[privacy.Finding], text: str) -> list[privacy.Finding]:
        """Return what was found without what may stand."""
        findings = [found for found in findings if line_of(text, found) not in self.known]
        if ALL in self.passed:
            return [found for found in findings if found.certain]
        return [one for one in findings if one.certain or digest_of(one) not in self.passed]

    def _remarks(self, text: str, found: list[privacy.Finding]) -> list[Remark]:
        called = surroundings.labels_here() if found else []
        return remarks_on(text, found, called, written_in(text, i18n.language()))


def line_of(text: str, found: privacy.Finding) -> str:
    """Return the line of a text in which something was found, spaces made single."""
    begins = text.rfind("\n", 0, found.start) + 1
    ends = text.find("\n", found.end)
    return " ".join(text[begins : ends if ends >= 0 else len(text)].split())


class PseudonymisedLineField(_Guarded):
    """One line of guarded text, such as a label."""

    widget = Block("line")


class PseudonymisedTextField(_Guarded, TextField):
    """Several lines of guarded text."""

    widget = Block("text")
