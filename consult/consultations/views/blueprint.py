"""The one blueprint that every page of consultations hangs on."""

from flask import Blueprint

bp = Blueprint("consultations", __name__)
