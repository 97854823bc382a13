# Every command here works on a fresh machine: the first one sets up .venv from requirements.lock.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
TEXTS = $(shell git ls-files -co --exclude-standard 'trainer_desk/ui/*.py' trainer_desk/app.py | sort -u)
LUPDATE := $(BIN)/pyside6-lupdate -no-obsolete -locations none -source-language en_US
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))
# The offscreen platform needs no display; its Qt messages would only repeat that.
TEST_ENV := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=1

# New examples in every run, and as long as they take.
SEARCH := --hypothesis-profile=searching --timeout 3600 -o faulthandler_timeout=0

.PHONY: run test check bench torture pictures languagetool translations lock clean help

run: $(STAMP) translations  ## start the window
	@$(BIN)/python -m trainer_desk gui

test: $(STAMP) translations check  ## everything that must pass
	$(TEST_ENV) $(BIN)/python -m pytest -q -n 2 -m "not torture" --cov --cov-report=term:skip-covered

check: $(STAMP)  ## format, lint, types, layers
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(STAMP) translations  ## speed as ratios within one run, each with its limit
	$(TEST_ENV) $(BIN)/python -m tests.bench

torture: $(STAMP) translations  ## long campaigns: kills, power loss, faults
	$(TEST_ENV) $(BIN)/python -m pytest -q -m torture $(SEARCH)
	$(TEST_ENV) $(BIN)/python -m pytest -q -m "hypothesis and not torture" $(SEARCH)

pictures: $(STAMP) translations  ## the README's screenshots, from the sample batches
	$(BIN)/python -m tests.pictures resources/pictures

languagetool: $(STAMP)  ## LanguageTool from Maven Central, for the tests and for developers
	$(BIN)/python -m trainer_desk languagetool install --maven --into build/languagetool

translations: $(TRANSLATIONS)

%.qm: %.ts $(STAMP)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

texts: $(STAMP)  ## bring resources/i18n/*.ts up to date with the code
	@$(LUPDATE) -target-language ru_RU $(TEXTS) -ts resources/i18n/ru.ts
	@$(LUPDATE) -target-language en_US -pluralonly $(TEXTS) -ts resources/i18n/en.ts

lock: $(STAMP)  ## write requirements.lock anew (hashes, no hosts)
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) packaging/check_python.py
	@echo "Setting up $(VENV) from requirements.lock: about a minute, only this once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

clean:  ## remove what was built; never touches anybody's work
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .coverage* resources/i18n/*.qm

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ -/'
