"""How the demo is served: `gunicorn -c deploy/demo.conf.py --bind localhost:8000 wsgi:app`.

The demo is laid, or brought up to date, in the process that its worker is forked from: what that
has read, the worker need not read again.
"""

import sys
from typing import Any

from consult.app import prepare_demo
from consult.cli import in_words
from consult.foundation.errors import ConsultError

threads = 64
loglevel = "warning"
control_socket_disable = True


def on_starting(server: Any) -> None:
    """See to it that there is a demo, and say who is in it."""
    try:
        prepare_demo(int(server.cfg.bind[0].rpartition(":")[2]))
    except ConsultError as error:
        print(f"consult: {in_words(error)}", file=sys.stderr)
        raise SystemExit(1) from None
