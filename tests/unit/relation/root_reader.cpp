// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/root_reader.hpp>

#include <optional>

#include <boost/test/unit_test.hpp>

#include "support/library.hpp"

using namespace library;
using namespace orm::dsl;

namespace {}  // namespace

BOOST_AUTO_TEST_SUITE(relation_root_reader)

BOOST_AUTO_TEST_CASE(numbers_are_used_again) {
    orm::one_caller                   callers;
    std::uint32_t                     in_use = 0;
    orm::cursor_number const          first(callers, in_use);
    std::optional<orm::cursor_number> second(std::in_place, callers, in_use);
    orm::cursor_number const          third(callers, in_use);
    BOOST_TEST(first.value == 0);
    BOOST_TEST(third.value == 2);
    second.reset();
    BOOST_TEST(orm::cursor_number(callers, in_use).value == 1);
    in_use = ~std::uint32_t{};
    BOOST_CHECK_THROW(orm::cursor_number(callers, in_use), orm::misuse);
    in_use = 0b101;
}

BOOST_AUTO_TEST_SUITE_END()
