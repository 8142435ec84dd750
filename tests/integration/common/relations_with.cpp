// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

// Which rows of a level, which key, and keys of every kind.

BOOST_AUTO_TEST_SUITE(integration_relations_with)

struct writer {
    user              row;
    std::vector<post> posts;
};
constexpr auto with_posts = load<writer>().via(posts.author_id).order_by(users.id);

std::vector<std::vector<std::int64_t>> posts_of(std::vector<writer> const& writers) {
    return each(writers, [](writer const& one) {
        return each(one.posts, [](post const& p) { return p.id; });
    });
}
using id_lists = std::vector<ids>;

TEST_ON_EACH_BACKEND(rows_of_a_level) {
    auto db = filled<Backend>();
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, where(gt(posts.id, 1))))) ==
                id_lists{{2, 4}, {3}, {}}));
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, order_by(desc(posts.title))))) ==
                id_lists{{2, 1, 4}, {3}, {}}));
    BOOST_TEST(
        (posts_of(db.all(with_posts.with<&writer::posts>(
             where(ne(posts.id, 2)), order_by(desc(posts.id))))) == id_lists{{4, 1}, {3}, {}}));
    BOOST_TEST(
        (posts_of(db.all(with_posts.with(posts, where(when(false, eq(posts.id, 1))),
                                         order_by(posts.id)))) == id_lists{{1, 2, 4}, {3}, {}}));
}

TEST_ON_EACH_BACKEND(limits_count_for_each_parent) {
    auto       db     = filled<Backend>();
    auto const newest = order_by(desc(posts.id));
    BOOST_TEST(statements_of(db, [&] {
                   BOOST_TEST((posts_of(db.all(with_posts.with(posts, newest, limit(2)))) ==
                               id_lists{{4, 2}, {3}, {}}));
               }) == 2);
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, limit(1)))) == id_lists{{1}, {3}, {}}));
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, newest, limit(1), offset(1)))) ==
                id_lists{{2}, {}, {}}));
    BOOST_TEST(
        (posts_of(db.all(with_posts.with(posts, newest, offset(1)))) == id_lists{{2, 1}, {}, {}}));
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, limit(0)))) == id_lists{{}, {}, {}}));
    BOOST_TEST((posts_of(db.all(with_posts.with(posts, where(lt(posts.id, 4)), newest,
                                                limit(std::numeric_limits<std::int64_t>::max()),
                                                offset(1)))) == id_lists{{1}, {}, {}}));
}

// What the rows below hold is whole, whichever way they are read.
TEST_ON_EACH_BACKEND(limits_on_inner_levels) {
    auto       db      = filled<Backend>();
    auto const authors = db.all(load<author>()
                                    .via(posts.author_id)
                                    .with(comments, limit(1))
                                    .with(posts, limit(3))
                                    .order_by(users.id));
    BOOST_TEST((authors[0].posts[2].comments == std::vector<comment>{{1, 4, "d", mood::angry}}));
    BOOST_TEST((authors[0].posts[0].row == post{1, 1, 2, "one"}));
    BOOST_TEST((authors[0].posts[1].row == post{2, 1, {}, "two"}));
    BOOST_TEST((authors[1].posts[0].comments == std::vector<comment>{{3, 3, {}, mood::calm}}));
}

struct both {
    user              row;
    std::vector<post> written;
    std::vector<post> edited;
};

TEST_ON_EACH_BACKEND(two_relations_to_one_table) {
    auto       db    = filled<Backend>();
    auto const query = load<both>()
                           .via<&both::written>(posts.author_id)
                           .via<&both::edited>(posts.editor_id)
                           .order_by(users.id);
    auto const rows    = db.all(query);
    auto const written = [](both const& one) {
        return each(one.written, [](post const& each) { return each.id; });
    };
    auto const edited = [](both const& one) {
        return each(one.edited, [](post const& each) { return each.id; });
    };
    BOOST_TEST((each(rows, written) == id_lists{{1, 2, 4}, {3}, {}}));
    BOOST_TEST((each(rows, edited) == id_lists{{3, 4}, {1}, {}}));
    // Of the table, but for the member that has its own.
    auto const chosen =
        db.all(query.with(posts, limit(1)).template with<&both::edited>(where(gt(posts.id, 3))));
    BOOST_TEST((each(chosen, written) == id_lists{{1}, {3}, {}}));
    BOOST_TEST((each(chosen, edited) == id_lists{{4}, {}, {}}));
}

struct editor_only {
    post                row;
    std::optional<user> editor;
};

TEST_ON_EACH_BACKEND(one_row_may_be_filtered_out) {
    auto       db    = filled<Backend>();
    auto const query = load<editor_only>().via(posts.editor_id).order_by(posts.id);
    auto const name  = [](editor_only const& page) {
        return page.editor ? page.editor->name : std::string("nobody");
    };
    BOOST_TEST((each(db.all(query.with(users, where(eq(users.name, "ada")))), name) ==
                texts{"nobody", "nobody", "ada", "ada"}));
}

struct author_only {
    post row;
    user author;
};

TEST_ON_EACH_BACKEND(a_row_that_must_be_there) {
    auto       db    = filled<Backend>();
    auto const query = load<author_only>().via(posts.author_id);
    BOOST_CHECK_EXCEPTION(db.all(query.with(users, where(eq(users.name, "ada")))), orm::no_rows,
                          [](orm::no_rows const& thrown) {
                              return std::string_view(thrown.what()).find("users") !=
                                     std::string_view::npos;
                          });
    BOOST_TEST(db.all(query).size() == 4u);  // the connection is as before
}

struct tagged_post {
    post             row;
    std::vector<tag> tags;
};
struct tag_of_post {
    post_tag row;
    tag      what;
};
struct post_with_places {
    post                     row;
    std::vector<tag_of_post> tags;
};
struct post_of_tag {
    tag                      row;
    std::vector<tagged_post> posts;
};

TEST_ON_EACH_BACKEND(many_of_many) {
    auto                     db = filled<Backend>();
    std::vector<tagged_post> rows;
    auto const               query = load<tagged_post>().via(post_tags).order_by(posts.id);
    BOOST_TEST(statements_of(db, [&] { rows = db.all(query); }) == 2);
    auto const names = [](tagged_post const& one) {
        return each(one.tags, [](tag const& each) { return each.name; });
    };
    using text_lists = std::vector<texts>;
    BOOST_TEST((each(rows, names) == text_lists{{"x", "z"}, {"y'\"\\"}, {"x"}, {"x"}}));
    BOOST_TEST((each(db.all(query.with(tags, order_by(post_tags.place))), names) ==
                text_lists{{"z", "x"}, {"y'\"\\"}, {"x"}, {"x"}}));
    BOOST_TEST((each(db.all(query.with(tags, where(gt(post_tags.place, 1)))), names) ==
                text_lists{{"x"}, {}, {}, {}}));
    BOOST_TEST((each(db.all(query.with(tags, order_by(post_tags.place), limit(1))), names) ==
                text_lists{{"z"}, {"y'\"\\"}, {"x"}, {"x"}}));
    // There and back: three posts have the same tag, and each gets its own copy of what is below.
    auto const there = db.all(load<post_of_tag>().via(post_tags).order_by(tags.name));
    BOOST_REQUIRE(there.size() == 3u);
    BOOST_TEST((each(there[0].posts, row_id) == ids{1, 3, 4}));
    BOOST_TEST((names(there[0].posts[0]) == texts{"x", "z"}));
    BOOST_TEST((each(there[2].posts, row_id) == ids{1}));
    BOOST_TEST((names(there[2].posts[0]) == texts{"x", "z"}));
}

TEST_ON_EACH_BACKEND(many_of_many_with_the_columns_between) {
    auto       db   = filled<Backend>();
    auto const rows = db.all(load<post_with_places>()
                                 .with(post_tags, order_by(desc(post_tags.place)))
                                 .order_by(posts.id));
    BOOST_REQUIRE(rows[0].tags.size() == 2u);
    BOOST_TEST(rows[0].tags[0].what.name == "x");
    BOOST_TEST(rows[0].tags[0].row.place == 2);
    BOOST_TEST(rows[0].tags[1].what.name == "z");
}

struct followed_user {
    user              row;
    std::vector<user> follows;
    std::vector<user> followers;
};

TEST_ON_EACH_BACKEND(a_table_between_a_table_and_itself) {
    auto       db   = filled<Backend>();
    auto const rows = db.all(load<followed_user>()
                                 .via<&followed_user::follows>(follows.follower_id)
                                 .via<&followed_user::followers>(follows.followed_id)
                                 .order_by(users.id));
    auto const id   = [](user const& one) { return one.id; };
    BOOST_TEST((each(rows, [&](followed_user const& one) { return each(one.follows, id); }) ==
                id_lists{{2, 3}, {3}, {1}}));
    BOOST_TEST((each(rows, [&](followed_user const& one) { return each(one.followers, id); }) ==
                id_lists{{3}, {1}, {1, 2}}));
}

struct tree {
    folder            row;
    std::vector<tree> inside;
};
struct folder_page {
    folder                row;
    std::optional<folder> around;
    std::vector<folder>   inside;
};

std::string written(tree const& from) {
    std::string text = from.row.name;
    if (from.inside.empty()) return text;
    text += '(';
    for (tree const& each : from.inside) text += written(each) + ' ';
    text.back() = ')';
    return text;
}

TEST_ON_EACH_BACKEND(trees) {
    auto       db   = filled<Backend>();
    auto const root = load<tree>().where(is_null(folders.parent_id)).order_by(folders.id);
    auto const read = [&](int depth) {
        std::string text;
        for (tree const& each : db.all(root.depth(depth))) text += written(each) + ';';
        return text;
    };
    BOOST_TEST(read(0) == "root;other;");
    BOOST_TEST(read(1) == "root(a b);other;");
    BOOST_TEST(read(2) == "root(a(a.a) b);other;");
    BOOST_TEST(read(9) == "root(a(a.a(a.a.a)) b);other;");
    BOOST_TEST(statements_of(db, [&] { read(2); }) == 3);
    BOOST_TEST(statements_of(db, [&] { read(9); }) == 5);  // none below the leaves

    auto const pages = db.all(load<folder_page>().order_by(folders.id));
    BOOST_TEST(!pages[0].around.has_value());
    BOOST_TEST(pages[3].around->name == "a");
    BOOST_TEST((each(pages[0].inside, [](folder const& one) { return one.id; }) == ids{2, 3}));
}

struct order_page {
    order             row;
    std::vector<line> lines;
};
struct line_page {
    line                 row;
    std::optional<order> whose;
};

TEST_ON_EACH_BACKEND(keys_of_two_columns) {
    auto       db      = filled<Backend>();
    auto const orders_ = db.all(load<order_page>().order_by(orders.year, orders.number));
    BOOST_TEST((each(orders_, [](order_page const& one) {
                    return each(one.lines, [](line const& each) { return each.item; });
                }) == std::vector<texts>{{"ink", "paper"}, {}, {"pen"}}));
    auto const limited = db.all(load<order_page>()
                                    .with(lines, order_by(desc(lines.id)), limit(1))
                                    .order_by(orders.year, orders.number));
    BOOST_TEST((each(limited, [](order_page const& one) {
                    return each(one.lines, [](line const& each) { return each.item; });
                }) == std::vector<texts>{{"paper"}, {}, {"pen"}}));
    auto const lines_ = db.all(load<line_page>().order_by(lines.id));
    BOOST_TEST((each(lines_, [](line_page const& one) {
                    return one.whose ? one.whose->customer : std::string("nobody");
                }) == texts{"ada", "cy", "ada", "nobody", "nobody"}));
}

struct counted_user {
    user                row;
    orm::count_of<post> written;
    orm::count_of<user> followed;
    std::vector<post>   posts;
};
struct counted_part {
    using part_of = order;
    std::string         year;
    std::int32_t        number;
    orm::count_of<line> lines;
};

TEST_ON_EACH_BACKEND(counts_beside_rows) {
    auto       db    = filled<Backend>();
    auto const query = load<counted_user>()
                           .via(posts.author_id)
                           .template via<&counted_user::followed>(follows.follower_id)
                           .order_by(users.id);
    std::vector<counted_user> rows;
    auto const                written = [](counted_user const& one) { return one.written.value; };
    auto const followed = [](counted_user const& one) -> std::int64_t { return one.followed; };
    BOOST_TEST(statements_of(db, [&] { rows = db.all(query.with(posts, limit(1))); }) == 4);
    BOOST_TEST((each(rows, written) == ids{3, 1, 0}));
    BOOST_TEST((each(rows, followed) == ids{2, 1, 1}));
    BOOST_TEST(rows[0].posts.size() == 1u);
    BOOST_TEST((each(db.all(query.with(posts, where(gt(posts.id, 1)))), written) == ids{2, 1, 0}));
    BOOST_TEST((each(db.all(load<counted_part>().order_by(orders.year, orders.number)),
                     [](counted_part const& one) { return one.lines.value; }) == ids{2, 0, 1}));
}

struct discussed_post {
    post                        row;
    orm::sum_of<&comment::id>   sum;
    orm::avg_of<&comment::id>   mean;
    orm::min_of<&comment::id>   least;
    orm::max_of<&comment::text> greatest;
};

TEST_ON_EACH_BACKEND(aggregates_beside_rows) {
    auto                        db    = filled<Backend>();
    auto const                  query = load<discussed_post>().order_by(posts.id);
    std::vector<discussed_post> rows;
    BOOST_TEST(statements_of(db, [&] { rows = db.all(query); }) == 5);
    using number        = std::optional<std::int64_t>;
    using text          = std::optional<std::string>;
    auto const sum      = [](discussed_post const& one) { return one.sum.value; };
    auto const greatest = [](discussed_post const& one) { return one.greatest.value; };
    BOOST_TEST((each(rows, sum) == std::vector<number>{2, {}, 7, 6}));
    BOOST_TEST((each(rows, greatest) == std::vector<text>{"a", {}, "c", "e"}));
    BOOST_TEST(*rows[2].mean.value == 3.5);
    BOOST_TEST(*rows[3].least.value == 1);
    // Of what the conditions leave there is only a null.
    rows = db.all(query.with(comments, where(ne(comments.id, 4)), limit(1)));
    BOOST_TEST((each(rows, sum) == std::vector<number>{2, {}, 3, 6}));
    BOOST_TEST((each(rows, greatest) == std::vector<text>{"a", {}, {}, "e"}));
}

struct picking_post {
    post                          row;
    orm::first_by<&comment::text> first;
    orm::last_by<&comment::text>  last;
};
struct picking_user {
    user                                           row;
    orm::last_by<&post::title, post_with_comments> last;
    orm::first_by<&user::name>                     followed;
};

TEST_ON_EACH_BACKEND(one_row_of_many) {
    auto       db    = filled<Backend>();
    auto const query = load<picking_post>().order_by(posts.id);
    auto const id    = [](auto const& picked) { return picked.row ? picked.row->id : 0; };
    auto const first = [&](picking_post const& one) { return id(one.first); };
    auto const last  = [&](picking_post const& one) { return id(one.last); };
    std::vector<picking_post> rows;
    BOOST_TEST(statements_of(db, [&] { rows = db.all(query); }) == 3);
    BOOST_TEST((each(rows, first) == ids{2, 0, 4, 1}));
    BOOST_TEST((each(rows, last) == ids{2, 0, 4, 5}));
    BOOST_TEST((rows[3].last.row == comment{5, 4, "e", mood::calm}));
    // Conditions hold; an order and a limit are the member's own. A null is better than nothing.
    rows = db.all(query.with(comments, where(ne(comments.id, 4)), order_by(comments.id), limit(0)));
    BOOST_TEST((each(rows, first) == ids{2, 0, 3, 1}));
    BOOST_TEST((each(rows, last) == ids{2, 0, 3, 5}));
    // Equals are told apart by their key.
    db.run(update(comments).set(comments.text = "=").all_rows());
    rows = db.all(query);
    BOOST_TEST((each(rows, first) == ids{2, 0, 3, 1}));
    BOOST_TEST((each(rows, last) == ids{2, 0, 4, 5}));

    // A level with rows of its own, and through a table in between.
    auto const users_ = db.all(load<picking_user>()
                                   .via(posts.author_id)
                                   .template via<&picking_user::followed>(follows.follower_id)
                                   .order_by(users.id));
    BOOST_TEST(users_[0].last.row->row.title == "two");
    BOOST_TEST(users_[1].last.row->row.title == "three");
    BOOST_TEST(users_[1].last.row->comments.size() == 2u);
    BOOST_TEST(!users_[2].last.row.has_value());
    BOOST_TEST((each(users_, [](picking_user const& one) { return one.followed.row->name; }) ==
                texts{"bob", "cy", "ada"}));
}

// What a mark is about is told by a kind and a number, and no foreign key.
enum class subject { post, user };
ORM_ENUM(subject, post, user)

struct mark {
    std::int64_t                id{};
    subject                     kind = subject::post;
    std::optional<std::int64_t> subject_id;
    std::string                 text;
};
ORM_TABLE(marks, mark, "marks", (id, primary_key), (kind), (subject_id), (text))

struct marked_post {
    post                      row;
    std::vector<mark>         marks;
    orm::count_of<mark>       count;
    orm::last_by<&mark::text> last;
    std::vector<comment>      comments;
};
struct mark_page {
    mark                row;
    std::optional<post> on_post;
    std::optional<user> on_user;
};

TEST_ON_EACH_BACKEND(a_subject_of_several_tables) {
    auto db = filled<Backend>();
    db.create(orm::schema(marks));
    db.insert(std::vector<mark>{{1, subject::post, 1, "c"},
                                {2, subject::user, 1, "b"},
                                {3, subject::post, 1, "a"},
                                {4, subject::user, 3, "d"},
                                {5, subject::post, 3, "e"},
                                {6, subject::user, 99, "of nobody"},
                                {7, subject::post, {}, "of nothing"}});
    auto const id    = [](auto const& row) { return row.id; };
    auto const query = load<marked_post>()
                           .via(eq(marks.subject_id, posts.id), eq(marks.kind, subject::post))
                           .order_by(posts.id);
    std::vector<marked_post> rows;
    BOOST_TEST(statements_of(db, [&] {
                   rows = db.all(query.with(marks, where(ne(marks.text, "e")), order_by(marks.text),
                                            limit(5)));
               }) == 5);
    auto const marks_of = [&](marked_post const& one) { return each(one.marks, id); };
    BOOST_TEST((each(rows, marks_of) == id_lists{{3, 1}, {}, {}, {}}));
    rows = db.all(query.template with<&marked_post::marks>(order_by(marks.id)));
    BOOST_TEST((each(rows, marks_of) == id_lists{{1, 3}, {}, {5}, {}}));
    BOOST_TEST(
        (each(rows, [](marked_post const& one) { return one.count.value; }) == ids{2, 0, 1, 0}));
    BOOST_TEST(rows[0].last.row->text == "c");
    BOOST_TEST(rows[2].comments.size() == 2u);  // by its key

    // There the kind decides which table is looked into.
    auto const pages =
        db.all(load<mark_page>()
                   .via(eq(posts.id, marks.subject_id), eq(marks.kind, subject::post))
                   .template via<&mark_page::on_user>(eq(marks.subject_id, users.id),
                                                      eq(marks.kind, subject::user))
                   .order_by(marks.id));
    BOOST_TEST((each(pages, [&](mark_page const& one) {
                    return one.on_post ? one.on_post->id : 0;
                }) == ids{1, 0, 1, 0, 3, 0, 0}));
    BOOST_TEST((each(pages, [&](mark_page const& one) {
                    return one.on_user ? one.on_user->id : 0;
                }) == ids{0, 1, 0, 3, 0, 0, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
