// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/aggregate_of.hpp>

#include <concepts>
#include <cstdint>
#include <string>

namespace {

struct seen {
    std::optional<std::int32_t> views;
};
struct page : seen {
    std::string title;
    float       rank{};
};

static_assert(std::same_as<orm::sum_of<&seen::views>::type, std::int64_t>);
static_assert(std::same_as<orm::max_of<&seen::views, page>::type, std::int32_t>);
static_assert(std::same_as<orm::avg_of<&seen::views>::type, double>);
static_assert(std::same_as<orm::sum_of<&page::rank>::type, double>);
static_assert(std::same_as<orm::min_of<&page::title>::type, std::string>);

static_assert(!orm::sum_of<&seen::views>{}.value.has_value());
static_assert(orm::sum_of<&seen::views>{3} == orm::sum_of<&seen::views>{3});

}  // namespace
