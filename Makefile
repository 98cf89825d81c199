# One command each; CI and people call the same ones. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-postgresql check bench bench-faults bench-registers goldens docs

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.web: pyproject.toml constraints.txt tools/environment.py
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Huizong needs Python 3.11 or later; '$(PYTHON)' was not found. Install it, or name another: make PYTHON=/path/to/python3.11 run"; exit 1; }
	@$(PYTHON) tools/environment.py $(VENV) web

$(VENV)/.dev: $(VENV)/.web
	@$(PYTHON) tools/environment.py $(VENV) web,dev

$(VENV)/.bench: $(VENV)/.dev
	@$(PYTHON) tools/environment.py $(VENV) web,dev,bench

run: $(VENV)/.web ## the example office at http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(BIN)/huizong demo $(if $(PORT),--port $(PORT))

test: $(VENV)/.dev ## every test this machine can run; HUIZONG_REQUIRE=all makes a skip a failure
	@$(BIN)/pytest

test-postgresql: $(VENV)/.dev ## the tests that store something once more, on a PostgreSQL that is gone afterwards
	@$(BIN)/python tests/throwaway.py $(BIN)/pytest $(or $(TESTS),tests/huizong_web) -m "database and not browser"

check: $(VENV)/.dev ## format, lint, types, imports, messages and generated pages
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/messages.py --check
	@$(BIN)/python tools/docs.py --check

bench: $(VENV)/.bench ## speed and memory beside peers; prints, and writes docs/benchmarks.md
	@$(BIN)/python bench/run.py

bench-registers: $(VENV)/.bench ## lists and figures of a million records on PostgreSQL; writes docs/benchmarks-registers.md
	@$(BIN)/python bench/registers.py --write

bench-faults: $(VENV)/.dev ## plant wrong digits in relations that hold and count what is caught
	@$(BIN)/python bench/faults.py

goldens: $(VENV)/.dev ## rewrite tests/golden from what the code does now; read the diff
	@HUIZONG_GOLDENS=rewrite $(BIN)/pytest -q tests/huizong/test_golden.py tests/huizong/test_golden_formats.py

docs: $(VENV)/.dev ## rewrite the generated pages and the message catalogues
	@$(BIN)/python tools/messages.py
	@$(BIN)/python tools/docs.py
