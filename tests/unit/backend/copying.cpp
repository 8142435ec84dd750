// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/copying.hpp>

#include <orm/backend/sqlite/connection.hpp>

namespace {

/// Says what a part of the concept is made of.
template <class Ended, bool AbortThrows, class CopiedOut>
struct connection {
    void      begin_copy_in(orm::copy_target const&);
    void      copy_row(std::span<orm::value const>);
    Ended     end_copy_in();
    void      abort_copy_in() noexcept(!AbortThrows);
    CopiedOut copy_out(std::string_view, orm::byte_sink, orm::copy_format);
};

using whole = connection<std::int64_t, false, std::int64_t>;

struct without_rows : whole {
    void copy_row(std::span<orm::value const>) = delete;
};

}  // namespace

static_assert(orm::copying_connection<whole>);
static_assert(!orm::copying_connection<connection<void, false, std::int64_t>>);
static_assert(!orm::copying_connection<connection<std::int64_t, true, std::int64_t>>);
static_assert(!orm::copying_connection<connection<std::int64_t, false, int>>);
static_assert(!orm::copying_connection<without_rows>);
static_assert(!orm::copying_connection<orm::sqlite::connection>);
