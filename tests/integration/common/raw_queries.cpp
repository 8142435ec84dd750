// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

struct person {
    std::string                email;
    std::optional<std::string> name;
    std::int64_t               posts{};
    integration::role          role = role::viewer;

    bool operator==(person const&) const = default;
};

/// Throws what `read` throws, which is to name the columns.
template <class Error, class Read>
void check_refused(Read read, std::vector<std::string> const& columns) {
    BOOST_CHECK_EXCEPTION(read(), Error, [&](orm::error const& thrown) {
        BOOST_TEST_INFO(thrown.what());
        return thrown.columns() == columns && thrown.sql().starts_with("select");
    });
}

BOOST_AUTO_TEST_SUITE(integration_raw_queries)

TEST_ON_EACH_BACKEND(rows_go_into_plain_structs) {
    auto       db   = filled_blog<Backend>();
    auto const rows = db.all(raw_query<person>(
        "select email, name, (select count(*) from {} where author_id = u.id), role from {} as u "
        "where age >= {} and role <> {} order by id",
        posts, users, 20, role::editor));
    BOOST_TEST((rows == std::vector<person>{{"ada@x", "Ada", 2, role::admin},
                                            {"bob@x", "Bob", 2, role::author},
                                            {"cy@x", std::nullopt, 0, role::author}}));
}

TEST_ON_EACH_BACKEND(every_verb_reads_them) {
    auto       db    = filled_blog<Backend>();
    auto const after = [](std::int64_t id) {
        return raw_query<user>("select * from {} where id > {} order by id", users, id);
    };
    BOOST_TEST((db.all(after(3)) == db.all(select().from(users).where(users.id > 3))));
    BOOST_TEST((db.first(after(2)) == db.find(users, 3)));
    BOOST_TEST(!db.first(after(5)).has_value());
    BOOST_TEST((db.one(after(4)) == *db.find(users, 5)));
    BOOST_CHECK_THROW(db.one(after(1)), orm::too_many_rows);
    BOOST_CHECK_THROW(db.one(after(9)), orm::no_rows);
    std::vector<std::int64_t> ids;
    for (user const& each : db.stream(after(0))) ids.push_back(each.id);
    BOOST_TEST((ids == std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    BOOST_TEST(db.one(raw_query<std::int64_t>("select count(*) from users")) == 5);
    BOOST_TEST((db.all(raw_query<bool>("select age > {} from users order by id", 20)) ==
                std::vector<bool>{true, false, false, true, false}));

    auto prepared = db.prepare(
        raw_query<std::string>("select email from users where id = {}", param<"id", std::int64_t>));
    BOOST_TEST(prepared.one(param<"id", std::int64_t> = 2) == "bob@x");
    BOOST_TEST(!db.explain(after(1)).empty());
}

TEST_ON_EACH_BACKEND(selects_stand_where_queries_do) {
    constexpr auto author = raw_column<"author", std::int64_t>;
    constexpr auto most   = raw_column<"most", std::optional<std::int32_t>>;
    auto           db     = filled_blog<Backend>();
    auto const     best   = [=](std::int32_t above) {
        return raw_query(
                   "select author_id as author, max(views) as most from {} where views > {} "
                         "group by author_id",
                   posts, above)
            .columns(author, most);
    };
    auto const top  = best(5).template as<"top">();
    auto const rows = db.all(select(users.email, top[most])
                                 .from(users)
                                 .left_join(top, top[author] == users.id)
                                 .order_by(users.id));
    BOOST_REQUIRE(rows.size() == 5u);
    BOOST_TEST(rows[0][top[most]].value() == 10);
    BOOST_TEST(!rows[1][top[most]].has_value());

    auto const named = cte<"named">(best(0));
    auto const again = alias<"again">(named);
    BOOST_TEST(db.all(with(named)
                          .select(named[author])
                          .from(named)
                          .inner_join(again, again[most] < named[most])) ==
               std::vector<std::int64_t>{1});
    auto const direct = db.all(best(2));
    BOOST_TEST(direct.size() == 2u);
    BOOST_TEST(direct[0][most].has_value());
    BOOST_TEST(db.count(best(5)) == 1);
    BOOST_TEST(db.exists(best(5)));

    auto const writers =
        raw_query("select author_id from {} where views < {}", posts, 1).columns(author);
    BOOST_TEST(db.all(select(users.id).from(users).where(in(users.id, writers))) ==
               std::vector<std::int64_t>{2});
    BOOST_TEST(db.one(select(users.email).from(users).where(users.id == scalar(writers))) ==
               "bob@x");
    BOOST_TEST(db.all(union_(select(users.id).from(users).where(users.id < 3), writers)).size() ==
               2u);
    BOOST_TEST(db.all(union_all(writers, select(users.id).from(users))).size() == 6u);
    // Of the rows around.
    auto const theirs = raw_query("select 1 from {} where author_id = {}", posts, users.id)
                            .columns(raw_column<"one", std::int32_t>);
    BOOST_TEST((db.all(select(users.id).from(users).where(exists(theirs)).order_by(users.id)) ==
                std::vector<std::int64_t>{1, 2}));
    BOOST_CHECK_THROW(raw_query("delete from users returning id").columns(author),
                      orm::usage_error);
}

TEST_ON_EACH_BACKEND(raw_text_stands_in_every_clause) {
    auto       db      = filled_blog<Backend>();
    auto const letters = raw<std::int64_t>("length({})", users.email);
    auto const odd     = raw<bool>("{} % 2 = {}", users.id, 1);
    auto const tenth   = as<"tenth">(raw<std::int32_t>("{} / 10", users.age));
    auto const rows    = db.all(select(tenth, raw<std::int64_t>("max(users.id)"))
                                    .from(users)
                                    .inner_join(posts, raw<bool>("{} >= {}", posts.id, users.id))
                                    .where(raw<bool>("{} like {}", users.email, "%@x"))
                                    .group_by(tenth)
                                    .having(raw<bool>("count(*) > {}", 1))
                                    .order_by(raw<std::int64_t>("max(users.id) * -1"))
                                    .limit(raw<std::int64_t>("{} + 1", 1)));
    BOOST_REQUIRE(rows.size() == 2u);  // ids 2 and 3 of 20, 1 of 36
    BOOST_TEST(rows[0][tenth] == 2);
    BOOST_TEST(rows[1][tenth] == 3);
    BOOST_TEST(db.all(update(users)
                          .set(users.age = raw<std::int32_t>("{} + 1", users.age))
                          .where(odd)
                          .returning(raw<std::int32_t>("{} * 2", users.age)))
                   .size() == 3u);
    BOOST_TEST(db.find(users, 1)->age == 37);
    db.run(insert_into(users).values(users.email = raw<std::string>("lower({})", "NEW@X")));
    BOOST_TEST(db.run(delete_from(users).where(letters > 5)) == 0);
    BOOST_TEST(db.count(select().from(users).where(users.email == "new@x")) == 1);
    auto const part =
        sum(raw<std::int64_t>("{}", users.id)).over(partition_by(raw<bool>("{} > 2", users.id)));
    std::vector<std::int64_t> sums;
    for (auto const& sum : db.all(select(part).from(users).where(users.id < 5).order_by(users.id)))
        sums.push_back(sum);
    BOOST_TEST((sums == std::vector<std::int64_t>{3, 3, 7, 7}));
}

TEST_ON_EACH_BACKEND(statements_that_write) {
    auto db = filled_blog<Backend>();
    BOOST_TEST(db.run(raw_query("update {} set {} = {} where {}", users, users.age, 40,
                                in(users.id, std::vector<std::int64_t>{1, 2}))) == 2);
    BOOST_TEST(db.count(select().from(users).where(users.age == 40)) == 2);
    BOOST_TEST(
        (db.all(raw_query<std::int64_t>("delete from {} where age = {} and id > 1 returning id",
                                        users, 40)) == std::vector<std::int64_t>{2}));
    BOOST_TEST(db.run(raw_query("create table remarks (remark varchar(9))")) == 0);
    BOOST_TEST(db.run(raw_query("insert into remarks values ({})", "x'); --")) == 1);
    BOOST_TEST(db.one(raw_query<std::string>("select remark from remarks")) == "x'); --");
}

TEST_ON_EACH_BACKEND(a_write_whose_row_is_wrong_is_undone) {
    auto db = filled_blog<Backend>();
    BOOST_CHECK_THROW(db.all(raw_query<std::int64_t>(
                          "update users set age = 99 where id = {} returning name", 1)),
                      orm::decode_error);
    BOOST_CHECK_THROW(
        db.one(raw_query<std::int64_t>("update users set age = 99 where id < 3 returning id")),
        orm::too_many_rows);
    BOOST_TEST(db.count(select().from(users).where(users.age == 99)) == 0);
}

TEST_ON_EACH_BACKEND(another_number_of_columns_is_refused) {
    auto       db   = filled_blog<Backend>();
    auto const more = raw_query<std::int64_t>("select id, email, age from users where id > {}", 0);
    auto const none =
        raw_query<std::int64_t>("select id, email, age from users where id > {}", 1'000);
    std::vector<std::string> const surplus{"email", "age"};
    check_refused<orm::schema_mismatch>([&] { db.all(more); }, surplus);
    check_refused<orm::schema_mismatch>([&] { db.all(none); }, surplus);
    check_refused<orm::schema_mismatch>([&] { db.first(none); }, surplus);
    check_refused<orm::schema_mismatch>([&] { db.one(none); }, surplus);
    check_refused<orm::schema_mismatch>(
        [&] {
            for ([[maybe_unused]] auto const each : db.stream(none)) {
            }
        },
        surplus);
    check_refused<orm::schema_mismatch>(
        [&] { db.all(raw_query<person>("select email, name from users")); }, {});
    BOOST_TEST(db.one(raw_query<std::int64_t>("select count(*) from users")) == 5);
}

TEST_ON_EACH_BACKEND(what_a_column_holds_is_checked) {
    auto db = filled_blog<Backend>();
    check_refused<orm::decode_error>(
        [&] { db.all(raw_query<std::int64_t>("select name from users where id = 1")); }, {"name"});
    // A member that is never null meets one.
    check_refused<orm::decode_error>(
        [&] { db.all(raw_query<std::string>("select name as nick from users order by id")); },
        {"nick"});
    check_refused<orm::decode_error>(
        [&] { db.all(raw_query<person>("select email, name, 1, 'chief' as rank from users")); },
        {"rank"});
}

TEST_ON_EACH_BACKEND(the_struct_of_a_table_wants_its_columns) {
    auto db = filled_blog<Backend>();
    check_refused<orm::schema_mismatch>(
        [&] {
            db.all(raw_query<user>(
                "select id, name, email, role, age, score from users where id > 99"));
        },
        {"email"});
    BOOST_TEST((db.all(raw_query<tag>("select lower(label) as label from tags order by 1")) ==
                std::vector<tag>{{"a"}, {"b"}, {"c"}}));
}

TEST_ON_EACH_BACKEND(names_are_quoted_whatever_is_in_them) {
    auto db = empty_blog<Backend>();
    for (std::string const name :
         {"plain", "two words", "Select", "a\"b", "\"; drop table tags; --", "x'y", "[z]", "`q`",
          "\xC3\xBC", "{}", "$1", "?"}) {
        BOOST_TEST_CONTEXT(name) {
            orm::identifier const table(name);
            orm::identifier const column(name + "_c");
            db.run(raw_query("create table {} ({} integer)", table, column));
            BOOST_TEST(db.run(raw_query("insert into {} ({}) values ({})", table, column, 7)) == 1);
            BOOST_TEST(db.one(raw_query<std::int32_t>("select {} from {} where {} = {}", column,
                                                      table, column, 7)) == 7);
            BOOST_TEST(db.one(select(count()).from(tags).where(
                           raw<bool>("exists (select 1 from {})", table))) == 0);
            db.run(raw_query("drop table {}", table));
        }
    }
    // A name that is none of the table's is never a text.
    BOOST_CHECK_THROW(
        db.all(raw_query<std::string>("select {} from tags", orm::identifier("nothing"))),
        orm::error);
    BOOST_CHECK_THROW(orm::identifier(std::string(64, 'x')), orm::usage_error);
    BOOST_TEST(db.count(tags) == 0);
}

/// Two names are two statements, however alike they look.
TEST_ON_EACH_BACKEND(statements_of_one_type_are_told_apart_by_their_names) {
    auto       db   = filled_blog<Backend>();
    auto const most = [&](std::string_view column) {
        return db.one(
            raw_query<std::int64_t>("select max({}) from users", orm::identifier(column)));
    };
    for (int again = 0; again != 3; ++again) {
        BOOST_TEST(most("id") == 5);
        BOOST_CHECK_THROW(most("agea"), orm::error);
    }
    if (orm::is_sqlite<typename Backend::dialect>)
        BOOST_TEST(db.one(raw_query<std::int64_t>("select count(*) from {}",
                                                  orm::identifier("main", "users"))) == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
