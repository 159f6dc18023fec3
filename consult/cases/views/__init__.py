"""The pages of a case."""

from consult.cases.views import circle, clients, pages
from consult.cases.views.blueprint import bp

__all__ = ["bp", "circle", "clients", "pages"]
