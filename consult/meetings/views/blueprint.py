"""The blueprint all pages of meetings hang on."""

from flask import Blueprint

from consult.i18n import _l
from consult.web.menu import entry

bp = Blueprint("meetings", __name__)

entry("meetings.index", label=_l("Meetings"), order=40, covers={"meetings", "imports"})
