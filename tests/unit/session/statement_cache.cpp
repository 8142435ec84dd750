// SPDX-License-Identifier: BSL-1.0
#include <orm/session/statement_cache.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <thread>

using namespace orm;

namespace {

/// A statement that can be told apart and counted.
using fake  = std::shared_ptr<int>;
using cache = statement_cache<fake>;
using entry = cache::entry;

/// Sources of three queries, and of one with optional parts.
statement_index indexes[4];

statement_source source(int query) {
    static constexpr std::string_view texts[]{"select 0", "select 1", "select 2"};
    return {.index = &indexes[query], .sql = texts[query]};
}

statement_source shaped(std::vector<std::uintptr_t> const& shape) {
    return {
        .index = &indexes[3], .shape = shape, .build = [](void const*) { return built_text(0); }};
}

struct filled {
    explicit filled(std::size_t capacity) : held(capacity) {}

    /// Puts the statement of a source in and answers how many went for it.
    int insert(statement_source const& from) {
        auto* added  = new entry{std::make_shared<int>(), {}, from.sql, from.identity(), {}};
        added->shape = {from.shape.begin(), from.shape.end()};
        std::weak_ptr<int> const alive   = added->statement;
        int const                evicted = held.insert(*added, from);
        if (added->index == 0) delete added;  // it was not taken
        all.push_back(alive);
        return evicted;
    }

    /// How many of the statements that were put in are still open.
    long open() const {
        long count = 0;
        for (auto const& each : all) count += each.expired() ? 0 : 1;
        return count;
    }

    cache                           held;
    std::vector<std::weak_ptr<int>> all;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(session_statement_cache)

BOOST_AUTO_TEST_CASE(an_index_is_given_once_and_to_one) {
    statement_index     first, second;
    std::uint32_t const number = first.get();
    BOOST_TEST(number > 0);
    BOOST_TEST(first.get() == number);
    BOOST_TEST(second.get() != number);

    statement_index            shared;
    std::vector<std::uint32_t> seen(8);
    std::vector<std::thread>   threads;
    for (auto& each : seen) threads.emplace_back([&] { each = shared.get(); });
    for (auto& thread : threads) thread.join();
    for (auto each : seen) BOOST_TEST(each == shared.get());
}

BOOST_AUTO_TEST_CASE(what_was_put_in_is_found) {
    filled cache(8);
    BOOST_TEST(cache.held.find(source(0)) == nullptr);
    cache.insert(source(0));
    cache.insert(source(1));
    BOOST_TEST(cache.held.size() == 2);
    entry* const zero = cache.held.find(source(0));
    entry* const one  = cache.held.find(source(1));
    BOOST_REQUIRE(zero != nullptr);
    BOOST_REQUIRE(one != nullptr);
    BOOST_TEST(zero->sql == "select 0");
    BOOST_TEST(one->sql == "select 1");
    BOOST_TEST(cache.held.find(source(2)) == nullptr);
    BOOST_TEST(cache.held.find(source(0)) == zero);
}

BOOST_AUTO_TEST_CASE(the_one_not_used_for_longest_goes) {
    filled cache(2);
    BOOST_TEST(cache.insert(source(0)) == 0);
    BOOST_TEST(cache.insert(source(1)) == 0);
    cache.held.find(source(0));
    BOOST_TEST(cache.insert(source(2)) == 1);
    BOOST_TEST(cache.held.size() == 2);
    BOOST_TEST(cache.open() == 2);
    BOOST_TEST(cache.held.find(source(1)) == nullptr);
    BOOST_TEST(cache.held.find(source(0)) != nullptr);
    BOOST_TEST(cache.held.find(source(2)) != nullptr);
}

BOOST_AUTO_TEST_CASE(one_in_use_is_neither_found_nor_closed) {
    filled cache(1);
    cache.insert(source(0));
    entry* const zero = cache.held.find(source(0));
    BOOST_TEST(!cache.held.contains_busy(source(1)));
    zero->busy = true;
    BOOST_TEST(cache.held.find(source(0)) == nullptr);
    BOOST_TEST(cache.held.contains_busy(source(0)));
    // There is no place for another, and it does not grow.
    BOOST_TEST(cache.insert(source(1)) == 0);
    BOOST_TEST(cache.held.size() == 1);
    BOOST_TEST(cache.held.find(source(1)) == nullptr);
    zero->busy = false;
    BOOST_TEST(cache.held.find(source(0)) == zero);
    BOOST_TEST(cache.insert(source(1)) == 1);
    BOOST_TEST(cache.held.find(source(0)) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_cache_of_nothing_takes_nothing) {
    filled cache(0);
    BOOST_TEST(cache.insert(source(0)) == 0);
    BOOST_TEST(cache.held.size() == 0);
    BOOST_TEST(cache.held.find(source(0)) == nullptr);
    BOOST_TEST(cache.open() == 0);
}

BOOST_AUTO_TEST_CASE(shapes_of_one_query_are_apart) {
    filled                            cache(8);
    std::vector<std::uintptr_t> const none{0, 0}, first{1, 0}, second{0, 1}, longer{1, 0, 0};
    for (auto const* shape : {&none, &first, &second, &longer}) {
        BOOST_TEST(cache.held.find(shaped(*shape)) == nullptr);
        cache.insert(shaped(*shape));
    }
    std::vector<entry*> found;
    for (auto const* shape : {&none, &first, &second, &longer}) {
        entry* const one = cache.held.find(shaped(*shape));
        BOOST_REQUIRE(one != nullptr);
        BOOST_TEST((one->shape == *shape));
        found.push_back(one);
    }
    // Any of them may go without harm to the others.
    cache.held.find(shaped(none));
    cache.held.find(shaped(second));
    filled small(2);
    small.insert(shaped(none));
    small.insert(shaped(first));
    small.insert(shaped(second));
    BOOST_TEST(small.held.find(shaped(none)) == nullptr);
    BOOST_TEST(small.held.find(shaped(first)) != nullptr);
    BOOST_TEST(small.held.find(shaped(second)) != nullptr);
}

BOOST_AUTO_TEST_CASE(two_queries_of_one_number_are_told_apart_by_their_texts) {
    // As in two shared libraries with counters of their own.
    filled                 cache(8);
    static char const      text[] = "select 0";
    statement_source const other{.index = &indexes[0], .sql = std::string_view(text, 8)};
    cache.insert(source(0));
    BOOST_TEST(cache.held.find(other) == nullptr);
    cache.insert(other);
    BOOST_TEST(cache.held.find(other) != nullptr);
    BOOST_TEST(cache.held.find(other) != cache.held.find(source(0)));
}

BOOST_AUTO_TEST_CASE(all_are_closed_at_the_end) {
    std::vector<std::weak_ptr<int>> all;
    {
        filled cache(8);
        cache.insert(source(0));
        cache.insert(source(1));
        cache.insert(source(0));
        cache.held.clear();
        BOOST_TEST(cache.held.size() == 0);
        BOOST_TEST(cache.open() == 0);
        BOOST_TEST(cache.held.find(source(0)) == nullptr);
        cache.insert(source(2));
        all = cache.all;
        BOOST_TEST(!all.back().expired());
    }
    BOOST_TEST(all.back().expired());
}

BOOST_AUTO_TEST_SUITE_END()
