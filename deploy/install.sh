#!/bin/sh
# Puts the unpacked bundle to work where it lies: checks every file, makes .venv, installs the parts.
# Reaches for no network. PREBUILT_VENV names an environment that has the parts already.
set -eu
umask 022  # whoever runs it is not whoever installs it
cd "$(dirname "$0")"
PYTHON3=${PYTHON3:-python3}
"$PYTHON3" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON3=… names another)" >&2; exit 1; }
sha256sum --check --quiet --strict SHA256SUMS
if [ -n "${PREBUILT_VENV:-}" ]; then
  ln -sfn "$PREBUILT_VENV" .venv
else
  "$PYTHON3" -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --no-index --find-links wheels --require-hashes -r requirements/app.txt
fi
.venv/bin/python -m compileall -q consult wsgi.py
echo "The parts are in place."
