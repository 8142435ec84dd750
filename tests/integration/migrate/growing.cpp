// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>

#include "../../../examples/cms/schema.hpp"
#include "integration/migrate/cms_versions.hpp"
#include "integration/migrate/leading.hpp"

// The content system of the examples grows through its migrations: full of rows it goes up, down
// and up again, and is at each one what the schema of that time says.

namespace integration {

namespace {

using line_list = std::vector<std::string>;

/// One after each migration, put in by the statements of that time.
constexpr std::string_view rows_of_the_time[]{
    // start
    R"(insert into users (email, name, role, created_at)
           values ('ada@x', 'Ada', 'admin', '2026-01-01 08:00:00'),
                  ('Bob@x', 'Bob', 'author', '2026-01-01 08:00:00');
       insert into sections (slug, title) values ('news', 'News'), ('sports', 'Sports');
       insert into articles (created_at, updated_at, section_id, author_id, slug, title, body,
                             status, published_at, views)
           values ('2026-01-01 09:00:00', '2026-01-01 09:00:00', 1, 1, 'one', 'One', 'I',
                   'published', '2026-01-01 10:00:00', 7),
                  ('2026-01-01 09:00:00', '2026-01-01 09:00:00', 1, 1, 'two', 'Two', 'II',
                   'draft', null, 0),
                  ('2026-01-01 09:00:00', '2026-01-01 09:00:00', 2, 2, 'one', 'One', 'III',
                   'hidden', '2026-01-01 11:00:00', 5);
       insert into article_versions (article_id, number, editor_id, title, body, created_at)
           values (1, 1, 1, 'One', 'i', '2026-01-01 09:00:00'),
                  (1, 2, 2, 'One', 'I', '2026-01-01 09:30:00'))",
    // media
    R"(insert into media (owner_id, file_name, mime_type, bytes)
           values (1, 'a.png', 'image/png', '17'), (2, 'b.png', 'image/png', '0'))",
    // descriptions
    R"(insert into media (owner_id, file_name, mime_type, bytes, description)
           values (2, 'c.png', 'image/png', '25', 'Bob'))",
    // collections
    R"(insert into collections (slug, title, fields) values ('recipes', 'Recipes', '{"for": 4}');
       insert into content (created_at, updated_at, collection_id, author_id, slug, title, body,
                            status)
           values ('2026-01-02 09:00:00', '2026-01-02 09:00:00', 3, 2, 'soup', 'Soup', 'IV',
                   'hidden'))",
    // sizes
    R"(insert into media (owner_id, file_name, mime_type, bytes, description)
           values (1, 'd.png', 'image/png', 5000000000, 'A large one'))",
    // mixins: the trash takes the comment along
    R"(insert into content (collection_id, author_id, slug, title, body)
           values (1, 2, 'three', 'Three', 'V');
       insert into comments (content_id, reader, text) values (1, 'Carl', 'First!'),
                                                              (5, 'Dora', 'Why?');
       update content set deleted_at = '2026-01-03 09:00:00' where slug = 'three';
       insert into content (collection_id, author_id, slug, title, body)
           values (1, 1, 'three', 'Three', 'VI');
       insert into tags (name) values ('steam');
       insert into content_tags (content_id, tag_id) values (1, 1))",
    // review
    R"(insert into content (collection_id, author_id, slug, title, body, status)
           values (2, 2, 'tea', 'Tea', 'VII', 'review'))",
    // editions
    R"(insert into editions (id, name, slug)
           values ('0190a6a4-0000-7000-8000-000000000001', 'Austria', 'austria');
       insert into menu_entries (edition_id, label, place, content_id, editor_id)
           values ('0190a6a4-0000-7000-8000-000000000001', 'Main', 0, 1, 2))",
    // drop_views
    "",
};

/// Whether a migration has a step of that text.
consteval bool has_step(orm::migrate::migration const& one, std::string_view sql) {
    for (orm::migrate::step const& each : one.up)
        if (each.sql == sql) return true;
    return false;
}

enum version {
    start,
    media,
    descriptions,
    collections,
    sizes,
    mixins,
    review,
    editions,
    drop_views,
    last = drop_views
};

constexpr auto& on_sqlite   = migrations::all.sqlite;
constexpr auto& on_postgres = migrations::all.postgres;

// Each kind of change is one of its migrations.
static_assert(has_step(on_sqlite[media], R"(create unique index "media_living_file_name" )"
                                         R"(on "media" ("file_name") where "deleted_at" is null)"));
static_assert(has_step(on_postgres[descriptions],
                       R"(update "media" set "description" = "file_name" )"
                       R"(where "description" is null)"));
static_assert(has_step(on_sqlite[collections], R"(alter table "articles" rename to "content")"));
static_assert(has_step(on_postgres[collections], R"(alter table "articles" rename to "content")"));
static_assert(has_step(on_postgres[sizes], R"(alter table "media" alter column "bytes" )"
                                           R"(type bigint using cast("bytes" as bigint))"));
static_assert(has_step(on_postgres[review], R"(update "content" set "status" = case "status" )"
                                            R"(when 'hidden' then 'archived' else "status" end)"));
static_assert(has_step(on_sqlite[drop_views], R"(alter table "content" drop column "views")"));
static_assert(has_step(on_postgres[drop_views], R"(alter table "content" drop column "views")"));

/// The values of each column, by the names of today, in the order of the key.
using value_lists = std::map<std::string, line_list>;

std::string name_of_today(std::string_view name) {
    static std::map<std::string_view, std::string> const names{
        {"sections", "collections"},
        {"articles", "content"},
        {"section_id", "collection_id"},
        {"article_versions", "content_versions"},
        {"article_id", "content_id"}};
    auto const found = names.find(name);
    return found == names.end() ? std::string(name) : found->second;
}

template <class Database>
value_lists values_of(Database& database, orm::schema_model const& schema) {
    value_lists found;
    for (orm::table_model const& table : schema.tables) {
        std::string order;
        for (std::string_view const key : table.primary_key.columns)
            order.append(order.empty() ? " order by " : ", ").append(key);
        for (orm::column_model const& column : table.columns)
            found[name_of_today(table.name) + "." + name_of_today(column.name)] =
                texts(database, "select coalesce(cast(" + std::string(column.name) +
                                    " as text), 'null') from " + std::string(table.name) + order);
    }
    return found;
}

/// What is there on both sides has the same values; and one side has all that the other one has.
void check_kept(value_lists const& before, value_lists const& after) {
    std::size_t compared = 0;
    for (auto const& [column, values] : before)
        if (auto const other = after.find(column); other != after.end()) {
            ++compared;
            BOOST_TEST_CONTEXT(column) {
                BOOST_TEST(other->second == values, boost::test_tools::per_element());
            }
        }
    BOOST_TEST(compared == std::min(before.size(), after.size()));
}

line_list texts_of(orm::array_view<orm::migrate::step> steps) {
    line_list texts;
    for (orm::migrate::step const& each : steps) texts.emplace_back(each.sql);
    return texts;
}

template <class Backend>
class growth {
public:
    growth() {
        for (orm::migrate::migration const& one : migrations_)
            approvals_.push_back(std::string(one.name) + ":" + std::string(one.hash().view()));
        approved_.assign(approvals_.begin(), approvals_.end());
    }
    growth(growth const&)            = delete;
    growth& operator=(growth const&) = delete;

    void grow() {
        for (std::size_t at = start; at <= last; ++at) {
            BOOST_TEST_CONTEXT("up to " << migrations_[at].name) {
                check_planned(at);
                if (at == drop_views) check_needs_approval();
                value_lists before;
                if (at != start) before = values_of(db_, schemas_[at - 1]);
                // There they are others.
                if (at == review) before.erase("content.status");
                go_up(at);
                check_kept(before, values_of(db_, schemas_[at]));
                descriptions_.push_back(description(db_));
                auto fresh = Backend::database();
                lead(fresh, {}, schemas_[at]);
                dumps_.push_back(dump(fresh));
                BOOST_TEST(dump(db_) == dumps_.back(), boost::test_tools::per_element());
                db_.backend().run_script(rows_of_the_time[at]);
            }
        }
    }

    void check_grown() {
        check_contents("content",
                       {"admin one I published", "admin two II draft", "author one III archived",
                        "author soup IV archived", "author three V draft", "admin three VI draft",
                        "author tea VII review"});
        // Those without a description have the name of the file, and sizes are numbers.
        line_list const files{"a.png a.png", "b.png b.png", "c.png Bob", "d.png A large one"};
        BOOST_TEST(
            texts(db_, "select file_name || ' ' || description from media order by id") == files,
            boost::test_tools::per_element());
        BOOST_TEST(texts(db_, "select cast(sum(bytes) as text) from media").front() ==
                   "5000000042");
        BOOST_CHECK_THROW(db_.backend().run_script("insert into users (email, name, role) "
                                                   "values ('bob@X', 'Bob', 'author')"),
                          orm::unique_violation);
        // The program reads them, and its triggers are there.
        using namespace orm::dsl;
        auto const first = eq(cms::content.id, 1);
        BOOST_TEST(db_.count(select().from(cms::content)) == 6);
        BOOST_TEST(db_.count(select().from(cms::comments)) == 1);
        db_.run(delete_from(cms::content).where(first));
        BOOST_TEST(db_.count(select().from(cms::comments)) == 0);
        db_.restore(db_.one(select().from(cms::content).with_deleted().where(first)));
        BOOST_TEST(db_.count(select().from(cms::comments)) == 1);
    }

    void go_back() {
        for (std::size_t at = last; at-- != start;) {
            BOOST_TEST_CONTEXT("down to " << migrations_[at].name) {
                // The schema before has no words for these.
                if (at + 1 == review)
                    check_stays(review,
                                "update content set status = 'draft' "
                                "where status in ('review', 'archived')");
                // Without a trash there are two of one slug.
                if (at + 1 == mixins)
                    check_stays(mixins, "delete from content where deleted_at is not null");
                value_lists const before = values_of(db_, schemas_[at + 1]);
                BOOST_TEST(go_down() == 1u);
                check_kept(before, values_of(db_, schemas_[at]));
                check_as_before(at);
            }
        }
        BOOST_TEST(dump(db_) == dumps_.front(), boost::test_tools::per_element());
        check_contents("articles", left_);
    }

    void grow_again() {
        BOOST_TEST(orm::migrate::migrate(db_.backend(), migrations_, approved()) == 8u);
        check_as_before(last);
        BOOST_TEST(dump(db_) == dumps_.back(), boost::test_tools::per_element());
        check_contents("content", left_);
    }

private:
    using dialect = typename Backend::dialect;

    orm::migrate::run_options approved() const {
        orm::migrate::run_options options;
        options.approved = approved_;
        return options;
    }
    void go_up(std::size_t at) {
        auto options = approved();
        options.to   = migrations_[at].name;
        BOOST_TEST(orm::migrate::migrate(db_.backend(), migrations_, options) == 1u);
        check_drift(at);
    }
    std::size_t go_down() {
        return orm::migrate::rollback(db_.backend(), migrations_, 1, approved());
    }

    /// The files say what is planned today.
    void check_planned(std::size_t at) {
        auto const               before = at == start ? orm::schema_model{} : schemas_[at - 1];
        auto const               way    = orm::migrate::diff(before, schemas_[at]);
        orm::migrate::plan const up(way, dialect::facts), down(inverse(way), dialect::facts);
        BOOST_TEST(texts_of(migrations_[at].up) == texts_of(up.steps()),
                   boost::test_tools::per_element());
        BOOST_TEST(texts_of(migrations_[at].down) == texts_of(down.steps()),
                   boost::test_tools::per_element());
    }

    void check_drift(std::size_t at) {
        for (auto const& found : orm::migrate::find_drift(db_.backend(), schemas_[at]))
            BOOST_TEST(found.text() == "");
    }
    void check_as_before(std::size_t at) {
        check_drift(at);
        BOOST_TEST(description(db_) == descriptions_[at], boost::test_tools::per_element());
    }

    /// The drop is refused until somebody has looked at it.
    void check_needs_approval() {
        BOOST_CHECK_THROW(orm::migrate::migrate(db_.backend(), migrations_),
                          orm::migrate::needs_approval);
        BOOST_TEST(texts(db_, "select cast(sum(views) as text) from content").front() == "12");
    }

    /// There is no way back, and nothing has changed, until rows are taken out of the way.
    void check_stays(std::size_t at, std::string_view out_of_the_way) {
        value_lists const before = values_of(db_, schemas_[at]);
        BOOST_CHECK_THROW(go_down(), orm::migrate::rows_in_the_way);
        check_as_before(at);
        check_kept(before, values_of(db_, schemas_[at]));
        db_.backend().run_script(out_of_the_way);
    }

    /// What people have written, behind who they are.
    void check_contents(std::string const& table, line_list const& expected) {
        BOOST_TEST(
            texts(db_, "select role || ' ' || slug || ' ' || body || ' ' || status from " + table +
                           " as t join users on author_id = users.id order by t.id") == expected,
            boost::test_tools::per_element());
    }

    backend_database<Backend>                db_         = Backend::database();
    orm::array_view<orm::migrate::migration> migrations_ = migrations::all.of<dialect>();
    std::array<orm::schema_model, 9>         schemas_    = cms_versions<dialect>();
    std::vector<std::string>                 approvals_;
    std::vector<std::string_view>            approved_;
    std::vector<line_list>                   descriptions_, dumps_;
    line_list const left_{"admin one I published", "admin two II draft",   "author one III draft",
                          "author soup IV draft",  "admin three VI draft", "author tea VII draft"};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(a_content_system_grows_through_its_migrations) {
    growth<Backend> of;
    of.grow();
    of.check_grown();
    of.go_back();
    of.grow_again();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
