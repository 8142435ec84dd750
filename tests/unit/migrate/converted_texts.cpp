// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/converted_texts.hpp>

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

using namespace orm;

namespace {

std::string no_match(sql_type type) {
    char   buffer[500]{};
    writer out(postgres_dialect::facts, buffer);
    migrate::write_is_no_match(out, "a", type);
    return {buffer, out.size()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_converted_texts)

BOOST_AUTO_TEST_CASE(narrow_numbers_have_a_range) {
    static_assert(migrate::range_of(sql_type::smallint).highest == 32'767);
    static_assert(migrate::is_narrow(sql_type::integer) && !migrate::is_narrow(sql_type::bigint));
    static_assert(migrate::is_whole(sql_type::bigint) && !migrate::is_whole(sql_type::numeric));
    BOOST_TEST(migrate::range_of(sql_type::integer).lowest == -2'147'483'648);
}

BOOST_AUTO_TEST_CASE(the_case_of_letters_matters_to_json_alone) {
    BOOST_TEST(no_match(sql_type::uuid) ==
               "\"a\" collate \"C\" !~* "
               "'^([0-9a-f]{4}-?){7}[0-9a-f]{4}$|^[{]([0-9a-f]{4}-?){7}[0-9a-f]{4}[}]$'");
    BOOST_TEST(no_match(sql_type::boolean).find(" !~* '") != std::string::npos);
    BOOST_TEST(no_match(sql_type::json).find(" !~ '") != std::string::npos);
    BOOST_TEST(no_match(sql_type::jsonb) == no_match(sql_type::json));
    BOOST_TEST(no_match(sql_type::timestamp) == no_match(sql_type::date));
}

BOOST_AUTO_TEST_CASE(every_type_that_is_spoken_of_has_a_pattern) {
    for (unsigned at = 0; at != sql_type_count; ++at) {
        auto const             type  = static_cast<sql_type>(at);
        std::string_view const fault = migrate::fault_of_texts(type, true);
        BOOST_TEST(fault.empty() == migrate::pattern_of(type).empty(), at);
        // Of SQLite's values, those that it has no type for are the texts they were.
        if (postgres_dialect::facts.type_name(type) != "numeric" && !fault.empty())
            BOOST_TEST(migrate::fault_of_texts(type, false).empty() ==
                           (sqlite_dialect::facts.type_name(type) == "text"),
                       at);
    }
}

BOOST_AUTO_TEST_SUITE_END()
