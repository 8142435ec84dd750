#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""The large query of the benchmarks with each of its three typical mistakes.

    large_query.py SOURCE COMPILER [ARGUMENT...]

Each has to be one error, which names the culprit in the first five lines of what the compiler says,
without those that tell who included whom.
"""

import sys
import tempfile
from pathlib import Path

import run

FIRST_LINES = 5
MISTAKES = [
    # what is wrong, what stands there, what is written instead, what has to be said, the culprit
    ("a table that is not in from", "eq(purchases.id, lines.purchase_id)",
     "eq(shops.id, lines.purchase_id)", "docs/errors.md#table-not-in-from", "shops_t::id_t"),
    ("a value of another type", "gte(purchases.day, since)", "gte(purchases.day, country_name)",
     "docs/errors.md#types-do-not-compare", "purchases_t::day_t"),
    ("a column that is not grouped", ".order_by(countries.name, desc(value))",
     ".group_by(countries.name, lines.id).order_by(countries.name)",
     "docs/errors.md#not-grouped", "customers_t::name_t"),
]


def problems(source, compiler):
    """Yields a sentence for everything that is wrong with what the compiler says."""
    text = Path(source).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as directory:
        program = Path(directory, "program.cpp")
        for name, right, wrong, message, culprit in MISTAKES:
            if text.count(right) != 1:
                yield f"{name}: `{right}` is not in the program once"
                continue
            program.write_text(text.replace(right, wrong), encoding="utf-8")
            compiled, output = compiler(program, "-w", "-DWITH_QUERY")
            if compiled:
                yield f"{name}: it compiles, but it must not"
                continue
            errors = len(run.errors_in(output.splitlines()))
            if errors != 1:
                yield f"{name}: there must be one error, there are {errors}:\n{output}"
            if message not in run.first_error(output):
                yield f"{name}: `{message}` is not found in the first error:\n{output}"
            lines = [line for line in output.splitlines()
                     if not line.lstrip().startswith(("In file included from ", "from "))]
            if not any(culprit in line for line in lines[:FIRST_LINES]):
                shown = "\n".join(lines[:FIRST_LINES])
                yield f"{name}: `{culprit}` is not found in the first lines:\n{shown}"


def main():
    source, *command = sys.argv[1:]
    found = list(problems(source, run.Compiler(command)))
    print("\n\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
