# SPDX-License-Identifier: BSL-1.0
"""C++ in the docs is cut from programs that the tests compile.

A page names the program, and the part of it where that is not the whole, in a comment before the
block; the program marks the part:

    <!-- examples/02_insert.cpp: returning -->        // [returning]
    ```cpp                                            auto stored = db.insert(user);
    auto stored = db.insert(user);                    // [/returning]
    ```

A block that cannot be compiled says why: <!-- not compiled: a sketch -->. `snippets.py --write`
copies the programs' text into the pages.
"""

import re
import sys
import textwrap
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- (?P<origin>[^\n]*?) -->\n)?```cpp\n(?P<code>.*?)^```$", re.S | re.M)
MARKER = re.compile(r"^\s*// \[/?[a-z0-9_ -]+\]\n", re.M)
LICENCE = re.compile(r"\A// SPDX-License-Identifier: [^\n]*\n+")


def cut(root, origin):
    """The text a page must show; raises LookupError, which says why there is none."""
    file, _, part = origin.partition(": ")
    path = root / file
    if not path.is_file():
        raise LookupError(f"there is no {file}")
    text = path.read_text(encoding="utf-8")
    if part:
        name = re.escape(part)
        match = re.search(rf"^\s*// \[{name}\]\n(.*?)^\s*// \[/{name}\]$", text, re.S | re.M)
        if not match:
            raise LookupError(f"{file} has no part `// [{part}]` ... `// [/{part}]`")
        text = match[1]
    text = MARKER.sub("", LICENCE.sub("", text))
    return textwrap.dedent(text).strip("\n") + "\n"


def pages(root):
    return [*root.glob("*.md"), *sorted((root / "docs").rglob("*.md"))]


def problems(root):
    for page in pages(root):
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start("code"))
            origin = block["origin"]
            if not origin:
                yield page, line, "this block must name the program it is cut from"
            elif not origin.startswith("not compiled: "):
                try:
                    if cut(root, origin) != block["code"]:
                        yield page, line, f"this block differs from {origin}; see scripts/snippets"
                except LookupError as error:
                    yield page, line, str(error)


def write(root):
    """Copies the programs' text into the pages, where a page names a program."""
    def replace(block):
        origin = block["origin"]
        if not origin or origin.startswith("not compiled: "):
            return block[0]
        return f"<!-- {origin} -->\n```cpp\n{cut(root, origin)}```"

    for page in pages(root):
        text = page.read_text(encoding="utf-8")
        page.write_text(BLOCK.sub(replace, text), encoding="utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    write(Path(__file__).resolve().parents[2])
