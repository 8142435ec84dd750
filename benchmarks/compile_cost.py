# SPDX-License-Identifier: BSL-1.0
"""Writes programs that do the same work with the library and on the C API of SQLite, and measures
what it costs to compile them: without optimisation, one compiler at a time, no precompiled headers.
"""

import dataclasses
import os
import pathlib
import subprocess
import tempfile

# Column kinds: C++ type, SQL type, what a value to compare with looks like in both programs.
KINDS = {
    "text": ("std::string", "text"),
    "nullable text": ("std::optional<std::string>", "text"),
    "int": ("std::int32_t", "integer"),
    "bigint": ("std::int64_t", "integer"),
    "real": ("double", "real"),
    "bool": ("bool", "integer"),
}
CYCLE = ["text", "int", "real", "nullable text", "bigint", "bool"]


@dataclasses.dataclass
class Column:
    name: str
    kind: str

    @property
    def cpp(self):
        return KINDS[self.kind][0]

    @property
    def nullable(self):
        return self.cpp.startswith("std::optional")


@dataclasses.dataclass
class Table:
    number: int
    columns: list

    @property
    def name(self):
        return f"table_{self.number}"

    @property
    def row(self):
        return f"row_{self.number}"

    def of_kind(self, kind):
        return next(column for column in self.columns if column.kind == kind)


def make_tables(tables, columns):
    """The first column is the key, the second, from the second table on, refers to the table before."""
    made = []
    for number in range(tables):
        own = [Column("id", "bigint")]
        if columns > 2:
            own.append(Column("parent_id", "bigint"))
        while len(own) < columns:
            at = len(own) - 2
            own.append(Column(f"c{at}", CYCLE[at % len(CYCLE)]))
        made.append(Table(number, own))
    return made


class Library:
    """A program that uses the library."""

    def __init__(self, tables, create=False):
        self.tables = tables
        self.functions = []
        self.create = create

    def tables_text(self):
        parts = []
        for table in self.tables:
            parts.append(f"struct {table.row} {{")
            parts += [f"    {c.cpp} {c.name}{{}};" for c in table.columns]
            parts.append("};")
            items = []
            for column in table.columns:
                modifiers = ""
                if column.name == "id":
                    modifiers = ", primary_key, autoincrement"
                elif column.name == "parent_id" and table.number > 0:
                    modifiers = f", references(table_{table.number - 1}.id)"
                items.append(f"    ({column.name}{modifiers})")
            parts.append(f'ORM_TABLE({table.name}, {table.row}, "{table.name}",')
            parts.append(",\n".join(items) + ")")
        return "\n".join(parts)

    def schema_text(self):
        return f"orm::schema({', '.join(table.name for table in self.tables)})"

    def text(self):
        parts = ["#include <orm/orm.hpp>", "#include <orm/sqlite.hpp>", "", self.tables_text()]
        parts += ["", "using namespace orm::dsl;", ""]
        parts += self.functions
        parts.append("int main() {")
        parts.append('    auto db = orm::sqlite::open(":memory:");')
        if self.create:
            parts.append(f"    db.create({self.schema_text()});")
        parts.append("    std::int64_t sum = 0;")
        parts += [f"    sum += query_{at}(db, sum, \"a%\");" for at in range(len(self.functions))]
        parts.append("    return static_cast<int>(sum & 1);\n}\n")
        return "\n".join(parts)

    def add(self, body):
        head = (f"std::int64_t query_{len(self.functions)}(orm::sqlite::database& db, "
                "std::int64_t number, std::string const& text) {")
        self.functions.append("\n".join([head, "    static_cast<void>(number), static_cast<void>(text);"]
                                        + ["    " + line for line in body] + ["}"]))

    def rows(self, query):
        self.add([f"auto const rows = db.all({query});",
                  "return static_cast<std::int64_t>(rows.size());"])

    def run(self, query):
        self.add([f"return db.run({query});"])

    def whole(self, table, filter_by, order_by):
        t = table.name
        self.rows(f"select().from({t}).where(gte({t}.{filter_by.name}, number)).order_by({t}.{order_by.name})")

    def partial(self, table, columns, order_by):
        t = table.name
        outputs = ", ".join(f"{t}.{c.name}" for c in columns)
        self.rows(f"select({outputs}).from({t}).order_by(desc({t}.{order_by.name}))")

    def join(self, child, parent, column, filter_by):
        c, p = child.name, parent.name
        self.rows(f"select({c}.{column.name}, {p}.{column.name}).from({c})"
                  f".inner_join({p}, eq({c}.parent_id, {p}.id))"
                  f".where(lt({p}.{filter_by.name}, number)).order_by({c}.id).limit(20)")

    def left_join(self, child, parent, filter_by):
        c, p = child.name, parent.name
        self.rows(f"select().from({p}).left_join({c}, eq({c}.parent_id, {p}.id))"
                  f".where(gt({p}.{filter_by.name}, number))")

    def group(self, table, column, summed):
        t = table.name
        self.rows(f'select({t}.{column.name}, count(), sum({t}.{summed.name})).from({t})'
                  f".group_by({t}.{column.name}).having(gt(count(), number))")

    def search(self, table, filter_by, pattern, order_by):
        t = table.name
        self.rows(f"select().from({t}).where(and_(gte({t}.{filter_by.name}, number), "
                  f"like({t}.{pattern.name}, text))).order_by({t}.{order_by.name}, desc({t}.id)).limit(20)")

    def insert(self, table, columns):
        t = table.name
        given = ", ".join(f"{t}.{c.name} = {value_of(c)}" for c in columns)
        self.run(f"insert_into({t}).values({given})")

    def update(self, table, column, filter_by):
        t = table.name
        self.run(f"update({t}).set({t}.{column.name} = {value_of(column)})"
                 f".where(eq({t}.{filter_by.name}, number))")

    def remove(self, table, filter_by, pattern):
        t = table.name
        self.run(f"delete_from({t}).where(and_(lt({t}.{filter_by.name}, number), "
                 f"like({t}.{pattern.name}, text)))")

    def upsert(self, table, columns, changed):
        t = table.name
        given = ", ".join(f"{t}.{c.name} = {value_of(c)}" for c in columns)
        self.run(f"insert_into({t}).values({t}.id = number, {given}).on_conflict({t}.id)"
                 f".do_update({t}.{changed.name} = excluded({t}.{changed.name}))")


def value_of(column):
    return {"text": "text", "nullable text": "text", "int": "static_cast<std::int32_t>(number)",
            "bigint": "number", "real": "static_cast<double>(number)", "bool": "number > 1"}[column.kind]


RAW_HEAD = """\
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

class statement {
public:
    statement(sqlite3* db, std::string_view sql) : db_(db) {
        if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) != SQLITE_OK)
            fail();
    }
    statement(statement const&)            = delete;
    statement& operator=(statement const&) = delete;
    ~statement() { sqlite3_finalize(handle_); }

    void bind(int at, std::int64_t number) { check(sqlite3_bind_int64(handle_, at, number)); }
    void bind(int at, double number) { check(sqlite3_bind_double(handle_, at, number)); }
    void bind(int at, std::string_view text) {
        check(sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()),
                                SQLITE_STATIC));
    }

    bool step() {
        int const code = sqlite3_step(handle_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail();
        return false;
    }
    void reset() { sqlite3_reset(handle_); }

    bool null(int at) const { return sqlite3_column_type(handle_, at) == SQLITE_NULL; }
    std::int64_t integer(int at) const { return sqlite3_column_int64(handle_, at); }
    double real(int at) const { return sqlite3_column_double(handle_, at); }
    std::string text(int at) const {
        auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(handle_, at));
        return std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, at)));
    }

private:
    void check(int code) {
        if (code != SQLITE_OK) fail();
    }
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(db_)); }

    sqlite3*      db_;
    sqlite3_stmt* handle_ = nullptr;
};
"""


class Raw:
    """The same program on the C API: a struct for each result, a statement compiled once."""

    def __init__(self, tables, create=False):
        self.tables = tables
        self.functions = []
        self.create = create

    def create_text(self):
        statements = []
        for table in self.tables:
            items = []
            for column in table.columns:
                item = f'"{column.name}" {KINDS[column.kind][1]}'
                if column.name == "id":
                    item += " primary key autoincrement"
                if not column.nullable:
                    item += " not null"
                if column.name == "parent_id" and table.number > 0:
                    item += f' references "table_{table.number - 1}" ("id")'
                items.append("    " + item)
            statements.append(f'create table "{table.name}" (\n' + ",\n".join(items) + ");")
        return statements

    def text(self):
        parts = [RAW_HEAD]
        for table in self.tables:
            parts.append(f"struct {table.row} {{")
            parts += [f"    {c.cpp} {c.name}{{}};" for c in table.columns]
            parts.append("};")
        parts.append("")
        parts += self.functions
        parts.append("int main() {")
        parts.append("    sqlite3* db = nullptr;")
        parts.append('    if (sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;')
        if self.create:
            for statement in self.create_text():
                parts.append(f'    if (sqlite3_exec(db, R"({statement})", nullptr, nullptr, nullptr) != '
                             "SQLITE_OK)\n        return 1;")
        parts.append("    std::int64_t sum = 0;")
        parts += [f"    sum += query_{at}(db, sum, \"a%\");" for at in range(len(self.functions))]
        parts.append("    sqlite3_close_v2(db);")
        parts.append("    return static_cast<int>(sum & 1);\n}\n")
        return "\n".join(parts)

    def add(self, sql, binds, body, before=()):
        number = len(self.functions)
        lines = list(before)
        lines.append(f"std::int64_t query_{number}(sqlite3* db, std::int64_t number, "
                     "std::string const& text) {")
        lines.append("    static_cast<void>(number), static_cast<void>(text);")
        lines.append(f'    static statement query(db, R"({sql})");')
        lines += [f"    query.bind({at}, {value});" for at, value in enumerate(binds, 1)]
        lines += ["    " + line for line in body]
        lines.append("}")
        self.functions.append("\n".join(lines))

    def rows(self, sql, binds, members, row=None):
        """`members`: the target of each column and its Column, or None for a part of an optional."""
        before = []
        if row is None:
            row = f"result_{len(self.functions)}"
            before = [f"struct {row} {{"] + [f"    {c.cpp} {name}{{}};" for name, c in members] + ["};"]
        body = [f"std::vector<{row}> rows;", "while (query.step()) {", f"    {row}& row = rows.emplace_back();"]
        body += ["    " + read(f"row.{name}", column, at) for at, (name, column) in enumerate(members)]
        body += ["}", "query.reset();", "return static_cast<std::int64_t>(rows.size());"]
        self.add(sql, binds, body, before)

    def run(self, sql, binds):
        self.add(sql, binds, ["query.step();", "query.reset();", "return sqlite3_changes(db);"])

    @staticmethod
    def names(table):
        return ", ".join(f'"{c.name}"' for c in table.columns)

    @staticmethod
    def members(table):
        return [(c.name, c) for c in table.columns]

    def whole(self, table, filter_by, order_by):
        self.rows(f'select {self.names(table)} from "{table.name}" where "{filter_by.name}" >= ? '
                  f'order by "{order_by.name}"', ["number"], self.members(table), table.row)

    def partial(self, table, columns, order_by):
        outputs = ", ".join(f'"{c.name}"' for c in columns)
        self.rows(f'select {outputs} from "{table.name}" order by "{order_by.name}" desc', [],
                  [(c.name, c) for c in columns])

    def join(self, child, parent, column, filter_by):
        c, p = f'"{child.name}"', f'"{parent.name}"'
        self.rows(f'select {c}."{column.name}", {p}."{column.name}" from {c} join {p} on '
                  f'{c}."parent_id" = {p}."id" where {p}."{filter_by.name}" < ? order by {c}."id" limit ?',
                  ["number", "std::int64_t{20}"], [("first", column), ("second", column)])

    def left_join(self, child, parent, filter_by):
        c, p = f'"{child.name}"', f'"{parent.name}"'
        outputs = ", ".join([f'{p}."{x.name}"' for x in parent.columns] + [f'{c}."{x.name}"' for x in child.columns])
        number = len(self.functions)
        before = [f"struct result_{number} {{", f"    {parent.row} parent;", f"    std::optional<{child.row}> child;", "};"]
        body = [f"std::vector<result_{number}> rows;", "while (query.step()) {", f"    result_{number}& row = rows.emplace_back();"]
        body += ["    " + read(f"row.parent.{x.name}", x, at) for at, x in enumerate(parent.columns)]
        first = len(parent.columns)
        body += [f"    if (!query.null({first})) {{", f"        {child.row}& child = row.child.emplace();"]
        body += ["        " + read(f"child.{x.name}", x, first + at) for at, x in enumerate(child.columns)]
        body += ["    }", "}", "query.reset();", "return static_cast<std::int64_t>(rows.size());"]
        self.add(f'select {outputs} from {p} left join {c} on {c}."parent_id" = {p}."id" '
                 f'where {p}."{filter_by.name}" > ?', ["number"], body, before)

    def group(self, table, column, summed):
        self.rows(f'select "{column.name}", count(*), sum("{summed.name}") from "{table.name}" '
                  f'group by "{column.name}" having count(*) > ?', ["number"],
                  [("group", column), ("count", Column("", "bigint")), ("sum", Column("", "real" if summed.kind == "real" else "bigint"))])

    def search(self, table, filter_by, pattern, order_by):
        self.rows(f'select {self.names(table)} from "{table.name}" where "{filter_by.name}" >= ? and '
                  f'"{pattern.name}" like ? order by "{order_by.name}", "id" desc limit ?',
                  ["number", "text", "std::int64_t{20}"], self.members(table), table.row)

    def insert(self, table, columns):
        names = ", ".join(f'"{c.name}"' for c in columns)
        marks = ", ".join("?" for _ in columns)
        self.run(f'insert into "{table.name}" ({names}) values ({marks})', [bound(c) for c in columns])

    def update(self, table, column, filter_by):
        self.run(f'update "{table.name}" set "{column.name}" = ? where "{filter_by.name}" = ?',
                 [bound(column), "number"])

    def remove(self, table, filter_by, pattern):
        self.run(f'delete from "{table.name}" where "{filter_by.name}" < ? and "{pattern.name}" like ?',
                 ["number", "text"])

    def upsert(self, table, columns, changed):
        names = ", ".join(["\"id\""] + [f'"{c.name}"' for c in columns])
        marks = ", ".join("?" for _ in range(len(columns) + 1))
        self.run(f'insert into "{table.name}" ({names}) values ({marks}) on conflict ("id") do update '
                 f'set "{changed.name}" = excluded."{changed.name}"', ["number"] + [bound(c) for c in columns])


def bound(column):
    return {"int": "number", "bool": "std::int64_t{number > 1}"}.get(column.kind, value_of(column))


def read(target, column, at):
    how = {"text": f"query.text({at})", "nullable text": f"query.text({at})",
           "int": f"static_cast<std::int32_t>(query.integer({at}))", "bigint": f"query.integer({at})",
           "real": f"query.real({at})", "bool": f"query.integer({at}) != 0"}[column.kind]
    return f"{'if (!query.null(%d)) ' % at if column.nullable else ''}{target} = {how};"


def add_queries(program, tables, count):
    """Ten kinds by turns, each time with another table or other columns."""
    for at in range(count):
        turn = at // 10
        table = tables[(at + turn * 3) % len(tables)]
        parent = tables[(table.number - 1) % len(tables)]
        numbers = [c for c in table.columns if c.kind in ("int", "bigint", "real")]
        others = [c for c in table.columns if c.name not in ("id", "parent_id")]
        number = numbers[turn % len(numbers)]
        other = others[turn % len(others)]
        text = table.of_kind("text")
        [lambda: program.whole(table, number, other),
         lambda: program.partial(table, [other, number], number),
         lambda: program.join(table, parent, other, number),
         lambda: program.left_join(table, parent, number),
         lambda: program.group(table, other, number),
         lambda: program.search(table, number, text, other),
         lambda: program.insert(table, table.columns[1:]),
         lambda: program.update(table, other, number),
         lambda: program.remove(table, number, text),
         lambda: program.upsert(table, table.columns[1:], other)][at % 10]()


def program_text(make, tables, columns, queries, create=False):
    made = make_tables(tables, columns)
    program = make(made, create)
    add_queries(program, made, queries)
    return program.text()


@dataclasses.dataclass
class Cost:
    seconds: float
    peak_mib: float
    size_kb: float


def run_measured(command):
    """CPU seconds and peak memory of a command and of what it starts."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(" ".join(map(str, command)) + "\n" + errors.decode()[:4000])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def least_seconds(runs):
    """A compiler does the same each time: what else the machine does can only add to it."""
    return min(seconds for seconds, _ in runs)


def measure_unit(compiler, source, flags, times):
    """What it takes to compile a file: CPU seconds, peak memory in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [compiler, "-std=c++20", "-O0", *flags, "-c", source, "-o",
                   pathlib.Path(folder) / "unit.o"]
        runs = [run_measured(command) for _ in range(times)]
        return least_seconds(runs), max(peak for _, peak in runs)


GATE = """{includes}

{tables}
inline constexpr auto app = {schema};
{rest}
"""
WRITES_HEAD = """#include <iostream>
#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate.hpp>"""
CHECKS_HEAD = """#include <orm/migrate/gate.hpp>
#include "head.hpp\""""
WRITE_HEAD = """int main() {
    std::cout << orm::migrate::snapshot_text(
        {.sqlite = orm::lower<orm::sqlite_dialect>(app),
         .postgres = orm::lower<orm::postgres_dialect>(app)}, "migrations");
}"""
CHECK_HEAD = "static_assert(orm::migrate::is_current<app, migrations::head>);"


def measure_gate(compiler, tables, columns, flags, link, times):
    """A file that holds the tables, the header of their last migration and the gate between them."""
    made = Library(make_tables(tables, columns))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, program, head = folder / "gate.cpp", folder / "writer", folder / "head.hpp"
        head.write_text("")
        texts = {"tables": made.tables_text(), "schema": made.schema_text()}
        source.write_text(GATE.format(**texts, includes=WRITES_HEAD, rest=WRITE_HEAD))
        run_measured([compiler, "-std=c++20", "-O0", *flags, source, "-o", program, *link])
        head.write_text(subprocess.run([program], capture_output=True, text=True,
                                       check=True).stdout)
        source.write_text(GATE.format(**texts, includes=CHECKS_HEAD, rest=CHECK_HEAD))
        return measure_unit(compiler, source, flags, times)


def measure(compiler, text, flags, link, times):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, unit, program = folder / "program.cpp", folder / "program.o", folder / "program"
        source.write_text(text)
        runs = [run_measured([compiler, "-std=c++20", "-O0", *flags, "-c", source, "-o", unit])
                for _ in range(times)]
        run_measured([compiler, unit, "-o", program, *link])
        run_measured(["strip", program])
        return Cost(least_seconds(runs), max(peak for _, peak in runs),
                    program.stat().st_size / 1024)
