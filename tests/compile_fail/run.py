#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that one program is refused, and for the right reason.

    run.py PROGRAM COMPILER [ARGUMENT...]

A program holds a mistake and, next to it, the good twin: the same program without the mistake.

    // expect: where\\(\\) uses a column of a table that is not in from\\(\\)
    // expect: posts_t::title_t
    #ifdef ORM_GOOD_TWIN
    ...
    #else
    ...
    #endif

The test passes when
  - there is exactly one error; what newer g++ says of a call that is no constant expression, and
    then of the reason why, is one,
  - every `expect` regex is found in what a reader sees first: the lines before the first error
    (where it was instantiated), its own line and the four lines after it, without source excerpts.
`expect-gcc` and `expect-clang` hold for one compiler only. That the good twin compiles without a
warning, so that nothing but the mistake is wrong, is seen to by twins.py.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ERROR = re.compile(r"^[^\s:][^:]*:\d+(:\d+)?: (fatal )?error: ", re.MULTILINE)
EXPECT = re.compile(r"^\s*// expect(?:-(gcc|clang))?: (.*?)\s*$", re.MULTILINE)
HEADLINE = re.compile(r"error: call to consteval function .* is not a constant expression$")
EXPANSION = re.compile(r":   in .constexpr. expansion of ")
LINES_AFTER_THE_ERROR = 4


class Compiler:
    def __init__(self, command):
        self.command = command
        path = Path(shutil.which(command[0]))
        self.name = "clang" if "clang" in path.name + path.resolve().name else "gcc"
        excerpts = {"gcc": "-fno-diagnostics-show-caret", "clang": "-fno-caret-diagnostics"}
        self.flags = ["-fsyntax-only", "-fdiagnostics-color=never", excerpts[self.name]]

    def __call__(self, program, *flags):
        """Returns whether the program compiled, and what the compiler said."""
        result = subprocess.run(
            [*self.command, *self.flags, *flags, str(program)],
            capture_output=True, text=True, errors="replace")
        return result.returncode == 0, result.stderr


def errors_in(lines):
    """The numbers of the lines with errors. A headline goes with the reason that is behind it."""
    errors = [number for number, line in enumerate(lines) if ERROR.match(line)]
    explained = {first for first, second in zip(errors, errors[1:])
                 if HEADLINE.search(lines[first]) and EXPANSION.search(lines[second - 1])}
    return [number for number in errors if number not in explained]


def first_error(output):
    """What a reader sees first, or nothing when there is no error."""
    lines = output.splitlines()
    errors = errors_in(lines)
    return "\n".join(lines[: errors[0] + 1 + LINES_AFTER_THE_ERROR]) if errors else ""


def problems(program, compiler):
    """Yields a sentence for everything that is wrong with the program or its error."""
    text = Path(program).read_text(encoding="utf-8")
    expected = [regex for name, regex in EXPECT.findall(text) if name in ("", compiler.name)]
    if not expected:
        yield "there is no `// expect:` line"
    if len(EXPECT.findall(text)) != text.count("expect:") + text.count("expect-"):
        yield "an `expect:` does not begin its line"
    if "ORM_GOOD_TWIN" not in text:
        yield "there is no good twin"

    compiled, output = compiler(program, "-w")
    if compiled:
        yield "it compiles, but it must not"
        return
    errors = len(errors_in(output.splitlines()))
    if errors != 1:
        yield f"there must be one error, there are {errors}:\n{output}"
    seen = first_error(output)
    for regex in expected:
        if not re.search(regex, seen):
            yield f"`{regex}` is not found in the first error:\n{seen}"


def main():
    program, *command = sys.argv[1:]
    found = list(problems(program, Compiler(command)))
    for problem in found:
        print(f"{program}: {problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
