// SPDX-License-Identifier: BSL-1.0
// expect: SQLite keeps a numeric as the text of its digits
// expect: docs/errors\.md#feature-of-the-engine
#include <string>
#include <string_view>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include <orm/dialect/postgres.hpp>

struct amount {
    std::string digits = "0";
};
template <>
struct orm::codec<amount> {
    using stored                 = std::string_view;
    static constexpr auto column = orm::sql_type::numeric;

    static std::string_view encode(amount const& given) { return given.digits; }
    static amount           decode(std::string_view text) { return {std::string(text)}; }
};

struct account {
    std::int64_t id{};
    amount       balance;
};
ORM_TABLE(accounts, account, "accounts",
    (id, primary_key),
    (balance))

using namespace orm::dsl;

template <class Dialect, class Query>
bool has_text(Query query) {
    return !orm::sql<Dialect>(query).empty();
}

bool asked() {
    auto const all   = select(accounts.id).from(accounts);
    auto const given = amount{"12.5"};
#ifdef ORM_GOOD_TWIN
    return has_text<orm::postgres_dialect>(all.where(eq(accounts.balance, given))) &&
           has_text<orm::sqlite_dialect>(
               all.where(gt(cast<double>(accounts.balance), 12.5)).order_by(accounts.id));
#else
    return has_text<orm::sqlite_dialect>(all.where(eq(accounts.balance, given)));
#endif
}
