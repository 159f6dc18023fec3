"""What the server and the `flask` command load: the installation in `instance/`.

Where there is none yet, `flask` still knows how to found one (`init`, `demo seed`); a server does
not start. `flask doctor` and `flask upgrade` look for themselves at what keeps the rest from
starting. `flask db …` changes tables that the rest of the application refuses to work with;
`flask demo seed` does so by itself, for a demo follows the application. `flask backup replay`
erases again what keeps the application from starting.
"""

# ruff: noqa: E402 – what is read first must not be looked through while the rest is read

import gc
import os
import sys

gc.disable()  # all that is read now stays; looking for rubbish in it took a seventh of the start

from sqlalchemy.exc import OperationalError

from consult.app import (
    create_app,
    demo_house,
    erasing_house,
    examining_house,
    founding_house,
    is_founded,
    migrating_house,
)
from consult.foundation.errors import Misconfigured

IS_COMMAND = os.environ.get("FLASK_RUN_FROM_CLI") == "true"
CHANGES_TABLES = IS_COMMAND and "db" in sys.argv[1:]
EXAMINES = IS_COMMAND and not CHANGES_TABLES and bool({"doctor", "upgrade"} & set(sys.argv[1:]))
ERASES_AGAIN = IS_COMMAND and {"backup", "replay"} <= set(sys.argv[1:])
SEEDS_A_DEMO = IS_COMMAND and {"demo", "seed"} <= set(sys.argv[1:])
HALTS = 3
"""Ends the server itself; with any other code gunicorn would start it anew for ever."""

make = create_app
if EXAMINES:
    make = examining_house
elif IS_COMMAND and not is_founded():
    make = founding_house
elif CHANGES_TABLES:
    make = migrating_house
elif ERASES_AGAIN:
    make = erasing_house
elif SEEDS_A_DEMO:
    make = demo_house

try:
    app = make()
except Misconfigured as error:
    print(f"consult: {error}", file=sys.stderr)
    raise SystemExit(2 if IS_COMMAND else HALTS) from None
except OperationalError as error:
    print(f"consult: The database cannot be reached ({error.orig}).", file=sys.stderr)
    raise SystemExit(1 if IS_COMMAND else HALTS) from None

gc.freeze()
gc.enable()
