# make demo     judge the samples, audit two of the sample logs, and show the findings
# make test     run every test
# Both install what is missing first.

PREFIX ?= /usr/local
DESTDIR ?=
DATA = $(DESTDIR)$(PREFIX)/share
SWIFT ?= swift
BINARY = .build/release/bindlint
SOURCES = Package.swift Plugins Sources Tests rules

.PHONY: demo test test-browser test-consumers test-integrations build lint format install install-files uninstall bench dependencies

demo: build
	@echo; echo '$$ bindlint check samples/good samples/bad'
	@$(BINARY) check --color auto samples/good samples/bad || test $$? -eq 1
	@echo; echo '$$ bindlint audit samples/logs/gateway.jsonl samples/logs/nginx-combined.log'
	@$(BINARY) audit --color auto samples/logs/gateway.jsonl samples/logs/nginx-combined.log || test $$? -eq 1

# Hostile inputs have a process of their own, because it measures the memory of the programs that it starts.
test: dependencies
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip HostileInputTests
	$(SWIFT) test --skip-build --filter HostileInputTests

# The programs that read reports; their own packages come from the Python index.
test-consumers: dependencies
	$(SWIFT) build --product bindlint
	scripts/test-consumers .build/debug/bindlint

# HTML reports in a browser; needs python3, the network, and Debian's chromium and chromium-driver.
test-browser: dependencies
	$(SWIFT) build --product bindlint
	scripts/test-browser .build/debug/bindlint

# pre-commit, completions, and what other tools say of the files for them; needs python3 and the network, and takes minutes.
test-integrations: build
	scripts/test-integrations $(BINARY)

# The runtime is linked into the binary, and symbols are left out of it.
build: dependencies
	$(SWIFT) build -c release --static-swift-stdlib --product bindlint -Xlinker -s

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

BASH_COMPLETION = $(DATA)/bash-completion/completions/bindlint
ZSH_COMPLETION = $(DATA)/zsh/site-functions/_bindlint
FISH_COMPLETION = $(DATA)/fish/vendor_completions.d/bindlint.fish
MANUAL = $(DATA)/man/man1/bindlint.1

install: build install-files

install-files:
	install -D -m 755 $(BINARY) '$(DESTDIR)$(PREFIX)/bin/bindlint'
	install -d $(foreach file,$(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION) $(MANUAL),'$(dir $(file))')
	$(BINARY) --generate-completion-script bash > '$(BASH_COMPLETION)'
	$(BINARY) --generate-completion-script zsh > '$(ZSH_COMPLETION)'
	$(BINARY) --generate-completion-script fish > '$(FISH_COMPLETION)'
	scripts/man-page $(BINARY) > '$(MANUAL)'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/bindlint' '$(BASH_COMPLETION)' '$(ZSH_COMPLETION)' '$(FISH_COMPLETION)' '$(MANUAL)'

bench: build
	scripts/bench-check $(BINARY)
	scripts/bench-audit $(BINARY)

dependencies:
	@scripts/install-dependencies
