"""A field as a block of the page: one template per kind, label and error tied to the control."""

from typing import Any

from flask import current_app
from markupsafe import Markup
from wtforms import Field
from wtforms.validators import StopValidation

ALLOWED = ("required", "maxlength", "minlength", "min", "max", "step")


class Block:
    """A widget that renders `templates/components/fields/<template>.html`."""

    def __init__(self, template: str, input_type: str = "text") -> None:
        self.template = template
        self.input_type = input_type

    def __call__(self, field: Field, **asked: Any) -> Markup:
        """Render the block."""
        template = current_app.jinja_env.get_template(f"components/fields/{self.template}.html")
        given = {name.rstrip("_").replace("_", "-"): value for name, value in asked.items()}
        guarded = getattr(field, "is_guarded", False)
        attributes = control_attributes(field, given)
        html = template.render(field=field, guarded=guarded, attributes=attributes)
        return Markup(html)  # noqa: S704 - rendered with escaping on


def control_attributes(field: Field, given: dict[str, Any]) -> dict[str, Any]:
    """Return what the control says about itself: limits, and which texts describe it."""
    found = {name: getattr(field.flags, name, None) for name in ALLOWED}
    described = [f"{field.id}-hint"] if field.description else []
    if field.errors:
        described.append(f"{field.id}-error")
        found["aria-invalid"] = "true"
    if described:
        found["aria-describedby"] = " ".join(described)
    found |= given
    return {name: value for name, value in found.items() if value not in (None, False)}


def skip_if_empty(field: Field, sent: object) -> None:
    """End the checks of a field that was left empty and may be."""
    if not sent and not field.flags.required:
        raise StopValidation
