#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that nothing but their mistake is wrong with the programs of a folder.

    twins.py FOLDER COMPILER [ARGUMENT...]

The good twins (see run.py) are compiled together, each in a namespace of its own and behind the
includes of all: that takes a fraction of the time that each on its own would take.
"""

import re
import sys
import tempfile
from pathlib import Path

import run

INCLUDE = re.compile(r"^#include .*$", re.MULTILINE)
# What has to stand in the namespace that it belongs to.
NAMESPACE = re.compile(r"^(template <>|namespace )", re.MULTILINE)


def texts_of(programs):
    """Yields one text of all programs, and those that have to stand alone."""
    together, includes = [], {}
    for number, program in enumerate(programs):
        text = program.read_text(encoding="utf-8")
        if NAMESPACE.search(text):
            yield f'#line 1 "{program}"\n{text}'
            continue
        includes.update(dict.fromkeys(INCLUDE.findall(text)))
        together.append(f"namespace twin_{number} {{\n"
                        f'#line 1 "{program}"\n{INCLUDE.sub("", text)}\n}}\n')
    yield "\n".join([*includes, *together])


def problems(folder, compiler):
    """Yields what the compiler says of good twins that it refuses."""
    for text in texts_of(sorted(folder.rglob("*.cpp"))):
        with tempfile.NamedTemporaryFile("w", suffix=".cpp", encoding="utf-8") as source:
            source.write(text)
            source.flush()
            compiled, output = compiler(source.name, f"-I{folder}", "-DORM_GOOD_TWIN", "-Werror")
        if not compiled:
            yield output


def main():
    folder, *command = sys.argv[1:]
    found = list(problems(Path(folder), run.Compiler(command)))
    for problem in found:
        print(f"a good twin does not compile:\n{problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
