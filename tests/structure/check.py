#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks what the compiler does not: check.py {layers|headers|errors|exceptions|options|snippets|constructs}... [--root FOLDER]

Every problem is printed as `file:line: what is wrong`.
"""

import argparse
import importlib
import sys
from pathlib import Path

CHECKS = ["layers", "headers", "errors", "exceptions", "options", "snippets", "constructs"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("checks", nargs="*", metavar="check", help=f"of {CHECKS}; default: all")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    arguments = parser.parse_args()

    problems = []
    for name in arguments.checks or CHECKS:
        problems += importlib.import_module(name).problems(arguments.root)
    for file, line, message in problems:
        print(f"{file.relative_to(arguments.root)}:{line}: {message}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
