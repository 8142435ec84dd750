// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include <orm/mixin.hpp>
#include <orm/relation.hpp>
#include <orm/tracked.hpp>
#include <orm/validation.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// Hooks of a row and of a mixin: each tells of its call in a table, by the transaction it is given.

namespace hooked {

struct entry {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(entries, entry, "entries", (id, primary_key, autoincrement), (text))

void tell(auto& tx, std::string_view what, std::int64_t id) {
    tx.insert(entry{0, std::string(what) + std::to_string(id)});
}

/// A mixin that has a column; it knows nothing of the row.
struct counted {
    std::int32_t writes = 0;

    void before_insert(orm::context const&) { writes = 1; }
    void before_update(orm::context const&) { ++writes; }
    void after_insert(auto& tx) const { tell(tx, "mixin inserted ", writes); }
    void after_update(auto& tx) const { tell(tx, "updated", 0); }
    void after_delete(auto& tx) const { tell(tx, "mixin deleted ", writes); }
};

struct note : counted {
    std::int64_t                id{};
    std::string                 title;
    std::string                 slug;
    std::optional<std::int64_t> above;
    orm::soft_delete            deleted_at{};

    void before_insert(orm::context const&) { slug = "new-" + title; }
    void before_update(orm::context const&) { slug = "old-" + title; }
    void after_insert(auto& tx) const {
        tell(tx, "inserted ", id);
        if (title == "refused") throw std::runtime_error("refused");
    }
    void after_update(auto&) const {
        if (title == "refused") throw std::runtime_error("refused");
    }
    void before_delete(auto& tx) const {
        tell(tx, "leaves ", id);
        if (title == "kept") throw std::runtime_error("kept");
    }
    void after_delete(auto& tx) const { tell(tx, "gone ", id); }
};
ORM_TABLE(notes, note, "notes",
    (writes),
    (id, primary_key, autoincrement),
    (title),
    (slug, length(1, 40)),  // asked when it has been set
    (above, references(notes.id)),
    (deleted_at))

struct paper {
    std::int64_t id{};
    std::string  title;
    orm::version version{};

    void after_update(auto&) const {
        if (title == "refused") throw std::runtime_error("refused");
    }
};
ORM_TABLE(papers, paper, "papers", (id, primary_key, autoincrement), (title), (version))

inline constexpr auto tables = orm::schema(entries, notes, papers);

note titled(std::string title, std::int64_t id = 0) {
    note made;
    made.title = std::move(title);
    made.id    = id;
    return made;
}

/// What has been told since this was asked last.
template <class Database>
std::string told(Database& db) {
    std::string all;
    for (auto const& text : db.all(select(entries.text).from(entries).order_by(entries.id)))
        all += text + ", ";
    db.run(delete_from(entries).all_rows());
    return all;
}

}  // namespace hooked

using namespace hooked;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_hooks)

TEST_ON_EACH_BACKEND(of_rows_that_are_inserted_and_updated) {
    auto db  = integration::created<Backend>(tables);
    note one = db.insert(titled("a"));
    BOOST_TEST(told(db) == "mixin inserted 1, inserted 1, ");
    BOOST_TEST(one.slug == "new-a");
    BOOST_TEST(db.insert(std::vector<note>{titled("b"), titled("c")}) == 2);
    BOOST_TEST(told(db) == "mixin inserted 1, inserted 2, mixin inserted 1, inserted 3, ");
    one.title = "d";
    BOOST_TEST(db.update(one));
    BOOST_TEST(told(db) == "updated0, ");
    BOOST_TEST(one.slug == "old-d");
    BOOST_TEST(one.writes == 2);
    BOOST_TEST(!db.update(titled("x", 99)));
    BOOST_TEST(db.update(std::vector<note>{one, titled("x", 99), titled("e", 2)}) == 2);
    BOOST_TEST(told(db) == "updated0, updated0, ");
    BOOST_TEST(db.find(notes, 2)->slug == "old-e");
    db.save(one);
    BOOST_TEST(told(db) == "updated0, ");
    note fresh = titled("f", 50);
    db.save(fresh);
    BOOST_TEST(told(db) == "mixin inserted 2, inserted 50, ");
    orm::tracked tracked(*db.find(notes, 50));
    BOOST_TEST(!db.save(tracked));
    BOOST_TEST(told(db) == "");
    tracked->title = "g";
    BOOST_TEST(db.save(tracked));
    BOOST_TEST(told(db) == "updated0, ");
    BOOST_TEST(db.find(notes, 50)->slug == "old-g");
}

TEST_ON_EACH_BACKEND(of_rows_that_are_deleted) {
    auto db  = integration::created<Backend>(tables);
    note one = db.insert(titled("a"));
    told(db);
    BOOST_TEST(db.remove(one));
    BOOST_TEST(told(db) == "leaves 1, mixin deleted 1, gone 1, ");
    BOOST_TEST(!db.remove(one));
    BOOST_TEST(told(db) == "leaves 1, ");
    BOOST_TEST(db.restore(one));
    BOOST_TEST(told(db) == "");
    BOOST_TEST(db.purge(one));
    BOOST_TEST(told(db) == "leaves 1, mixin deleted 1, gone 1, ");
}

TEST_ON_EACH_BACKEND(what_they_throw_undoes_the_write) {
    auto db = integration::created<Backend>(tables);
    BOOST_CHECK_THROW(db.insert(titled("refused")), std::runtime_error);
    BOOST_CHECK_THROW(db.insert(std::vector<note>{titled("a"), titled("refused")}),
                      std::runtime_error);
    BOOST_TEST(db.count(notes) == 0);
    BOOST_TEST(told(db) == "");
    note const kept = db.insert(titled("kept"));
    told(db);
    BOOST_CHECK_THROW(db.remove(kept), std::runtime_error);
    BOOST_TEST(db.count(notes) == 1);
    BOOST_TEST(told(db) == "");
}

TEST_ON_EACH_BACKEND(what_they_throw_leaves_the_row_as_it_was) {
    auto db   = integration::created<Backend>(tables);
    note one  = db.insert(titled("a"));
    one.title = "refused";
    BOOST_CHECK_THROW(db.update(one), std::runtime_error);
    BOOST_CHECK_THROW(db.save(one), std::runtime_error);
    BOOST_TEST(one.slug == "new-a");
    BOOST_TEST(one.writes == 1);
    one.title = "b";
    BOOST_TEST(db.update(one));
    BOOST_TEST(db.find(notes, one.id)->writes == 2);
    note fresh = titled("refused");
    BOOST_CHECK_THROW(db.save(fresh), std::runtime_error);
    BOOST_TEST(fresh.title == "refused");
    BOOST_TEST(fresh.slug == "");
    BOOST_TEST(fresh.id == 0);
    paper versioned{0, "a"};
    db.save(versioned);
    versioned.title = "refused";
    BOOST_CHECK_THROW(db.update(versioned), std::runtime_error);
    BOOST_TEST(versioned.version.number == 1);
    versioned.title = "b";
    db.save(versioned);
    BOOST_TEST(versioned.version.number == 2);
}

struct note_page {
    note              row;
    std::vector<note> notes;
};

TEST_ON_EACH_BACKEND(of_shapes_and_not_of_statements) {
    auto db   = integration::created<Backend>(tables);
    auto page = db.insert(note_page{titled("a"), {titled("b"), titled("c")}});
    BOOST_TEST(told(db) ==
               "mixin inserted 1, inserted 1, mixin inserted 1, inserted 2, "
               "mixin inserted 1, inserted 3, ");
    page.notes[1].title = "d";
    page.notes.erase(page.notes.begin());
    page.notes.push_back(titled("e"));
    db.sync_children(page.row, page.notes);
    BOOST_TEST(told(db) ==
               "leaves 2, mixin deleted 1, gone 2, updated0, "
               "mixin inserted 1, inserted 4, ");
    db.run(insert_into(notes).values(titled("f")));
    db.run(insert_into(notes).values(std::vector<note>{titled("g")}));
    BOOST_TEST(db.count(select().from(notes).where(in(notes.slug, {"new-f", "new-g"}))) == 2);
    db.run(update(notes).set(notes.title = "h").where(notes.id == 1));
    db.run(delete_from(notes).where(gt(notes.id, 1)));
    BOOST_TEST(told(db) == "");
    BOOST_TEST(db.find(notes, 1)->slug == "new-a");
}

BOOST_AUTO_TEST_SUITE_END()
