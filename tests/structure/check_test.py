#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests the structure checks: each finds its violation in a small tree, and nothing else."""

import tempfile
import unittest
from pathlib import Path

import errors
import constructs
import exceptions
import headers
import layers
import options
import snippets

HEADER = "// SPDX-License-Identifier: BSL-1.0\n#pragma once\n"
SOURCE = "// SPDX-License-Identifier: BSL-1.0\n"


class Checks(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def header(self, name, *included):
        self.write(f"include/orm/{name}", HEADER + "".join(f"#include <{i}>\n" for i in included))

    def found(self, check):
        return [(file.relative_to(self.root.resolve()).as_posix(), line, message)
                for file, line, message in check.problems(self.root.resolve())]

    def assert_found(self, check, file, line, words):
        found = self.found(check)
        self.assertEqual([(file, line)], [problem[:2] for problem in found], found)
        self.assertIn(words, found[0][2])


class Layers(Checks):
    def test_downward_includes_pass(self):
        self.header("support/a.hpp", "string")
        self.header("type/b.hpp", "orm/support/a.hpp")
        self.header("session/c.hpp", "orm/type/b.hpp", "orm/support/a.hpp")
        self.header("orm.hpp", "orm/session/c.hpp")
        self.write("src/session/c.cpp", SOURCE + '#include <orm/session/c.hpp>\n')
        self.assertEqual(self.found(layers), [])

    def refused(self, folder, below):
        self.header(f"{below}/b.hpp")
        self.header(f"{folder}/a.hpp", f"orm/{below}/b.hpp")
        self.assert_found(layers, f"include/orm/{folder}/a.hpp", 3,
                          f"`{folder}` must not include `{below}`")

    def test_upward(self):
        self.refused("support", "type")

    def test_upward_by_many_steps(self):
        self.refused("type", "migrate")

    def test_schema_knows_no_dialect(self):
        self.refused("schema", "dialect")

    def test_dialect_knows_no_schema(self):
        self.refused("dialect", "schema")

    def test_expr_knows_no_mixin(self):
        self.refused("expr", "mixin")

    def test_mixin_knows_no_expr(self):
        self.refused("mixin", "expr")

    def test_backend_knows_no_schema(self):
        self.refused("backend", "schema")

    def test_backend_knows_no_query(self):
        self.refused("backend", "query")

    def test_render_knows_no_backend(self):
        self.refused("render", "backend")

    def test_relation_knows_no_migrate(self):
        self.refused("relation", "migrate")

    def test_migrate_knows_no_relation(self):
        self.refused("migrate", "relation")

    def test_compiled_sources_follow_their_folder(self):
        self.header("query/b.hpp")
        self.write("src/backend/a.cpp", SOURCE + "#include <orm/query/b.hpp>\n")
        self.assert_found(layers, "src/backend/a.cpp", 2, "`backend` must not include `query`")

    def test_a_missing_header_counts(self):
        self.header("type/a.hpp", "orm/query/gone.hpp")
        self.assert_found(layers, "include/orm/type/a.hpp", 3, "must not include `query`")

    def test_an_umbrella_is_not_for_the_library(self):
        self.header("orm.hpp")
        self.header("session/a.hpp", "orm/orm.hpp")
        self.assert_found(layers, "include/orm/session/a.hpp", 3, "umbrella")

    def test_an_umbrella_is_not_for_compiled_sources(self):
        self.header("sqlite.hpp")
        self.write("src/backend/a.cpp", SOURCE + "#include <orm/sqlite.hpp>\n")
        self.assert_found(layers, "src/backend/a.cpp", 2, "umbrella")

    def test_vendor_headers_stay_in_src(self):
        self.header("backend/sqlite/a.hpp", "sqlite3.h")
        self.write("src/backend/sqlite/a.cpp", SOURCE + "#include <sqlite3.h>\n")
        self.assert_found(layers, "include/orm/backend/sqlite/a.hpp", 3, "vendor")

    def test_a_cycle(self):
        self.header("type/a.hpp", "orm/type/b.hpp")
        self.header("type/b.hpp", "orm/type/c.hpp")
        self.header("type/c.hpp", "orm/type/a.hpp")
        self.assert_found(layers, "include/orm/type/c.hpp", 3, "cycle")

    def test_an_unknown_folder(self):
        self.header("utils/a.hpp")
        self.assert_found(layers, "include/orm/utils/a.hpp", 1, "no layer")


class Headers(Checks):
    def setUp(self):
        super().setUp()
        self.header("type/a.hpp", "string")
        self.write("tests/unit/type/a.cpp", SOURCE + "#include <orm/type/a.hpp>\n")

    def test_a_good_tree_passes(self):
        self.header("orm.hpp", "orm/type/a.hpp")
        self.write("tests/compile_fail/a.cpp", SOURCE + "// expect: " + "x" * 120 + "\n")
        self.assertEqual(self.found(headers), [])

    def test_no_licence(self):
        self.write("src/type/a.cpp", "#include <orm/type/a.hpp>\n")
        self.assert_found(headers, "src/type/a.cpp", 1, "first line")

    def test_no_pragma(self):
        self.write("include/orm/type/a.hpp", SOURCE)
        self.assert_found(headers, "include/orm/type/a.hpp", 2, "#pragma once")

    def test_too_many_lines(self):
        self.write("include/orm/type/a.hpp", HEADER + "\n" * 399)
        self.assert_found(headers, "include/orm/type/a.hpp", 400, "401 lines")

    def test_too_many_columns(self):
        self.write("examples/a.cpp", SOURCE + "//" + "ü" * 98 + "\n//" + "x" * 99 + "\n")
        self.assert_found(headers, "examples/a.cpp", 3, "101 columns")

    def test_raw_strings_may_be_wide(self):
        wide = "x" * 101
        self.write("examples/a.cpp", SOURCE + f'auto a = R"(\n{wide})";\n//{wide}\n')
        self.assert_found(headers, "examples/a.cpp", 4, "103 columns")

    def test_what_a_program_has_written_is_as_it_is(self):
        self.write("examples/a.hpp", "// All. Written by a program; not to be edited.\n" + "x" * 101)
        self.assertEqual(list(headers.problems(self.root)), [])

    def test_no_test(self):
        self.header("backend/sqlite/b.hpp")
        self.assert_found(headers, "include/orm/backend/sqlite/b.hpp", 1,
                          "no tests/unit/backend/sqlite/b.cpp")

    def test_another_include_first(self):
        self.write("tests/unit/type/a.cpp", SOURCE + "#include <string>\n#include <orm/type/a.hpp>\n")
        self.assert_found(headers, "tests/unit/type/a.cpp", 2, "<orm/type/a.hpp>")


class Errors(Checks):
    def setUp(self):
        super().setUp()
        self.write("docs/errors.md", "# Errors\n\n## Rules\n\n### no-where\n\nText.\n")
        self.write("include/orm/query/a.hpp", HEADER + '"No where. docs/errors.md#no-where"\n')
        self.write("tests/compile_fail/query/a.cpp", "// expect: docs/errors.md#no-where\n")

    def test_a_good_tree_passes(self):
        self.assertEqual(self.found(errors), [])

    def test_no_heading(self):
        self.write("docs/errors.md", "# Errors\n")
        self.assert_found(errors, "include/orm/query/a.hpp", 3, "no heading `### no-where`")

    def test_a_heading_of_nothing(self):
        self.write("docs/errors.md", "### no-where\n\n### no-rule\n")
        self.assert_found(errors, "docs/errors.md", 3, "no message leads to `no-rule`")

    def test_a_heading_twice(self):
        self.write("docs/errors.md", "### no-where\n\n### no-where\n")
        self.assert_found(errors, "docs/errors.md", 3, "described twice")

    def test_no_program(self):
        self.write("tests/compile_fail/query/a.cpp", "// expect: docs/errors.md#no-where-at-all\n")
        self.assert_found(errors, "include/orm/query/a.hpp", 3, "no program")


class Exceptions(Checks):
    def page(self, *rows):
        self.header("backend/error.hpp")
        self.write("include/orm/backend/error.hpp", HEADER +
                   "class error : public std::runtime_error {\n};\n"
                   "struct busy : error {};\nstruct very_busy : busy {};\nstruct other : node {};\n")
        self.write("docs/exceptions.md",
                   "".join(f"| `{row}` | when |\n" for row in rows))

    def test_all_have_a_row(self):
        self.page("busy", "very_busy")
        self.assertEqual(self.found(exceptions), [])

    def test_one_without_a_row(self):
        self.page("busy")
        self.assert_found(exceptions, "include/orm/backend/error.hpp", 6, "no row for `very_busy`")

    def test_a_row_of_nothing(self):
        self.page("busy", "very_busy", "other")
        self.assert_found(exceptions, "docs/exceptions.md", 3, "`other` is no exception")


class Options(Checks):
    def test_one_without_a_row(self):
        self.write("include/orm/backend/sqlite/options.hpp", HEADER +
                   "struct options {\n    open_mode mode = open_mode::read;\n"
                   "    bool      uri  = false;\n"
                   "    function_ref<void(connection&)> migrations = {};\n};\n")
        self.write("docs/sqlite.md", "| `mode` | `read` | how |\n| `uri` | `false` | how |\n")
        self.assert_found(options, "include/orm/backend/sqlite/options.hpp", 6,
                          "row for `migrations`")
        self.write("docs/sqlite.md", "| `mode` | `read` | how |\n| `migrations` | none | how |\n")
        self.assert_found(options, "include/orm/backend/sqlite/options.hpp", 5, "row for `uri`")


class Constructs(Checks):
    EXPRESSIONS = (HEADER + "constexpr auto helper(int) {}\nnamespace dsl {\n"
                   "constexpr auto upper(Text text) {\n    return text;\n}\n"
                   "inline constexpr literal<1> lit{};\n"
                   "constexpr bool operator==(int, int);\nconstexpr auto purge(Table);\n"
                   "}  // namespace dsl\n")

    def page(self, text):
        self.write("include/orm/expr/text.hpp", self.EXPRESSIONS)
        self.write("docs/sql.md", text)

    def test_all_have_a_row(self):
        self.page("| `upper` | `upper(users.name)` | |\n| constant | `lit<1>` | |\n")
        self.assertEqual(self.found(constructs), [])

    def test_one_without_a_row(self):
        self.page("upper\n| `x` | `lit<1>` | `upper(x)` |\n")
        self.assert_found(constructs, "include/orm/expr/text.hpp", 5, "no row with `upper`")


class Snippets(Checks):
    PROGRAM = SOURCE + "\nint main() {\n    // [part]\n    int a = 1;\n    // [/part]\n}\n"

    def page(self, origin, code):
        self.write("examples/01_a.cpp", self.PROGRAM)
        self.write("docs/page.md", f"Text.\n\n{origin}\n```cpp\n{code}```\n")

    def test_a_part(self):
        self.page("<!-- examples/01_a.cpp: part -->", "int a = 1;\n")
        self.assertEqual(self.found(snippets), [])

    def test_a_whole_program(self):
        self.page("<!-- examples/01_a.cpp -->", "int main() {\n    int a = 1;\n}\n")
        self.assertEqual(self.found(snippets), [])

    def test_a_block_with_an_excuse(self):
        self.page("<!-- not compiled: a sketch -->", "int a = ...;\n")
        self.assertEqual(self.found(snippets), [])

    def test_no_origin(self):
        self.page("", "int a = 1;\n")
        self.assert_found(snippets, "docs/page.md", 4, "must name the program")

    def test_other_text(self):
        self.page("<!-- examples/01_a.cpp: part -->", "int a = 2;\n")
        self.assert_found(snippets, "docs/page.md", 4, "differs")

    def test_no_such_part(self):
        self.page("<!-- examples/01_a.cpp: other -->", "int a = 1;\n")
        self.assert_found(snippets, "docs/page.md", 4, "has no part")

    def test_no_such_program(self):
        self.page("<!-- examples/02_b.cpp -->", "int a = 1;\n")
        self.assert_found(snippets, "docs/page.md", 4, "there is no")

    def test_write_mends(self):
        self.page("<!-- examples/01_a.cpp: part -->", "int a = 2;\n")
        snippets.write(self.root)
        self.assertEqual(self.found(snippets), [])


if __name__ == "__main__":
    unittest.main()
