# SPDX-License-Identifier: BSL-1.0
"""Includes point one way only, as docs/architecture.md draws it."""

from source import files, includes

# A folder and the folders right below it. What is below those may be included, too.
BELOW = {
    "support": [],
    "type": ["support"],
    "schema": ["type"],
    "dialect": ["type"],
    "expr": ["schema", "dialect"],
    "mixin": ["schema", "dialect"],
    "query": ["expr", "mixin"],
    "render": ["query"],
    "backend": ["dialect"],
    "session": ["render", "backend"],
    "relation": ["session"],
    "migrate": ["session"],
}
VENDOR_HEADERS = ["sqlite3.h", "libpq-fe.h"]


def reachable(folder):
    """The folder itself and all that it may include."""
    return {folder}.union(*map(reachable, BELOW[folder]))


def layer(path, root):
    """The folder of a file below include/orm or src; None for an umbrella header."""
    for base in (root / "include/orm", root / "src"):
        if base in path.parents:
            inside = path.relative_to(base)
            return inside.parts[0] if len(inside.parts) > 1 else None
    return None


def cycles(graph):
    """Yields the edges that close a cycle, as pairs of files."""
    state = {}

    def visit(file):
        state[file] = "open"
        for included in graph.get(file, ()):
            if included not in state:
                yield from visit(included)
            elif state[included] == "open":
                yield file, included
        state[file] = "done"

    for file in graph:
        if file not in state:
            yield from visit(file)


def problems(root):
    root = root.resolve()
    headers = files(root / "include/orm", ".hpp")
    sources = files(root / "src", ".hpp", ".cpp")
    graph = {}
    lines = {}
    for file in headers + sources:
        own = layer(file, root)
        if own is not None and own not in BELOW:
            yield file, 1, f"`{own}` is no layer"
            continue
        for line, name, included in includes(file, root):
            if name in VENDOR_HEADERS and file in headers:
                yield file, line, f"{name} is a vendor's header: it belongs in src/"
            if included is None:
                continue
            graph.setdefault(file, []).append(included)
            lines[file, included] = line
            if own is None:
                continue  # umbrellas may include everything
            target = layer(included, root)
            if target is None:
                yield file, line, f"{name} is an umbrella: it is for users, not for the library"
            elif target not in reachable(own):
                yield file, line, f"`{own}` must not include `{target}`: {name}"
    for file, included in cycles(graph):
        yield file, lines[file, included], f"{included.name} includes this file, too: a cycle"
