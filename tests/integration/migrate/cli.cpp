// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <orm/cli.hpp>
#include <orm/migrate/folder.hpp>
#include <orm/migrate/sqlite/transaction.hpp>
#include <orm/mixin/soft_delete.hpp>
#if defined(ORM_TEST_WITH_POSTGRES)
#include <orm/migrate/postgres/transaction.hpp>
#endif

#include "../../../src/migrate/cli/progress.hpp"
#include "integration/migrate/place.hpp"

// The tool, from the first struct to a database that was changed by hand. Where a user would build
// his program again, the test makes the application from the files anew.

namespace integration {

namespace {

namespace one {
struct user {
    std::int64_t               id{};
    std::string                nick;
    std::optional<std::string> fax;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (nick), (fax))
inline constexpr auto app = orm::schema(users);
}  // namespace one

namespace two {
struct user {
    std::int64_t id{};
    std::string  name;
    std::int32_t age{};
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement),
    (name, unique, renamed_from("nick")), (age, backfill(18)))
struct post {
    std::int64_t id{};
    std::int64_t author_id{};
};
ORM_TABLE(posts, post, "posts", (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)))
ORM_CONSTRAINTS(posts, index(posts.author_id))
inline constexpr auto app = orm::schema(users, posts);
}  // namespace two

namespace commented {
struct user : one::user {};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement), (nick, comment("As others know them.")), (fax))
inline constexpr auto app = orm::schema(users);
}  // namespace commented

namespace hinted {
struct user : one::user {};
ORM_TABLE(users, user, "users",
    (id, primary_key, autoincrement), (nick, renamed_from("nope")), (fax))
inline constexpr auto app = orm::schema(users);
}  // namespace hinted

/// An index of living rows, one that begins with when they were deleted, and none of either.
namespace removable {
struct row {
    std::int64_t     id{};
    std::int64_t     owner_id{};
    orm::soft_delete removed{};
};
ORM_TABLE(served, row, "served", (id, primary_key), (owner_id), (removed))
ORM_CONSTRAINTS(served, index(served.owner_id).where(is_null(served.removed)))
struct other : row {};
ORM_TABLE(unserved, other, "unserved",
    (id, primary_key), (owner_id), (removed, named("removed_at")))
ORM_CONSTRAINTS(unserved,
    unique_index(unserved.owner_id), index(unserved.owner_id, desc(unserved.id)))
struct third : row {};
ORM_TABLE(keyed, third, "keyed", (id, primary_key), (owner_id), (removed))
ORM_CONSTRAINTS(keyed, index(keyed.removed))
inline constexpr auto app = orm::schema(served, unserved, keyed);
}  // namespace removable

template <class Transaction>
void shout_1(Transaction& db) {
    using namespace orm::dsl;
    for (one::user const& each : db.all(select().from(one::users)))
        db.run(update(one::users)
                   .set(one::users.nick = each.nick + "!")
                   .where(eq(one::users.id, each.id)));
}

constexpr orm::migrate::step_function functions[]{{
    .name   = "shout_1",
    .sqlite = shout_1,
#if defined(ORM_TEST_WITH_POSTGRES)
    .postgres = shout_1,
#endif
}};

struct said {
    int         code;
    std::string out;
    std::string err;

    bool has(std::string_view text) const {
        return out.find(text) != out.npos || err.find(text) != err.npos;
    }
};

/// A program on its way, in a directory of its own.
template <class Backend>
class workshop {
public:
    template <auto Schema, class... Dialects>
    void write_code() {
        code_ = orm::cli::application_of<Schema, Dialects...>({}).code;
    }
    /// The header has the schema that the last migration leaves.
    void build(orm::migrate::snapshot const& head) {
        head_  = head;
        built_ = orm::migrate::migration_folder(migrations());
    }
    template <auto Schema, class... Dialects>
    void build_with_head() {
        build(orm::cli::application_of<Schema, Dialects...>({}).code);
    }

    /// The first migration, and the tool built with it.
    void begin() {
        write_code<one::app>();
        files({"generate"});
        build_with_head<one::app>();
    }
    /// The second one, which the tool has not been built with yet.
    void change() {
        write_code<two::app>();
        files({"generate", "names", "--approve", "drop-column:users.fax"});
    }

    said run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"tool", "--database", place_.where});
        return run_without_database(std::move(arguments));
    }
    said files(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "tool");
        return run_without_database(std::move(arguments));
    }

    std::string        migrations() const { return (directory_.path() / "migrations").string(); }
    std::string const& where() const { return place_.where; }

    auto connection() const { return connection_of<Backend>(where()); }

    std::filesystem::path file(std::string const& name) const {
        return std::filesystem::path(migrations()) / name;
    }

private:
    said run_without_database(std::vector<std::string> arguments) {
        std::string const     directory = migrations();
        orm::cli::application app{
            code_, {head_, built_.sqlite(), built_.postgres(), functions}, directory};
        std::vector<char const*> words;
        for (std::string const& argument : arguments) words.push_back(argument.c_str());
        std::ostringstream out, err;
        int const code = orm::cli::run(static_cast<int>(words.size()), words.data(), app, out, err);
        return {code, out.str(), err.str()};
    }

    own_directory                  directory_;
    place<Backend>                 place_;
    orm::migrate::snapshot         code_;
    orm::migrate::snapshot         head_;
    orm::migrate::migration_folder built_;
};

std::string text_of(std::filesystem::path const& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE(check_suggests_an_index_for_a_soft_delete) {
    own_directory const             directory;
    std::string const               path = directory.path().string();
    constexpr orm::cli::application made =
        orm::cli::application_of<removable::app, orm::sqlite_dialect>({});
    orm::cli::application app = made;
    app.directory             = path;
    app.migrations.head       = app.code;
    std::ostringstream out, err;
    char const* const  words[]{"tool", "check"};
    BOOST_TEST(orm::cli::run(2, words, app, out, err) == 0);
    BOOST_TEST(out.str() ==
               "sqlite: no index of unserved serves its soft delete; one would be "
               "(\"owner_id\", \"id\") where \"removed_at\" is null\n");
}

TEST_ON_EACH_BACKEND(the_tool_leads_from_the_first_struct_to_production) {
    workshop<Backend> shop;
    shop.template write_code<one::app>();
    BOOST_TEST(shop.files({"diff"}).code == 2);
    BOOST_TEST(shop.files({"generate"}).code == 0);
    BOOST_TEST(std::filesystem::exists(shop.file("0001_add_users/sqlite.up.sql")));
    BOOST_TEST(shop.run({"migrate"}).code == 0);  // files are enough
    BOOST_TEST(shop.run({"check"}).code == 2);    // and the program is older, no more
    said const stale = shop.files({"generate"});
    BOOST_TEST(stale.code == 4);
    BOOST_TEST(stale.err ==
               "orm: this program was built before its last migration: build it again\n");

    shop.template build_with_head<one::app>();
    BOOST_TEST(shop.files({"generate"}).has("nothing to do"));
    BOOST_TEST(shop.run({"check"}).code == 0);
    shop.connection().run_script("insert into users (nick) values ('ada')");

    shop.template write_code<two::app>();
    BOOST_TEST(shop.run({"check"}).code == 2);
    said const shown = shop.files({"diff"});
    BOOST_TEST(shown.code == 2);
    BOOST_TEST(shown.has("\n`generate` asks first: users.fax is gone from the schema"));
    BOOST_TEST(shop.files({"--json", "diff", "--engine", "sqlite"})
                   .has("\"undecided\":[\"sqlite: users.fax is gone"));
    said const asked = shop.files({"generate", "names"});
    BOOST_TEST(asked.code == 1);
    BOOST_TEST(asked.has("--approve drop-column:users.fax"));
    BOOST_TEST(!std::filesystem::exists(shop.file("0002_names")));
    BOOST_TEST(shop.files({"generate", "names", "--approve", "drop-column:users.fax"}).code == 0);
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.files({"check"}).code == 0);

    said const status = shop.run({"status"});
    BOOST_TEST(status.code == 2);
    BOOST_TEST(status.out == "applied      0001_add_users\npending      0002_names\n");
    BOOST_TEST(shop.run({"--json", "status"}).out ==
               "{\"migrations\":[{\"name\":\"0001_add_users\",\"state\":\"applied\"},"
               "{\"name\":\"0002_names\",\"state\":\"pending\"}],\"exit\":2}\n");
    // Nobody is asked: what stands on the input is not read.
    std::istringstream nobody("yes\n");
    auto* const        input   = std::cin.rdbuf(nobody.rdbuf());
    said const         refused = shop.run({"migrate"});
    std::cin.rdbuf(input);
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(nobody.tellg() == 0);
    std::size_t const at = refused.err.find("0002_names:");
    BOOST_REQUIRE(at != refused.err.npos);
    std::string const approval = refused.err.substr(at, 27);
    std::string const bytes    = text_of(shop.where());  // of SQLite
    said const        dry      = shop.run({"migrate", "--dry-run"});
    BOOST_TEST((text_of(shop.where()) == bytes));
    BOOST_TEST(dry.has("rename column \"nick\" to \"name\"  -- incompatible"));
    BOOST_TEST(dry.has("; access exclusive on users\n") == Backend::dialect::facts.schemas);
    BOOST_TEST(shop.run({"status"}).code == 2);
    BOOST_TEST(shop.run({"migrate", "--approve", approval}).code == 0);
    BOOST_TEST(shop.run({"check"}).code == 0);
    auto db = shop.connection();
    BOOST_TEST(orm::migrate::read_schema(db).tables.size() == 2u);

    BOOST_TEST(shop.run({"rollback"}).code == 1);  // posts would be gone
    db.run_script("create index by_hand on users (age)");
    said const drift = shop.run({"check"});
    BOOST_TEST(drift.code == 3);
    BOOST_TEST(drift.has("users.by_hand: not in the schema"));
    BOOST_TEST(shop.run({"diff", "--live"}).code == 3);
}

TEST_ON_EACH_BACKEND(a_migration_by_hand_is_one_like_the_others) {
    workshop<Backend> shop;
    shop.begin();
    BOOST_TEST(shop.files({"custom", "first user"}).code == 0);
    bool const        sqlite = orm::is_sqlite<typename Backend::dialect>;
    std::string const engine = sqlite ? "sqlite" : "postgres";
    std::ofstream(shop.file("0002_first_user/" + engine + ".up.sql"))
        << "-- step\ninsert into users (nick) values ('root');\n";
    std::ofstream(shop.file("0002_first_user/" + engine + ".down.sql"))
        << "-- step\ndelete from users where nick = 'root';\n";
    BOOST_TEST(shop.files({"check"}).has("migrations.hpp is not that of the files: run `embed`"));
    BOOST_TEST(shop.files({"check"}).code == 2);
    BOOST_TEST(shop.files({"embed"}).code == 0);
    BOOST_TEST(text_of(shop.file("migrations.hpp")).find("'root'") != std::string::npos);
    shop.template build_with_head<one::app>();
    BOOST_TEST(shop.files({"check"}).code == 0);
    BOOST_TEST(shop.run({"migrate"}).code == 0);
    BOOST_TEST(shop.run({"rollback"}).code == 0);
    BOOST_TEST(shop.run({"migrate", "--to", "0001_add_users"}).has("applied: 0 migrations"));
    BOOST_TEST(shop.run({"migrate"}).has("applied: 1 migration\n"));

    std::ofstream(shop.file("0002_first_user/" + engine + ".up.sql"))
        << "insert into users (nick) values ('toor')";
    BOOST_TEST(shop.run({"status"}).code == 4);
    BOOST_TEST(shop.run({"migrate"}).code == 4);
}

/// A program that is older than its files means the same as they do; one that was built with other
/// statements would find a database that it does not know.
TEST_ON_EACH_BACKEND(check_and_migrate_agree_on_a_program_that_is_not_built_from_the_files) {
    workshop<Backend> shop;
    shop.begin();
    BOOST_TEST(shop.run({"migrate"}).code == 0);
    shop.change();
    said const early = shop.run({"baseline"});
    BOOST_TEST(early.code == 4);  // it would note what it cannot compare
    BOOST_TEST(early.has("built before its last migration: build it again"));
    said const        refused  = shop.run({"migrate"});
    std::string const approval = refused.err.substr(refused.err.find("0002_names:"), 27);
    BOOST_TEST(shop.run({"migrate", "--approve", approval}).code == 0);
    said const older = shop.run({"check"});  // it does not know what the database has
    BOOST_TEST(older.code == 2);
    BOOST_TEST(!older.has("not in the schema"));
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.run({"check"}).code == 0);

    shop.files({"custom", "root"});
    shop.template build_with_head<two::app>();
    for (std::string const engine : {"sqlite", "postgres"})
        std::ofstream(shop.file("0003_root/" + engine + ".up.sql"))
            << "insert into users (name, age) values ('root', 1)";
    for (std::string const command : {"check", "migrate"}) {
        said const other = shop.run({command});
        BOOST_TEST(other.code == 4);
        BOOST_TEST(other.has("this program was built with other migrations than those in " +
                             shop.migrations() + ": run `embed` and build it again"));
    }
    auto db = shop.connection();
    db.run_script("insert into users (name, age) values ('root', 1)");  // nobody has yet
}

BOOST_AUTO_TEST_CASE(a_word_that_is_no_command_is_told_with_the_nearest_one) {
    workshop<sqlite_in_memory> shop;
    said const                 near = shop.run({"genrate", "names"});
    BOOST_TEST(near.code == 1);
    BOOST_TEST(near.out == "");
    BOOST_TEST(near.err ==
               "orm: there is no command genrate; did you mean generate? --help lists all\n");
    BOOST_TEST(shop.files({"--json", "rolback"}).has("no command rolback; did you mean rollback?"));
    BOOST_TEST(shop.files({"x"}).err == "orm: there is no command x; --help lists all\n");
    BOOST_TEST(shop.files({}).has("A subcommand is required"));
    BOOST_TEST(shop.files({"--help", "genrate"}).code == 0);
}

TEST_ON_EACH_BACKEND(a_step_in_cpp_is_called_by_its_name) {
    workshop<Backend> shop;
    shop.begin();
    shop.files({"custom", "shout"});
    for (std::string const engine : {"sqlite", "postgres"})
        std::ofstream(shop.file("0002_shout/" + engine + ".up.sql"))
            << "-- step\ninsert into users (nick) values ('ada');\n-- c++\nshout_1;\n";
    shop.files({"embed"});
    shop.template build_with_head<one::app>();
    BOOST_TEST(shop.run({"migrate", "--dry-run"}).has("    shout_1  -- c++\n"));
    BOOST_TEST(shop.run({"migrate"}).code == 0);
    auto db = shop.connection();
    db.run_script("create unique index nicks on users (nick)");
    BOOST_CHECK_THROW(db.run_script("insert into users (nick) values ('ada!')"),
                      orm::unique_violation);
    said const refused = shop.files({"squash"});
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.has("0002_shout calls the function shout_1"));
    BOOST_TEST(std::filesystem::exists(shop.file("0002_shout")));
}

TEST_ON_EACH_BACKEND(a_database_that_is_there_gets_a_history) {
    workshop<Backend> shop;
    shop.begin();
    said const empty = shop.run({"baseline"});
    BOOST_TEST(empty.code == 3);
    BOOST_TEST(empty.has("users: missing"));
    orm::migrate::plan const creation(
        orm::migrate::diff({}, orm::lower<typename Backend::dialect>(one::app)),
        Backend::dialect::facts);
    for (auto const& each : creation.steps()) shop.connection().run_script(each.sql);
    BOOST_TEST(shop.run({"status"}).code == 2);
    BOOST_TEST(shop.run({"baseline"}).code == 0);
    BOOST_TEST(shop.run({"status"}).code == 0);
    BOOST_TEST(shop.run({"baseline"}).has("noted 0"));
}

TEST_ON_EACH_BACKEND(migrations_are_verified_on_an_empty_database) {
    workshop<Backend> shop;
    shop.begin();
    shop.change();
    shop.template build_with_head<two::app>();
    said const verified = shop.files({"verify", "--scratch", shop.where()});
    BOOST_TEST(verified.code == 0);
    BOOST_TEST(verified.has("2 up, 2 down and up again: as the schema says"));
    BOOST_TEST(shop.files({"verify", "--scratch", shop.where()}).has("needs an empty database"));
    BOOST_TEST(shop.files({"verify", "--engine", "sqlite"}).code == 0);

    // Statements that were changed by hand, and a schema that was not.
    std::ofstream(shop.file("0002_names/sqlite.up.sql"), std::ios::app)
        << "-- step\ncreate table more (id integer);\n";
    said const wrong = shop.files({"verify", "--engine", "sqlite"});
    BOOST_TEST(wrong.code == 3);
    BOOST_TEST(wrong.has("more: not in the schema"));
}

/// The engine was not among those of the project yet, keeps no comments, or nothing was written.
TEST_ON_EACH_BACKEND(what_an_engine_needs_no_statements_for_is_taken_back) {
    workshop<Backend> shop;
    shop.template write_code<one::app, orm::sqlite_dialect>();
    shop.files({"generate"});
    shop.template build_with_head<one::app, orm::sqlite_dialect>();
    shop.template write_code<one::app>();
    BOOST_TEST(shop.files({"generate", "servers"}).code == 0);
    shop.template build_with_head<one::app>();
    shop.template write_code<commented::app>();
    BOOST_TEST(shop.files({"generate", "comment"}).code == 0);
    shop.template build_with_head<commented::app>();
    shop.files({"custom", "nothing"});
    shop.template build_with_head<commented::app>();

    BOOST_TEST(text_of(shop.file("0003_comment/sqlite.down.sql"))
                   .starts_with("-- 0003_comment, down, sqlite: lossless\n"));
    place<Backend> const scratch;
    bool const           sqlite   = orm::is_sqlite<typename Backend::dialect>;
    said const           verified = shop.files({"verify", "--scratch", scratch.where});
    BOOST_TEST(verified.code == 0);
    BOOST_TEST(verified.out == (sqlite ? "sqlite: 4 up, 4 down and up again: as the schema says\n"
                                       : "postgres: 3 up, 3 down and up again: as the schema "
                                         "says\n"));

    shop.run({"migrate"});
    auto db = shop.connection();
    db.run_script("insert into users (nick) values ('ada'), ('bob')");
    BOOST_TEST(shop.run({"rollback", sqlite ? "3" : "2"}).code == 0);
    BOOST_TEST(shop.run({"status"}).has("applied      0001_add_users\n") == sqlite);
    BOOST_TEST(shop.run({"status"}).has("pending      0003_comment\n"));
    db.run_script("create unique index nicks on users (nick)");
    BOOST_CHECK_THROW(db.run_script("insert into users (nick) values ('bob')"),
                      orm::unique_violation);  // the rows are there

    // What has statements, and no file with the way back, has none.
    std::ofstream(
        shop.file("0004_nothing/" + std::string(sqlite ? "sqlite" : "postgres") + ".up.sql"))
        << "-- step\ndrop index nicks;\n";
    BOOST_TEST(shop.run({"migrate"}).code == 4);  // built with others
    shop.template build_with_head<commented::app>();
    BOOST_TEST(shop.run({"migrate"}).code == 0);
    BOOST_TEST(shop.run({"rollback"}).has("no way back from the migration 0004_nothing"));
}

/// It does not know the schema that the last migration leaves, and would blame the migrations.
TEST_ON_EACH_BACKEND(a_tool_that_was_not_built_again_verifies_nothing) {
    workshop<Backend> shop;
    shop.begin();
    shop.change();
    place<Backend> const scratch;
    said const           older = shop.files({"verify", "--scratch", scratch.where});
    BOOST_TEST(older.code == 2);
    BOOST_TEST(older.out == "this program was built before its last migration: build it again\n");
    BOOST_TEST(shop.files({"--json", "verify", "--scratch", scratch.where}).out ==
               "{\"problems\":[\"this program was built before its last migration: build it "
               "again\"],\"exit\":2}\n");
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.files({"verify", "--scratch", scratch.where}).code == 0);

    // Built before, and the files are no longer those that it was built from.
    shop.files({"custom", "root"});
    std::ofstream(shop.file("0001_add_users/sqlite.up.sql"), std::ios::app)
        << "-- step\nselect 1;\n";
    std::ofstream(shop.file("0001_add_users/postgres.up.sql"), std::ios::app)
        << "-- step\nselect 1;\n";
    place<Backend> const empty;
    said const           other = shop.files({"verify", "--scratch", empty.where});
    BOOST_TEST(other.code == 4);
    BOOST_TEST(other.has("run `embed` and build it again"));
}

/// What `generate` would ask, where no change is to be generated.
TEST_ON_EACH_BACKEND(check_tells_a_name_before_that_nothing_had) {
    workshop<Backend> shop;
    shop.begin();
    shop.run({"migrate"});
    shop.connection().run_script("insert into users (nick) values ('ada')");
    BOOST_TEST(shop.run({"check"}).code == 0);
    shop.template write_code<hinted::app>();
    said const refused = shop.files({"generate"});
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.has("users.nick: renamed_from() gives a name that the last migration"));
    said const checked = shop.run({"check"});
    BOOST_TEST(checked.code == 1);
    BOOST_TEST(checked.has("sqlite: users.nick: renamed_from() gives a name that the last"));
    BOOST_TEST(shop.files({"--json", "check"}).has("{\"problems\":[\"sqlite: users.nick: renamed"));
}

/// A server has a database or has none; a file would be there by being opened.
BOOST_AUTO_TEST_CASE(commands_that_only_look_make_no_file_and_leave_one_as_it_is) {
    workshop<sqlite_in_memory> shop;
    shop.write_code<one::app, orm::sqlite_dialect>();
    shop.files({"generate"});
    shop.build_with_head<one::app, orm::sqlite_dialect>();
    std::string const missing = "there is no file " + shop.where();
    auto const        look    = [&](std::vector<std::string> command, int code) {
        said const answer = shop.run(std::move(command));
        BOOST_TEST(answer.code == code);
        BOOST_TEST(answer.has(missing));
        BOOST_TEST(!std::filesystem::exists(shop.where()));
        return answer;
    };
    BOOST_TEST(look({"status"}, 2).out == missing + " yet\npending      0001_add_users\n");
    look({"check"}, 2);
    BOOST_TEST(look({"migrate", "--dry-run"}, 0).has("create table \"users\""));
    BOOST_TEST(look({"push", "--dry-run"}, 0).has("create table \"users\""));
    BOOST_TEST(look({"diff", "--live"}, 1).err == "orm: " + missing + "\n");
    look({"rollback"}, 1);
    look({"rollback", "--dry-run"}, 1);
    look({"pull"}, 1);
    BOOST_TEST(shop.run({"--json", "status"}).has("\"missing\":\""));
    BOOST_TEST(shop.files({"status", "--database", ":memory:"}).out ==
               "pending      0001_add_users\n");

    // One of another journal mode, that somebody writes to.
    {
        orm::sqlite::connection writer(shop.where(),
                                       {.journal_mode = orm::sqlite::journal_mode::delete_file});
        orm::migrate::migrate(writer, orm::migrate::migration_folder(shop.migrations()).sqlite());
        writer.run_script("insert into users (nick) values ('ada'), ('bob')");
        writer.begin();
        for (std::vector<std::string> const& command : std::vector<std::vector<std::string>>{
                 {"status"}, {"check"}, {"diff", "--live"}, {"migrate", "--dry-run"}, {"pull"}})
            BOOST_TEST(shop.run(command).code == 0);
        BOOST_TEST(shop.run({"rollback", "--dry-run"}).has("drop table \"users\""));
        BOOST_TEST(writer.pragma("journal_mode") == "delete");
        writer.rollback();
    }
    BOOST_TEST(!std::filesystem::exists(shop.where() + "-wal"));
}

/// A snapshot that was edited until the program compiled, and one that a merge by hand has left
/// behind: what the migrations make is another schema.
TEST_ON_EACH_BACKEND(a_snapshot_that_no_migration_makes_is_found) {
    workshop<Backend> shop;
    shop.template write_code<one::app>();
    shop.files({"generate"});
    shop.template write_code<two::app>();
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.files({"check"}).code == 0);  // the compiler sees no more than that
    said const edited = shop.files({"verify", "--engine", "sqlite"});
    BOOST_TEST(edited.code == 3);
    BOOST_TEST(edited.has("posts: missing"));
    BOOST_TEST(shop.run({"migrate"}).code == 0);
    BOOST_TEST(shop.run({"check"}).code == 3);

    // Of two branches one has the schema that both make together, and the other comes last.
    shop.template build_with_head<one::app>();
    shop.files({"generate", "names", "--approve", "drop-column:users.fax"});
    shop.template build_with_head<one::app>();
    shop.files({"custom", "root"});
    said const older = shop.files({"check"});
    BOOST_TEST(older.code == 2);
    BOOST_TEST(older.has("built before its last migration: build it again"));
    shop.template build_with_head<one::app>();
    BOOST_TEST(shop.files({"check"}).code == 2);
    BOOST_TEST(shop.files({"verify", "--engine", "sqlite"}).code == 3);
}

TEST_ON_EACH_BACKEND(after_a_merge_one_branch_is_made_again_behind_the_other) {
    workshop<Backend> shop;
    shop.begin();
    shop.run({"migrate"});

    // Two branches from here: one with statements by hand, one with another schema.
    shop.files({"custom", "root"});
    std::filesystem::rename(shop.file("0002_root"), shop.migrations() + ".aside");
    shop.change();
    std::filesystem::rename(shop.migrations() + ".aside", shop.file("0002_root"));
    said const broken = shop.files({"check"});
    BOOST_TEST(broken.code == 4);
    BOOST_TEST(broken.has("0002_names and 0002_root both follow 0001_add_users"));
    BOOST_TEST(shop.files({"rebase"}).code == 1);
    BOOST_TEST(shop.run({"rebase", "0002_names"}).code == 0);
    said const clean = shop.files({"rebase"});
    BOOST_TEST(clean.has("nothing to do"));

    shop.template build_with_head<one::app>();
    BOOST_TEST(shop.files({"generate", "--approve", "drop-column:users.fax"})
                   .has("wrote " + shop.file("0003_names").string()));
    BOOST_TEST(!std::filesystem::exists(shop.file("rebase")));
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.files({"check"}).code == 0);
    BOOST_TEST(shop.run({"status"}).out ==
               "applied      0001_add_users\npending      0002_root\npending      0003_names\n");
}

TEST_ON_EACH_BACKEND(many_migrations_become_one) {
    workshop<Backend> shop;
    shop.begin();
    shop.run({"migrate"});
    shop.connection().run_script("insert into users (nick) values ('ada')");
    shop.change();
    shop.template build_with_head<two::app>();
    auto const copy = shop.migrations() + ".before";
    std::filesystem::copy(shop.migrations(), copy, std::filesystem::copy_options::recursive);
    BOOST_TEST(shop.files({"squash"}).has("became " + shop.file("0002_squashed").string()));
    BOOST_TEST(shop.files({"status", "--database", shop.where()}).code == 4);

    // A database that has not all of them is not taken for one that has.
    shop.template build_with_head<two::app>();
    said const half = shop.run({"migrate"});
    BOOST_TEST(half.code == 4);
    BOOST_TEST(half.has("has not all of the migrations that 0002_squashed replaces"));
    std::filesystem::rename(shop.migrations(), shop.migrations() + ".after");
    std::filesystem::rename(copy, shop.migrations());
    shop.template build_with_head<two::app>();
    said const        refused  = shop.run({"migrate"});
    std::string const approval = refused.err.substr(refused.err.find("0002_names:"), 27);
    BOOST_TEST(shop.run({"migrate", "--approve", approval}).code == 0);
    std::filesystem::remove_all(shop.migrations());
    std::filesystem::rename(shop.migrations() + ".after", shop.migrations());
    shop.template build_with_head<two::app>();
    BOOST_TEST(shop.run({"status"}).out == "applied      0002_squashed\n");
    BOOST_TEST(shop.run({"migrate"}).has("applied: 0 migrations"));
    BOOST_TEST(shop.run({"check"}).code == 0);
    auto db = shop.connection();
    BOOST_TEST(orm::migrate::status(db, {}).size() == 1u);

    // A new one is what the old one is.
    place<Backend> fresh;
    BOOST_TEST(shop.files({"migrate", "--database", fresh.where}).has("applied: 1 migration\n"));
    BOOST_TEST(shop.files({"check", "--database", fresh.where}).code == 0);
    auto made = open<Backend>(fresh.where), replayed = open<Backend>(shop.where());
    BOOST_TEST(description(made) == description(replayed), boost::test_tools::per_element());
    BOOST_TEST(shop.files({"squash"}).has("nothing to do"));
}

TEST_ON_EACH_BACKEND(a_prototype_needs_no_migrations) {
    workshop<Backend> shop;
    shop.template write_code<one::app>();
    BOOST_TEST(shop.run({"push", "--dry-run"}).has("create table \"users\""));
    BOOST_TEST(shop.run({"push"}).has("pushed"));
    BOOST_TEST(shop.run({"push"}).has("nothing to do"));
    shop.connection().run_script("insert into users (nick, fax) values ('ada', '1')");

    shop.template write_code<two::app>();
    said const asked = shop.run({"push"});
    BOOST_TEST(asked.code == 1);
    BOOST_TEST(asked.has("--approve drop-column:users.fax"));
    BOOST_TEST(shop.run({"push", "--approve", "drop-column:users.fax"}).code == 0);
    BOOST_TEST(shop.run({"push"}).out == "nothing to do: the database is what the schema says\n");
    BOOST_TEST(shop.run({"diff", "--live"}).code == 0);
    auto       db   = shop.connection();
    auto const live = orm::migrate::read_schema(db);
    BOOST_TEST(live.tables.size() == 2u);
    BOOST_CHECK_THROW(db.run_script("insert into users (name, age) values ('ada', 1)"),
                      orm::unique_violation);  // it is there still
}

TEST_ON_EACH_BACKEND(a_database_begins_anew_once_it_is_named) {
    workshop<Backend> shop;
    shop.template write_code<two::app>();
    shop.files({"generate"});
    shop.template build_with_head<two::app>();
    shop.run({"migrate"});
    shop.connection().run_script(
        "insert into users (name, age) values ('ada', 36); "
        "create view names as select name from users; "
        "create table by_hand (id integer)");
    if constexpr (orm::is_sqlite<typename Backend::dialect>)
        shop.connection().run_script(
            "create virtual table found using fts5(name, content=users, content_rowid=id); "
            "create trigger found_inserted after insert on users begin "
            "insert into found (rowid, name) values (new.id, new.name); end; "
            "create virtual table \"own \"\"words\" using fts5(word); "
            "create virtual table boxes using rtree(id, low, high)");
    BOOST_TEST(shop.run({"check"}).code == 3);
    said const refused = shop.run({"reset"});
    BOOST_TEST(refused.code == 1);
    std::size_t const at = refused.err.find("reset:");
    BOOST_REQUIRE(at != refused.err.npos);
    std::string const approval = refused.err.substr(at, refused.err.find('\n', at) - at);
    BOOST_TEST(shop.run({"reset", "--approve", "reset:other"}).code == 1);
    BOOST_TEST(shop.run({"reset", "--approve", approval}).has("emptied, and applied: 1 migration"));
    auto emptied = shop.connection();
    for (auto const& left : orm::migrate::read_schema(emptied).left_out) BOOST_TEST(left == "");
    BOOST_TEST(shop.run({"check"}).code == 0);
    BOOST_TEST(shop.run({"push"}).has("the database has migrations"));
}

BOOST_AUTO_TEST_CASE(a_step_that_takes_long_is_seen_on_a_terminal_until_it_is_done) {
    std::ostringstream terminal;
    {
        orm::cli::progress_line progress(&terminal, std::chrono::milliseconds(1));
        progress.begin("0001_large, step 1 of 2");
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        progress.clear();
    }
    std::string const seen = terminal.str();
    BOOST_TEST(seen.starts_with("    0001_large, step 1 of 2: 0 s"));
    BOOST_TEST(seen.ends_with(" \r"));
    orm::cli::progress_line nobody(nullptr);
    nobody.begin("0001_large");
}

/// What the tool prints on a terminal of its own.
std::string on_a_terminal(orm::cli::application const& app, char const* no_color) {
    std::cout.flush();
    int           terminal = -1;
    ::pid_t const child    = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    BOOST_REQUIRE(child != -1);
    if (child == 0) {
        ::setenv("TERM", "xterm", 1);
        no_color != nullptr ? ::setenv("NO_COLOR", no_color, 1) : ::unsetenv("NO_COLOR");
        char const* const words[]{"tool", "diff", "--engine", "sqlite"};
        int const         code = orm::cli::run(4, words, app);
        std::cout.flush();
        ::_exit(code);
    }
    std::string seen;
    char        part[1'000];
    for (::ssize_t size = 0; (size = ::read(terminal, part, sizeof part)) > 0;)
        seen.append(part, static_cast<std::size_t>(size));
    ::close(terminal);
    ::waitpid(child, nullptr, 0);
    return seen;
}

BOOST_AUTO_TEST_CASE(colors_are_for_a_terminal_and_for_who_wants_them) {
    own_directory const             directory;
    std::string const               path = directory.path().string();
    constexpr orm::cli::application of   = orm::cli::application_of<two::app>({});
    orm::cli::application           app  = of;
    app.directory                        = path;
    constexpr orm::cli::application was  = orm::cli::application_of<one::app>({});
    app.migrations.head                  = was.code;

    std::string const plain = "rename column \"nick\" to \"name\"  -- incompatible\r\n";
    std::string const seen  = on_a_terminal(app, nullptr);
    BOOST_TEST(seen.find("to \"name\"  -- \x1b[33mincompatible\x1b[0m\r\n") != seen.npos);
    BOOST_TEST(seen.find("-- \x1b[31mdestructive") != seen.npos);
    BOOST_TEST(on_a_terminal(app, "").find("\x1b[") != std::string::npos);
    std::string const refused = on_a_terminal(app, "1");
    BOOST_TEST(refused.find(plain) != refused.npos);
    BOOST_TEST(refused.find('\x1b') == refused.npos);

    std::ostringstream out, err;
    auto* const        usual = std::cout.rdbuf(out.rdbuf());
    char const* const  words[]{"tool", "diff", "--engine", "sqlite"};
    orm::cli::run(4, words, app, std::cout, err);
    std::cout.rdbuf(usual);
    BOOST_TEST(out.str().find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_same_change_gives_the_same_files) {
    std::string first;
    for (int time = 0; time != 2; ++time) {
        workshop<sqlite_in_memory> shop;
        shop.write_code<two::app>();
        shop.files({"generate", "start"});
        std::string all;
        for (char const* name : {"parent", "snapshot.hpp", "sqlite.up.sql", "sqlite.down.sql",
                                 "postgres.up.sql", "postgres.down.sql"})
            all += text_of(shop.file("0001_start/" + std::string(name)));
        all += text_of(shop.file("migrations.hpp"));
        if (time == 0) first = all;
        BOOST_TEST(all == first);
        BOOST_TEST(all.find("-- step: destructive\ndrop table \"posts\";") != all.npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
