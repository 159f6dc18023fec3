"""The blueprint of families."""

from flask import Blueprint

bp = Blueprint("families", __name__)
