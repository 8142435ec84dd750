#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""What a page shows of a terminal is what a program prints: transcript.py PROGRAM PAGE... [--write]

Each block ```console of the page begins with a command, and has to stand in the program's output
from there on, as long as the block says. `--write` copies the output into the page, up to the last
command that the block has.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)


def parts(text):
    """The commands, each with what it answers."""
    return re.findall(r"^\$ .*\n(?:(?!\$ ).*\n)*", text, re.M)


def shown(block, output):
    """What the block has to say: the same commands, one after the other, with their answers."""
    commands = [part.split("\n")[0] for part in parts(block)]
    answers = parts(output)
    for at in range(len(answers) - len(commands) + 1):
        found = answers[at:at + len(commands)]
        if [part.split("\n")[0] for part in found] == commands:
            return "".join(found)
    return None


def check(page, output, write):
    """How much of a page is wrong."""
    text = page.read_text(encoding="utf-8")
    wrong = 0

    def replaced(block):
        nonlocal wrong
        right = shown(block[1], output)
        if right is None or right != block[1]:
            wrong += 1
        if (right is None or right != block[1]) and not write:
            line = text.count("\n", 0, block.start()) + 1
            print(f"{page}:{line}: the program prints\n{right}", file=sys.stderr)
        return f"```console\n{right if right is not None else block[1]}```"

    mended = BLOCK.sub(replaced, text)
    if write:
        page.write_text(mended, encoding="utf-8")
        return 0
    if not BLOCK.search(text):
        print(f"{page}: nothing is shown of a terminal", file=sys.stderr)
        return 1
    return wrong


def main():
    program = Path(sys.argv[1]).resolve()
    write = "--write" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run([program], cwd=folder, stdout=subprocess.PIPE, text=True,
                                check=True).stdout
    pages = [Path(name) for name in sys.argv[2:] if name != "--write"]
    return 1 if sum(check(page, output, write) for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
