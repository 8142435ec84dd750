# SPDX-License-Identifier: BSL-1.0
"""Every exception of the library has a row in docs/exceptions.md, and every row is of one."""

import re

from source import files, lines

DECLARED = re.compile(r"^(?:struct|class) (\w+)(?: final)? : (?:public )?(?:orm::)?(\w+) \{")
NAMED = re.compile(r"`(\w+)`")


def problems(root):
    declared = {}
    for file in files(root / "include", ".hpp"):
        for number, line in lines(file):
            match = DECLARED.match(line)
            if match:
                declared[match[1]] = (match[2], file, number)

    def is_exception(name):
        return name == "error" or (name in declared and is_exception(declared[name][0]))

    page = root / "docs/exceptions.md"
    rows = {}
    for number, line in lines(page) if page.exists() else []:
        if line.startswith("| ") and line.count("|") == 3:
            for name in NAMED.findall(line.split("|")[1]):
                rows[name] = number

    for name, (base, file, number) in declared.items():
        if is_exception(base) and name not in rows:
            yield file, number, f"docs/exceptions.md has no row for `{name}`"
    for name, number in rows.items():
        if not is_exception(name):
            yield page, number, f"`{name}` is no exception of the library"
