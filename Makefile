# make run, make test: on a fresh machine with git, make and python3 (3.11 or later, with pip) nothing else is needed.
# Tools go into .tools/, packages into .venv/, both inside this folder; versions and hashes come from requirements*.lock.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
BIN := .venv/bin
# The certificates of the system: some networks have one of their own.
export UV_SYSTEM_CERTS ?= true
WAREHOUSE := warehouse/rhetoric.duckdb

.DEFAULT_GOAL := help
.PHONY: help run test test-long lint format dashboard report lock cases clean

help:  ## Show what can be made (the default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.core  ## Set up, run the pipeline on the sample, print the comparison of outlets
	$(BIN)/rhetoric run --config configs/sample.toml

dashboard: .venv/.dashboard  ## Open the dashboard of what was run
	$(BIN)/rhetoric dashboard --config configs/sample.toml

report: .venv/.dashboard  ## Write report.html of what was run
	$(BIN)/rhetoric report --config configs/sample.toml -o report.html

test: .venv/.dev  ## Run the tests (about 5 minutes on 2 cores)
	$(BIN)/pytest -n auto -m "not long"

test-long: .venv/.dev .venv-duckdb2/.done  ## Run all tests: faults, browser, both DuckDB versions; with their coverage
	$(BIN)/pytest -n auto --cov --cov-report=term --cov-fail-under=90
	.venv-duckdb2/bin/pytest -n auto -m "not long" tests/test_warehouse*.py tests/test_compare*.py tests/test_pipeline*.py

lint: .venv/.dev  ## Check style, types, import contracts and the docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_docs.py

cases: .venv/.dev  ## Write the generated pages anew
	$(BIN)/python scripts/make_metrics_page.py

format: .venv/.dev  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(UV)  ## Resolve the dependencies anew
	sh scripts/lock.sh $(UV)

clean:  ## Remove what was set up and made (the sample's warehouse too)
	rm -rf .tools .venv .venv-duckdb2 $(WAREHOUSE) $(WAREHOUSE).d report.html

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "rhetoric needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || \
	  { echo "$(PYTHON) has no pip. On Debian and Ubuntu: apt-get install python3-pip"; exit 1; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv==$(UV_VERSION)
	@touch $@

.venv/pyvenv.cfg: $(UV)
	$(UV) venv --quiet --allow-existing --no-python-downloads --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	@touch $@

# $(1): the lock file. What is installed and in the lock already costs nothing.
install = $(UV) pip install --quiet --python $(2) --require-hashes -r $(1) && \
  $(UV) pip install --quiet --python $(2) --no-deps --no-build-isolation --editable .

.venv/.core: requirements.lock pyproject.toml .venv/pyvenv.cfg
	$(call install,requirements.lock,.venv)
	@touch $@

.venv/.dashboard: requirements-dashboard.lock .venv/.core
	$(call install,requirements-dashboard.lock,.venv)
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.dashboard
	$(call install,requirements-dev.lock,.venv)
	@touch $@

.venv-duckdb2/.done: requirements-dev.lock requirements-duckdb2.lock .venv/pyvenv.cfg
	$(UV) venv --quiet --allow-existing --no-python-downloads --python .venv/bin/python .venv-duckdb2
	$(call install,requirements-dev.lock,.venv-duckdb2)
	$(UV) pip install --no-config --quiet --python .venv-duckdb2 --no-deps --require-hashes -r requirements-duckdb2.lock
	@touch $@
