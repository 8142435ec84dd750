// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/picked_row.hpp>

#include <concepts>

namespace {

struct page {
    int views{};

    bool operator==(page const&) const = default;
};
struct chapter {
    page row;
};

static_assert(std::same_as<decltype(orm::first_by<&page::views>::row), std::optional<page>>);
static_assert(
    std::same_as<decltype(orm::last_by<&page::views, chapter>::row), std::optional<chapter>>);
static_assert(orm::last_by<&page::views>{page{1}} == orm::last_by<&page::views>{page{1}});
static_assert(orm::last_by<&page::views>{page{1}} != orm::last_by<&page::views>{});

}  // namespace
