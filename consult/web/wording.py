"""The sentences that WTForms says by itself, in our words."""

from consult.foundation.words import Words
from consult.i18n import _, _l, _n

CHANGED_MEANWHILE = Words(
    "Joku muu ehti muuttaa tätä. Katso, mitä nyt on tallennettu, ja tallenna sitten uudelleen.",
    "Någon annan hann ändra detta. Se vad som nu är sparat och spara sedan på nytt.",
    "Somebody else changed this first. See what is stored now, and then save again.",
)

SENTENCES = (
    _l("This field is required."),
    _l("Invalid input."),
    _l("Invalid email address."),
    _l("Not a valid choice."),
    _l("Number must be at least %(min)s."),
    _l("Number must be at most %(max)s."),
    _l("Number must be between %(min)s and %(max)s."),
    _l("Field must be between %(min)d and %(max)d characters long."),
)
"""Listed, so that the catalogues have them."""


class Wording:
    """What WTForms asks for its sentences."""

    def gettext(self, text: str) -> str:
        """Say a sentence; its values are filled in by the caller."""
        return _(text)

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        """Say a sentence with a count."""
        if plural == "Field cannot be longer than %(max)d characters.":
            return _n(
                "Field cannot be longer than %(max)d character.",
                "Field cannot be longer than %(max)d characters.",
                num,
                max=num,
            )
        return _n(
            "Field must be at least %(min)d character long.",
            "Field must be at least %(min)d characters long.",
            num,
            min=num,
        )
