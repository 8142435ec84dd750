// SPDX-License-Identifier: BSL-1.0
#include <orm/session/tracked.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/mixin/notes.hpp"

using namespace noted;

BOOST_AUTO_TEST_SUITE(session_tracked)

BOOST_AUTO_TEST_CASE(it_knows_what_has_changed) {
    orm::tracked row(note{{}, 1, 2, "x"});
    BOOST_TEST(!row.changed());
    row->text = "y";
    BOOST_TEST(row.changed());
    BOOST_TEST((*row).text == "y");
    BOOST_TEST(row.stored().text == "x");
    row->text = "x";
    BOOST_TEST(!row.changed());
    row->deleted_at = orm::deletion_time();  // is not written by updates
    BOOST_TEST(!row.changed());
}

BOOST_AUTO_TEST_CASE(the_text_has_the_columns_that_are_chosen) {
    note const                   before{{}, 1, 2, "x"}, now{{}, 1, 3, "x"};
    orm::chosen_columns<notes_t> chosen{&now};
    using update =
        orm::update_query<notes_t, orm::chosen_columns<notes_t>, orm::key_match<notes_t>>;
    orm::choose_changed(chosen, before, now, orm::updated_columns<notes_t>{});
    BOOST_TEST(orm::build_text<orm::sqlite_dialect>(update{chosen, {&before}, {}}).view() ==
               R"(update "notes" set "author_id" = ? where "id" = ? and "deleted_at" is null)");
}

BOOST_AUTO_TEST_SUITE_END()
