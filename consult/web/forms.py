"""The base of all forms: one deed a press, and after a no everything typed is still there."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from flask import g, request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField

from consult import i18n
from consult.foundation.errors import Conflict, NotSaved
from consult.privacy import OutOfOrder
from consult.web import glances, presses, surroundings, wording
from consult.web.fields.file import FileField
from consult.web.fields.repeated import RepeatedField
from consult.web.transaction import Answered


class Drafted(Protocol):
    """What keeps a form's text while it is being written."""

    reserved: UUID | None
    """The space kept free for what the form begins, once it is filed."""

    @property
    def problem(self) -> str | None:
        """Why it was not saved, if it was written on elsewhere."""

    def answer(self) -> bool:
        """Do what was pressed about the draft itself; tell whether that was all."""

    def file(self) -> bool:
        """Destroy the draft, for the form is filed; no if it was written on elsewhere."""

    def wait(self) -> None:
        """Keep what was sent as a draft and lead back to it; filing has to wait."""


class ConsultForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form. `status` is 200 when shown, 422 or 409 when what was sent was not saved.

    Given `obj=` with a `version`, it notices that somebody else saved in between: the page
    comes back with 409, what is stored now beside what was typed.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF has no types
        """Says WTForms' own sentences in our words."""

        def get_translations(self, form: Form) -> wording.Wording:
            """Return our catalogue instead of the one in WTForms."""
            return wording.Wording()

        def wrap_formdata(self, form: Form, formdata: Any) -> Any:
            """Read what a form has sent, and nothing else: JSON is no form."""
            if formdata is not _Auto:
                return formdata
            return request.form if form.is_submitted() else None

    seen_version = HiddenField()

    draft: Drafted | None = None
    """Where a form saves itself while it is written (`drafts`)."""

    def __init__(self, formdata: Any = _Auto, **kwargs: Any) -> None:
        self._refilled = False
        self._begun_with = {name: kwargs.get(name) for name in ("obj", "data")}
        super().__init__(formdata=formdata, **kwargs)
        self.status = 200
        self.reason: NotSaved | None = None
        version = getattr(kwargs.get("obj"), "version", None)
        self._changed = self._was_changed(version)
        self.seen_version.data = "" if version is None else str(version)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Tell whether the form was sent, is right, and its deed has not been refused before."""
        if not self.is_submitted():
            return False
        self._answer_glance()
        self.reason = g.get("not_saved")
        if self.reason is not None:
            self.status = 409 if isinstance(self.reason, Conflict) else 422
            self._show_stored()
            return False
        if self.draft is not None and self.draft.answer():
            return False
        if self._grows():
            return False
        if not self._is_right(extra_validators):
            return False
        if self._changed:
            self.status = 409
            self._show_stored()
            return False
        if self.draft is not None and not self.draft.file():
            self.status = 409
            return False
        g.filled_form = True
        return True

    @property
    def place(self) -> object:
        """What its texts are written about: the page's subject, unless the form knows better."""
        return g.get("subject")

    @property
    def is_written(self) -> bool:
        """Tell whether somebody's own writing stands in it: sent just now, or a draft."""
        return self._refilled or bool(self.is_submitted())

    def refill(self, fields: Sequence[tuple[str, str]]) -> None:
        """Fill the form as if this had just been sent, without sending it."""
        self._refilled = True
        self.process(MultiDict(list(fields)), **self._begun_with)

    @property
    def deed_key(self) -> str:
        """The key of this form's one press; shown again, it keeps its own."""
        return presses.posted_key() or presses.deed_key()

    @property
    def problem(self) -> str | None:
        """The sentence that says why the deed was not done, if it is not about one field."""
        if self.reason is not None:
            return i18n.say(self.reason.words)
        if self.status == 409 and self._changed:
            return i18n.say(wording.CHANGED_MEANWHILE)
        return self.draft.problem if self.draft is not None else None

    @property
    def space_kept_free(self) -> UUID | None:
        """The space kept free for what this form begins, if it was a draft first."""
        return self.draft.reserved if self.draft is not None else None

    @property
    def grows(self) -> bool:
        """Tell whether a field of this form has its own press for one more."""
        return any(isinstance(field, RepeatedField) for field in self)

    @property
    def brings_files(self) -> bool:
        """Tell whether somebody may bring a file with it."""
        return any(isinstance(field, FileField) for field in self)

    def _answer_glance(self) -> None:
        surroundings.begin_at(self.place)
        if glances.is_glance():
            raise Answered(glances.answer(self))

    def _is_right(self, extra_validators: Any) -> bool:
        """Validate. Where the guard is out of order the text stays a draft, and filing waits."""
        try:
            right = bool(self.validate(extra_validators=extra_validators))
        except OutOfOrder as reason:
            if self.draft is not None:
                self.draft.wait()
            self.reason, self.status = reason, 503
            return False
        if not right:
            self.status = 422
        return right

    def _show_stored(self) -> None:
        for field in self:
            field.shows_stored = True

    def _was_changed(self, version: int | None) -> bool:
        sent = self.seen_version.data
        return self.is_submitted() and version is not None and bool(sent) and sent != str(version)

    def _grows(self) -> bool:
        """Add an empty line where “one more” was pressed."""
        grown = [f for f in self if isinstance(f, RepeatedField) and f.more_name in request.form]
        for field in grown:
            field.grow()
        return bool(grown)


class Part(Form):  # type: ignore[misc]  # WTForms has no types
    """A group of fields that is repeated within a form."""

    class Meta:
        """Says WTForms' own sentences in our words."""

        def get_translations(self, form: Form) -> wording.Wording:
            """Return our catalogue instead of the one in WTForms."""
            return wording.Wording()
