"""The Flask application, with one thing changed: a view runs inside `transaction.run`."""

from flask import Flask
from flask.typing import ResponseReturnValue

from consult.web import transaction


class House(Flask):
    """Settles each request where its errors still find their pages: a commit may fail, too."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view, and settle."""
        return transaction.run(super().dispatch_request)

    def log_exception(self, exc_info: object) -> None:
        """Leave the log to `errors.log_fault`: Flask would write the error's message into it."""
