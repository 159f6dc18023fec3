"""The commands of `flask --app wsgi …`, one module each; `app.COMMANDS` lists them.

Exit code 0: good; 1: found something bad, or could not do it; 2: wrong use. What goes wrong is
said in one line on stderr, never in a traceback.
"""

from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import DBAPIError

from consult.foundation.errors import ConsultError


class Group(AppGroup):
    """A group of commands that run with the application, and say in one line what goes wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what is expected to go wrong into a line and an exit code."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            error.ctx = None  # the sentence alone, without three lines on how to ask for help
            raise
        except (ConsultError, OSError) as error:
            raise click.ClickException(in_words(error)) from error
        except DBAPIError as error:
            cause = in_words(error.orig or error)
            raise click.ClickException(f"The database: {cause}") from error


def in_words(error: BaseException) -> str:
    """Say in one line what went wrong, and of the machine's own faults no number."""
    if isinstance(error, OSError) and error.strerror:
        return ": ".join(map(str, filter(None, (error.filename, f"{error.strerror}."))))
    return " ".join(str(error).split()) or type(error).__name__
