"""The file, and what its names are called here."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from consult import i18n
from consult.agencies.models import Agency
from consult.agencies.rules import sectors
from consult.documents.tables import read_rows, write_rows
from consult.foundation.errors import NotSaved
from consult.i18n import _, _l
from consult.imports.rules.columns import COLUMNS, find_columns, fold, headings
from consult.imports.rules.log import Log
from consult.imports.rules.naming import MATCHED, nearest
from consult.teams.models import Team
from consult.web.fields import ChoiceField, FileField
from consult.web.forms import ConsultForm

LEFT_OUT = ""


class ImportForm(ConsultForm):
    """A log of meetings. Once it was read, it travels in the page until its names are matched."""

    file = FileField(
        _l("The log"),
        description=_l("A csv file or an Excel workbook (.xlsx), first sheet."),
        accept=".csv,.txt,.xlsx",
    )
    kept = HiddenField()

    rows: Sequence[Sequence[str]] = ()
    log: Log | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file.flags.required = not self.kept.data

    def validate_file(self, field: Field) -> None:
        """Read what was sent now, or what was sent before."""
        data = field.data or str(self.kept.data or "").encode()
        if not data:
            raise ValidationError(_("Choose the file."))
        try:
            self.rows = list(read_rows(data))
        except NotSaved as wrong:
            raise ValidationError(i18n.say(wrong.words)) from None
        self.kept.data = _tidied(self.rows)

    def heard(self, sent: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Return what was said about the names: `as-sector-0` next to `name-sector-0`."""
        said: dict[str, dict[str, str]] = {}
        for column in MATCHED:
            for number in range(len(sent)):
                name, meant = sent.get(f"name-{column}-{number}"), sent.get(f"as-{column}-{number}")
                if name is None:
                    break
                if meant is not None and (meant or column == "agency"):
                    said.setdefault(column, {})[name] = meant
        return said


class Asked:
    """Names that nobody here is called: each with a choice of what is meant."""

    def __init__(self, log: Log, teams: Sequence[Team], agencies: Sequence[Agency]) -> None:
        form = ConsultForm()
        called = {
            "team": {fold(team.name): team.name for team in teams},
            "agency": {fold(agency.name): agency.name for agency in agencies},
            "sector": {key: i18n.say(words) for key, words in sectors().items()},
        }
        self.fields = [
            (f"name-{column}-{number}", name, field)
            for column, names in log.unknown.items()
            for number, (name, field) in enumerate(_fields(form, column, names, called[column]))
        ]


def _fields(
    form: ConsultForm, column: str, names: Mapping[str, int], called: Mapping[str, str]
) -> list[tuple[str, Field]]:
    near = nearest(names, {fold(text): key for key, text in called.items()})
    choices = list(called.items())
    made = []
    for number, name in enumerate(names):
        field = ChoiceField(
            _("“%(name)s”", name=name),
            choices=choices,
            empty=_("Left out") if column == "agency" else _("Choose…"),
            shown_as="select",
        ).bind(form=form, name=f"as-{column}-{number}")
        field.process(None, data=near.get(name, LEFT_OUT) or None)
        made.append((name, field))
    return made


def _tidied(rows: Sequence[Sequence[str]]) -> str:
    """Write the known columns anew, in one order, and nothing else that stood in the file."""
    places = find_columns(rows[0] if rows else ())
    order = [places.get(column.key) for column in COLUMNS]
    body = [
        [row[at] if at is not None and at < len(row) else "" for at in order] for row in rows[1:]
    ]
    there = [text if at is not None else "" for text, at in zip(headings("fi"), order, strict=True)]
    return write_rows([there, *body])
