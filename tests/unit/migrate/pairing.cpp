// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/pairing.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace orm;
using namespace orm::migrate;

constexpr column_model before[]{{.name = "id"}, {.name = "a"}, {.name = "b"}, {.name = "gone"}};

constexpr bool leads(array_view<column_model> after, array_view<pairing> expected) {
    paired_names const found = pair_names<column_model>(before, after);
    if (found.pairs.size() != expected.size()) return false;
    for (std::size_t at = 0; at != expected.size(); ++at)
        if (found.pairs[at].before != expected[at].before ||
            found.pairs[at].after != expected[at].after)
            return false;
    return found.fault == hint_fault::none;
}

constexpr paired_names pairs_of(array_view<column_model> after) {
    return pair_names<column_model>(before, after);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_pairing)

BOOST_AUTO_TEST_CASE(things_of_one_name_are_one_wherever_they_stand) {
    static constexpr column_model after[]{{.name = "b"}, {.name = "new"}, {.name = "id"}};
    static constexpr pairing      pairs[]{{2, 0}, {absent, 1}, {0, 2}, {1, absent}, {3, absent}};
    static_assert(leads(after, pairs));
    BOOST_TEST(leads(after, pairs));
}

BOOST_AUTO_TEST_CASE(names_may_be_swapped) {
    static constexpr column_model after[]{{.name = "id"},
                                          {.name = "a", .details = {.renamed_from = "b"}},
                                          {.name = "b", .details = {.renamed_from = "a"}}};
    static constexpr pairing      pairs[]{{0, 0}, {2, 1}, {1, 2}, {3, absent}};
    static_assert(leads(after, pairs));
    BOOST_TEST(leads(after, pairs));
}

BOOST_AUTO_TEST_CASE(a_new_thing_may_take_the_old_name_of_a_renamed_one) {
    static constexpr column_model after[]{{.name = "id"},
                                          {.name = "c", .details = {.renamed_from = "a"}},
                                          {.name = "a"},
                                          {.name = "b"}};
    static constexpr pairing      pairs[]{{0, 0}, {1, 1}, {absent, 2}, {2, 3}, {3, absent}};
    static_assert(leads(after, pairs));
    BOOST_TEST(leads(after, pairs));
}

BOOST_AUTO_TEST_CASE(a_rename_that_was_made_is_not_made_again) {
    static constexpr column_model made[]{{.name = "b", .details = {.renamed_from = "a"}}};
    constexpr auto                again = [] { return pair_names<column_model>(made, made).pairs; };
    static_assert(again().size() == 1 && again()[0].before == 0 && again()[0].after == 0);
    BOOST_TEST(again().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_table_may_have_been_in_another_schema) {
    static constexpr table_model was[]{{.name = "log"}, {.schema = "old", .name = "log"}};
    static constexpr table_model is[]{{.schema = "new", .name = "entries", .renamed_from = "log"},
                                      {.schema = "new", .name = "log", .renamed_from = "old.log"}};
    constexpr auto               moved = [] { return pair_names<table_model>(was, is).pairs; };
    static_assert(moved()[0].before == 0 && moved()[1].before == 1 && moved().size() == 2);
    // And back into the one that needs no name.
    static constexpr table_model back[]{{.name = "log", .renamed_from = "new.log"},
                                        {.name = "entries", .renamed_from = "new.entries"}};
    constexpr auto               again = [] { return pair_names<table_model>(is, back).pairs; };
    static_assert(again()[0].before == 1 && again()[1].before == 0 && again().size() == 2);
    BOOST_TEST(again().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_rename_from_nothing_is_stale) {
    static constexpr column_model after[]{{.name = "c", .details = {.renamed_from = "z"}}};
    static_assert(pairs_of(after).fault == hint_fault::stale);
    BOOST_TEST(pairs_of(after).fault_at == 0u);
}

BOOST_AUTO_TEST_CASE(two_renames_from_one_name_are_ambiguous) {
    static constexpr column_model after[]{{.name = "c", .details = {.renamed_from = "a"}},
                                          {.name = "d", .details = {.renamed_from = "a"}}};
    static_assert(pairs_of(after).fault == hint_fault::ambiguous);
    BOOST_TEST(pairs_of(after).fault_at == 1u);
}

BOOST_AUTO_TEST_CASE(in_a_new_schema_no_rename_means_anything) {
    static constexpr column_model after[]{{.name = "c", .details = {.renamed_from = "a"}}};
    static_assert(pair_names<column_model>({}, after).fault == hint_fault::none);
    BOOST_TEST(pair_names<column_model>({}, after).pairs.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
