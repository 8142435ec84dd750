// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/cli/run.hpp>

#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "unit/migrate/everything.hpp"

namespace {

constexpr orm::cli::application nothing =
    orm::cli::application_of<everything::schema, orm::sqlite_dialect>({});

struct said {
    int         code;
    std::string out;
    std::string err;
};

said run(std::vector<char const*> arguments) {
    arguments.insert(arguments.begin(), "tool");
    std::ostringstream out, err;
    int const          code =
        orm::cli::run(static_cast<int>(arguments.size()), arguments.data(), nothing, out, err);
    return {code, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_cli_run)

BOOST_AUTO_TEST_CASE(only_the_engines_that_are_named_are_used) {
    static_assert(nothing.code.sqlite.tables.size() == 2);
    static_assert(nothing.code.postgres.tables.empty());
}

BOOST_AUTO_TEST_CASE(help_is_no_error_and_a_wrong_word_is) {
    said const help = run({"--help"});
    BOOST_TEST(help.code == 0);
    BOOST_TEST(help.out.find("generate") != help.out.npos);
    BOOST_TEST(run({"migrate", "--help"}).out.find("--dry-run") != std::string::npos);
    BOOST_TEST(run({"frobnicate"}).code == 1);
    BOOST_TEST(run({}).code == 1);
    said const none = run({"status"});
    BOOST_TEST(none.code == 1);
    BOOST_TEST(none.err.find("--database") != none.err.npos);
}

BOOST_AUTO_TEST_CASE(a_schema_without_a_migration_is_pending) {
    BOOST_TEST(run({"diff", "--directory", "/nowhere"}).code == 2);
    said const check = run({"--json", "check", "--directory", "/nowhere"});
    BOOST_TEST(check.out ==
               "{\"problems\":[\"sqlite: the schema is not that of the last migration: users: "
               "added\"],\"suggestions\":[],\"exit\":2}\n");
    BOOST_TEST(check.code == 2);
    std::string const ddl = run({"export"}).out;
    BOOST_TEST(ddl.starts_with("-- sqlite\ncreate table \"users\" ("));
}

BOOST_AUTO_TEST_SUITE_END()
