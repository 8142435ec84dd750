// SPDX-License-Identifier: BSL-1.0
// The same work with the library, written the everyday way: nothing is prepared by hand.

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include "workload.hpp"

namespace benchmark {

ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name),
    (email),
    (age),
    (score),
    (city))

ORM_TABLE(visitors, visitor, "visitors",
    (id, primary_key, autoincrement),
    (name),
    (email),
    (age),
    (score),
    (city))

namespace {

using namespace orm::dsl;

class library_contestant final : public contestant {
public:
    library_contestant() { db_.backend().run_script(create_tables); }

    std::int64_t insert_each(std::int64_t count) override {
        db_.transaction([&](auto& tx) {
            for (std::int64_t id = 1; id <= count; ++id) tx.insert(make_row<user>(words_, id));
        });
        return db_.backend().total_changes();
    }

    std::int64_t insert_with_made_keys(std::int64_t count) override {
        std::int64_t keys = 0;
        db_.transaction([&](auto& tx) {
            for (std::int64_t number = 1; number <= count; ++number)
                keys += tx.insert(make_row<visitor>(words_, number)).id;
        });
        return keys;
    }

    std::int64_t find_each(std::int64_t count) override {
        std::int64_t sum = 0;
        for (std::int64_t step = 0; step != count; ++step) {
            auto const found = db_.find(users, scattered(step, 10'000));
            if (found) sum += found->age + static_cast<std::int64_t>(found->email.size());
        }
        return sum;
    }

    std::int64_t update_each(std::int64_t count) override {
        std::int64_t changed = 0;
        db_.transaction([&](auto& tx) {
            for (std::int64_t step = 0; step != count; ++step)
                changed += tx.run(update(users)
                                      .set(users.age = step % 90)
                                      .where(eq(users.id, scattered(step, 10'000))));
        });
        return changed;
    }

    std::int64_t read_all(std::int64_t count) override {
        std::int64_t sum = 0;
        for (std::int64_t times = 0; times != count; ++times)
            for (user const& row : db_.all(select().from(users))) sum += row.age;
        return sum;
    }

    std::int64_t search(std::int64_t count) override {
        std::int64_t sum = 0;
        for (std::int64_t times = 0; times != count; ++times)
            for (user const& row :
                 db_.all(select()
                             .from(users)
                             .where(and_(gte(users.age, times % 50), like(users.email, "ada.%1%")))
                             .order_by(users.name)
                             .limit(20)))
                sum += row.age;
        return sum;
    }

    std::int64_t insert_together(std::vector<user> const& rows) override {
        db_.insert(rows);
        return db_.backend().total_changes();
    }

private:
    std::vector<words>    words_ = make_words();
    orm::sqlite::database db_    = orm::sqlite::open(":memory:");
};

}  // namespace

std::unique_ptr<contestant> open_library() { return std::make_unique<library_contestant>(); }

}  // namespace benchmark
