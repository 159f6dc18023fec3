"""The one blueprint that every page of this flat hangs on."""

from flask import Blueprint

bp = Blueprint("followups", __name__)
