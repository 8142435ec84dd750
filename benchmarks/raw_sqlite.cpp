// SPDX-License-Identifier: BSL-1.0
// The baseline: the work as it is written by hand on the C API of SQLite, by someone who knows it.
// Statements are compiled once and used again, texts are bound without a copy.

#include <sqlite3.h>

#include <stdexcept>
#include <string_view>
#include <utility>

#include "workload.hpp"

namespace benchmark {

namespace {

class statement {
public:
    statement(sqlite3* db, std::string_view sql) : db_(db) {
        if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) != SQLITE_OK)
            fail();
    }
    statement(statement const&)            = delete;
    statement& operator=(statement const&) = delete;
    ~statement() { sqlite3_finalize(handle_); }

    void bind(int at, std::int64_t number) { check(sqlite3_bind_int64(handle_, at, number)); }
    void bind(int at, double number) { check(sqlite3_bind_double(handle_, at, number)); }
    void bind(int at, std::string_view text) {
        check(sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()),
                                SQLITE_STATIC));
    }
    void bind_nullable(int at, std::optional<std::string> const& text) {
        if (text)
            bind(at, std::string_view(*text));
        else
            check(sqlite3_bind_null(handle_, at));
    }

    bool step() {
        int const code = sqlite3_step(handle_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail();
        return false;
    }
    void reset() { sqlite3_reset(handle_); }
    void run() {
        step();
        reset();
    }

    std::int64_t     integer(int at) const { return sqlite3_column_int64(handle_, at); }
    std::int32_t     small(int at) const { return sqlite3_column_int(handle_, at); }
    double           real(int at) const { return sqlite3_column_double(handle_, at); }
    bool             null(int at) const { return sqlite3_column_type(handle_, at) == SQLITE_NULL; }
    std::string_view text(int at) const {
        auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(handle_, at));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, at))};
    }

private:
    void check(int code) {
        if (code != SQLITE_OK) fail();
    }
    [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(db_)); }

    sqlite3*      db_;
    sqlite3_stmt* handle_ = nullptr;
};

void read(statement const& from, user& to) {
    to.id = from.integer(0);
    to.name.assign(from.text(1));
    to.email.assign(from.text(2));
    to.age   = from.small(3);
    to.score = from.real(4);
    if (!from.null(5)) to.city.emplace(from.text(5));
}

void bind(statement& to, int at, user const& from) {
    to.bind(at, from.id);
    to.bind(at + 1, from.name);
    to.bind(at + 2, from.email);
    to.bind(at + 3, std::int64_t{from.age});
    to.bind(at + 4, from.score);
    to.bind_nullable(at + 5, from.city);
}

class raw_database {
public:
    explicit raw_database(int flags) {
        if (sqlite3_open_v2(":memory:", &db_, flags, nullptr) != SQLITE_OK)
            throw std::runtime_error("cannot open a database");
        run("pragma synchronous = normal; pragma cache_size = -16384; pragma temp_store = file;"
            "pragma foreign_keys = on;");
        run(create_tables);
    }
    raw_database(raw_database const&)            = delete;
    raw_database& operator=(raw_database const&) = delete;
    ~raw_database() { sqlite3_close_v2(db_); }

    void run(char const* script) {
        if (sqlite3_exec(db_, script, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(db_));
    }

    operator sqlite3*() const { return db_; }

private:
    sqlite3* db_ = nullptr;
};

constexpr int rows_of_batch = 100;

std::string insert_of_batch() {
    std::string sql =
        R"(insert into "users" ("id", "name", "email", "age", "score", "city") values )";
    for (int row = 0; row != rows_of_batch; ++row)
        sql += row == 0 ? "(?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?)";
    return sql;
}

class raw_contestant final : public contestant {
public:
    explicit raw_contestant(int flags) : db_(flags) {}

    std::int64_t insert_each(std::int64_t count) override {
        statement insert(db_, R"(insert into "users" ("id", "name", "email", "age", "score", )"
                              R"("city") values (?, ?, ?, ?, ?, ?))");
        db_.run("begin immediate");
        for (std::int64_t id = 1; id <= count; ++id) {
            auto const row = make_row<user>(words_, id);
            bind(insert, 1, row);
            insert.run();
        }
        db_.run("commit");
        return sqlite3_total_changes(db_);
    }

    std::int64_t insert_with_made_keys(std::int64_t count) override {
        statement    insert(db_, R"(insert into "visitors" ("name", "email", "age", "score", )"
                                    R"("city") values (?, ?, ?, ?, ?))");
        std::int64_t keys = 0;
        db_.run("begin immediate");
        for (std::int64_t number = 1; number <= count; ++number) {
            auto row = make_row<visitor>(words_, number);
            insert.bind(1, row.name);
            insert.bind(2, row.email);
            insert.bind(3, std::int64_t{row.age});
            insert.bind(4, row.score);
            insert.bind_nullable(5, row.city);
            insert.run();
            row.id = sqlite3_last_insert_rowid(db_);
            keys += row.id;
        }
        db_.run("commit");
        return keys;
    }

    std::int64_t find_each(std::int64_t count) override {
        statement    select(db_, R"(select "id", "name", "email", "age", "score", "city" )"
                                    R"(from "users" where "id" = ?)");
        std::int64_t sum = 0;
        for (std::int64_t step = 0; step != count; ++step) {
            std::optional<user> const found = find_one(select, scattered(step, 10'000));
            if (found) sum += found->age + static_cast<std::int64_t>(found->email.size());
        }
        return sum;
    }

    std::int64_t update_each(std::int64_t count) override {
        statement    update(db_, R"(update "users" set "age" = ? where "id" = ?)");
        std::int64_t changed = 0;
        db_.run("begin immediate");
        for (std::int64_t step = 0; step != count; ++step) {
            update.bind(1, step % 90);
            update.bind(2, scattered(step, 10'000));
            update.run();
            changed += sqlite3_changes(db_);
        }
        db_.run("commit");
        return changed;
    }

    std::int64_t read_all(std::int64_t count) override {
        statement    select(db_,
                            R"(select "id", "name", "email", "age", "score", "city" from "users")");
        std::int64_t sum = 0;
        for (std::int64_t times = 0; times != count; ++times) {
            std::vector<user> rows;
            while (select.step()) read(select, rows.emplace_back());
            select.reset();
            for (user const& row : rows) sum += row.age;
        }
        return sum;
    }

    std::int64_t search(std::int64_t count) override {
        statement    select(db_, R"(select "id", "name", "email", "age", "score", "city" )"
                                    R"(from "users" where "age" >= ? and "email" like ? )"
                                    R"(order by "name" limit ?)");
        std::int64_t sum = 0;
        for (std::int64_t times = 0; times != count; ++times) {
            std::vector<user> rows;
            select.bind(1, times % 50);
            select.bind(2, std::string_view("ada.%1%"));
            select.bind(3, std::int64_t{20});
            while (select.step()) read(select, rows.emplace_back());
            select.reset();
            for (user const& row : rows) sum += row.age;
        }
        return sum;
    }

    std::int64_t insert_together(std::vector<user> const& rows) override {
        statement   batch(db_, insert_of_batch());
        std::size_t at = 0;
        db_.run("begin immediate");
        for (; rows.size() - at >= rows_of_batch; at += rows_of_batch) {
            for (int row = 0; row != rows_of_batch; ++row)
                bind(batch, row * 6 + 1, rows[at + static_cast<std::size_t>(row)]);
            batch.run();
        }
        statement one(db_, R"(insert into "users" ("id", "name", "email", "age", "score", )"
                           R"("city") values (?, ?, ?, ?, ?, ?))");
        for (; at != rows.size(); ++at) {
            bind(one, 1, rows[at]);
            one.run();
        }
        db_.run("commit");
        return sqlite3_total_changes(db_);
    }

private:
    static std::optional<user> find_one(statement& select, std::int64_t id) {
        std::optional<user> found;
        select.bind(1, id);
        if (select.step()) read(select, found.emplace());
        select.reset();
        return found;
    }

    std::vector<words> words_ = make_words();
    raw_database       db_;
};

}  // namespace

std::unique_ptr<contestant> open_raw() {
    return std::make_unique<raw_contestant>(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

std::unique_ptr<contestant> open_raw_without_mutex() {
    return std::make_unique<raw_contestant>(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                            SQLITE_OPEN_NOMUTEX);
}

std::unique_ptr<contestant> open_raw_as_library_opens() {
    static int const told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (told != SQLITE_OK) throw std::runtime_error("SQLite is in use already");
    return open_raw_without_mutex();
}

}  // namespace benchmark
