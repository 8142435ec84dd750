# SPDX-License-Identifier: BSL-1.0
"""What the checks share: which files there are, and what they include."""

import re

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def files(folder, *suffixes):
    """All files in and below a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes)


def lines(file):
    """The lines of a file, numbered from 1."""
    return enumerate(file.read_text(encoding="utf-8").splitlines(), 1)


def includes(file, root):
    """Yields line, name and, for a file of this project, path of everything a file includes."""
    for number, line in lines(file):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, name = match.groups()
        path = file.parent / name if quote == '"' else root / "include" / name
        yield number, name, path.resolve() if path.exists() or name.startswith("orm/") else None
