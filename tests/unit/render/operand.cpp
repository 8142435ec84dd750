// SPDX-License-Identifier: BSL-1.0
#include <orm/render/operand.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

// Columns carry their table's name where there is more than one table.
static_assert(in_sqlite(users.email) == R"("email")");
static_assert(in_sqlite(oddities.text) == R"("a""b")");
static_assert(in_sqlite(select(users.email, votes.stars).from(users).cross_join(votes)) ==
              R"(select "users"."email", "votes"."stars" from "users" cross join "votes")");
constexpr auto quoted = alias<"a \"b\"">(users);
static_assert(in_sqlite(select(quoted.email, votes.stars).from(votes).cross_join(quoted)) ==
              R"(select "a ""b"""."email", "votes"."stars" from "votes" )"
              R"(cross join "users" as "a ""b""")");

/// The text of a part of a schema, where values are constants.
template <class Node>
constexpr auto as_constants(Node node) {
    auto const write_to = [&](orm::writer& out) {
        out.values = orm::value_role::constant;
        orm::write(out, &node);
    };
    orm::writer counted(orm::sqlite_dialect::facts);
    write_to(counted);
    orm::built_text text(counted.size());
    orm::writer     out(orm::sqlite_dialect::facts, text.data());
    write_to(out);
    return text;
}
static_assert(as_constants(users.age > 5 && users.email != "it's") ==
              R"("age" > 5 and "email" <> 'it''s')");
static_assert(as_constants(eq(users.rank, blog::rank::high)) == R"("rank" = 2)");
static_assert(as_constants(eq(users.rights, role::admin)) == R"("rights" = 'admin')");
static_assert(as_constants(users.age - -3) == R"("age" - -3)");

// Every place that asks which of two durations is the greater, where they are texts.
namespace timed {
struct run {
    std::int64_t         id{};
    std::chrono::seconds took{};
    std::chrono::seconds counted{};
};
ORM_TABLE(runs, run, "runs",
    (id, primary_key),
    (took),
    (counted, as_integer))

using namespace std::chrono_literals;

template <class Query>
constexpr orm::feature missing_in_sqlite(Query const&) {
    return orm::text_facts_of<orm::sqlite_dialect, Query>.missing;
}
constexpr auto ids = select(runs.id).from(runs);
static_assert(missing_in_sqlite(ids.where(runs.took < 9s)) == orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(ids.where(between(runs.took, 1s, 9s))) ==
              orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(ids.order_by(desc(runs.took))) == orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(ids.order_by(runs.took)) == orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(select(min(runs.took)).from(runs)) ==
              orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(select(row_number().over(order_by(runs.took))).from(runs)) ==
              orm::feature::ordered_intervals);
static_assert(missing_in_sqlite(ids.where(runs.took == 9s)) == orm::feature::none);
static_assert(missing_in_sqlite(ids.where(runs.counted < 9s).order_by(runs.counted)) ==
              orm::feature::none);
static_assert(missing_in_sqlite(select(count(runs.took), max(runs.counted)).from(runs)) ==
              orm::feature::none);
}  // namespace timed

// Every place that compares an exact number, which SQLite keeps as the text of its digits.
namespace counted {
struct amount {
    std::string digits = "0";
};
}  // namespace counted

template <>
struct orm::codec<counted::amount> {
    using stored                 = std::string_view;
    static constexpr auto column = orm::sql_type::numeric;

    static constexpr std::string_view encode(counted::amount const& given) { return given.digits; }
    static counted::amount            decode(std::string_view text) { return {std::string(text)}; }
};

namespace counted {
struct account {
    std::int64_t          id{};
    amount                balance;
    std::optional<amount> limit;
};
ORM_TABLE(accounts, account, "accounts",
    (id, primary_key),
    (balance, numeric(12, 2)),
    (limit))

template <class Made>
constexpr orm::feature missing_in_sqlite(Made) {
    return orm::text_facts_of<orm::sqlite_dialect, decltype(std::declval<Made>()())>.missing;
}
constexpr auto ids = select(accounts.id).from(accounts);
constexpr auto no  = orm::feature::compared_numerics;
static_assert(missing_in_sqlite([] { return ids.where(accounts.balance == amount{"1"}); }) == no);
static_assert(missing_in_sqlite([] { return ids.where(accounts.limit != amount{"1"}); }) == no);
static_assert(missing_in_sqlite([] { return ids.where(gt(accounts.limit, amount{"1"})); }) == no);
static_assert(missing_in_sqlite([] { return ids.where(accounts.balance < accounts.limit); }) == no);
static_assert(missing_in_sqlite([] {
                  return ids.where(is_not_distinct_from(accounts.limit, accounts.balance));
              }) == no);
static_assert(missing_in_sqlite([] {
                  return ids.where(between(accounts.balance, amount{"1"}, amount{"2"}));
              }) == no);
static_assert(missing_in_sqlite([] {
                  return ids.where(in(accounts.balance, std::vector<amount>()));
              }) == no);
static_assert(missing_in_sqlite([] {
                  return ids.where(in(accounts.balance, select(accounts.limit).from(accounts)));
              }) == no);
static_assert(missing_in_sqlite([] {
                  return select(greatest(accounts.balance, accounts.limit)).from(accounts);
              }) == no);
static_assert(missing_in_sqlite([] {
                  return select(nullif(accounts.balance, amount{"1"})).from(accounts);
              }) == no);
static_assert(missing_in_sqlite([] { return ids.order_by(desc(accounts.balance)); }) == no);
static_assert(missing_in_sqlite([] { return ids.order_by(accounts.limit); }) == no);
static_assert(missing_in_sqlite([] { return select(max(accounts.limit)).from(accounts); }) == no);
static_assert(missing_in_sqlite([] {
                  return select(row_number().over(order_by(accounts.balance))).from(accounts);
              }) == no);
static_assert(missing_in_sqlite([] {
                  return select(accounts.balance, count(accounts.limit))
                      .from(accounts)
                      .where(is_null(accounts.limit) && cast<double>(accounts.balance) > 1.5)
                      .group_by(accounts.balance)
                      .order_by(cast<double>(accounts.balance));
              }) == orm::feature::none);
static_assert(missing_in_sqlite([] {
                  return update(accounts)
                      .set(accounts.balance = amount{"1"}, accounts.limit = accounts.balance)
                      .where(accounts.id == 1);
              }) == orm::feature::none);
}  // namespace counted
