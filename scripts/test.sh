#!/usr/bin/env bash
# Install what the tests need into .venv, then lint, check types and run the tests. Fails if any of them fails; pytest's closing line comes last.
set -euo pipefail
export PIP_DISABLE_PIP_VERSION_CHECK=1
cd "$(dirname "$0")/.."

python=.venv/bin/python
[ -x "$python" ] || "${PYTHON:-python3}" -m venv .venv
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jejak needs Python 3.11 or newer; set PYTHON to one and remove .venv")'
"$python" -m pip install -q --require-hashes -r requirements-test.lock
"$python" -m pip install -q --no-deps .

status=0
(cd / && "$OLDPWD/.venv/bin/jejak" doctor) || status=1 # the installed package is whole, seen from outside the working tree
"$python" -m ruff check . || status=1
"$python" -m ruff format --check . || status=1
"$python" -m mypy || status=1
"$python" -m pytest -q "$@" || status=1
exit $status
