// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/transaction.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

using namespace orm::migrate;

namespace {

template <class Transaction>
void fill(Transaction&) {}

constexpr step_function made{.name = "fill", .sqlite = fill};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_sqlite_transaction)

BOOST_AUTO_TEST_CASE(a_function_for_all_engines_is_one_for_this) {
    BOOST_TEST((made.sqlite == &fill<sqlite_transaction>));
    static_assert(std::is_base_of_v<orm::sqlite::transaction, sqlite_transaction>);
}

BOOST_AUTO_TEST_SUITE_END()
