"""The one blueprint of the package."""

from flask import Blueprint

bp = Blueprint("teams", __name__)
