# Every target calls a small program of scripts/, which needs Python alone and sets up the rest.
PYTHON ?= python3
UV = .venv/bin/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links -p 3.11
export PORT

.DEFAULT_GOAL := help
.PHONY: help run test check e2e services services-stop messages requirements

help: ## Show this list
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 24

run: ## Start the portal on http://localhost:8000 (PORT=… for another port); Ctrl-C stops it
	@$(PYTHON) scripts/run

test: ## Run every check and test, on PostgreSQL with Chromium, on Elasticsearch and on SQLite
	@$(PYTHON) scripts/test

check: ## Run the checks alone: style, types, layers, templates, migrations, translations
	@$(PYTHON) scripts/check

e2e: ## Run the tests in Chromium alone
	@$(PYTHON) scripts/test e2e

services: ## Start the services of the tests and leave them running, for quicker test runs
	@$(PYTHON) scripts/services start

services-stop: ## Stop the services of the tests and remove their data
	@$(PYTHON) scripts/services stop

messages: ## Put new texts into the French catalogue, then compile it
	@.venv/bin/python -m scripts.messages update
	@.venv/bin/python -m scripts.messages compile

requirements: ## Pin the dependencies of pyproject.toml again, with hashes (UPGRADE=--upgrade for newer versions)
	@$(UV) $(UPGRADE) -o requirements/base.txt
	@$(UV) $(UPGRADE) --group dev -c requirements/base.txt -o requirements/dev.txt
