// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <iostream>
#include <span>
#include <vector>

#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// [money]
/// An amount in cents, so that sums are exact.
struct Money {
    std::int64_t cents                          = 0;
    bool         operator==(Money const&) const = default;
};

template <>
struct orm::codec<Money> {
    using stored = std::int64_t;
    static constexpr std::int64_t encode(Money money) { return money.cents; }
    static constexpr Money        decode(std::int64_t cents) { return {cents}; }
};
// [/money]

// [uuid]
template <>
struct orm::codec<boost::uuids::uuid> {
    using stored = std::vector<std::byte>;
    static std::vector<std::byte> encode(boost::uuids::uuid const& id) {
        auto const* const first = reinterpret_cast<std::byte const*>(id.begin());
        return std::vector<std::byte>(first, first + id.size());
    }
    static boost::uuids::uuid decode(std::span<std::byte const> bytes) {
        boost::uuids::uuid id{};
        if (bytes.size() != id.size()) throw orm::conversion_error("uuid: not 16 bytes");
        std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::byte*>(id.begin()));
        return id;
    }
};
// [/uuid]

struct Account {
    boost::uuids::uuid id{};
    std::string        owner{};
    Money              balance;
};
// [table]
ORM_TABLE(accounts, Account, "accounts",
    (id, primary_key, default_with([] { return boost::uuids::random_generator()(); })),
    (owner),
    (balance, default_(Money{0})))
// [/table]

inline constexpr auto bank = orm::schema(accounts);

using namespace orm::dsl;

int main() {
    auto db = orm::sqlite::open(":memory:");
    db.create(bank);
    // [use]
    Account ada = db.insert(Account{.owner = "Ada", .balance = {1250}});
    db.run(update(accounts)
               .set(accounts.balance = accounts.balance + Money{50})
               .where(eq(accounts.id, ada.id)));
    std::cout << db.find(accounts, ada.id)->balance.cents << " cents in " << ada.id << '\n';
    // [/use]
    return db.exists(select().from(accounts).where(eq(accounts.balance, Money{1300}))) ? 0 : 1;
}
