// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

#include <orm/slug.hpp>
#include <orm/validation.hpp>

#include "integration/common/mixins.hpp"

using namespace orm::dsl;

namespace slugged {

struct page {
    std::int64_t               id{};
    std::string                title;
    std::string                slug;
    std::optional<std::string> path;
    orm::soft_delete           deleted_at{};
};
ORM_TABLE(pages, page, "pages",
    (id, primary_key, autoincrement),
    (title),
    (slug, unique, slug_of<&page::title>),
    (path, slug_of<&page::slug>),
    (deleted_at))

/// Of a tenant, with texts that are unique in different ways.
struct site : mixed::tenanted {
    std::int64_t               id{};
    std::string                title;
    std::string                slug;
    std::optional<std::string> path;
    std::string                label;
    std::string                tag;
    orm::soft_delete           deleted_at{};
};
ORM_TABLE(sites, site, "sites",
    (tenant_id),
    (id, primary_key, autoincrement),
    (title),
    (slug, unique, length(1, 6), slug_of<&site::title>),
    (path, slug_of<&site::title>),
    (label, varchar(7), slug_of<&site::title>),
    (tag, slug_of<&site::title>),
    (deleted_at))
ORM_CONSTRAINTS(sites, unique(sites.tenant_id, sites.path), unique_among_living(sites.label),
    index(sites.path))

/// Of which the program makes the key.
struct note {
    std::string  number;
    std::string  title;
    std::string  slug;
    std::int32_t stars = 0;
};
ORM_TABLE(notes, note, "notes",
    (number, primary_key), (title), (slug, unique, length(1, 6), slug_of<&note::title>), (stars))

inline constexpr auto tables = orm::schema(pages, sites, notes);

page titled(std::string title) {
    page made;
    made.title = std::move(title);
    return made;
}

}  // namespace slugged

using namespace slugged;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_slugs)

TEST_ON_EACH_BACKEND(slugs_are_made_and_kept_apart) {
    auto       db     = integration::created<Backend>(tables);
    auto const stored = [&](page row) { return db.insert(std::move(row)).slug; };
    BOOST_TEST(stored(titled("New page")) == "new-page");
    BOOST_TEST(stored(titled("New page!")) == "new-page-2");
    page given = titled("New page");
    given.slug = "mine";
    BOOST_TEST(stored(given) == "mine");
    BOOST_CHECK_THROW(stored(given), orm::unique_violation);  // it was asked for
    db.insert(std::vector<page>(20, titled("New page")));
    auto const all = db.all(select(pages.slug).from(pages).order_by(pages.id));
    BOOST_TEST(all.size() == 23);
    BOOST_TEST(all[3] == "new-page-3");
    BOOST_TEST(all[22] == "new-page-22");
    // One that is deleted may come back.
    db.run(delete_from(pages).where(pages.slug == "new-page-4"));
    BOOST_TEST(stored(titled("New page")) == "new-page-23");
    db.run(purge(pages).where(pages.slug == "new-page-4"));
    BOOST_TEST(stored(titled("New page")) == "new-page-4");
}

TEST_ON_EACH_BACKEND(slugs_stay) {
    auto db  = integration::created<Backend>(tables);
    page row = db.insert(titled("One"));
    BOOST_TEST(row.path.value() == "one");
    row.title = "Two";
    BOOST_TEST(db.update(row));
    db.reload(row);
    BOOST_TEST(row.slug == "one");
    db.run(insert_into(pages).values(titled("Three")));
    BOOST_TEST(db.count(select().from(pages).where(pages.slug == "three")) == 1);
    BOOST_CHECK_THROW(db.run(insert_into(pages).values(titled("Three"))), orm::unique_violation);
}

TEST_ON_EACH_BACKEND(slugs_of_rows_that_are_saved) {
    auto       db    = integration::created<Backend>(tables);
    auto const saved = [&](note row) {
        db.save(row);
        BOOST_TEST(db.find(notes, row.number)->slug == row.slug);
        return row;
    };
    BOOST_TEST(saved({"a", "Notes", ""}).slug == "notes");
    note second = saved({"b", "Notes", ""});
    BOOST_TEST(second.slug == "note-2");  // there is room for six
    // What a row has stays, and is its own where it is made once more.
    second.stars = 5;
    BOOST_TEST(saved(second).slug == "note-2");
    second.title = "Other";
    BOOST_TEST(saved(second).slug == "note-2");
    BOOST_TEST(saved({"a", "Notes", ""}).slug == "notes");
    BOOST_TEST(saved({"c", "Notes!", ""}).slug == "note-3");
    // What is given is stored, or refused.
    BOOST_TEST(saved({"d", "Notes", "mine"}).slug == "mine");
    note given{"e", "Notes", "notes"};
    BOOST_CHECK_THROW(db.save(given), orm::unique_violation);
    BOOST_TEST(db.count(notes) == 4);
}

TEST_ON_EACH_BACKEND(slugs_are_unique_as_their_keys_are) {
    auto       db     = integration::created<Backend>(tables);
    auto const stored = [&](std::int64_t tenant, std::string title) {
        db.context().template set<mixed::current_tenant>(tenant);
        site made;
        made.title     = std::move(title);
        site const row = db.insert(made);
        return row.slug + ' ' + row.path.value() + ' ' + row.label + ' ' + row.tag;
    };
    BOOST_TEST(stored(1, "Home") == "home home home home");
    BOOST_TEST(stored(2, "Home") == "home-2 home home-2 home");
    BOOST_TEST(stored(2, "Home") == "home-3 home-2 home-3 home-2");
    db.run(delete_from(sites).where(sites.label == "home-2"));
    BOOST_TEST(stored(2, "Home") == "home-4 home-3 home-2 home-3");
    // There is room for six characters, and for seven.
    BOOST_TEST(stored(1, "New homes") == "new-ho new-homes new-hom new-homes");
    BOOST_TEST(stored(1, "New homes") == "new-2 new-homes-2 new-h-2 new-homes-2");
    site given;
    given.title = "x";
    given.slug  = "longer than that";
    BOOST_CHECK_THROW(db.insert(given), orm::validation_error);
}

BOOST_AUTO_TEST_SUITE_END()
