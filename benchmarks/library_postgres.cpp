// SPDX-License-Identifier: BSL-1.0
// The work on PostgreSQL with the library, written the everyday way.

#include <orm/orm.hpp>
#include <orm/postgres.hpp>

#include "postgres_workload.hpp"

namespace benchmark {

ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name),
    (email),
    (age),
    (score),
    (city))

namespace {

using namespace orm::dsl;

auto by_key(std::int64_t key) { return select().from(users).where(eq(users.id, key)); }

class library_on_postgres final : public postgres_contestant {
public:
    explicit library_on_postgres(std::string const& where) : db_(orm::postgres::open(where)) {
        db_.backend().run_script(create_postgres_table);
    }

    void run(char const* sql) override { db_.backend().run_script(sql); }
    int  process() override { return db_.backend().process(); }

    std::int64_t find_each(std::int64_t count) override {
        std::int64_t sum = 0;
        for (std::int64_t step = 0; step != count; ++step) {
            auto const found = db_.find(users, scattered(step, 10'000));
            if (found) sum += found->age + static_cast<std::int64_t>(found->email.size());
        }
        return sum;
    }

    std::int64_t read_all() override {
        std::int64_t sum = 0;
        for (user const& row : db_.all(select().from(users))) sum += row.age;
        return sum;
    }

    std::int64_t insert_each(std::int64_t count) override {
        db_.transaction([&](auto& tx) {
            for (std::int64_t id = 1; id <= count; ++id) tx.insert(make_row<user>(words_, id));
        });
        return count;
    }

    std::int64_t insert_together(std::vector<user> const& rows) override {
        return db_.insert(rows);
    }

    std::int64_t copy(std::vector<user> const& rows) override { return db_.copy_in(users, rows); }

    std::int64_t find_together(std::int64_t count) override {
        std::int64_t                     sum = 0;
        std::vector<decltype(by_key(1))> lookups;
        for (std::int64_t step = 0; step != count; ++step) {
            lookups.clear();
            for (std::int64_t at = 0; at != batch_size; ++at)
                lookups.push_back(by_key(scattered(step * batch_size + at, 10'000)));
            for (auto const& found : db_.batch(lookups))
                for (user const& row : found)
                    sum += row.age + static_cast<std::int64_t>(row.email.size());
        }
        return sum;
    }

private:
    std::vector<words>      words_ = make_words();
    orm::postgres::database db_;
};

}  // namespace

std::unique_ptr<postgres_contestant> open_postgres_library(std::string const& where) {
    return std::make_unique<library_on_postgres>(where);
}

}  // namespace benchmark
