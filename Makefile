# Two commands are all a newcomer needs: `make run` and `make test`. `make` prints the rest.

VENV    ?= .venv
PORT    ?= 8000
T       ?= tests
PYTHON3 ?= python3
PY      := $(VENV)/bin/python
FLASK   := $(VENV)/bin/flask --app wsgi
WORKERS ?= 4

.PHONY: help
help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/app.done: requirements/app.txt
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON3=… names another)"; exit 1; }
	@echo "Setting up $(VENV) with the locked parts…"
	@test -x $(PY) || $(PYTHON3) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/app.done
	@echo "Adding the parts that the tests need…"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.PHONY: setup
setup: $(VENV)/test.done ## virtual environment with everything, and the commit hooks
	@test ! -d .git || $(VENV)/bin/pre-commit install >/dev/null

.PHONY: compiled
compiled: $(VENV)/app.done
	@$(PY) -m consult.i18n.catalogues compile

.PHONY: run
run: $(VENV)/app.done ## serve the demo at http://localhost:8000 (PORT= changes it)
	@CONSULT_PUBLIC_URL=http://localhost:$(PORT) exec $(VENV)/bin/gunicorn -c deploy/demo.conf.py --bind localhost:$(PORT) wsgi:app

.PHONY: parts
parts:
	@.ci/parts

.PHONY: test
test: $(VENV)/test.done compiled parts ## run the whole suite (T=tests/notes runs a part)
	@$(PY) -m pytest -n $(WORKERS) $(T)

.PHONY: check
check: $(VENV)/test.done compiled ## the house rules: style, types, floors, templates, translations
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/djlint templates --lint --quiet
	@$(VENV)/bin/codespell README.md CONTRIBUTING.md CHANGELOG.md docs --skip "glossary.md,docs/manual/*"
	@$(PY) -m consult.i18n.catalogues check
	@echo "The house rules hold."

.PHONY: check-all
check-all: check ## also every page in every role, language and theme
	@CONSULT_ALL_PAGES=1 CONSULT_SHOTS=1 $(PY) -m pytest -n $(WORKERS)

.PHONY: fix
fix: $(VENV)/test.done ## let ruff put right what it can
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

.PHONY: messages
messages: $(VENV)/test.done ## extract and update the translations; fails on missing ones
	@$(PY) -m consult.i18n.catalogues update
	@$(PY) -m consult.i18n.catalogues check

.PHONY: migration
migration: $(VENV)/app.done ## a new revision (M="words")
	@$(FLASK) db revision --autogenerate -m "$(M)"

.PHONY: bundle
bundle: $(VENV)/app.done compiled ## one file for machines without a network: dist/consult-…-bundle.tar.gz
	@$(PY) deploy/bundle.py

.PHONY: audit
audit: $(VENV)/app.done ## verify the chain of deeds
	@$(FLASK) audit verify --content

.PHONY: screenshot
screenshot: $(VENV)/test.done compiled parts ## take the README's picture from a running demo
	@$(PY) -m tests.journeys.screenshot

.PHONY: lock
lock: $(VENV)/test.done ## lock the parts anew, with hashes for every platform
	@$(PY) -m pip install --quiet uv
	@for part in app test; do \
	  $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate requirements/$$part.in -o requirements/$$part.txt; done
