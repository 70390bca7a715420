#!/bin/sh
# Write the lock files: every package with its version and hashes for all platforms, and no registry's address.
# The three agree with each other: what a larger one adds never moves what a smaller one has.
set -eu
uv=$1
compile() { "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --no-header "$@"; }
compile pyproject.toml --group build -o requirements.lock
compile pyproject.toml --extra dashboard --group build -c requirements.lock -o requirements-dashboard.lock
compile pyproject.toml --extra dashboard --extra dask --group dev -c requirements-dashboard.lock -o requirements-dev.lock
echo "duckdb==2.0.0" | "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --no-header - -o requirements-duckdb2.lock
if grep -n "://" requirements*.lock; then echo "An address is in a lock file." >&2; exit 1; fi
