# `make help` lists what there is to do. Every command works from a fresh clone.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two SwiftPM runs in one build folder wait for each other anyway.
.NOTPARALLEL:

# Where SwiftPM builds. `make test SCRATCH=.build-two` leaves another build alone. It holds the packages' sources too.
SCRATCH ?= .build
SWIFT_BUILD := swift build --scratch-path $(SCRATCH)
SITEGEN := $(SCRATCH)/release/sitegen
SOURCES := Sources Tests Package.swift
PORT ?= 8000

.PHONY: help site test browser screenshots check lint format docs brand bench bench-checks bench-templates bench-images bench-refresh bench-preview soak clean sitegen

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: sitegen ## Build the site into public/, installing the libraries it lacks
	@$(SITEGEN) build
	@echo
	@echo "The site is in $(CURDIR)/public. To look at it:"
	@echo "    python3 -m http.server -d public $(PORT)"
	@echo "and open http://localhost:$(PORT)/image-2/ (Ctrl-C stops it)."

test: sitegen ## Run all tests, installing what they lack
	@scripts/dependencies.sh test
	swift test --scratch-path $(SCRATCH)
	SCRATCH=$(SCRATCH) Tests/CWrapperFaults/run
	$(SWIFT_BUILD) -c release --product RefreshSimulation
	$(SCRATCH)/release/RefreshSimulation 10000
	Tests/Program/run $(SITEGEN)
	SITEGEN=$(abspath $(SITEGEN)) Tests/Browser/run public

browser: ## Run the browser tests alone, on public/ as it is
	@scripts/dependencies.sh browser
	SITEGEN=$(abspath $(SITEGEN)) Tests/Browser/run public

screenshots: ## Take the screenshots in Tests/Browser/screenshots/ anew; fails, so that you look at them
	@scripts/dependencies.sh browser
	Tests/Browser/run --record public test_screenshots

check: lint test ## Lint, test, prove that public/ is what the sources make, and that nothing is overdue
	$(SITEGEN) build --check
	$(SITEGEN) check --strict

lint: ## Check the code's format
	swift format lint --strict --parallel --recursive $(SOURCES)

format: ## Rewrite the code in the project's format
	swift format --in-place --parallel --recursive $(SOURCES)

docs: sitegen ## Write docs/diagnostics.md, the tables of keys in docs/formats.md and schemas/ anew
	$(SITEGEN) explain --markdown >docs/diagnostics.md.new
	mv docs/diagnostics.md.new docs/diagnostics.md
	$(SITEGEN) schema --json schemas --docs docs/formats.md

brand: ## Draw the card of shared pages and the web manifest's icons anew
	@scripts/dependencies.sh browser
	.venv/bin/python scripts/brand/draw.py

bench: sitegen ## Compare with Hugo and two C programs (about 5 minutes; ARGS="--pages 1000" is quick)
	python3 Benchmarks/run.py --sitegen $(SITEGEN) $(ARGS)

bench-templates: ## Compare the template engine with swift-mustache
	$(SWIFT_BUILD) -c release --product TemplateBenchmark
	$(SCRATCH)/release/TemplateBenchmark

bench-checks: ## Show what the checks add to a build (about a minute)
	$(SWIFT_BUILD) -c release --product CheckBenchmark
	python3 Benchmarks/checks.py --benchmark $(SCRATCH)/release/CheckBenchmark $(ARGS)

bench-images: ## Compare encoding the showcase's pictures with cwebp (about 2 minutes)
	@scripts/dependencies.sh test
	$(SWIFT_BUILD) -c release --product ImageBenchmark
	python3 Benchmarks/images.py --benchmark $(SCRATCH)/release/ImageBenchmark $(ARGS)

bench-refresh: sitegen ## Compare a refresh of 64 pictures with what it costs at least (about 3 minutes)
	$(SWIFT_BUILD) -c release --product ImageBenchmark
	python3 Benchmarks/refresh.py --sitegen $(SITEGEN) --benchmark $(SCRATCH)/release/ImageBenchmark $(ARGS)

bench-preview: sitegen ## Compare the preview of a saved change with Hugo's server (about 5 minutes)
	python3 Benchmarks/preview.py --sitegen $(SITEGEN) $(ARGS)

soak: sitegen ## Play refreshes that end anywhere, ten times as many as `make test` does
	@scripts/dependencies.sh test
	$(SWIFT_BUILD) -c release --product RefreshSimulation
	$(SCRATCH)/release/RefreshSimulation 100000
	SITEGEN_SOAK=1 Tests/Program/run $(SITEGEN) test_refresh_kills test_preview_soak

clean: ## Remove what was built; public/ stays
	rm -rf $(SCRATCH) .sitegen .bench .venv

sitegen: ## Build the program alone, in release mode
	@scripts/dependencies.sh build
	$(SWIFT_BUILD) -c release --product sitegen
