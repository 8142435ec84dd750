// SPDX-License-Identifier: BSL-1.0
#include <chrono>

#include <boost/test/unit_test.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

namespace integration {

namespace watched {

enum class state { draft, published };
ORM_ENUM(state, draft, published)

struct page {
    std::int64_t               id{};
    std::string                title;
    std::optional<std::string> text;
    watched::state             state = watched::state::draft;
    std::chrono::sys_seconds   updated_at{};
};
ORM_TABLE(pages, page, "pages",
    (id, primary_key, autoincrement), (title), (text), (state), (updated_at))

struct change {
    std::int64_t               id{};
    std::string                what;
    std::int64_t               page_id{};
    std::optional<std::string> before;
    std::optional<std::string> after;
};
ORM_TABLE(changes, change, "changes",
    (id, primary_key, autoincrement), (what), (page_id), (before), (after))

// A key of two columns, and a table without one.
struct vote {
    std::int64_t               page_id{};
    std::string                voter;
    std::int32_t               points{};
    std::optional<std::string> note;
};
ORM_TABLE(votes, vote, "votes", (page_id), (voter), (points), (note))
ORM_CONSTRAINTS(votes, primary_key(votes.page_id, votes.voter), without_rowid)

struct remark {
    std::string  text;
    std::int32_t changes{};
};
ORM_TABLE(remarks, remark, "remarks", (text), (changes))

ORM_TRIGGER(page_added, "page \"added\"",
            after_insert(pages).run(insert_into(changes).values(changes.what    = "it's new",
                                                                changes.page_id = new_(pages.id),
                                                                changes.after = new_(pages.title))))

ORM_TRIGGER(page_published, "page_published",
            after_update(pages)
                .of(pages.state)
                .when(old_(pages.state) == state::draft && new_(pages.state) == state::published)
                .run(insert_into(changes).values(changes.what    = "published",
                                                 changes.page_id = new_(pages.id),
                                                 changes.before  = old_(pages.text),
                                                 changes.after   = new_(pages.text)),
                     update(changes)
                         .set(changes.what = "old")
                         .where(changes.page_id == new_(pages.id) && changes.what == "it's new")))

ORM_TRIGGER(page_gone, "page_gone",
            before_delete(pages).run(
                delete_from(votes).where(votes.page_id == old_(pages.id)),
                insert_into(changes).values(changes.what = "gone", changes.page_id = old_(pages.id),
                                            changes.before = old_(pages.title))))

ORM_TRIGGER(page_touched, "page_touched",
            on_update(pages).set(pages.updated_at = current_timestamp<std::chrono::sys_seconds>()))

ORM_TRIGGER(vote_noted, "vote_noted",
            on_update(votes).set(votes.note = concat("was ", old_(votes.voter))))

ORM_TRIGGER(remark_counted, "remark_counted",
            on_update(remarks).set(remarks.changes = old_(remarks.changes) + 1))

inline constexpr auto schema =
    orm::schema(pages, changes, votes, remarks, page_added, page_published, page_gone, page_touched,
                vote_noted, remark_counted);

}  // namespace watched

BOOST_AUTO_TEST_SUITE(integration_schema_triggers)

using namespace watched;

template <class Database>
std::vector<std::string> log_of(Database& db) {
    std::vector<std::string> lines;
    for (change const& each : db.all(select().from(changes).order_by(changes.id)))
        lines.push_back(each.what + " " + std::to_string(each.page_id) + " " +
                        each.before.value_or("-") + " " + each.after.value_or("-"));
    return lines;
}

using lines = std::vector<std::string>;

TEST_ON_EACH_BACKEND(changes_are_logged) {
    auto db = created<Backend>(schema);
    auto a  = db.insert(page{.title = "a"});
    auto b  = db.insert(page{.title = "b"});
    BOOST_TEST(a.id == 1);
    BOOST_TEST(b.id == 2);
    BOOST_TEST((log_of(db) == lines{"it's new 1 - a", "it's new 2 - b"}));

    b.text = "words";
    db.update(b);
    BOOST_TEST(db.count(changes) == 2);
    b.state = watched::state::published;
    db.update(b);
    BOOST_TEST((log_of(db) == lines{"it's new 1 - a", "old 2 - b", "published 2 words words"}));
    db.insert(vote{.page_id = 1, .voter = "x"});
    BOOST_TEST(db.run(delete_from(pages).where(pages.id == 1)) == 1);
    BOOST_TEST(db.count(votes) == 0);
    BOOST_TEST(log_of(db).back() == "gone 1 a -");
}

TEST_ON_EACH_BACKEND(a_row_is_set_with_every_update_of_another_column) {
    auto db  = created<Backend>(schema);
    auto old = db.insert(page{.title = "a"});
    db.insert(page{.title = "untouched"});
    BOOST_TEST((old.updated_at == std::chrono::sys_seconds()));
    db.run(update(pages).set(pages.title = "b").where(pages.id == old.id));
    auto const now = db.find(pages, old.id)->updated_at;
    BOOST_TEST((now > std::chrono::sys_days(std::chrono::year(2024) / 1 / 1)));
    BOOST_TEST((db.find(pages, 2)->updated_at == std::chrono::sys_seconds()));
    // What is set on purpose, and alone, stays.
    db.run(update(pages).set(pages.updated_at = std::chrono::sys_seconds()).all_rows());
    BOOST_TEST((db.find(pages, old.id)->updated_at == std::chrono::sys_seconds()));

    db.insert(vote{.page_id = 1, .voter = "x"});
    db.insert(vote{.page_id = 1, .voter = "y"});
    db.run(update(votes).set(votes.points = 3).where(votes.voter == "y"));
    BOOST_TEST(db.find(votes, 1, "y")->note.value_or("-") == "was y");
    BOOST_TEST(!db.find(votes, 1, "x")->note.has_value());

    db.run(insert_into(remarks).values(remarks.text = "r", remarks.changes = 0));
    for (int at = 0; at != 3; ++at) db.run(update(remarks).set(remarks.text = "s").all_rows());
    BOOST_TEST(db.one(select(remarks.changes).from(remarks)) == 3);
}

TEST_ON_EACH_BACKEND(schemas_with_triggers_are_created_and_dropped_again) {
    using dialect = typename Backend::dialect;
    auto db       = created<Backend>(schema);
    db.create(schema, orm::if_exists::skip);
    db.insert(page{.title = "a"});
    BOOST_TEST(db.count(changes) == 1);
    for (std::string_view const statement : orm::drop_sql<dialect>(schema))
        db.backend().run_script(statement);
    db.create(schema);
    db.insert(page{.title = "a"});
    BOOST_TEST(db.count(changes) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
