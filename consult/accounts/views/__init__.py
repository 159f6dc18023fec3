"""Pages of accounts: signing in and out, one's own account, and who there is."""

from consult.accounts.views import arriving, demo, own, people, signing  # noqa: F401 - their routes
from consult.accounts.views.blueprint import bp

__all__ = ["bp"]
