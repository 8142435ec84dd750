#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the runner of the compile-fail tests: run_test.py COMPILER"""

import sys
import tempfile
import unittest
from pathlib import Path

import run
import twins

TWINS = """{expect}
template <int Size>
void at_most_two() {{
    static_assert(Size <= 2, "too large");
}}
void program() {{
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

    def broken_twins(self, *programs):
        with tempfile.TemporaryDirectory() as directory:
            for number, text in enumerate(programs):
                Path(directory, f"program_{number}.cpp").write_text(text, encoding="utf-8")
            return list(twins.problems(Path(directory), run.Compiler(self.command)))

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

    def test_a_headline_and_its_reason_are_one_error(self):
        headline = "a.cpp:9:1: error: call to consteval function 'f(1)' is not a constant expression"
        expansion = "a.cpp:9:1:   in 'constexpr' expansion of 'f(1)'"
        reason = "a.cpp:3:1: error: call to non-'constexpr' function 'void why()'"
        self.assertEqual(run.errors_in([headline, expansion, reason]), [2])
        self.assertEqual(run.errors_in([headline]), [0])
        self.assertEqual(run.errors_in([headline, reason]), [0, 1])  # of another mistake
        self.assertEqual(run.errors_in([headline, expansion, reason, reason]), [2, 3])
        self.assertIn("why", run.first_error("\n".join([headline, *["..."] * 9, expansion, reason])))

    def test_good_twins_do_not_know_each_other(self):
        program = TWINS.format(expect="", good="at_most_two<2>();", bad="at_most_two<3>();")
        self.assertEqual(self.broken_twins(program, program), [])

    def test_a_good_twin_that_does_not_compile_fails(self):
        program = TWINS.format(expect="", good="at_most_two<4>();", bad="")
        self.assert_problem(self.broken_twins(program), "program_0.cpp:4:")

    def test_a_good_twin_with_a_warning_fails(self):
        program = TWINS.format(expect="", good="#warning careful", bad="")
        self.assert_problem(self.broken_twins("", program), "program_1.cpp:8:")

    def test_a_good_twin_that_stands_alone_is_compiled_too(self):
        program = "namespace orm { static_assert(false); }\n"
        self.assert_problem(self.broken_twins("", program), "program_1.cpp:1:")

    def test_a_missing_expectation_fails(self):
        self.assert_problem(self.twins(expect=""), "no `// expect:`")

    def test_a_missing_good_twin_fails(self):
        self.assert_problem(self.problems("// expect: nothing\nvoid program() { nothing(); }\n")[:1],
                            "no good twin")


if __name__ == "__main__":
    Runner.command = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
