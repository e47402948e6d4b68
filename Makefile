python = .venv/bin/python
shared ?= ../shared

.PHONY: install test evaluate train lock

install: ## jejak into .venv
	python3 -m venv .venv
	$(python) -m pip install -q --require-hashes -r requirements.lock
	$(python) -m pip install -q --no-deps .

test: ## lint, types, tests
	bash scripts/test.sh

evaluate: ## every figure, on the data sets in $(shared)
	$(python) -m evaluate $(shared)

train: ## the reader anew, on the data sets in $(shared); an hour on two cores
	$(python) -m pip install -q '.[train]'
	$(python) -m train $(shared)

lock: ## requirements*.lock from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.lock pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --extra test --generate-hashes --no-annotate --no-header -o requirements-test.lock pyproject.toml
