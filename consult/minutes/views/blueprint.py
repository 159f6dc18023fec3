"""The one blueprint that every page of this flat hangs on."""

from flask import Blueprint

bp = Blueprint("minutes", __name__)
