# `make run` starts Reelbot, `make test` checks it; both install what they need first, once.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --only-binary=:all: --constraint constraints.txt
# Where there is an NVIDIA GPU, what the text-to-video engine takes is installed too.
EXTRA := $(if $(or $(wildcard /proc/driver/nvidia/version),$(shell command -v nvidia-smi)),[wan])
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif

.PHONY: help run test lint bench bench-gpu gallery chaos clean

help:  ## List these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The stamps make a second run start at once: pip is asked only when these files changed.
# On Linux the registry's torch brings CUDA along; TORCH_INDEX names an index of CPU builds instead.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Reelbot (once; a few minutes) …"
	$(if $(TORCH_INDEX),$(PIP) install --quiet --only-binary=:all: --index-url $(TORCH_INDEX) "$$(grep '^torch==' constraints.txt)")
	$(INSTALL) --editable '.$(EXTRA)'
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	@echo "Installing what the tests need (once) …"
	$(INSTALL) --editable '.[test]'
	@touch $@

run: $(VENV)/.installed  ## Start Reelbot with the web chat on http://127.0.0.1:8080
	@$(BIN)/python -m bot run $(ARGS)

lint: $(VENV)/.installed-test  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The same random values each time; plain `pytest` looks for new ones.
test: lint  ## Lint, types and tests
	$(BIN)/python -m pytest -m "not chaos" --hypothesis-profile ci --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

chaos: $(VENV)/.installed-test  ## The long kill -9 run
	$(BIN)/python -m pytest -m chaos $(ARGS)

bench: $(VENV)/.installed-test  ## Measure the ratios the project promises, side by side
	$(BIN)/python -m bench $(ARGS)

bench-gpu: $(VENV)/.installed-test  ## Measure the Wan engine on this GPU, beside its floor and plain diffusers
	$(BIN)/python -m bench.wan_gpu $(ARGS)

gallery: $(VENV)/.installed-test  ## Draw every phenomenon's example onto one sheet
	$(BIN)/python -m bench.gallery $(ARGS)

clean:  ## Remove what was installed; ./data stays
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
