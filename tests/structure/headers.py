# SPDX-License-Identifier: BSL-1.0
"""How a file begins, how long it may be, and that every header has its test."""

import re

from source import files, includes, lines

LICENCE = "// SPDX-License-Identifier: BSL-1.0"
MAX_LINES = 400
MAX_COLUMNS = 100
FOLDERS = ["include", "src", "tests", "examples", "benchmarks"]
WRITTEN_BY_A_PROGRAM = re.compile(r"// .*Written by a program; not to be edited\.$")
LONG_BY_NATURE = re.compile(r"\s*// expect(-\w+)?: |\s*#include ")
RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)


def lines_of_raw_strings(text):
    """The numbers of the lines that raw strings reach over: they cannot be broken."""
    for string in RAW_STRING.finditer(text):
        first = text.count("\n", 0, string.start()) + 1
        yield from range(first, first + string[0].count("\n") + 1)


def layout(root):
    for folder in FOLDERS:
        for file in files(root / folder, ".hpp", ".cpp"):
            text = list(lines(file))
            if text and WRITTEN_BY_A_PROGRAM.match(text[0][1]):
                continue
            if not text or text[0][1] != LICENCE:
                yield file, 1, f"the first line must be `{LICENCE}`"
            if file.suffix == ".hpp":
                if len(text) > MAX_LINES:
                    yield file, MAX_LINES, f"{len(text)} lines; {MAX_LINES} are the ceiling"
                if not any(line == "#pragma once" for _, line in text):
                    yield file, 2, "`#pragma once` is missing"
            unbroken = set(lines_of_raw_strings("\n".join(line for _, line in text)))
            for number, line in text:
                if number in unbroken:
                    continue
                if len(line) > MAX_COLUMNS and not LONG_BY_NATURE.match(line):
                    yield file, number, f"{len(line)} columns; {MAX_COLUMNS} are the ceiling"


def mirrored_tests(root):
    headers = root / "include/orm"
    for header in files(headers, ".hpp"):
        if header.parent == headers:
            continue  # umbrellas hold nothing of their own
        test = root / "tests/unit" / header.relative_to(headers).with_suffix(".cpp")
        if not test.exists():
            yield header, 1, f"there is no {test.relative_to(root)}"
            continue
        name = header.relative_to(root / "include").as_posix()
        first = next(includes(test, root), (1, None, None))
        if first[1] != name:
            yield test, first[0], f"the first include must be <{name}>: it proves it self-contained"


def problems(root):
    yield from layout(root)
    yield from mirrored_tests(root)
