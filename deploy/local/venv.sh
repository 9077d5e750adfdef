#!/usr/bin/env bash
# venv.sh FOLDER: makes the virtual environment and installs exactly what requirements.lock names, hashes checked.
set -eu
venv=$1
python=${PYTHON:-python3}

free_mb=$(df -Pm . | awk 'NR == 2 { print $4 }')
if [ "$free_mb" -lt 2500 ] && [ ! -e "$venv/.ready" ]; then
  echo "This disk has $free_mb MB free and 2500 MB are needed: free some room and run the same command again."
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Python 3.11 or newer is needed and '$python' is not: install it, or name one with PYTHON=/path/to/python3."
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-venv
  else
    echo "Python's venv module is missing: run 'sudo apt-get install python3-venv' and the same command again."
    exit 1
  fi
fi
# A half-made environment, or one that was moved here, is made anew.
if ! "$venv/bin/pip" --version >/dev/null 2>&1; then
  rm -rf "$venv"
  "$python" -m venv "$venv"
fi
"$venv/bin/pip" install -q "uv>=0.9"
# uv does not read pip's configuration; this machine's indexes, proxies and certificates are named there.
eval "$("$venv/bin/python" deploy/local/uvconf.py)"
if ! "$venv/bin/uv" pip sync --python "$venv/bin/python" --require-hashes requirements.lock; then
  echo "uv could not; trying pip itself."
  "$venv/bin/pip" install --require-hashes -r requirements.lock
fi
"$venv/bin/uv" pip install --python "$venv/bin/python" --no-deps -e .
touch "$venv/.ready"
