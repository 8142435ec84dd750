#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""No SQL text is made while a program runs whose queries are of known shape: test.py PROGRAM

Callgrind writes down each function that was called. Those that make text are told by their names,
which a query with optional parts has to show, or nothing would be proven.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
FUNCTION = re.compile(r"^c?fn=\(\d+\) (.+)$", re.MULTILINE)
MAKES_TEXT = re.compile(
    r"\borm::writer::|\borm::text<.*>::write\b|\borm::(write|write_\w+|build_text|build_query)\b")


def makers_of_text(program, shape):
    """The functions that made SQL text while the program ran."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory, "calls")
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program,
                        shape], check=True, capture_output=True, cwd=directory)
        called = set(FUNCTION.findall(out.read_text(encoding="utf-8", errors="replace")))
    return len(called), sorted(name for name in called if MAKES_TEXT.search(name))


def main():
    if not shutil.which("valgrind"):
        print("valgrind is not installed")
        return SKIPPED
    program = Path(sys.argv[1]).resolve()
    _, expected = makers_of_text(program, "parts")
    called, found = makers_of_text(program, "known")
    print(f"{called} functions were called, {len(found)} of them made text")
    for name in found:
        print(f"  {name}")
    if not expected:
        print("a query with optional parts shows none, so that the names must have changed")
    return 1 if found or not expected else 0


if __name__ == "__main__":
    sys.exit(main())
