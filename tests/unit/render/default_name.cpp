// SPDX-License-Identifier: BSL-1.0
#include <orm/render/default_name.hpp>

#include <boost/test/unit_test.hpp>

namespace {

constexpr std::string_view none[]{"id"};
constexpr std::string_view email[]{"email"};
constexpr std::string_view both[]{"author_id", "id"};
constexpr std::string_view long_one[]{"and_a_long_name_of_a_column_too"};
constexpr std::string_view umlauts[]{"äääääääääääääääääääääääääääää"};

constexpr std::string_view long_table = "a_rather_long_name_of_a_table_that_goes_on_and_on";

}  // namespace

BOOST_AUTO_TEST_SUITE(render_default_name)

BOOST_AUTO_TEST_CASE(a_name_is_made_of_table_columns_and_label) {
    static_assert(orm::default_name("users", {}, "pkey").view() == "users_pkey");
    static_assert(orm::default_name("users", email, "key").view() == "users_email_key");
    static_assert(orm::default_name("posts", both, "idx").view() == "posts_author_id_id_idx");
    BOOST_TEST(orm::default_name("t", none, "fkey").view() == "t_id_fkey");
}

// These were read from PostgreSQL 15.
BOOST_AUTO_TEST_CASE(a_long_name_is_cut_as_postgresql_cuts_it) {
    static_assert(orm::default_name(long_table, long_one, "key").view() ==
                  "a_rather_long_name_of_a_table_and_a_long_name_of_a_column_t_key");
    static_assert(orm::default_name(long_table, {}, "pkey").view() ==
                  "a_rather_long_name_of_a_table_that_goes_on_and_on_pkey");
    BOOST_TEST(orm::default_name(long_table, long_one, "key").view().size() == 63U);
}

BOOST_AUTO_TEST_CASE(a_character_of_several_bytes_is_not_cut_apart) {
    constexpr orm::short_name name = orm::default_name("Überraschungen", umlauts, "check");
    static_assert(name.size <= 63);
    std::string_view const text = name.view();
    BOOST_TEST(text.ends_with("\xC3\xA4_check"));
}

BOOST_AUTO_TEST_CASE(what_is_added_ends_with_a_whole_character) {
    constexpr auto added = [](std::string_view text) {
        orm::short_name name;
        name.add("a_rather_long_name_of_a_table_that_goes_on_and_on_and_on_to61");
        name.add(text);
        return name;
    };
    static_assert(added("").size == 61);
    static_assert(added("\xC3\xA4").view().ends_with("61\xC3\xA4"));
    static_assert(added("\xE2\x82\xAC").view().ends_with("61"));  // of three bytes
    static_assert(added("1\xC3\xA4").view().ends_with("611"));
    BOOST_TEST(added("22222").size == 63U);
}

BOOST_AUTO_TEST_SUITE_END()
