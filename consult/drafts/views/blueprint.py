"""The one blueprint of the package."""

from flask import Blueprint

bp = Blueprint("drafts", __name__)
