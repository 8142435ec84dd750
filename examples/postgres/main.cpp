// SPDX-License-Identifier: BSL-1.0
// The tutorial's verbs on PostgreSQL, and what only it has. Takes a connection string.

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <orm/advisory_lock.hpp>
#include <orm/orm.hpp>
#include <orm/postgres.hpp>

using namespace std::chrono_literals;

// [numeric]
/// An exact amount, as the text of its digits.
struct Amount {
    std::string digits = "0";
};
template <>
struct orm::codec<Amount> {
    using stored                 = std::string_view;
    static constexpr auto column = orm::sql_type::numeric;

    static std::string_view encode(Amount const& amount) { return amount.digits; }
    static Amount           decode(std::string_view text) { return {std::string(text)}; }
};
// [/numeric]

struct Account {
    std::int64_t             id{};
    std::string              email{};
    Amount                   balance{};
    std::chrono::sys_seconds opened{};
};
ORM_TABLE(accounts, Account, "accounts",
    (id, primary_key, autoincrement),
    (email, unique),
    (balance),
    (opened, default_now))

inline constexpr auto bank = orm::schema(accounts);

using namespace orm::dsl;

void violations(orm::postgres::database& db) {
    // [errors]
    try {
        db.insert(Account{.email = "ada@example.org"});
    } catch (orm::unique_violation const& error) {
        std::cout << error.column() << " is taken (" << error.sqlstate() << ", "
                  << error.constraint() << ")\n";
    }
    // [/errors]
}

void transfers(orm::postgres::database& db) {
    // [retries]
    db.transaction(
        [](auto& tx) {
            tx.run(update(accounts)
                       .set(accounts.balance = Amount{"500.05"})
                       .where(like(accounts.email, "%@example.org")));
        },
        {.level = orm::isolation::serializable, .retries = 3});
    // [/retries]
}

void patience(orm::postgres::database& db) {
    auto const sleep = select(fn<"pg_sleep", std::optional<std::string>>(lit<10>));
    // [timeout]
    db.backend().run_script("set statement_timeout = '50ms'");
    try {
        db.one(sleep);
    } catch (orm::timeout const&) {
        std::cout << "given up after 50 ms\n";
    }
    // [/timeout]
    db.backend().run_script("set statement_timeout = 0");

    // [interrupt]
    std::thread impatient([&] {
        std::this_thread::sleep_for(100ms);
        db.backend().interrupt();
    });
    try {
        db.one(sleep);
    } catch (orm::cancelled const&) {
        std::cout << "interrupted\n";
    }
    impatient.join();
    // [/interrupt]
}

void together(orm::postgres::database& db) {
    // [batch]
    auto const [ada, total, changed] =
        db.batch(select().from(accounts).where(eq(accounts.email, "ada@example.org")),
                 select(count()).from(accounts),
                 update(accounts)
                     .set(accounts.balance = Amount{"7.00"})
                     .where(eq(accounts.email, "bob@example.org")));
    std::cout << ada.front().balance.digits << " of Ada, " << total.front() << " accounts, "
              << changed << " changed\n";
    // [/batch]

    // [batch_of_one_type]
    std::vector<decltype(select().from(accounts).where(eq(accounts.id, 1)))> lookups;
    for (int id = 1; id != 100; ++id)
        lookups.push_back(select().from(accounts).where(eq(accounts.id, id)));
    std::vector<std::vector<Account>> const found = db.batch(lookups);
    // [/batch_of_one_type]

    // [batch_error]
    try {
        db.batch(update(accounts).set(accounts.balance = Amount{"0"}).all_rows(),
                 insert_into(accounts).values(accounts.email   = "ada@example.org",
                                              accounts.balance = Amount{"1"}));
    } catch (orm::unique_violation const& error) {
        std::cout << "statement " << error.statement() << " has failed, so nothing is done\n";
    }
    // [/batch_error]
}

void many(orm::postgres::database& db) {
    // [copy_in]
    std::vector<Account> rows;
    for (int at = 0; at != 10'000; ++at)
        rows.push_back({.email = std::to_string(at) + "@example.com", .balance = {"1.00"}});
    auto const copied = db.copy_in(accounts, rows);
    // [/copy_in]
    std::cout << copied << " copied\n";

    // [copy_error]
    try {
        db.copy_in(accounts, std::vector<Account>{{.email = "new@example.com"}, rows[17]});
    } catch (orm::unique_violation const& error) {
        std::cout << error.column() << " of row " << error.row() << " is taken\n";
    }
    // [/copy_error]

    // [copy_out]
    std::ofstream file("accounts.csv");
    db.copy_out(select(accounts.email, accounts.balance).from(accounts),
                [&](std::string_view line) { file << line; });
    // [/copy_out]
}

void notifications(orm::postgres::database& db) {
    // [listen]
    db.listen<std::int64_t>("new_account",
                            [](std::int64_t id) { std::cout << "account " << id << " is new\n"; });
    db.transaction([](auto& tx) {
        auto const made = tx.insert(Account{.email = "eve@example.org"});
        tx.notify("new_account", made.id);  // heard when this is committed
    });
    while (db.wait_for_notifications(1s) == 0) std::cout << "nothing yet\n";
    // [/listen]
}

void locks(orm::postgres::database& db) {
    // [locks]
    {
        orm::postgres::advisory_lock const only_one(db, "nightly report");
        std::cout << "nobody else is at it\n";
    }
    if (auto const held = orm::postgres::advisory_lock::try_lock(db, "nightly report", 2s))
        std::cout << "free again\n";

    db.transaction([](auto& tx) {
        orm::postgres::lock_in_transaction(tx, 42);  // until the transaction ends
    });
    // [/locks]
}

std::int64_t sum_of_stream(orm::postgres::database& db) {
    std::int64_t sum = 0;
    // [stream]
    for (auto const number :
         db.stream(select(fn<"generate_series", std::int64_t>(lit<1>, lit<50'000>))))
        sum += number;
    // [/stream]
    return sum;
}

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: postgres CONNECTION-STRING\n";
        return 2;
    }
    std::string const where = arguments[1];
    try {
        // [open]
        auto db = orm::postgres::open(where, {.application_name  = "bank",
                                              .statement_timeout = 30s,
                                              .on_open           = "set search_path to pg_temp"});
        // [/open]
        db.create(bank);
        db.insert(Account{.email = "ada@example.org", .balance = {"1000.10"}});
        db.insert(Account{.email = "bob@example.org"});
        std::cout << db.count(accounts) << " accounts, "
                  << db.one(select(max(accounts.balance)).from(accounts))->digits << " in all\n";
        violations(db);
        transfers(db);
        patience(db);
        together(db);
        many(db);
        notifications(db);
        locks(db);
        std::cout << sum_of_stream(db) << '\n';
    } catch (orm::error const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
