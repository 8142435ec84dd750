# SPDX-License-Identifier: BSL-1.0
"""A rule has a message, a heading in docs/errors.md and a compile-fail test, all of one name."""

import re

from source import files, lines

HEADING = re.compile(r"### ([a-z0-9-]+)$")
MESSAGE = re.compile(r"docs/errors\.md#([a-z0-9-]+)")
EXPECTED = re.compile(r"^// expect(?:-gcc|-clang)?: .*docs/errors\\?\.md#([a-z0-9-]+)", re.MULTILINE)


def problems(root):
    page = root / "docs/errors.md"
    headings = {}
    for number, line in lines(page) if page.exists() else []:
        match = HEADING.match(line)
        if match and match[1] in headings:
            yield page, number, f"`{match[1]}` is described twice"
        elif match:
            headings[match[1]] = number

    messages = {}
    for folder in ("include", "src"):
        for file in files(root / folder, ".hpp", ".cpp"):
            for number, line in lines(file):
                for name in MESSAGE.findall(line):
                    messages.setdefault(name, (file, number))

    tested = set()
    for file in files(root / "tests/compile_fail", ".cpp"):
        tested.update(EXPECTED.findall(file.read_text(encoding="utf-8")))

    for name, (file, number) in messages.items():
        if name not in headings:
            yield file, number, f"docs/errors.md has no heading `### {name}`"
        if name not in tested:
            yield file, number, f"no program in tests/compile_fail expects `{name}`"
    for name, number in headings.items():
        if name not in messages:
            yield page, number, f"no message leads to `{name}`"
