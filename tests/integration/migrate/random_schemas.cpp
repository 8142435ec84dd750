// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/plan.hpp>
#include <orm/render/create_table.hpp>

#include "integration/migrate/engine.hpp"
#include "integration/migrate/random_model.hpp"

// Pairs of schemas made up by chance: a database full of rows is led from the one to the other,
// back and there again, and has to look like one that was made that way, with all of its rows.

namespace integration {

namespace {

constexpr int rows_in_table = 5;

template <class Database>
void run(Database& database, orm::migrate::schema_difference const& difference) {
    orm::migrate::plan const plan(difference, Database::dialect::facts);
    try {
        orm::migrate::run_steps(database.backend(), plan.steps());
    } catch (...) {
        for (orm::migrate::step const& each : plan.steps()) BOOST_TEST_MESSAGE(each.sql);
        throw;
    }
}

/// The way from nothing creates a schema.
template <class Database>
void create(Database& database, orm::schema_model const& schema) {
    run(database, orm::migrate::diff({}, schema));
}

std::string value_of(orm::column_model const& column, orm::table_model const& table, int row) {
    for (orm::foreign_key_model const& key : table.foreign_keys)
        if (key.columns[0] == column.name) return std::to_string(row);
    if (!column.not_null && row == rows_in_table) return "null";
    switch (column.type) {
        case orm::sql_type::boolean: return row % 2 == 0 ? "true" : "false";
        case orm::sql_type::text:
            if (!column.details.values.empty())
                return "'" +
                       std::string(column.details.values[static_cast<std::size_t>(row) %
                                                         column.details.values.size()]) +
                       "'";
            return "'" + std::to_string(row) + "'";
        default: return std::to_string(row);
    }
}

template <class Database>
void fill(Database& database, orm::schema_model const& schema) {
    // Rows may refer to tables that are filled after theirs.
    bool const  sqlite = orm::is_sqlite<typename Database::dialect>;
    std::string script = sqlite ? "begin; pragma defer_foreign_keys = on;\n"
                                : "begin; set local session_replication_role = replica;\n";
    for (int row = 1; row <= rows_in_table; ++row)
        for (orm::table_model const& table : schema.tables) {
            std::string names, values;
            for (orm::column_model const& column : table.columns) {
                if (!names.empty()) names += ", ", values += ", ";
                names += '"' + std::string(column.name) + '"';
                values += value_of(column, table, row);
            }
            script += "insert into \"" + std::string(table.name) + "\" (" + names + ") values (" +
                      values + ");\n";
        }
    database.backend().run_script(script + "commit");
}

/// Of each table that stays: its rows, and the values of the columns that hold what they held.
template <class Database>
std::vector<std::string> contents(Database& database, orm::migrate::schema_difference const& way,
                                  bool after) {
    std::vector<std::string> lines;
    for (orm::migrate::table_difference const& table : way.tables) {
        if (!table.stays()) continue;
        std::string sql = "select cast(count(*) as text)";
        for (orm::migrate::pairing const pair : table.columns) {
            if (!orm::migrate::stays(pair)) continue;
            orm::column_model const& before = table.old_column(pair);
            if (before.not_null != table.new_column(pair).not_null) continue;
            std::string const name(after ? table.new_column(pair).name : before.name);
            if (!before.details.values.empty()) {
                for (std::string_view const value : before.details.values)
                    sql +=
                        " || ' ' || count(nullif(\"" + name + "\" = '" +
                        std::string(after && table.renamed_in(pair) != nullptr
                                        ? orm::migrate::new_name_of(*table.renamed_in(pair), value)
                                        : value) +
                        "', false))";
                continue;
            }
            sql += " || ' ' || coalesce(sum(length(cast(\"" + name +
                   "\" as text))), 0) || '/' || count(\"" + name + "\")";
        }
        std::string const name(after ? table.after->name : table.before->name);
        lines.push_back(texts(database, sql + " from \"" + name + '"').front());
    }
    return lines;
}

/// The catalog says what the schema says.
template <class Database>
void check_drift(Database& database, orm::schema_model const& schema) {
    for (auto const& found : orm::migrate::find_drift(database.backend(), schema))
        BOOST_TEST(found.text() == "");
}

/// Thousands of schemas in one server make its catalog slow.
template <class Database>
void discard(Database& database) {
    if constexpr (!orm::is_sqlite<typename Database::dialect>)
        database.backend().run_script(
            "drop schema " + database.backend().query("select current_schema()") + " cascade");
}

/// With what pg_dump says of the database, too, which takes its time.
template <class Backend>
void try_pair(unsigned seed, bool with_dumps) {
    BOOST_TEST_CONTEXT("seed " << seed) {
        std::mt19937       random(seed);
        loose_schema const loose = random_schema(random);
        random_model const before(loose);
        random_model const after(changed(loose, random));
        auto const         way = orm::migrate::diff(before.model(), after.model());
        BOOST_REQUIRE(way.wrong.fault == orm::migrate::hint_fault::none);

        auto database = Backend::database();
        create(database, before.model());
        fill(database, before.model());
        auto const described_before = description(database);
        auto const held             = contents(database, way, false);

        auto const dumped = [&](auto& of) {
            return with_dumps ? dump(of) : std::vector<std::string>{};
        };
        auto const dumped_before = dumped(database);

        auto fresh = Backend::database();
        create(fresh, after.model());
        auto const described_after = description(fresh);

        run(database, way);
        BOOST_TEST(description(database) == described_after, boost::test_tools::per_element());
        BOOST_TEST(dumped(database) == dumped(fresh), boost::test_tools::per_element());
        BOOST_TEST(contents(database, way, true) == held, boost::test_tools::per_element());
        run(database, inverse(way));
        BOOST_TEST(dumped(database) == dumped_before, boost::test_tools::per_element());
        BOOST_TEST(description(database) == described_before, boost::test_tools::per_element());
        check_drift(database, before.model());
        BOOST_TEST(contents(database, way, false) == held, boost::test_tools::per_element());
        run(database, way);
        BOOST_TEST(description(database) == described_after, boost::test_tools::per_element());
        check_drift(database, after.model());

        auto const none = orm::migrate::diff(after.model(), after.model());
        BOOST_TEST(orm::migrate::plan(none, Backend::dialect::facts).steps().empty());
        discard(database);
        discard(fresh);
    }
}

unsigned number_from(char const* variable, unsigned otherwise) {
    char const* const given = std::getenv(variable);
    return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : otherwise;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

/// ORM_TEST_SCHEMAS: how many pairs, else as many of a hundred as some seconds are enough for.
/// ORM_TEST_SEED: the number of the first.
TEST_ON_EACH_BACKEND(random_schemas_lead_to_each_other) {
    using clock           = std::chrono::steady_clock;
    auto const     end    = clock::now() + std::chrono::seconds(3);
    unsigned const first  = number_from("ORM_TEST_SEED", 1);
    unsigned const wanted = number_from("ORM_TEST_SCHEMAS", 0);
    unsigned       done   = 0;
    while (wanted != 0 ? done != wanted : done != 100 && clock::now() < end)
        try_pair<Backend>(first + done, done % 10 == 0), ++done;
    BOOST_TEST(done > 1u);
    BOOST_TEST_MESSAGE(done << " pairs of schemas");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
