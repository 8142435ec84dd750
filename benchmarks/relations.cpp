// SPDX-License-Identifier: BSL-1.0
// 100 authors with 10 posts each and 5 comments on each post: a load of the library beside the same
// three statements by hand on the C API of SQLite, beside one join, and beside a statement for each
// parent. Prints microseconds, the fastest of many times; with a number, for so many authors.

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <orm/orm.hpp>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

namespace benchmark {

struct user {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> city;
};
ORM_TABLE(users, user, "users", (id, primary_key), (name), (city))

struct post {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string  title;
    std::int32_t views{};
};
ORM_TABLE(posts, post, "posts",
    (id, primary_key), (author_id, references(users.id)), (title), (views))
ORM_CONSTRAINTS(posts, index(posts.author_id))

struct comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string  text;
};
ORM_TABLE(comments, comment, "comments",
    (id, primary_key), (post_id, references(posts.id)), (text))
ORM_CONSTRAINTS(comments, index(comments.post_id))

inline constexpr auto blog = orm::schema(users, posts, comments);

struct post_with_comments {
    post                 row;
    std::vector<comment> comments;
};
struct author {
    user                            row;
    std::vector<post_with_comments> posts;
};
using authors = std::vector<author>;

class statement {
public:
    statement(sqlite3* db, char const* sql) {
        if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) !=
            SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(db));
    }
    statement(statement const&)            = delete;
    statement& operator=(statement const&) = delete;
    ~statement() { sqlite3_finalize(handle_); }

    void bind(std::string const& text) {
        sqlite3_bind_text(handle_, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    void bind(std::int64_t number) { sqlite3_bind_int64(handle_, 1, number); }
    bool step() { return sqlite3_step(handle_) == SQLITE_ROW; }
    void reset() { sqlite3_reset(handle_); }

    std::int64_t     integer(int at) const { return sqlite3_column_int64(handle_, at); }
    bool             null(int at) const { return sqlite3_column_type(handle_, at) == SQLITE_NULL; }
    std::string_view text(int at) const {
        auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(handle_, at));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, at))};
    }

    void read(user& to, int at = 0) const {
        to.id = integer(at);
        to.name.assign(text(at + 1));
        if (!null(at + 2)) to.city.emplace(text(at + 2));
    }
    void read(post& to, int at = 0) const {
        to.id        = integer(at);
        to.author_id = integer(at + 1);
        to.title.assign(text(at + 2));
        to.views = static_cast<std::int32_t>(integer(at + 3));
    }
    void read(comment& to, int at = 0) const {
        to.id      = integer(at);
        to.post_id = integer(at + 1);
        to.text.assign(text(at + 2));
    }

private:
    sqlite3_stmt* handle_ = nullptr;
};

template <class Parents>
std::string keys_of(Parents const& parents) {
    std::string keys = "[";
    for (auto const& parent : parents) {
        if (keys.size() > 1) keys += ',';
        keys += std::to_string(parent->row.id);
    }
    return keys + ']';
}

class by_hand {
public:
    explicit by_hand(sqlite3* db)
        : begin_(db, "begin"),
          commit_(db, "commit"),
          users_(db, R"(select "id", "name", "city" from "users" order by "id")"),
          posts_(db,
                 R"(select "id", "author_id", "title", "views" from "posts" where "author_id" in)"
                 R"( (select value from json_each(?)) order by "author_id", "id")"),
          comments_(db, R"(select "id", "post_id", "text" from "comments" where "post_id" in)"
                        R"( (select value from json_each(?)) order by "post_id", "id")"),
          joined_(db, R"(select u.id, u.name, u.city, p.id, p.author_id, p.title, p.views, c.id,)"
                      R"( c.post_id, c.text from users u left join posts p on p.author_id = u.id)"
                      R"( left join comments c on c.post_id = p.id order by u.id, p.id, c.id)"),
          posts_of_one_(db, R"(select "id", "author_id", "title", "views" from "posts")"
                            R"( where "author_id" = ? order by "id")"),
          comments_of_one_(db, R"(select "id", "post_id", "text" from "comments")"
                               R"( where "post_id" = ? order by "id")") {}

    authors three_statements() {
        begin_.step(), begin_.reset();
        authors                                   found = roots();
        std::unordered_map<std::int64_t, author*> by_id(found.size());
        std::vector<author*>                      parents;
        for (author& one : found) by_id.emplace(one.row.id, &one), parents.push_back(&one);
        std::string const keys = keys_of(parents);
        posts_.bind(keys);
        author* whose = nullptr;
        while (posts_.step()) {
            std::int64_t const key = posts_.integer(1);
            if (whose == nullptr || whose->row.id != key) whose = by_id.at(key);
            posts_.read(whose->posts.emplace_back().row);
        }
        posts_.reset();
        std::unordered_map<std::int64_t, post_with_comments*> posts_by_id;
        std::vector<post_with_comments*>                      inner;
        for (author& one : found)
            for (post_with_comments& each : one.posts)
                posts_by_id.emplace(each.row.id, &each), inner.push_back(&each);
        std::string const inner_keys = keys_of(inner);
        comments_.bind(inner_keys);
        post_with_comments* about = nullptr;
        while (comments_.step()) {
            std::int64_t const key = comments_.integer(1);
            if (about == nullptr || about->row.id != key) about = posts_by_id.at(key);
            comments_.read(about->comments.emplace_back());
        }
        comments_.reset();
        commit_.step(), commit_.reset();
        return found;
    }

    authors one_join() {
        authors found;
        while (joined_.step()) {
            if (found.empty() || found.back().row.id != joined_.integer(0))
                joined_.read(found.emplace_back().row);
            if (joined_.null(3)) continue;
            auto& written = found.back().posts;
            if (written.empty() || written.back().row.id != joined_.integer(3))
                joined_.read(written.emplace_back().row, 3);
            if (!joined_.null(7)) joined_.read(written.back().comments.emplace_back(), 7);
        }
        joined_.reset();
        return found;
    }

    authors statement_for_each() {
        authors found = roots();
        for (author& one : found) {
            posts_of_one_.bind(one.row.id);
            while (posts_of_one_.step()) posts_of_one_.read(one.posts.emplace_back().row);
            posts_of_one_.reset();
            for (post_with_comments& each : one.posts) {
                comments_of_one_.bind(each.row.id);
                while (comments_of_one_.step()) comments_of_one_.read(each.comments.emplace_back());
                comments_of_one_.reset();
            }
        }
        return found;
    }

private:
    authors roots() {
        authors found;
        while (users_.step()) users_.read(found.emplace_back().row);
        users_.reset();
        return found;
    }

    statement begin_, commit_, users_, posts_, comments_, joined_, posts_of_one_, comments_of_one_;
};

template <class Database>
void fill(Database& db, std::int64_t parents) {
    std::vector<user>    all_users;
    std::vector<post>    all_posts;
    std::vector<comment> all_comments;
    for (std::int64_t u = 1; u <= parents; ++u) {
        all_users.push_back({u, "author number " + std::to_string(u),
                             u % 4 == 0 ? std::nullopt : std::optional<std::string>("a town")});
        for (int p = 0; p != 10; ++p) {
            auto const post_id = std::ssize(all_posts) + 1;
            all_posts.push_back({post_id, u, "the title of post " + std::to_string(post_id), p});
            for (int c = 0; c != 5; ++c)
                all_comments.push_back(
                    {std::ssize(all_comments) + 1, post_id, "a comment of some words on a post"});
        }
    }
    db.insert(all_users), db.insert(all_posts), db.insert(all_comments);
}

std::size_t comments_in(authors const& found) {
    std::size_t count = 0;
    for (author const& one : found)
        for (post_with_comments const& each : one.posts) count += each.comments.size();
    return count;
}

/// The fastest of many rounds, in which all ways take turns.
template <class... Ways>
void measure(int rounds, std::size_t expected, Ways&&... ways) {
    double     best[sizeof...(Ways)]{};
    auto const once = [&](double& least, auto&& way) {
        auto const                                      begun = std::chrono::steady_clock::now();
        authors const                                   found = way();
        std::chrono::duration<double, std::micro> const taken =
            std::chrono::steady_clock::now() - begun;
        if (comments_in(found) != expected) throw std::runtime_error("other rows than there are");
        if (least == 0 || taken.count() < least) least = taken.count();
    };
    for (int round = 0; round != rounds; ++round) {
        std::size_t at = 0;
        (once(best[at++], ways), ...);
    }
    char const* const names[]{"load", "by hand", "one join", "a statement for each parent"};
    for (std::size_t at = 0; at != sizeof...(Ways); ++at)
        std::printf("%-28s %10.0f us  %5.2f\n", names[at], best[at], best[at] / best[1]);
}

}  // namespace benchmark

int main(int count, char** arguments) {
    using namespace benchmark;
    using namespace orm::dsl;
    std::int64_t const parents = count > 1 ? std::atoll(arguments[1]) : 100;
    auto const         file    = std::string("relations_benchmark.db");
    std::remove(file.c_str());
    {
        auto db = orm::sqlite::open(file);
        db.create(blog);
        fill(db, parents);
        sqlite3* raw = nullptr;
        if (sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            nullptr) != SQLITE_OK)
            return 1;
        {
            by_hand    hand(raw);
            auto const query = load<author>().order_by(users.id);
            measure(
                parents > 1000 ? 5 : 400, static_cast<std::size_t>(parents) * 50,
                [&] { return db.all(query); }, [&] { return hand.three_statements(); },
                [&] { return hand.one_join(); }, [&] { return hand.statement_for_each(); });
        }
        sqlite3_close(raw);
    }
    std::remove(file.c_str());
}
