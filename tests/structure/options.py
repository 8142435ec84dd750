# SPDX-License-Identifier: BSL-1.0
"""Every option that a database is opened with is in the table of its engine's page."""

import re

from source import lines

PAGES = {"include/orm/backend/sqlite/options.hpp": "docs/sqlite.md"}
MEMBER = re.compile(r"^    [\w:]+(?:<.*>)? +(\w+) += .*;")


def problems(root):
    for header, page in PAGES.items():
        if not (root / header).exists():
            continue
        text = (root / page).read_text(encoding="utf-8")
        for number, line in lines(root / header):
            match = MEMBER.match(line)
            if match and f"| `{match[1]}` |" not in text:
                yield root / header, number, f"{page} has no row for `{match[1]}`"
