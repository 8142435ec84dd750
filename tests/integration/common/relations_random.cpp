// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <tuple>
#include <utility>

#include "integration/common/relations.hpp"

using namespace orm::dsl;
using namespace related;
using integration::backends;

// Random rows, and what is asked of them at random: a load gives what nested loops over the rows of
// single tables give.

BOOST_AUTO_TEST_SUITE(integration_relations_random)

struct tagged_comment_post {
    post                 row;
    user                 author;
    std::optional<user>  editor;
    std::vector<comment> comments;
    std::vector<tag>     tags;

    bool operator==(tagged_comment_post const&) const = default;
};
struct everything_of_user {
    user                             row;
    std::optional<profile>           about;
    std::vector<tagged_comment_post> posts;
    std::vector<user>                follows;

    bool operator==(everything_of_user const&) const = default;
};
// A table whose columns lead to users or posts by no key.
enum class subject { post, user };
ORM_ENUM(subject, post, user)

struct mark {
    std::int64_t                id{};
    subject                     kind = subject::post;
    std::optional<std::int64_t> subject_id;

    bool operator==(mark const&) const = default;
};
ORM_TABLE(marks, mark, "marks", (id, primary_key), (kind), (subject_id))

struct placed_tag {
    post_tag row;
    tag      what;

    bool operator==(placed_tag const&) const = default;
};
struct marked_post {
    post                    row;
    std::vector<placed_tag> tags;
    std::vector<mark>       marks;
    orm::last_by<&mark::id> last_mark;

    bool operator==(marked_post const&) const = default;
};
// What stands for the posts of a user; many have no editor, and many the same.
struct user_summary {
    user                                         row;
    orm::count_of<post>                          written;
    orm::sum_of<&post::editor_id>                sum;
    orm::avg_of<&post::editor_id>                mean;
    orm::min_of<&post::editor_id>                least;
    orm::max_of<&post::editor_id>                greatest;
    orm::first_by<&post::editor_id, marked_post> first;
    orm::last_by<&post::editor_id>               last;
    orm::count_of<user>                          followed;
    orm::max_of<&user::id>                       last_followed;
    orm::count_of<mark>                          marks;

    bool operator==(user_summary const&) const = default;
};
struct mark_page {
    mark                row;
    std::optional<post> on_post;
    std::optional<user> on_user;

    bool operator==(mark_page const&) const = default;
};
struct tree {
    folder            row;
    std::vector<tree> inside;

    bool operator==(tree const&) const = default;
};
struct order_page {
    order             row;
    std::vector<line> lines;

    bool operator==(order_page const&) const = default;
};

/// What is asked of a level.
struct wish {
    std::int64_t above  = 0;  // ids
    bool         newest = false;
    std::int64_t most   = 100;
    std::int64_t left   = 0;  // out

    template <class Row>
    std::vector<Row> of(std::vector<Row> rows) const {
        std::erase_if(rows, [&](Row const& row) { return row.id <= above; });
        std::ranges::sort(
            rows, [&](Row const& a, Row const& b) { return newest ? a.id > b.id : a.id < b.id; });
        auto const skipped = std::min<std::size_t>(rows.size(), static_cast<std::size_t>(left));
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(skipped));
        if (rows.size() > static_cast<std::size_t>(most))
            rows.resize(static_cast<std::size_t>(most));
        return rows;
    }
};

constexpr std::int32_t highest_place = 3;

class random_world {
public:
    explicit random_world(unsigned seed) : random_(seed) {}

    std::int64_t upto(std::int64_t highest) {
        return std::uniform_int_distribution<std::int64_t>(0, highest)(random_);
    }
    bool chance() { return upto(1) == 1; }

    wish next_wish() { return {upto(20), chance(), upto(6), upto(2)}; }

    std::string text() {
        static constexpr char const* pieces[]{"a", "\"", "'", "\\", "[", ",", "\xC3\xA4", " ", "%"};
        std::string                  made = std::to_string(made_++);
        for (std::int64_t left = upto(30); left > 0; --left)
            made += pieces[static_cast<std::size_t>(upto(8))];
        return made;
    }

    template <class Database>
    void fill(Database& db) {
        std::int64_t const people = 1 + upto(12);
        for (std::int64_t id = 1; id <= people; ++id) {
            db.insert(user{0, text()});
            if (chance()) db.insert(profile{id, text()});
        }
        std::int64_t const written = upto(40);
        for (std::int64_t id = 1; id <= written; ++id)
            db.insert(post{0, 1 + upto(people - 1),
                           chance() ? std::optional(1 + upto(people - 1)) : std::nullopt, text()});
        for (std::int64_t left = written == 0 ? 0 : upto(80); left > 0; --left)
            db.insert(comment{0, 1 + upto(written - 1),
                              chance() ? std::optional(text()) : std::nullopt,
                              chance() ? mood::calm : mood::angry});
        std::vector<std::string> names;
        for (std::int64_t left = upto(6); left > 0; --left)
            names.push_back(db.insert(tag{text()}).name);
        for (std::int64_t id = 1; id <= written; ++id)
            for (std::string const& name : names)
                if (chance())
                    db.insert(post_tag{id, name, static_cast<std::int32_t>(upto(highest_place))});
        for (std::int64_t one = 1; one <= people; ++one)
            for (std::int64_t other = 1; other <= people; ++other)
                if (upto(3) == 0) db.insert(follow{one, other});
        for (std::int64_t id = 1; id <= 40; ++id)
            db.insert(mark{id, chance() ? subject::post : subject::user,
                           upto(5) == 0 ? std::nullopt : std::optional(upto(14))});
        std::int64_t const folders_ = upto(30);
        for (std::int64_t id = 1; id <= folders_; ++id)
            db.insert(
                folder{id, id == 1 || upto(4) == 0 ? std::nullopt : std::optional(1 + upto(id - 2)),
                       text()});
        std::vector<order> made;
        for (std::int32_t number = 0; number < 6; ++number)
            for (char const* year : {"a\"b", "2024", ""})
                if (chance()) made.push_back(db.insert(order{year, number, text()}));
        for (std::int64_t id = 1; id <= 20; ++id) {
            line next{id, {}, {}, text()};
            if (!made.empty() && chance()) {
                order const& whose = made[static_cast<std::size_t>(upto(std::ssize(made) - 1))];
                next.order_year    = whose.year;
                next.order_number  = whose.number;
            }
            db.insert(next);
        }
    }

private:
    std::mt19937 random_;
    int          made_ = 0;
};

template <class Backend>
auto filled_world(random_world& world) {
    auto db = integration::created<Backend>(tables);
    db.create(orm::schema(marks));
    db.transaction([&](auto& tx) { world.fill(tx); });
    return db;
}

/// All rows of a table that meet a condition, in the order of their table.
template <class Rows, class Condition>
Rows those(Rows const& rows, Condition&& condition) {
    Rows found;
    for (auto const& row : rows)
        if (condition(row)) found.push_back(row);
    return found;
}

template <class Database>
std::vector<everything_of_user> by_loops(Database& db, wish of_users, wish of_posts,
                                         wish of_comments) {
    auto const all_users    = db.all(select().from(users).order_by(users.id));
    auto const all_posts    = db.all(select().from(posts).order_by(posts.id));
    auto const all_comments = db.all(select().from(comments));
    auto const all_tags     = db.all(select().from(tags).order_by(tags.name));
    auto const all_links    = db.all(select().from(post_tags));
    auto const all_follows  = db.all(select().from(follows));
    auto const all_profiles = db.all(select().from(profiles));
    auto const user_of      = [&](std::int64_t id) {
        return those(all_users, [&](user const& one) { return one.id == id; }).front();
    };
    std::vector<everything_of_user> found;
    for (user const& one : of_users.of(all_users)) {
        everything_of_user page{one, {}, {}, {}};
        for (profile const& about : all_profiles)
            if (about.user_id == one.id) page.about = about;
        for (post const& written : of_posts.of(
                 those(all_posts, [&](post const& each) { return each.author_id == one.id; }))) {
            tagged_comment_post inner{written, user_of(written.author_id), {}, {}, {}};
            if (written.editor_id) inner.editor = user_of(*written.editor_id);
            inner.comments = of_comments.of(those(
                all_comments, [&](comment const& each) { return each.post_id == written.id; }));
            for (tag const& each : all_tags)
                for (post_tag const& link : all_links)
                    if (link.post_id == written.id && link.tag_name == each.name)
                        inner.tags.push_back(each);
            page.posts.push_back(inner);
        }
        for (user const& each : all_users)
            for (follow const& link : all_follows)
                if (link.follower_id == one.id && link.followed_id == each.id)
                    page.follows.push_back(each);
        found.push_back(page);
    }
    return found;
}

template <class Database>
std::vector<everything_of_user> by_load(Database& db, wish of_users, wish of_posts,
                                        wish of_comments) {
    auto const query = load<everything_of_user>()
                           .via<&tagged_comment_post::author>(posts.author_id)
                           .via<&tagged_comment_post::editor>(posts.editor_id)
                           .template via<&everything_of_user::posts>(posts.author_id)
                           .via(post_tags)
                           .template via<&everything_of_user::follows>(follows.follower_id)
                           .where(gt(users.id, of_users.above));
    auto const sign = [](bool newest) { return std::int64_t{newest ? -1 : 1}; };
    return db.all(query
                      .with(posts, where(gt(posts.id, of_posts.above)),
                            order_by(posts.id * sign(of_posts.newest)), limit(of_posts.most),
                            offset(of_posts.left))
                      .with(comments, where(gt(comments.id, of_comments.above)),
                            order_by(comments.id * sign(of_comments.newest)),
                            limit(of_comments.most), offset(of_comments.left))
                      .order_by(users.id * sign(of_users.newest))
                      .limit(of_users.most)
                      .offset(of_users.left));
}

template <class Rows>
auto first_of(Rows const& rows) {
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

/// The rows of all tables, by single-table selects.
struct every_row {
    std::vector<user>     all_users;
    std::vector<post>     all_posts;
    std::vector<comment>  all_comments;
    std::vector<tag>      all_tags;
    std::vector<post_tag> all_links;
    std::vector<follow>   all_follows;
    std::vector<mark>     all_marks;

    template <class Database>
    explicit every_row(Database& db)
        : all_users(db.all(select().from(users).order_by(users.id))),
          all_posts(db.all(select().from(posts).order_by(posts.id))),
          all_comments(db.all(select().from(comments).order_by(comments.id))),
          all_tags(db.all(select().from(tags).order_by(tags.name))),
          all_links(db.all(select().from(post_tags))),
          all_follows(db.all(select().from(follows))),
          all_marks(db.all(select().from(marks).order_by(marks.id))) {}

    std::vector<mark> marks_of(subject kind, std::int64_t id) const {
        return those(all_marks,
                     [&](mark const& each) { return each.kind == kind && each.subject_id == id; });
    }

    /// With the tags that have a place of at least so much, the last places first.
    marked_post page_of(post const& row, std::int32_t place, wish of_marks) const {
        marked_post made{row, {}, of_marks.of(marks_of(subject::post, row.id)), {}};
        for (std::int32_t at = highest_place; at >= place; --at)
            for (tag const& each : all_tags)
                for (post_tag const& link : all_links)
                    if (link.post_id == row.id && link.tag_name == each.name && link.place == at)
                        made.tags.push_back({link, each});
        if (made.tags.size() > 3) made.tags.resize(3);
        auto reversed = marks_of(subject::post, row.id);
        std::erase_if(reversed, [&](mark const& each) { return each.id <= of_marks.above; });
        std::ranges::reverse(reversed);
        made.last_mark.row = first_of(reversed);
        return made;
    }

    user_summary summary_of(user const& row, std::int64_t above, std::int32_t place,
                            wish of_marks) const {
        user_summary made{.row = row};
        auto         written = those(all_posts, [&](post const& each) {
            return each.author_id == row.id && each.id > above;
        });
        made.written.value   = std::ssize(written);
        // Those without come last, whichever way round.
        std::ranges::sort(written, {}, [](post const& each) {
            return std::tuple(!each.editor_id, each.editor_id.value_or(0), each.id);
        });
        if (!written.empty()) made.first.row = page_of(written.front(), place, of_marks);
        std::ranges::sort(written, std::greater{}, [](post const& each) {
            return std::tuple(each.editor_id.has_value(), each.editor_id.value_or(0), each.id);
        });
        made.last.row = first_of(written);
        std::erase_if(written, [](post const& each) { return !each.editor_id; });
        if (!written.empty()) {
            made.greatest.value = written.front().editor_id;
            made.least.value    = written.back().editor_id;
            made.sum.value      = 0;
            for (post const& each : written) *made.sum.value += *each.editor_id;
            made.mean.value =
                static_cast<double>(*made.sum.value) / static_cast<double>(written.size());
        }
        for (follow const& link : all_follows)
            if (link.follower_id == row.id) {
                ++made.followed.value;
                made.last_followed.value =
                    std::max(made.last_followed.value.value_or(0), link.followed_id);
            }
        auto of_user = marks_of(subject::user, row.id);
        std::erase_if(of_user, [&](mark const& each) { return each.id <= of_marks.above; });
        made.marks.value = std::ssize(of_user);
        return made;
    }
};

/// An average in the digits that both engines have.
void round_mean(user_summary& summary) {
    if (auto& mean = summary.mean.value) mean = std::round(*mean * 1e6) / 1e6;
}

constexpr auto of_post = eq(marks.subject_id, posts.id);
constexpr auto of_user = eq(marks.subject_id, users.id);

template <class Database>
std::vector<user_summary> summaries(Database& db, std::int64_t above, std::int32_t place,
                                    wish of_marks) {
    auto found = db.all(load<user_summary>()
                            .via(posts.author_id)
                            .template via<&user_summary::followed>(follows.follower_id)
                            .template via<&user_summary::last_followed>(follows.follower_id)
                            .via(of_post, eq(marks.kind, subject::post))
                            .via(of_user, eq(marks.kind, subject::user))
                            .with(posts, where(gt(posts.id, above)))
                            .with(post_tags, where(gte(post_tags.place, place)),
                                  order_by(desc(post_tags.place), post_tags.tag_name), limit(3))
                            .with(marks, where(gt(marks.id, of_marks.above)),
                                  order_by(marks.id * std::int64_t{of_marks.newest ? -1 : 1}),
                                  limit(of_marks.most), offset(of_marks.left))
                            .order_by(users.id));
    for (user_summary& each : found) round_mean(each);
    return found;
}

/// What is asked of the rows that belong to a row.
struct filter {
    bool         any_post, every_edited, none_unheard, none_untagged;
    std::int64_t post_above, editor_above, comment_above;
};

template <class Database>
std::vector<std::int64_t> users_by_filter(Database& db, filter const& asked) {
    auto const edited = every(posts.author_id, gt(posts.editor_id, asked.editor_above));
    auto const talked = any(
        posts.author_id,
        and_(gt(posts.id, asked.post_above), any(comments, gt(comments.id, asked.comment_above))));
    auto const found = db.all(
        load<user>()
            .where(and_(or_(when(asked.any_post, talked), when(asked.every_edited, edited),
                            when(!asked.any_post && !asked.every_edited, gt(users.id, 0))),
                        when(asked.none_unheard, none(posts.editor_id, none(comments))),
                        when(asked.none_untagged, not_(any(posts.author_id, none(post_tags))))))
            .order_by(users.id));
    return each(found, [](user const& one) { return one.id; });
}

std::vector<std::int64_t> users_by_loops(every_row const& world, filter const& asked) {
    std::vector<std::int64_t> found;
    for (user const& one : world.all_users) {
        auto const written =
            those(world.all_posts, [&](post const& each) { return each.author_id == one.id; });
        auto const has_comment = [&](post const& about, std::int64_t above) {
            return std::ranges::any_of(world.all_comments, [&](comment const& each) {
                return each.post_id == about.id && each.id > above;
            });
        };
        bool const talked = std::ranges::any_of(written, [&](post const& each) {
            return each.id > asked.post_above && has_comment(each, asked.comment_above);
        });
        // What is unknown is not met.
        bool const edited = std::ranges::all_of(
            written, [&](post const& each) { return each.editor_id > asked.editor_above; });
        bool const unheard  = std::ranges::any_of(world.all_posts, [&](post const& each) {
            return each.editor_id == one.id && !has_comment(each, 0);
        });
        bool const untagged = std::ranges::any_of(written, [&](post const& each) {
            return std::ranges::none_of(
                world.all_links, [&](post_tag const& link) { return link.post_id == each.id; });
        });
        bool const neither  = !asked.any_post && !asked.every_edited;
        if ((asked.any_post && talked) || (asked.every_edited && edited) || neither)
            if (!(asked.none_unheard && unheard) && !(asked.none_untagged && untagged))
                found.push_back(one.id);
    }
    return found;
}

tree tree_of(folder const& top, std::vector<folder> const& all, int depth) {
    tree made{top, {}};
    if (depth == 0) return made;
    for (folder const& each : all)
        if (each.parent_id == top.id) made.inside.push_back(tree_of(each, all, depth - 1));
    return made;
}

TEST_ON_EACH_BACKEND(loads_are_what_nested_loops_give) {
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            random_world world(seed);
            auto         db = filled_world<Backend>(world);
            for (int time = 0; time != 6; ++time) {
                wish const first = world.next_wish(), second = world.next_wish(),
                           third = world.next_wish();
                wish of_users    = first;
                of_users.above   = first.above / 5;
                BOOST_TEST((by_load(db, of_users, second, third) ==
                            by_loops(db, of_users, second, third)));
                wish const all;
                for (everything_of_user const& each : by_loops(db, of_users, second, third))
                    for (tagged_comment_post const& post : each.posts)
                        compared += 1 + post.comments.size() + post.tags.size();
                BOOST_TEST((by_load(db, all, all, third) == by_loops(db, all, all, third)));
            }

            auto const        all   = db.all(select().from(folders).order_by(folders.id));
            int const         depth = static_cast<int>(world.upto(5));
            std::vector<tree> trees;
            for (folder const& each : all)
                if (!each.parent_id) trees.push_back(tree_of(each, all, depth));
            BOOST_TEST((db.all(load<tree>()
                                   .where(is_null(folders.parent_id))
                                   .order_by(folders.id)
                                   .depth(depth)) == trees));

            std::vector<order_page> pages;
            auto const              all_lines = db.all(select().from(lines).order_by(lines.id));
            for (order const& each :
                 db.all(select().from(orders).order_by(orders.number, orders.customer)))
                pages.push_back({each, those(all_lines, [&](line const& one) {
                                     return one.order_year == each.year &&
                                            one.order_number == each.number;
                                 })});
            BOOST_TEST(
                (db.all(load<order_page>().order_by(orders.number, orders.customer)) == pages));
        }
    }
    BOOST_TEST(compared > 100u);  // the wishes leave something
}

TEST_ON_EACH_BACKEND(what_stands_for_rows_is_what_nested_loops_give) {
    std::size_t summed = 0, picked = 0, tagged = 0, marked = 0, left_out = 0, kept = 0;
    for (unsigned seed = 101; seed <= 105; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            random_world    world(seed);
            auto            db = filled_world<Backend>(world);
            every_row const rows(db);
            for (int time = 0; time != 8; ++time) {
                auto const                above    = world.upto(12);
                auto const                place    = static_cast<std::int32_t>(world.upto(2));
                wish const                of_marks = world.next_wish();
                std::vector<user_summary> expected;
                for (user const& each : rows.all_users)
                    round_mean(
                        expected.emplace_back(rows.summary_of(each, above, place, of_marks)));
                BOOST_TEST((summaries(db, above, place, of_marks) == expected));
                for (user_summary const& each : expected) {
                    summed += each.mean.value.has_value();
                    marked += each.marks.value != 0;
                    if (!each.first.row) continue;
                    picked += each.first.row->row.id != each.last.row->id;
                    tagged += each.first.row->tags.size() > 1;
                }
            }

            std::vector<mark_page> pages;
            for (mark const& each : rows.all_marks) {
                bool const on_post = each.kind == subject::post;
                pages.push_back({each,
                                 first_of(those(rows.all_posts,
                                                [&](post const& one) {
                                                    return on_post && one.id == each.subject_id;
                                                })),
                                 first_of(those(rows.all_users, [&](user const& one) {
                                     return !on_post && one.id == each.subject_id;
                                 }))});
            }
            BOOST_TEST((db.all(load<mark_page>()
                                   .via(of_post, eq(marks.kind, subject::post))
                                   .via(of_user, eq(marks.kind, subject::user))
                                   .order_by(marks.id)) == pages));

            for (int time = 0; time != 20; ++time) {
                filter const asked{world.chance(), world.chance(), world.chance(), world.chance(),
                                   world.upto(20), world.upto(6),  world.upto(60)};
                auto const   expected = users_by_loops(rows, asked);
                BOOST_TEST(users_by_filter(db, asked) == expected);
                left_out += rows.all_users.size() - expected.size();
                kept += expected.size();
            }
        }
    }
    // The wishes leave something of each kind.
    for (std::size_t const many : {summed, picked, tagged, marked, left_out, kept})
        BOOST_TEST(many > 10u);
}

BOOST_AUTO_TEST_SUITE_END()
