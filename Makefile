# The only door. `make demo` and `make test` each do the whole set-up on a fresh Debian 12 or 13.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
CONFIG ?= /etc/motcua/centre.toml
LANG_CODE ?= vi
ENGINE ?= sqlite
SHOTS ?= build/shots
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help demo test prove shots check run words voice lock deb install uninstall build clean

help:
	@echo "make demo    set up, then a working centre with simulated devices (offscreen without a display)"
	@echo "             ENGINE=postgresql: the same on a server of its own, each program with its login"
	@echo "make test    set up, then every test"
	@echo "make prove   set up, then the long rigs: kill -9, power cuts, races"
	@echo "make shots   a picture of every screen at every size, in build/shots/ (SHOTS=FOLDER)"
	@echo "make check   formats, lint, types, arrows"
	@echo "make run APP=kiosk|display|counter|db|devices ARGS='...'"
	@echo "make words   refresh translations and centre.toml.example"
	@echo "make voice   render the missing clips of the voice (CONFIG=FILE LANG_CODE=vi)"
	@echo "make deb     a Debian package with every wheel inside, in build/deb/ (VERSION=...)"
	@echo "make install ROLE=kiosk|display|counter|rating|server|all-in-one    as root: this machine, or DESTDIR=TREE"
	@echo "make uninstall    as root; the centre's data stays, unless PURGE=1"
	@echo "make lock    resolve the requirements anew;  make build  the wheel"

.PHONY: packages server-packages test-packages
packages:
	@.ci/packages systemd/packages.txt

server-packages:
	@.ci/packages systemd/packages-server.txt

test-packages:
	@.ci/packages systemd/packages.txt systemd/packages-server.txt tests/packages.txt

# Order-only: Debian's packages come first, but looking at them does not make the rest stale.
$(READY): requirements-dev.lock pyproject.toml $(wildcard centre/words/*.ts) | packages
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked Python packages into $(VENV)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m centre.words compile
	@touch $@

demo: packages $(if $(filter postgresql,$(ENGINE)),server-packages) $(READY)
	@$(BIN)/python tests/demo $(ENGINE)

# Real processes with real deadlines, four at a time on two cores that others may use as well: what
# failed in the crowd is named and tried once more alone. What fails alone too is broken.
test: test-packages $(READY)
	@unset PYTHONDONTWRITEBYTECODE; \
	$(BIN)/python -m pytest -n 4 --dist loadfile; failed=$$?; \
	test $$failed -eq 1 || exit $$failed; \
	echo "Some tests failed while others ran. Again, alone; the first that fails again ends this:"; \
	$(BIN)/python -m pytest --last-failed --last-failed-no-failures none --maxfail 1 -v

prove: test-packages $(READY)
	@$(BIN)/python -m pytest -m prove --prove -s

shots: packages $(READY)
	@$(BIN)/python tests/shots $(SHOTS)

check: packages $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 $$($(BIN)/python tests/counter_client/windows_path.py)
	@$(BIN)/lint-imports

run: packages $(READY)
	@$(BIN)/motcua-$(APP) $(ARGS)

words: packages $(READY)
	@$(BIN)/python -m centre.words update
	@$(BIN)/python -m centre.words compile

voice: packages $(READY)
	@$(BIN)/motcua-display --config $(CONFIG) --make-voice $(LANG_CODE)

lock: $(READY)
	@$(PYTHON) -m venv build/resolver
	@build/resolver/bin/pip install -q uv==0.13.9
	@build/resolver/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --upgrade pyproject.toml -o requirements.lock
	@build/resolver/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --upgrade pyproject.toml --group dev -o requirements-dev.lock

deb: $(READY)
	@$(BIN)/python systemd/deb/build.py build/deb $(VERSION)

install:
	@PYTHON="$(PYTHON)" systemd/deb/install "$(ROLE)" "$(DESTDIR)"

uninstall:
	@systemd/deb/uninstall "$(PURGE)" "$(DESTDIR)"

build: $(READY)
	@$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf build demo dist
