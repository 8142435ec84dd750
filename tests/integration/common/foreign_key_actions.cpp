// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// What happens to rows that refer to one which goes, or whose key changes.

namespace integration {

struct parent {
    std::int64_t id{};
};
ORM_TABLE(parents, parent, "parents", (id, primary_key))

/// A child of every kind; the row 0 is the default's parent.
struct child {
    std::int64_t                id{};
    std::int64_t                cascaded{};
    std::optional<std::int64_t> nulled;
    std::int64_t                defaulted{};
};
ORM_TABLE(children, child, "children",
    (id, primary_key),
    (cascaded, references(parents.id, on_delete_cascade, on_update_cascade)),
    (nulled, references(parents.id, on_delete_set_null, on_update_set_null)),
    (defaulted, default_(0),
     references(parents.id, on_delete_set_default, on_update_set_default)))

struct restrained_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(restrained, restrained_row, "restrained",
    (id, primary_key),
    (kept, references(parents.id, on_delete_restrict, on_update_restrict)))

struct plain_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(plain, plain_row, "plain",
    (id, primary_key),
    (kept, references(parents.id, on_delete_no_action, on_update_no_action)))

struct late_row {
    std::int64_t id{};
    std::int64_t kept{};
};
ORM_TABLE(late, late_row, "late", (id, primary_key), (kept))
ORM_CONSTRAINTS(late, foreign_key(late.kept).references(parents.id).with(deferred))

inline constexpr auto family = orm::schema(parents, children, restrained, plain, late);

template <class Backend>
auto families() {
    auto db = created<Backend>(family);
    db.insert(std::vector<parent>{{0}, {1}, {2}, {3}});
    return db;
}

BOOST_AUTO_TEST_SUITE(integration_foreign_key_actions)

BOOST_AUTO_TEST_CASE_TEMPLATE(cascade, Backend, backends) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 1, std::nullopt, 0}, {2, 2, std::nullopt, 0}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(db.find(children, 1)->cascaded == 10);
    BOOST_TEST(db.find(children, 2)->cascaded == 2);
    db.run(delete_from(parents).where(eq(parents.id, 10)));
    BOOST_TEST(!db.find(children, 1));
    BOOST_TEST(db.count(children) == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(set_null, Backend, backends) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 3, 1, 0}, {2, 3, 2, 0}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(!db.find(children, 1)->nulled);
    db.run(delete_from(parents).where(eq(parents.id, 2)));
    BOOST_TEST(!db.find(children, 2)->nulled);
    BOOST_TEST(db.count(children) == 2);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(set_default, Backend, backends) {
    auto db = families<Backend>();
    db.insert(std::vector<child>{{1, 3, std::nullopt, 1}, {2, 3, std::nullopt, 2}});
    db.run(update(parents).set(parents.id = 10).where(eq(parents.id, 1)));
    BOOST_TEST(db.find(children, 1)->defaulted == 0);
    db.run(delete_from(parents).where(eq(parents.id, 2)));
    BOOST_TEST(db.find(children, 2)->defaulted == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(restrict_and_no_action, Backend, backends) {
    auto db = families<Backend>();
    db.insert(restrained_row{1, 1});
    db.insert(plain_row{1, 2});
    for (std::int64_t const id : {1, 2}) {
        BOOST_CHECK_THROW(db.run(delete_from(parents).where(eq(parents.id, id))),
                          orm::foreign_key_violation);
        BOOST_CHECK_THROW(
            db.run(update(parents).set(parents.id = id + 10).where(eq(parents.id, id))),
            orm::foreign_key_violation);
    }
    BOOST_TEST(db.count(parents) == 4);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(deferred_keys_are_checked_at_commit, Backend, backends) {
    auto db = families<Backend>();
    db.transaction([](auto& tx) {
        tx.run(insert_into(late).values(late.id = 1, late.kept = 77));
        tx.insert(parent{77});
    });
    BOOST_TEST(db.count(late) == 1);
    BOOST_CHECK_THROW(db.transaction([](auto& tx) {
        tx.run(insert_into(late).values(late.id = 2, late.kept = 88));
    }),
                      orm::foreign_key_violation);
    BOOST_TEST(db.count(late) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
