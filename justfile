# Recipes for work on corpuslint. They use .venv, which `just setup` makes.

set positional-arguments

export PATH := justfile_directory() / ".venv/bin" + ":" + env("PATH")

_list:
    @{{ just_executable() }} --list --unsorted

# Make .venv with everything that the other recipes need.
setup:
    python3 -m venv .venv
    pip install --quiet --upgrade pip
    pip install --quiet -e . --group dev

# Style, types and the import contract.
lint:
    ruff check
    ruff format --check
    mypy
    lint-imports

# The tests; arguments go to pytest, as in: just test -k long-sentence
test *args:
    pytest "$@"

# What a change has to pass.
check: lint test

# The same for what is committed, in a clean clone, and the README's commands.
ci:
    .ci/run

# The table of rules, in Markdown.
docs:
    corpuslint rules --isolated --format markdown

# Measure on annotated sets, as in: just accuracy --data ~/sets --write
accuracy *args:
    PYTHONPATH=tests python -m accuracy "$@"

# How many faults are found that are planted in articles, as in: just accuracy-inject --data ~/sets --kind weekday
accuracy-inject *args:
    PYTHONPATH=tests python -m accuracy.inject "$@"

# Time corpuslint beside its peers, as in: just bench --texts news.jsonl.gz --peers write-good alex
bench *args:
    PYTHONPATH=tests python -m benchmarks "$@"

# Begin a rule file, as in: just rule readability/long-word phrases
rule id kind:
    #!/usr/bin/env bash
    set -euo pipefail
    [[ $1 =~ ^[a-z-]+/[a-z-]+$ ]] || { echo "error: $1 is not of the form category/name" >&2; exit 2; }
    path=rules/corpuslint_rules/$1.toml
    [ ! -e "$path" ] || { echo "error: $path is there already" >&2; exit 2; }
    mkdir -p "${path%/*}"
    cat > "$path" << END
    id = "$1"
    kind = "$2"
    message = "{text!r} is …. Write …."
    severity = "note"
    confidence = "low"
    since = "$(corpuslint --version | grep -o '[0-9]*\.[0-9]*' | head -1)"
    source = ["https://…"]
    why = """
    What it does to a reader, and what to do about it.
    """
    # Here follow the fields of the kind, such as: phrases = ["…"]
    bad = [
        "At least five sentences, each with every span that must be found in [[double brackets]].",
    ]
    good = [
        "At least five near misses, which a naive matcher gets wrong.",
    ]
    END
    echo "$path"
