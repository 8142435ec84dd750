// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/decisions.hpp>
#include <orm/migrate/error.hpp>
#include <orm/migrate/folder.hpp>
#include <orm/render/lower.hpp>

#include "integration/migrate/leading.hpp"
#include "integration/migrate/place.hpp"

// A content system, as examples/cms has one, grows through six migrations: full of rows it goes up,
// down and up again, and is at each one what the schema of that time says.

namespace integration {

namespace {

namespace start {
enum class role { admin, editor, viewer };
ORM_ENUM(role, admin, editor, viewer)
enum class status { draft, published };
ORM_ENUM(status, draft, published)

struct writer {
    std::int64_t id{};
    std::string  email;
    role         kind = role::viewer;
};
ORM_TABLE(writers, writer, "writers", (id, primary_key, autoincrement), (email, unique),
    (kind, default_(role::viewer)))

struct content_row {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  slug;
    std::string  body;
    status       state = status::draft;
};
ORM_TABLE(content, content_row, "content", (id, primary_key, autoincrement),
    (author_id, references(writers.id, on_delete_cascade)), (slug), (body),
    (state, default_(status::draft)))
ORM_CONSTRAINTS(content, unique(content.author_id, content.slug),
    index(content.state, desc(content.id)), check(length(content.slug) > 0))

inline constexpr auto site = orm::schema(writers, content);
}  // namespace start

namespace with_media {  // a table is added
struct media_row {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::string  file_name;
    std::string  bytes;
};
ORM_TABLE(media, media_row, "media", (id, primary_key, autoincrement),
    (owner_id, references(start::writers.id, on_delete_cascade)), (file_name, unique), (bytes))

inline constexpr auto site = orm::schema(start::writers, start::content, media);
}  // namespace with_media

namespace with_language {  // a required column is added
struct content_row {
    std::int64_t  id{};
    std::int64_t  author_id{};
    std::string   slug;
    std::string   body;
    start::status state = start::status::draft;
    std::string   language;
};
ORM_TABLE(content, content_row, "content", (id, primary_key, autoincrement),
    (author_id, references(start::writers.id, on_delete_cascade)), (slug), (body),
    (state, default_(start::status::draft)), (language, backfill("en")))
ORM_CONSTRAINTS(content, unique(content.author_id, content.slug),
    index(content.state, desc(content.id)), check(length(content.slug) > 0),
    index(content.language).where(ne(content.language, "en")).named("content_translated"))

inline constexpr auto site = orm::schema(start::writers, content, with_media::media);
}  // namespace with_language

namespace renamed {  // a table and a column have other names
struct user {
    std::int64_t id{};
    std::string  email;
    start::role  kind = start::role::viewer;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (email, unique),
    (kind, default_(start::role::viewer)))
ORM_CONSTRAINTS(users, table_renamed_from("writers"))

struct content_row {
    std::int64_t  id{};
    std::int64_t  author_id{};
    std::string   slug;
    std::string   text;
    start::status state = start::status::draft;
    std::string   language;
};
ORM_TABLE(content, content_row, "content", (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)), (slug), (text, renamed_from("body")),
    (state, default_(start::status::draft)), (language, backfill("en")))
ORM_CONSTRAINTS(content, unique(content.author_id, content.slug),
    index(content.state, desc(content.id)), check(length(content.slug) > 0),
    index(content.language).where(ne(content.language, "en")).named("content_translated"))

struct media_row {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::string  file_name;
    std::string  bytes;
};
ORM_TABLE(media, media_row, "media", (id, primary_key, autoincrement),
    (owner_id, references(users.id, on_delete_cascade)), (file_name, unique), (bytes))

inline constexpr auto site = orm::schema(users, content, media);
}  // namespace renamed

namespace counted {  // a text becomes a number
struct media_row {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::string  file_name;
    std::int64_t bytes{};
};
ORM_TABLE(media, media_row, "media", (id, primary_key, autoincrement),
    (owner_id, references(renamed::users.id, on_delete_cascade)), (file_name, unique),
    (bytes, using_(raw<std::int64_t>("cast(\"bytes\" as bigint)")), check(media.bytes >= 0)))

inline constexpr auto site = orm::schema(renamed::users, renamed::content, media);
}  // namespace counted

namespace authors {  // an enum has a new value, and one less
enum class role { admin, author, viewer };
ORM_ENUM(role, admin, author, viewer)

struct user {
    std::int64_t id{};
    std::string  email;
    role         kind = role::viewer;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (email, unique),
    (kind, default_(role::viewer),
        using_(raw<role>("case \"kind\" when 'editor' then 'author' else \"kind\" end"))))

struct content_row {
    std::int64_t  id{};
    std::int64_t  author_id{};
    std::string   slug;
    std::string   text;
    start::status state = start::status::draft;
    std::string   language;
};
ORM_TABLE(content, content_row, "content", (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)), (slug), (text),
    (state, default_(start::status::draft)), (language))
ORM_CONSTRAINTS(content, unique(content.author_id, content.slug),
    index(content.state, desc(content.id)), check(length(content.slug) > 0),
    index(content.language).where(ne(content.language, "en")).named("content_translated"))

struct media_row {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::string  file_name;
    std::int64_t bytes{};
};
ORM_TABLE(media, media_row, "media", (id, primary_key, autoincrement),
    (owner_id, references(users.id, on_delete_cascade)), (file_name, unique),
    (bytes, check(media.bytes >= 0)))

inline constexpr auto site = orm::schema(users, content, media);
}  // namespace authors

namespace without_language {  // a column is dropped
struct content_row {
    std::int64_t  id{};
    std::int64_t  author_id{};
    std::string   slug;
    std::string   text;
    start::status state = start::status::draft;
};
ORM_TABLE(content, content_row, "content", (id, primary_key, autoincrement),
    (author_id, references(authors::users.id, on_delete_cascade)), (slug), (text),
    (state, default_(start::status::draft)))
ORM_CONSTRAINTS(content, unique(content.author_id, content.slug),
    index(content.state, desc(content.id)), check(length(content.slug) > 0))

inline constexpr auto site = orm::schema(authors::users, content, authors::media);
}  // namespace without_language

template <class Dialect>
std::array<orm::schema_model, 7> versions() {
    return {orm::lower<Dialect>(start::site),           orm::lower<Dialect>(with_media::site),
            orm::lower<Dialect>(with_language::site),   orm::lower<Dialect>(renamed::site),
            orm::lower<Dialect>(counted::site),         orm::lower<Dialect>(authors::site),
            orm::lower<Dialect>(without_language::site)};
}

/// The first creates the schema; the others change it. They are written as files, and read again.
template <class Dialect>
class growth {
public:
    explicit growth(std::array<orm::schema_model, 7> const& schemas) {
        constexpr std::string_view names[]{"1_start", "2_media", "3_language", "4_names",
                                           "5_bytes", "6_roles", "7_less"};
        std::string const          where = directory_.path().string();
        for (std::size_t at = 0; at != schemas.size(); ++at) {
            orm::migrate::migration_files one;
            one.name   = names[at];
            one.parent = at == 0 ? "" : names[at - 1];
            write(one, at == 0 ? orm::schema_model{} : schemas[at - 1], schemas[at]);
        }
        folder_ = orm::migrate::migration_folder(where);
        for (orm::migrate::migration const& one : list())
            approvals_.push_back(std::string(one.name) + ":" + std::string(one.hash().view()));
        approved_.assign(approvals_.begin(), approvals_.end());
    }

    orm::array_view<orm::migrate::migration> list() const {
        return sqlite ? folder_.sqlite() : folder_.postgres();
    }
    orm::migrate::run_options approved(std::string_view to = {}) const {
        orm::migrate::run_options options;
        options.to       = to;
        options.approved = approved_;
        return options;
    }

private:
    static constexpr bool sqlite = orm::is_sqlite<Dialect>;

    void write(orm::migrate::migration_files& one, orm::schema_model const& before,
               orm::schema_model const& after) {
        constexpr std::string_view drop[]{"drop-column:content.language"};
        auto const                 way   = orm::migrate::diff(before, after);
        auto const                 asked = orm::migrate::find_open_question(way, drop);
        BOOST_TEST((asked.kind == orm::migrate::question::none));
        (sqlite ? one.for_sqlite : one.for_postgres)   = true;
        (sqlite ? one.sqlite_up : one.postgres_up)     = steps_of(way);
        (sqlite ? one.sqlite_down : one.postgres_down) = steps_of(inverse(way));
        orm::migrate::snapshot left;
        (sqlite ? left.sqlite : left.postgres) = after;
        orm::migrate::write_migration(directory_.path().string(), one, left);
    }

    static std::vector<orm::migrate::owned_step> steps_of(
        orm::migrate::schema_difference const& way) {
        orm::migrate::plan const              plan(way, Dialect::facts);
        std::vector<orm::migrate::owned_step> steps;
        for (orm::migrate::step const& each : plan.steps())
            steps.push_back(orm::migrate::owned_step::of(each));
        return steps;
    }

    own_directory                  directory_;
    orm::migrate::migration_folder folder_;
    std::vector<std::string>       approvals_;
    std::vector<std::string_view>  approved_;
};

constexpr std::string_view first_rows = R"(
    insert into writers (email, kind) values ('ada@x', 'admin'), ('bob@x', 'editor');
    insert into content (author_id, slug, body, state)
        values (1, 'one', 'I', 'published'), (1, 'two', 'II', 'draft'), (2, 'one', 'III', 'draft'))";

constexpr std::string_view media_rows =
    "insert into media (owner_id, file_name, bytes) values (1, 'a.png', '17'), (2, 'b.png', '0')";

/// What people wrote, by the names of the first and of the last schema.
template <class Database>
std::vector<std::string> rows(Database& database, bool last) {
    return texts(database, last ? "select email || kind || slug || text || state from users "
                                  "join content on author_id = users.id order by content.id"
                                : "select email || kind || slug || body || state from writers "
                                  "join content on author_id = writers.id order by content.id");
}

using line_list = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_content_system_grows_through_six_migrations, Backend, backends) {
    auto const                              schemas = versions<typename Backend::dialect>();
    growth<typename Backend::dialect> const of(schemas);
    auto                                    held = Backend::database();
    auto&                                   db   = held.backend();
    auto const                              look = [&](std::size_t version) {
        for (auto const& found : orm::migrate::find_drift(db, schemas[version]))
            BOOST_TEST(found.text() == "");
    };

    std::vector<line_list> descriptions, dumps;
    for (std::size_t at = 0; at != schemas.size(); ++at) {
        BOOST_TEST_CONTEXT("up to " << of.list()[at].name) {
            orm::migrate::migrate(db, of.list(), of.approved(of.list()[at].name));
            look(at);
            descriptions.push_back(description(held));
            auto fresh = Backend::database();
            lead(fresh, {}, schemas[at]);
            dumps.push_back(dump(fresh));
            BOOST_TEST(dump(held) == dumps.back(), boost::test_tools::per_element());
            if (at == 0) db.run_script(first_rows);
            if (at == 1) db.run_script(media_rows);
        }
    }
    line_list const grown{"ada@xadminoneIpublished", "ada@xadmintwoIIdraft",
                          "bob@xauthoroneIIIdraft"};
    BOOST_TEST(rows(held, true) == grown, boost::test_tools::per_element());
    BOOST_TEST(texts(held, "select cast(sum(bytes) as text) from media").front() == "17");

    // There is no way back for what the schema before has no word for.
    BOOST_TEST(orm::migrate::rollback(db, of.list(), 1, of.approved()) == 1u);
    BOOST_CHECK_THROW(orm::migrate::rollback(db, of.list(), 1, of.approved()),
                      orm::migrate::rows_in_the_way);
    db.run_script("update users set kind = 'viewer' where kind = 'author'");
    for (std::size_t at = schemas.size() - 1; at-- != 0;) {
        BOOST_TEST_CONTEXT("down to " << of.list()[at].name) {
            if (at != schemas.size() - 2)
                BOOST_TEST(orm::migrate::rollback(db, of.list(), 1, of.approved()) == 1u);
            look(at);
            BOOST_TEST(description(held) == descriptions[at], boost::test_tools::per_element());
        }
    }
    BOOST_TEST(dump(held) == dumps.front(), boost::test_tools::per_element());
    line_list const before{"ada@xadminoneIpublished", "ada@xadmintwoIIdraft",
                           "bob@xvieweroneIIIdraft"};
    BOOST_TEST(rows(held, false) == before, boost::test_tools::per_element());

    BOOST_TEST(orm::migrate::migrate(db, of.list(), of.approved()) == 6u);
    look(6);
    BOOST_TEST(description(held) == descriptions[6], boost::test_tools::per_element());
    BOOST_TEST(rows(held, true) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
