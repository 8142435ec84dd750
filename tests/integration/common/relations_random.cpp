// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

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
                if (chance()) db.insert(post_tag{id, name, 0});
        for (std::int64_t one = 1; one <= people; ++one)
            for (std::int64_t other = 1; other <= people; ++other)
                if (upto(3) == 0) db.insert(follow{one, other});
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

tree tree_of(folder const& top, std::vector<folder> const& all, int depth) {
    tree made{top, {}};
    if (depth == 0) return made;
    for (folder const& each : all)
        if (each.parent_id == top.id) made.inside.push_back(tree_of(each, all, depth - 1));
    return made;
}

BOOST_AUTO_TEST_CASE_TEMPLATE(loads_are_what_nested_loops_give, Backend, backends) {
    std::size_t compared = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            random_world world(seed);
            auto         db = integration::created<Backend>(tables);
            db.transaction([&](auto& tx) { world.fill(tx); });
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

BOOST_AUTO_TEST_SUITE_END()
