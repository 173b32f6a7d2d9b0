# Every task of this repository; `make help` lists them. Python 3.11 and make are all it needs:
# the tools come from requirements-dev.lock into .venv. Written for make 3.81 and bash 3.2, too.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export PYTHON
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
# Tests wait for servers now and then: four of them keep two cores busy.
WORKERS ?= 4
FUZZERS ?= 2
PYTHONS = $(shell sed -n 's/.*Python :: \(3\.[0-9]*\)".*/\1/p' pyproject.toml)
CONTRACTS ?= openapi.yaml $(wildcard contracts/*.yaml)

# What else the caller's shell says to Python would change what runs here, and how fast.
unexport PYTHONPATH PYTHONHOME PYTHONOPTIMIZE PYTHONSAFEPATH PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## List the tasks.
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The script knows best whether there is anything to do, and does nothing quickly.
FORCE:
$(STAMP): FORCE
	@tools/install.sh $(VENV) requirements-dev.lock .

.PHONY: setup
setup: $(STAMP) ## Make .venv from the lock file; quick when it is up to date.

# The demo needs a fifth of what the tests need, and is there in a third of the time.
.PHONY: demo
demo: ## Start the mock server and do the whole job through the client.
	@tools/install.sh $(VENV) requirements-demo.lock .
	@$(PY) tools/demo.py

.PHONY: test
test: $(STAMP) ## Run the test suite.
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

.PHONY: test-deep
test-deep: $(STAMP) node_modules/.ready ## Run the slow tests too, all with more examples, then fuzz-deep; takes hours.
	@failed=0; HYPOTHESIS_PROFILE=deep $(PY) -m pytest -n $(WORKERS) -m "" --timeout 7200 $(ARGS) || failed=1; \
	    $(MAKE) fuzz-deep ARGS= || failed=1; exit $$failed

.PHONY: test-tools
test-tools: $(STAMP) ## Run the tests of what this Makefile runs: installing, generating, linting, fuzzing.
	@$(PY) -m pytest -n $(WORKERS) -m "tools and not deep" $(ARGS)

# The libraries, Pythons and places where our code can behave differently.
.PHONY: test-httpx2
test-httpx2: $(STAMP) ## Run the test suite with httpx2 in the place of httpx.
	@$(PY) -m pytest -n $(WORKERS) -p support.httpx2_alias $(ARGS)

.PHONY: test-ranges
test-ranges: $(STAMP) ## Run the tests that can differ with the lowest and the highest versions pyproject.toml allows.
	@$(PY) tools/environments.py --workers $(WORKERS) lowest highest -- $(ARGS)

.PHONY: test-pythons
test-pythons: $(STAMP) ## Run the same tests with each other Python that is found; says which is not.
	@$(PY) tools/environments.py --workers $(WORKERS) 3.11 3.12 3.13 3.14 -- $(ARGS)

.PHONY: coverage
coverage: $(STAMP) ## Measure what the tests run of overlays and mock, lines and branches; fails below 95 %.
	@rm -f .coverage .coverage.*
	@$(PY) -m pytest -q -n $(WORKERS) --cov --cov-report= $(ARGS)
	@$(PY) -m coverage report --fail-under=95

.PHONY: fuzz
fuzz: $(STAMP) ## Fuzz every operation of the mock with the contract (under three minutes; ARGS="--seed 5").
	@$(PY) tools/fuzz.py --workers $(FUZZERS) $(ARGS)

.PHONY: fuzz-deep
fuzz-deep: $(STAMP) ## The same with 1000 examples, five seeds and both dialects.
	@$(PY) tools/fuzz.py --profile deep --workers $(FUZZERS) $(ARGS)

.PHONY: fuzz-live
fuzz-live: $(STAMP) ## Fuzz what only reads, of a real account: make fuzz-live URL=… (ARGS=--allow-writes).
	@test -n "$(URL)" || { echo "usage: make fuzz-live URL=https://…"; exit 2; }
	@$(PY) tools/fuzz.py --live "$(URL)" $(ARGS)

.PHONY: generate
generate: $(STAMP) ## Generate generated/ from openapi.yaml, and the asynchronous halves of overlays/.
	@$(PY) tools/generate.py
	@$(PY) tools/async_halves.py
	@$(PY) tools/operations_table.py

.PHONY: update-api
update-api: $(STAMP) node_modules/.ready ## Take over a change of openapi.yaml: lint, generate, diff, record, draft, test (BASE=…, TESTS="tests").
	@$(PY) tools/update_api.py $(if $(BASE),--base "$(BASE)") $(if $(TESTS),--tests "$(TESTS)") $(ARGS)

.PHONY: check-generated
check-generated: $(STAMP) ## Check that generated/ is what `make generate` writes, byte by byte.
	@$(PY) tools/generate.py --check
	@$(PY) tools/async_halves.py --check
	@$(PY) tools/operations_table.py --check

.PHONY: golden
golden: $(STAMP) ## Write the recorded facts, requests and signatures anew after a meant change; read the diff.
	@PROOF_WRITE_GOLDEN=1 $(PY) -m pytest -q tests/contract/test_contract_facts.py tests/contract/test_golden_requests.py tests/contract/test_golden_mock.py
	@$(PY) tools/python_surface.py

.PHONY: check-templates
check-templates: $(STAMP) ## Check that templates/ still belongs to the pinned generator's own.
	@$(PY) tools/check_templates.py

.PHONY: upgrade-generator
upgrade-generator: $(STAMP) ## Merge another version of openapi-python-client into templates/: make upgrade-generator VERSION=0.30.0.
	@test -n "$(VERSION)" || { echo "usage: make upgrade-generator VERSION=<version of openapi-python-client>"; exit 2; }
	@$(PY) tools/upgrade_generator.py "$(VERSION)"

.PHONY: lint
lint: $(STAMP) ## Check style and format with ruff.
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

.PHONY: format
format: $(STAMP) ## Format the code and repair what ruff can.
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .

.PHONY: types
types: $(STAMP) ## Check types: of the packages, and of the examples for each Python that is supported.
	@$(PY) -m mypy
	@$(PY) -m pyright --warnings
	@for version in $(PYTHONS); do \
	    $(PY) -m mypy --python-version $$version examples/*.py || exit 1; \
	    $(PY) -m pyright --pythonversion $$version --warnings examples || exit 1; \
	done

node_modules/.ready: package.json package-lock.json
	@command -v npm >/dev/null || { echo "the linters of openapi.yaml need Node.js 20 and npm"; exit 1; }
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Both linters are silent about what they find right; Redocly prints advice about Node.js that
# matters to nobody unless it fails.
.PHONY: lint-contract
lint-contract: $(STAMP) node_modules/.ready ## Lint openapi.yaml and contracts/ (or CONTRACTS=FILE): OpenAPI 3.1, our rules, Redocly's and Spectral's strictest.
	@$(PY) -m openapi_spec_validator $(CONTRACTS)
	@$(PY) tools/contract_gate.py $(CONTRACTS)
	@report=$$(REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_NOTIFICATIONS=true node_modules/.bin/redocly \
	    lint $(CONTRACTS) --config .redocly.yaml --format=stylish --max-problems=1000 2>&1) \
	    || { echo "$$report"; exit 1; }
	@echo "Redocly: no findings"
	@node_modules/.bin/spectral lint $(CONTRACTS) --ruleset .spectral.yaml --fail-severity=hint

.PHONY: diff
diff: $(STAMP) node_modules/.ready ## Say what changed in openapi.yaml, for whom: make diff BASE=v1.0.0 (a file or a git ref; FORMAT=markdown|json).
	@test -n "$(BASE)" || { echo "usage: make diff BASE=<file or git ref> [FORMAT=text|markdown|json]"; exit 2; }
	@$(PY) tools/diff_contracts.py "$(BASE)" --format "$(or $(FORMAT),text)" $(ARGS)

.PHONY: read-docs
read-docs: $(STAMP) ## Say what openapi.yaml lacks of a saved copy of the vendor's page: make read-docs PAGE=page.txt.
	@test -n "$(PAGE)" || { echo "usage: make read-docs PAGE=<text of the page>"; exit 2; }
	@$(PY) tools/read_docs.py "$(PAGE)" $(ARGS)

.PHONY: check-api
check-api: $(STAMP) ## Check version and changelog by what changed since the last release (BASE=: another git ref).
	@$(PY) tools/check_api.py $(if $(BASE),--base "$(BASE)") $(ARGS)

.PHONY: wheel
wheel: $(STAMP) ## Build the wheel and the source distribution into dist/.
	@rm -rf dist
	@$(PY) -m build --no-isolation

.PHONY: release-check
release-check: $(STAMP) ## Build as for a release, install it alone, use it, audit it (ARGS="--tag v1.2.0").
	@tools/install.sh .venv-release requirements-release.lock
	@.venv-release/bin/zizmor --quiet --offline .github/workflows
	@$(PY) tools/release_check.py --tools .venv-release/bin $(ARGS)

# For every supported Python and system at once: what only some of them need carries a marker.
RESOLVE = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-annotate --custom-compile-command 'make lock'

# Only where there is none: a lock that lacks something must not keep anybody from mending it.
$(VENV)/bin/uv:
	@tools/install.sh $(VENV) requirements-dev.lock .

.PHONY: lock
lock: $(VENV)/bin/uv ## Refresh the lock files after pyproject.toml changed (ARGS=--upgrade: newest of all).
	@$(RESOLVE) pyproject.toml --all-extras --group dev --output-file requirements-dev.lock $(ARGS)
	@$(RESOLVE) pyproject.toml --extra mock --group build --constraint requirements-dev.lock \
	    --output-file requirements-demo.lock
	@$(RESOLVE) --group release --output-file requirements-release.lock $(ARGS)
	@$(RESOLVE) --group docs --output-file requirements-docs.lock $(ARGS)

# ───────────────────────────────────────────────────────────────────────────────────── the site

SITE := .cache/docs/site

.PHONY: docs
docs: $(STAMP) ## Build the site into .cache/docs/site: guides, reference, search; no network to view it.
	@tools/install.sh .venv-docs requirements-docs.lock
	@$(PY) tools/docs_site.py
	@cd .cache/docs && ../../.venv-docs/bin/zensical build --clean --strict
	@echo "$(SITE)/index.html"

.PHONY: docs-serve
docs-serve: docs ## Build the site and show it at http://127.0.0.1:8000 (PORT=…).
	@$(PY) -m http.server $(or $(PORT),8000) --bind 127.0.0.1 --directory $(SITE)

.PHONY: check-docs
check-docs: docs ## Look at the site in Chromium: accessibility by axe, what it loads, how much it weighs.
	@npm ci --prefix tools/site_check --ignore-scripts --no-audit --no-fund --loglevel=error
	@node tools/site_check/check.mjs $(SITE) $(ARGS)

.PHONY: clean
clean: ## Remove what the tasks leave behind, .venv included.
	@rm -rf $(VENV) .venv-* dist build node_modules tools/site_check/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache .coverage*

# ───────────────────────────────────────────────────────────────────────────────── benchmarks

# Measured figures are worth what the machine is idle: run nothing beside it.
.PHONY: bench
bench: $(STAMP) ## Measure ours and the peers, write docs/benchmarks.md (ARGS="decode calls": only those rows).
	@$(PY) -m benchmarks $(ARGS)

.PHONY: bench-lock
bench-lock: $(STAMP) ## Refresh benchmarks/peers.lock after peers.in changed.
	@$(PY) -m benchmarks.environment

# ──────────────────────────────────────────────────────────────────────────────────── mutants

.PHONY: mutants
mutants: $(STAMP) ## Try the tests with small changes of the code; see docs/mutants.md (ARGS=mock/…/search.py; all: hours).
	@$(PY) tools/mutants.py $(ARGS)
