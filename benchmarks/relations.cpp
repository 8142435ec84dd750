// SPDX-License-Identifier: BSL-1.0
// Rows with the rows that belong to them: a load of the library beside the same three statements by
// hand on the C API of the engine, beside one join, and beside a statement for each parent.
//
//     benchmark_relations [ROUNDS [WHERE]]   lines, their parts separated by tabs; of PostgreSQL
//                                            where it is told where that is
//
// First 100 authors of 10 posts of 5 comments each, then more and more authors.

#include "relations.hpp"

#include <malloc.h>
#include <sqlite3.h>
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

#include <orm/sqlite.hpp>

namespace benchmark {

void compare(char const* what, char const* engine, amounts const& of, int rounds, clock now,
             std::vector<way> const& ways) {
    std::vector<double> best(ways.size());
    for (int round = -1; round != rounds; ++round)
        for (std::size_t at = 0; at != ways.size(); ++at) {
            double const  begun = now();
            authors const found = ways[at]();
            double const  taken = now() - begun;
            std::int64_t  count = 0;
            for (author const& one : found)
                for (post_with_comments const& each : one.posts) count += std::ssize(each.comments);
            if (count != of.all_comments()) throw std::runtime_error("other rows than there are");
            if (round == 0 || (round > 0 && taken < best[at])) best[at] = taken;
        }
    std::printf("%s\t%s\t%lld", what, engine, static_cast<long long>(of.authors));
    for (double const seconds : best) std::printf("\t%.1f", seconds * 1e6);
    std::printf("\n");
    std::fflush(stdout);
}

namespace {

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

double seconds_here() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void measure_on_sqlite(char const* what, amounts const& of, int rounds, bool all_ways) {
    std::string const file = "relations_benchmark.db";
    std::remove(file.c_str());
    {
        auto db = orm::sqlite::open(file);
        db.create(blog);
        fill(db, of);
        sqlite3* raw = nullptr;
        if (sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            nullptr) != SQLITE_OK)
            throw std::runtime_error("the database does not open");
        {
            by_hand          hand(raw);
            std::vector<way> ways{[&] { return db.all(whole); },
                                  [&] { return hand.three_statements(); }};
            if (all_ways) {
                ways.push_back([&] { return hand.one_join(); });
                ways.push_back([&] { return hand.statement_for_each(); });
            }
            compare(what, "SQLite", of, rounds, seconds_here, ways);
        }
        sqlite3_close(raw);
    }
    std::remove(file.c_str());
}

}  // namespace
}  // namespace benchmark

int main(int count, char** arguments) try {
    using namespace benchmark;
    // Else a growing vector measures how often glibc gives memory back to the system.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);

    int const rounds = count > 1 ? std::atoi(arguments[1]) : 400;
    measure_on_sqlite("shape", {100, 10, 5}, rounds, true);
    for (amounts const& each : growing)
        measure_on_sqlite("growth", each, rounds_for(each, rounds), false);
#if defined(ORM_BENCHMARK_POSTGRES)
    if (count > 2) measure_on_postgres(arguments[2], rounds);
#endif
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
