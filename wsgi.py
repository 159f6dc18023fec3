"""What the server and the `flask` command load: the installation in `instance/`.

Where there is none yet, `flask` still knows how to found one (`init`, `demo seed`); a server does
not start.
"""

import os
import sys

from sqlalchemy.exc import OperationalError

from consult.app import create_app, founding_house, instance_path
from consult.foundation.errors import Misconfigured

IS_COMMAND = os.environ.get("FLASK_RUN_FROM_CLI") == "true"
IS_FOUNDED = (instance_path() / "consult.toml").exists() or "CONSULT_INSTALLATION" in os.environ

try:
    app = founding_house() if IS_COMMAND and not IS_FOUNDED else create_app()
except Misconfigured as error:
    print(f"consult: {error}", file=sys.stderr)
    raise SystemExit(2) from None
except OperationalError as error:
    print(f"consult: The database cannot be reached ({error.orig}).", file=sys.stderr)
    raise SystemExit(1) from None
