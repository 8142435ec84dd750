#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the runner of the compile-fail tests: run_test.py COMPILER"""

import sys
import tempfile
import unittest
from pathlib import Path

import run

TWINS = """{expect}
template <int Size>
void at_most_two() {{
    static_assert(Size <= 2, "too large");
}}
int main() {{
#ifdef ORM_GOOD_TWIN
    {good}
#else
    {bad}
#endif
}}
"""


class Runner(unittest.TestCase):
    command = []

    def problems(self, text):
        with tempfile.TemporaryDirectory() as directory:
            program = Path(directory, "program.cpp")
            program.write_text(text, encoding="utf-8")
            return list(run.problems(program, run.Compiler(self.command)))

    def twins(self, expect="// expect: too large", good="at_most_two<2>();",
              bad="at_most_two<3>();"):
        return self.problems(TWINS.format(expect=expect, good=good, bad=bad))

    def assert_problem(self, problems, words):
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(words, problems[0])

    def test_the_right_error_passes(self):
        self.assertEqual(self.twins(), [])

    def test_the_place_of_instantiation_may_be_expected(self):
        self.assertEqual(self.twins(expect="// expect: at_most_two.*3"), [])

    def test_a_program_that_compiles_fails(self):
        self.assert_problem(self.twins(bad="at_most_two<1>();"), "it compiles")

    def test_the_wrong_error_fails(self):
        self.assert_problem(self.twins(bad="no_such_function();"), "is not found")

    def test_every_expectation_counts(self):
        self.assert_problem(self.twins(expect="// expect: too large\n// expect: too small"),
                            "`too small` is not found")

    def test_expectations_of_another_compiler_do_not_count(self):
        other = {"gcc": "clang", "clang": "gcc"}[run.Compiler(self.command).name]
        expect = f"// expect: too large\n// expect-{other}: too small"
        self.assertEqual(self.twins(expect=expect), [])

    def test_a_second_error_fails(self):
        self.assert_problem(self.twins(bad="at_most_two<3>(); no_such_function();",
                                       expect="// expect: "), "there are 2")

    def test_a_good_twin_that_does_not_compile_fails(self):
        self.assert_problem(self.twins(good="at_most_two<4>();"), "good twin does not compile")

    def test_without_the_twin_only_the_mistake_is_compiled(self):
        with tempfile.TemporaryDirectory() as directory:
            program = Path(directory, "program.cpp")
            program.write_text(TWINS.format(expect="// expect: too large", good="at_most_two<4>();",
                                            bad="at_most_two<3>();"), encoding="utf-8")
            compiler = run.Compiler(self.command)
            self.assertEqual(list(run.problems(program, compiler, with_twin=False)), [])

    def test_a_good_twin_with_a_warning_fails(self):
        self.assert_problem(self.twins(good="#warning careful"), "good twin does not compile")

    def test_a_missing_expectation_fails(self):
        self.assert_problem(self.twins(expect=""), "no `// expect:`")

    def test_a_missing_good_twin_fails(self):
        self.assert_problem(self.problems("// expect: nothing\nint main() { return nothing; }\n")[:1],
                            "no good twin")


if __name__ == "__main__":
    Runner.command = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
