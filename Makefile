# `make demo` runs the whole call centre here; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
PYTHON ?= python3
CACHE := $(CURDIR)/.runtime/cache
STEP := @deploy/local/step.sh
NPM := cd agent_ui && PATH="$(BIN):$$PATH" npm

export PYTHON
export UV_CACHE_DIR ?= $(CACHE)/uv
export npm_config_cache ?= $(CACHE)/npm
export npm_config_update_notifier := false
# Node trusts what this machine trusts.
NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)
export NODE_EXTRA_CA_CERTS
# What was fetched for the tests, after what the machine has.
export PATH := $(PATH):$(CACHE)/bin

UI_SOURCES := $(shell find agent_ui -path agent_ui/node_modules -prune -o -path agent_ui/dist -prune -o -type f -print 2>/dev/null)
# $(call API_TYPES,FILE): the TypeScript types of the API and of every websocket message.
API_TYPES = mkdir -p .runtime && $(BIN)/python -m callcenter.openapi > .runtime/openapi.json && \
	($(NPM) run --silent api -- $(CURDIR)/.runtime/openapi.json $(1))
# Ends the command when make itself is killed.
WITH_MAKE := $(if $(shell command -v setpriv),setpriv --pdeathsig TERM)

.PHONY: help setup ui runtime tools prepare demo test test-python test-ui check smoke chaos screenshots clean api

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: $(VENV)/.ready ## the virtual environment
	@:

ui: agent_ui/dist/index.html ## the web UI, built
	@:

runtime: ## Asterisk and speech, fetched where the system has none
	@$(PYTHON) -m deploy.local.debian asterisk espeak

tools: ## what the tests need besides: a browser and SIPp
	@$(PYTHON) -m deploy.local.debian chromium sipp

# Downloads run beside the making of the environment.
prepare:
	@$(MAKE) --no-print-directory -j4 ui runtime

demo: prepare ## the whole system with simulated callers; Ctrl-C ends it
	@$(WITH_MAKE) $(BIN)/python -m deploy.demo.run $(ARGS)

test: ## everything: unit, service, API and end-to-end tests
	@$(MAKE) --no-print-directory -j4 ui runtime tools
	@$(MAKE) --no-print-directory test-python test-ui

test-python:
	@$(BIN)/python -m pytest -n $${PYTEST_WORKERS:-2} $(ARGS)

test-ui: agent_ui/node_modules/.ready
	@$(NPM) test --silent

check: setup agent_ui/node_modules/.ready ## ruff, mypy, import-linter, ESLint, tsc
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(NPM) run --silent lint
	@$(NPM) run --silent types
	@$(call API_TYPES,$(CURDIR)/.runtime/schema.d.ts)
	@cmp -s .runtime/schema.d.ts agent_ui/src/api/schema.d.ts || \
	  { echo "agent_ui/src/api/schema.d.ts is older than the API: run 'make api'."; exit 1; }

api: setup agent_ui/node_modules/.ready ## the web UI's types, generated from the API's description
	@$(call API_TYPES,$(CURDIR)/agent_ui/src/api/schema.d.ts)

smoke: ## two real calls through real browsers; figures as JSON on the last line
	@$(MAKE) --no-print-directory -j4 ui runtime tools >&2
	@$(WITH_MAKE) $(BIN)/python -m deploy.demo.smoke $(ARGS)

chaos: ## the system under load while its parts break; what was lost as JSON on the last line
	@$(MAKE) --no-print-directory -j4 ui runtime tools >&2
	@$(WITH_MAKE) $(BIN)/python -m tests.faults.chaos

screenshots: ## retake the pictures in the manuals from a running demo
	@$(MAKE) --no-print-directory -j4 ui runtime tools
	@$(WITH_MAKE) $(BIN)/python -m deploy.demo.screenshots $(ARGS)

clean: ## removes what make made, downloads and demo data included
	@$(PYTHON) -m deploy.local.forget .runtime
	rm -rf $(VENV) agent_ui/node_modules agent_ui/dist

$(VENV)/.ready: requirements.lock pyproject.toml deploy/local/venv.sh
	$(STEP) "Python environment" deploy/local/venv.sh $(VENV)

agent_ui/node_modules/.ready: agent_ui/package-lock.json | $(VENV)/.ready
	$(STEP) "Web UI packages" bash -c '$(NPM) ci --no-audit --no-fund && touch node_modules/.ready'

agent_ui/dist/index.html: $(UI_SOURCES) agent_ui/node_modules/.ready
	$(STEP) "Web UI" bash -c '$(NPM) run --silent build && touch dist/index.html'
