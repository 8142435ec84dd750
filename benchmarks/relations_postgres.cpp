// SPDX-License-Identifier: BSL-1.0
// By hand with libpq, statements compiled once, keys and rows in binary: the same three statements,
// with the begin of the transaction sent together with the first of them; one join; and a statement
// for each parent.

#include <endian.h>
#include <libpq-fe.h>
#include <sched.h>
#include <time.h>

#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <unordered_map>

#include <orm/postgres.hpp>

#include "relations.hpp"

namespace benchmark {

namespace {

class rows {
public:
    explicit rows(PGresult* result) : result_(result) {
        ExecStatusType const status = PQresultStatus(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK &&
            status != PGRES_PIPELINE_SYNC)
            throw std::runtime_error(PQresultErrorMessage(result));
    }
    rows(rows const&)            = delete;
    rows& operator=(rows const&) = delete;
    ~rows() { PQclear(result_); }

    int          count() const { return PQntuples(result_); }
    bool         null(int row, int at) const { return PQgetisnull(result_, row, at) != 0; }
    std::int64_t big(int row, int at) const {
        std::uint64_t bits;
        std::memcpy(&bits, PQgetvalue(result_, row, at), sizeof bits);
        return static_cast<std::int64_t>(be64toh(bits));
    }

    // From a column on.
    void read(int row, user& to, int at = 0) const {
        to.id = big(row, at);
        text(row, at + 1, to.name);
        if (!null(row, at + 2)) text(row, at + 2, to.city.emplace());
    }
    void read(int row, post& to, int at = 0) const {
        to.id        = big(row, at);
        to.author_id = big(row, at + 1);
        text(row, at + 2, to.title);
        std::uint32_t bits;
        std::memcpy(&bits, PQgetvalue(result_, row, at + 3), sizeof bits);
        to.views = static_cast<std::int32_t>(be32toh(bits));
    }
    void read(int row, comment& to, int at = 0) const {
        to.id      = big(row, at);
        to.post_id = big(row, at + 1);
        text(row, at + 2, to.text);
    }

private:
    void text(int row, int at, std::string& to) const {
        to.assign(PQgetvalue(result_, row, at),
                  static_cast<std::size_t>(PQgetlength(result_, row, at)));
    }

    PGresult* result_;
};

/// An array of bigint as PostgreSQL sends it: dimensions, nulls, type, size, lowest index, items.
class array_of_keys {
public:
    explicit array_of_keys(std::size_t count) {
        bytes_.reserve(20 + 12 * count);
        for (std::uint32_t const word : {1u, 0u, 20u, static_cast<std::uint32_t>(count), 1u})
            add(htobe32(word));
    }
    void add_key(std::int64_t key) {
        add(htobe32(8));
        add(htobe64(static_cast<std::uint64_t>(key)));
    }
    char const* data() const { return bytes_.data(); }
    int         size() const { return static_cast<int>(bytes_.size()); }

private:
    template <class Number>
    void add(Number number) {
        char bytes[sizeof number];
        std::memcpy(bytes, &number, sizeof number);
        bytes_.insert(bytes_.end(), bytes, bytes + sizeof number);
    }

    std::vector<char> bytes_;
};

class hand_on_postgres {
public:
    explicit hand_on_postgres(std::string const& where) : db_(PQconnectdb(where.c_str())) {
        if (PQstatus(db_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(db_));
        run("set search_path = orm_benchmark");
        prepare("users", R"(select "id", "name", "city" from "users" order by "id")");
        prepare("posts", R"(select "id", "author_id", "title", "views" from "posts")"
                         R"( where "author_id" = any($1) order by "author_id", "id")");
        prepare("comments", R"(select "id", "post_id", "text" from "comments")"
                            R"( where "post_id" = any($1) order by "post_id", "id")");
        prepare("joined",
                R"(select u.id, u.name, u.city, p.id, p.author_id, p.title, p.views, c.id,)"
                R"( c.post_id, c.text from users u left join posts p on p.author_id = u.id)"
                R"( left join comments c on c.post_id = p.id order by u.id, p.id, c.id)");
        prepare("posts_of_one", R"(select "id", "author_id", "title", "views" from "posts")"
                                R"( where "author_id" = $1 order by "id")");
        prepare("comments_of_one", R"(select "id", "post_id", "text" from "comments")"
                                   R"( where "post_id" = $1 order by "id")");
    }
    hand_on_postgres(hand_on_postgres const&)            = delete;
    hand_on_postgres& operator=(hand_on_postgres const&) = delete;
    ~hand_on_postgres() { PQfinish(db_); }

    int process() const { return PQbackendPID(db_); }

    authors three_statements() {
        authors                                   found = roots();
        std::unordered_map<std::int64_t, author*> by_id(found.size());
        array_of_keys                             keys(found.size());
        for (author& one : found) by_id.emplace(one.row.id, &one), keys.add_key(one.row.id);
        std::unordered_map<std::int64_t, post_with_comments*> posts_by_id;
        std::size_t                                           count = 0;
        {
            rows const posts = with_keys("posts", keys);
            author*    whose = nullptr;
            for (int row = 0; row != posts.count(); ++row, ++count) {
                std::int64_t const key = posts.big(row, 1);
                if (whose == nullptr || whose->row.id != key) whose = by_id.at(key);
                posts.read(row, whose->posts.emplace_back().row);
            }
        }
        array_of_keys inner(count);
        posts_by_id.reserve(count);
        for (author& one : found)
            for (post_with_comments& each : one.posts)
                posts_by_id.emplace(each.row.id, &each), inner.add_key(each.row.id);
        {
            rows const          comments = with_keys("comments", inner);
            post_with_comments* about    = nullptr;
            for (int row = 0; row != comments.count(); ++row) {
                std::int64_t const key = comments.big(row, 1);
                if (about == nullptr || about->row.id != key) about = posts_by_id.at(key);
                comments.read(row, about->comments.emplace_back());
            }
        }
        run("commit");
        return found;
    }

    authors one_join() {
        authors    found;
        rows const all(PQexecPrepared(db_, "joined", 0, nullptr, nullptr, nullptr, 1));
        for (int row = 0; row != all.count(); ++row) {
            if (found.empty() || found.back().row.id != all.big(row, 0))
                all.read(row, found.emplace_back().row);
            if (all.null(row, 3)) continue;
            auto& written = found.back().posts;
            if (written.empty() || written.back().row.id != all.big(row, 3))
                all.read(row, written.emplace_back().row, 3);
            if (!all.null(row, 7)) all.read(row, written.back().comments.emplace_back(), 7);
        }
        return found;
    }

    authors statement_for_each() {
        authors found = roots();
        for (author& one : found) {
            rows const posts = with_key("posts_of_one", one.row.id);
            for (int row = 0; row != posts.count(); ++row) {
                post_with_comments& each = one.posts.emplace_back();
                posts.read(row, each.row);
                rows const comments = with_key("comments_of_one", each.row.id);
                for (int inner = 0; inner != comments.count(); ++inner)
                    comments.read(inner, each.comments.emplace_back());
            }
        }
        run("commit");
        return found;
    }

private:
    void run(char const* sql) { rows const done(PQexec(db_, sql)); }
    void prepare(char const* name, char const* sql) {
        rows const done(PQprepare(db_, name, sql, 0, nullptr));
    }
    rows with_keys(char const* name, array_of_keys const& keys) {
        return with_bytes(name, keys.data(), keys.size());
    }
    rows with_key(char const* name, std::int64_t key) {
        std::uint64_t const bits = htobe64(static_cast<std::uint64_t>(key));
        char                bytes[sizeof bits];
        std::memcpy(bytes, &bits, sizeof bits);
        return with_bytes(name, bytes, sizeof bytes);
    }
    rows with_bytes(char const* name, char const* data, int size) {
        int const format = 1;
        return rows(PQexecPrepared(db_, name, 1, &data, &size, &format, 1));
    }
    void skip_end() {
        if (PQgetResult(db_) != nullptr)
            throw std::runtime_error("more results than were asked for");
    }

    authors roots() {
        PQenterPipelineMode(db_);
        PQsendQueryParams(db_, "begin isolation level repeatable read read only", 0, nullptr,
                          nullptr, nullptr, nullptr, 1);
        PQsendQueryPrepared(db_, "users", 0, nullptr, nullptr, nullptr, 1);
        PQpipelineSync(db_);
        authors found;
        {
            rows const begun(PQgetResult(db_));
            skip_end();
            rows const users(PQgetResult(db_));
            found.reserve(static_cast<std::size_t>(users.count()));
            for (int row = 0; row != users.count(); ++row)
                users.read(row, found.emplace_back().row);
            skip_end();
            rows const synced(PQgetResult(db_));
        }
        PQexitPipelineMode(db_);
        return found;
    }

    PGconn* db_;
};

clockid_t servers[2];  // their processes, one for each connection

double seconds_of(clockid_t clock) {
    timespec now{};
    if (clock_gettime(clock, &now) != 0) throw std::runtime_error("the server is not on this host");
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}
double seconds_on_both_sides() {
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID) + seconds_of(servers[0]) + seconds_of(servers[1]);
}

/// All on the processor that runs this now: who wakes whom where would swing the figures.
void keep_together(int first, int second) {
    static int const here = sched_getcpu();
    cpu_set_t        one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(here), &one);
    for (int const process : {0, first, second})
        if (sched_setaffinity(process, sizeof one, &one) != 0)
            std::fputs("the server's process cannot be kept on one processor\n", stderr);
    if (clock_getcpuclockid(first, &servers[0]) != 0 ||
        clock_getcpuclockid(second, &servers[1]) != 0)
        throw std::runtime_error("the server is not on this host");
}

void measure(std::string const& where, char const* what, amounts const& of, int rounds,
             bool all_ways) {
    auto db = orm::postgres::open(where);
    db.backend().run_script(
        "set client_min_messages = warning; drop schema if exists orm_benchmark cascade; "
        "create schema orm_benchmark; set search_path = orm_benchmark");
    db.create(blog);
    fill(db, of);
    db.backend().run_script("vacuum analyze users, posts, comments");
    {
        hand_on_postgres hand(where);
        keep_together(db.backend().process(), hand.process());
        std::vector<way> ways{[&] { return db.all(whole); },
                              [&] { return hand.three_statements(); }};
        if (all_ways) {
            ways.push_back([&] { return hand.one_join(); });
            ways.push_back([&] { return hand.statement_for_each(); });
        }
        compare(what, "PostgreSQL", of, rounds, seconds_on_both_sides, ways);
    }
    db.backend().run_script("drop schema orm_benchmark cascade");
}

}  // namespace

void measure_on_postgres(std::string const& where, int rounds) {
    measure(where, "shape", {100, 10, 5}, rounds, true);
    for (amounts const& each : growing)
        measure(where, "growth", each, rounds_for(each, rounds), false);
}

}  // namespace benchmark
