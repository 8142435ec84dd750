// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_order)

using ids = std::vector<std::int64_t>;

TEST_ON_EACH_BACKEND(directions) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = [&](auto... by) {
        return db.all(select(users.id).from(users).order_by(by...));
    };
    BOOST_TEST((sorted(users.age, users.id) == ids{5, 2, 3, 1, 4}));
    BOOST_TEST((sorted(asc(users.age), desc(users.id)) == ids{5, 3, 2, 1, 4}));
    BOOST_TEST((sorted(desc(users.age), users.id) == ids{4, 1, 2, 3, 5}));
    BOOST_TEST((sorted(users.age % 10, users.id) == ids{2, 3, 5, 4, 1}));
    BOOST_TEST((sorted(desc(users.role), users.email) == ids{5, 4, 2, 3, 1}));
}

TEST_ON_EACH_BACKEND(nulls_go_where_they_are_told) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = [&](auto by) {
        return db.all(select(users.id).from(users).order_by(by, users.id));
    };
    BOOST_TEST((sorted(nulls_first(users.score)) == ids{3, 5, 2, 4, 1}));
    BOOST_TEST((sorted(nulls_last(users.score)) == ids{2, 4, 1, 3, 5}));
    BOOST_TEST((sorted(desc(users.score).nulls_first()) == ids{3, 5, 1, 4, 2}));
    BOOST_TEST((sorted(nulls_last(desc(users.score))) == ids{1, 4, 2, 3, 5}));
    BOOST_TEST((sorted(asc(users.score).nulls_last()) == ids{2, 4, 1, 3, 5}));
}

TEST_ON_EACH_BACKEND(limits_and_offsets) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = select(users.id).from(users).order_by(users.id);
    BOOST_TEST((db.all(sorted.limit(2)) == ids{1, 2}));
    BOOST_TEST((db.all(sorted.limit(0)) == ids{}));
    BOOST_TEST((db.all(sorted.limit(99)) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((db.all(sorted.limit(2).offset(1)) == ids{2, 3}));
    BOOST_TEST((db.all(sorted.limit(2).offset(4)) == ids{5}));
    BOOST_TEST((db.all(sorted.limit(2).offset(5)) == ids{}));
    BOOST_TEST((db.all(sorted.offset(3)) == ids{4, 5}));
    BOOST_TEST((db.all(sorted.offset(0)) == ids{1, 2, 3, 4, 5}));
    BOOST_CHECK_THROW(sorted.limit(-1), orm::usage_error);
    BOOST_CHECK_THROW(sorted.offset(-1), orm::usage_error);
}

TEST_ON_EACH_BACKEND(pages_by_offset_and_by_cursor_are_the_same) {
    auto db = filled_blog<Backend>();
    db.insert(std::vector<tag>{{"d"}, {"e"}, {"f"}, {"g"}});
    std::vector<std::string> by_offset, by_cursor;
    for (std::int64_t at = 0;; at += 3) {
        auto const page = db.all(select().from(tags).order_by(tags.label).limit(3).offset(at));
        if (page.empty()) break;
        for (auto const& each : page) by_offset.push_back(each.label);
    }
    std::optional<std::string> last;
    for (;;) {
        auto const page =
            db.all(select()
                       .from(tags)
                       .where(when(last, [](auto const& label) { return tags.label > label; }))
                       .order_by(tags.label)
                       .limit(3));
        if (page.empty()) break;
        for (auto const& each : page) by_cursor.push_back(each.label);
        last = page.back().label;
    }
    BOOST_TEST(by_offset.size() == 7);
    BOOST_TEST((by_offset == by_cursor));
}

/// All rows, two by two, each page from behind the last row of the one before.
template <class Keys, class Database, class First, class... Next>
ids turned(Database& db, Keys const& keys, First first, Next... next) {
    ids  found;
    auto page = db.all(select(users.id, first, next...).from(users).order_by(keys).limit(2));
    while (!page.empty()) {
        for (auto const& row : page) found.push_back(row[users.id]);
        auto const& last = page.back();
        page             = db.all(select(users.id, first, next...)
                                      .from(users)
                                      .where(keys.after(last[first], last[next]..., last[users.id]))
                                      .order_by(keys)
                                      .limit(2));
    }
    return found;
}

TEST_ON_EACH_BACKEND(pages_by_keys) {
    auto db = filled_blog<Backend>();
    BOOST_TEST((turned(db, keyset(users.age, users.id), users.age) == ids{5, 2, 3, 1, 4}));
    BOOST_TEST((turned(db, keyset(desc(users.age), users.id), users.age) == ids{4, 1, 2, 3, 5}));
    BOOST_TEST((turned(db, keyset(users.age, desc(users.role), users.id), users.age, users.role) ==
                ids{5, 2, 3, 1, 4}));
}

TEST_ON_EACH_BACKEND(pages_by_keys_that_may_be_null) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(
        (turned(db, keyset(nulls_last(users.score), users.id), users.score) == ids{2, 4, 1, 3, 5}));
    BOOST_TEST((turned(db, keyset(nulls_first(users.score), desc(users.id)), users.score) ==
                ids{5, 3, 2, 4, 1}));
    BOOST_TEST((turned(db, keyset(desc(users.score).nulls_first(), users.id), users.score) ==
                ids{3, 5, 1, 4, 2}));
    BOOST_TEST((turned(db, keyset(desc(users.score).nulls_last(), desc(users.id)), users.score) ==
                ids{1, 4, 2, 5, 3}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
