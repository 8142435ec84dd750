// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

struct author {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::string> name;
    integration::role          role{};

    bool operator==(author const&) const = default;
};
ORM_VIEW(authors, author, "authors",
         select(users.id, users.email, users.name, users.role)
             .from(users)
             .where(in(users.role, {role::admin, role::author}) &&
                    users.email != "it's \"no\" one"),
         (id), (email, named("mail")), (name), (role))

struct score_of_author {
    std::int64_t               id{};
    std::int64_t               posts{};
    std::optional<std::string> last;
    double                     weight{};
    bool                       is_known{};

    bool operator==(score_of_author const&) const = default;
};
ORM_VIEW(scores, score_of_author, "scores",
         select(authors.id, count(posts.id), max(posts.title), lit<1.5> * 2,
                is_not_null(authors.name))
             .from(authors)
             .left_join(posts, posts.author_id == authors.id && posts.views >= 3)
             .group_by(authors.id, authors.name),
         (id), (posts), (last), (weight), (is_known))

// A set operation over a common table expression and a subquery, with order and limit.
struct label {
    std::string  text;
    std::int64_t kind{};

    bool operator==(label const&) const = default;
};
constexpr auto known = cte<"known">(select(tags.label).from(tags).where(tags.label > "a"));
ORM_VIEW(labels, label, "labels",
         union_all(
             with(known)
                 .select(known[tags.label], lit<std::int64_t{1}>)
                 .from(known)
                 .where(not_in(known[tags.label], select(users.email).from(users))),
             select(posts.title, lit<std::int64_t{2}>).from(posts).where(like(posts.title, "re:%")))
             .order_by(known[tags.label])
             .limit(3),
         (text), (kind))

// The rows of a table, and its struct.
ORM_VIEW(grown_users, user, "old \"users\"", select().from(users).where(users.age > 30), (id),
         (email), (name), (role), (age), (score))

inline constexpr auto blog_with_views =
    orm::schema(scores, labels, users, posts, grades, tags, authors, grown_users);

template <class Backend>
auto viewed_blog() {
    auto db = Backend::database();
    db.create(blog_with_views);
    db.insert(std::vector<user>{
        {.email = "ada@x", .name = "Ada", .role = role::admin, .age = 36, .score = 9.5},
        {.email = "bob@x", .name = "Bob", .role = role::author, .age = 20, .score = 4.0},
        {.email = "cy@x", .role = role::author, .age = 20},
        {.email = "dee@x", .name = "Dee", .role = role::editor, .age = 51, .score = 7.25},
    });
    db.insert(std::vector<post>{
        {.author_id = 1, .title = "engines", .views = 10},
        {.parent_id = 1, .author_id = 2, .title = "re: engines", .views = 3},
        {.parent_id = 1, .author_id = 2, .title = "no", .views = 0},
    });
    db.insert(std::vector<tag>{{"c"}, {"a"}, {"b"}});
    return db;
}

BOOST_AUTO_TEST_SUITE(integration_views)

TEST_ON_EACH_BACKEND(views_are_read_like_tables) {
    auto       db   = viewed_blog<Backend>();
    auto const rows = db.all(select().from(authors).order_by(desc(authors.id)));
    BOOST_TEST((rows == std::vector<author>{{3, "cy@x", std::nullopt, role::author},
                                            {2, "bob@x", "Bob", role::author},
                                            {1, "ada@x", "Ada", role::admin}}));
    BOOST_TEST(db.count(authors) == 3);
    BOOST_TEST(db.one(select(authors.email).from(authors).where(authors.name == "Bob")) == "bob@x");
    BOOST_TEST(db.exists(select().from(authors).where(authors.role == role::admin)));
    std::int64_t ids = 0;
    for (author const& each : db.stream(select().from(authors))) ids += each.id;
    BOOST_TEST(ids == 6);
}

TEST_ON_EACH_BACKEND(values_in_their_queries_are_constants) {
    auto db = viewed_blog<Backend>();
    db.insert(user{.email = "it's \"no\" one", .role = role::admin});
    BOOST_TEST(db.count(authors) == 3);
}

TEST_ON_EACH_BACKEND(views_of_views) {
    auto       db   = viewed_blog<Backend>();
    auto const rows = db.all(select().from(scores).order_by(scores.id));
    BOOST_TEST((rows == std::vector<score_of_author>{{1, 1, "engines", 3.0, true},
                                                     {2, 1, "re: engines", 3.0, true},
                                                     {3, 0, std::nullopt, 3.0, false}}));
    db.run(update(posts).set(posts.views = 0).all_rows());
    BOOST_TEST((db.one(select(sum(scores.posts)).from(scores)) == 0));
}

TEST_ON_EACH_BACKEND(views_of_set_operations) {
    auto db = viewed_blog<Backend>();
    BOOST_TEST((db.all(select().from(labels).order_by(labels.text)) ==
                std::vector<label>{{"b", 1}, {"c", 1}, {"re: engines", 2}}));
}

TEST_ON_EACH_BACKEND(the_struct_of_a_table_serves_a_view) {
    auto db = viewed_blog<Backend>();
    BOOST_TEST((db.all(select().from(grown_users).order_by(grown_users.id)) ==
                db.all(select().from(users).where(users.age > 30).order_by(users.id))));
    // Entity verbs mean the table.
    auto fresh = db.insert(user{.email = "fay@x", .age = 60});
    BOOST_TEST(db.count(grown_users) == 3);
    BOOST_TEST(db.remove(fresh));
    BOOST_TEST(db.count(grown_users) == 2);
}

TEST_ON_EACH_BACKEND(views_stand_in_joins_and_queries) {
    auto           db     = viewed_blog<Backend>();
    constexpr auto second = alias<"second">(authors);
    BOOST_TEST(db.count(select(authors.id, second.id)
                            .from(authors)
                            .inner_join(second, second.role == authors.role &&
                                                    second.id > authors.id)) == 1);
    // What an outer join leaves out is a std::optional, as of a table.
    auto const pairs = db.all(select(users.email, authors)
                                  .from(users)
                                  .left_join(authors, authors.id == users.id)
                                  .order_by(users.id));
    BOOST_TEST(pairs.size() == 4u);
    BOOST_TEST(pairs[0][authors].has_value());
    BOOST_TEST(!pairs[3][authors].has_value());

    auto const derived =
        select(authors.id, as<"mail">(authors.email)).from(authors).template as<"d">();
    BOOST_TEST(db.count(select(derived[authors.id]).from(derived)) == 3);
    BOOST_TEST(db.count(select().from(posts).where(
                   in(posts.author_id, select(authors.id).from(authors)))) == 3);
    BOOST_TEST(db.run(update(users)
                          .set(users.age = 1)
                          .where(in(users.id, select(authors.id).from(authors)))) == 3);
}

TEST_ON_EACH_BACKEND(schemas_with_views_are_created_and_dropped_again) {
    using dialect = typename Backend::dialect;
    auto db       = viewed_blog<Backend>();
    BOOST_CHECK_THROW(db.create(blog_with_views), orm::error);
    db.create(blog_with_views, orm::if_exists::skip);
    BOOST_TEST(db.count(authors) == 3);
    for (std::string_view const statement : orm::drop_sql<dialect>(blog_with_views))
        db.backend().run_script(statement);
    BOOST_CHECK_THROW(db.count(authors), orm::error);
    BOOST_CHECK_THROW(db.count(users), orm::error);
    db.create(blog_with_views, orm::if_exists::skip);
    BOOST_TEST(db.count(scores) == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
