# SPDX-License-Identifier: BSL-1.0
"""Every function of namespace dsl that makes a part of a statement stands in docs/sql.md."""

import re

from source import files, lines

# What is told of in a chapter of its own, beside the schema that it belongs to, or is no SQL.
ELSEWHERE = {
    "search_of", "unique_among_living", "purge", "restore", "from_context", "view_sql", "trigger_sql",
}

DECLARED = re.compile(
    r"^(?:inline )?(?:constexpr|consteval) (?:auto|[\w:<>, ]+?) (\w+)(?:\(|\{| = |;)")
WORD = re.compile(r"\w+")


def declared(file):
    inside = False
    for number, line in lines(file):
        if line.startswith("namespace dsl {"):
            inside = True
        elif line.startswith("}  // namespace dsl"):
            inside = False
        elif inside:
            match = DECLARED.match(line)
            if match and match[1] != "operator":
                yield number, match[1]


def problems(root):
    page = root / "docs/sql.md"
    told = {
        word
        for _, line in (lines(page) if page.exists() else [])
        if line.startswith("| ")
        for word in WORD.findall(line.split(" | ")[0] + line.split(" | ")[1])
    }
    for folder in ("expr", "query"):
        for file in files(root / "include/orm" / folder, ".hpp"):
            seen = set()
            for number, name in declared(file):
                if name not in told and name not in ELSEWHERE and name not in seen:
                    seen.add(name)
                    yield file, number, f"docs/sql.md has no row with `{name}`: tests/docs"
