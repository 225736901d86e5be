# What a newcomer needs: `make demo`, `make test`. What a developer needs besides: lint, quality, bench, fuzz, clean.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export SWIFT_BACKTRACE := enable=no

PACKAGES := libicu-dev libsqlite3-dev libxml2-dev zlib1g-dev libgumbo-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config
# The tests validate XLIFF and TBX with this.
PACKAGES += libxml2-utils
# Unicode's own break tests.
PACKAGES += unicode-data
DEMO := .build/demo
DRAGOMAN := .build/debug/dragoman --database $(DEMO)/desk.sqlite

.PHONY: setup build demo test test-clients lint quality bench fuzz train-thai clean

# Installs the Debian packages that are missing; says so where that needs rights one does not have.
setup:
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  $$root apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is needed: see swift.org/install" >&2; exit 1; }

build: setup
	swift build --product dragoman

demo: build
	@rm -rf $(DEMO); mkdir -p $(DEMO)
	@echo; echo '$$ dragoman ingest Data/Samples/articles'
	@$(DRAGOMAN) ingest --quiet Data/Samples/articles
	@echo; echo '$$ dragoman glossary import Glossaries/newsroom.tbx'
	@$(DRAGOMAN) glossary import --quiet Glossaries/newsroom.tbx
	@echo; echo '$$ dragoman export --all -o out'
	@$(DRAGOMAN) export --quiet --all -o $(DEMO)/out
	@echo; echo '$$ dragoman import Data/Samples/translations/*.xlf'
	@$(DRAGOMAN) import --quiet Data/Samples/translations/*.xlf --author 'Dragoman samples'
	@$(DRAGOMAN) render --quiet harbour-wind-farm --language fr -o $(DEMO)/harbour-wind-farm.fr.html >/dev/null
	@$(DRAGOMAN) render --quiet harbour-wind-farm --language ar -o $(DEMO)/harbour-wind-farm.ar.html >/dev/null
	@$(DRAGOMAN) coverage --format html > $(DEMO)/coverage.html
	@echo; echo '$$ dragoman coverage'
	@$(DRAGOMAN) coverage
	@echo; echo "To look at:"; \
	for f in harbour-wind-farm.fr.html harbour-wind-farm.ar.html coverage.html out/fr.xlf; do echo "  $(DEMO)/$$f"; done

test: setup
	swift test

# Real CAT tools open, fill and save what is exported (OmegaT, Poedit, Lokalize, lconvert, translate-toolkit), as far as they
# are installed and the scripts that drive them lie in ../shared/interop/clients. Takes some minutes.
test-clients: setup
	DRAGOMAN_CLIENTS=1 swift test --filter ClientTests

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

# How well texts are split, against Tests/Quality/figures.txt; exit 3 where something got worse. `RECORD=1` records
# anew, `SPEED=0` leaves the throughput out.
quality: setup
	DRAGOMAN_BENCHMARKS=1 swift build -c release --scratch-path .build-bench --product dragoman
	DRAGOMAN_BENCHMARKS=1 swift build -c release --scratch-path .build-bench --product dragoman-quality
	.build-bench/release/dragoman-quality $(if $(filter 1,$(RECORD)),--record) \
	  $(if $(filter 0,$(SPEED)),,--command .build-bench/release/dragoman)

# Release figures: filters, whole commands, peak memory, segmentation beside a C++ program over ICU. Takes some minutes.
bench: setup
	DRAGOMAN_BENCHMARKS=1 swift build -c release --scratch-path .build-bench
	$(firstword $(shell command -v clang++) $(CXX)) -O2 -std=c++17 Tests/Benchmarks/ICU/sentences.cpp \
	  $$(pkg-config --cflags --libs icu-uc icu-i18n) -o .build-bench/sentences
	.build-bench/release/dragoman-bench .build-bench/release/dragoman .build-bench/sentences

# Feeds the readers of foreign files with broken ones under AddressSanitizer: SECONDS each, all of them or READER.
SECONDS := 60
fuzz: setup
	DRAGOMAN_FUZZING=1 swift build -c release --scratch-path .build-fuzz --sanitize=address --product dragoman-fuzz
	Tests/Fuzzing/fuzz.sh $(SECONDS) $(READER)

# Cross-validates the model of Thai sentence ends and writes its weights anew. Takes some minutes.
RECORDS := ../shared/segmentation/dev/ud.dev.jsonl
train-thai: setup
	@[ -r $(RECORDS) ] || { echo "training needs $(RECORDS), which is not part of the repository" >&2; exit 1; }
	DRAGOMAN_TRAINING=1 swift build -c release --product dragoman-train-thai --scratch-path .build-train
	.build-train/release/dragoman-train-thai Data/Segmentation/th.model Data/Segmentation/th.txt $(RECORDS)

clean:
	rm -rf .build .build-*
