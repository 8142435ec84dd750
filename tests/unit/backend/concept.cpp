// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/concept.hpp>

#include <orm/backend/sqlite/connection.hpp>

using namespace orm;

static_assert(backend_statement<sqlite::statement>);
static_assert(backend_connection<sqlite::connection>);

namespace {

struct throwing_finish {
    void         start(std::span<value const>, fetching) {}
    bool         next() { return false; }
    void         read(row_layout const&, void*) {}
    void         finish() {}
    std::int64_t affected() { return 0; }
};

struct silent_finish : throwing_finish {
    void finish() noexcept {}
};

struct compiled : silent_finish {
    void compile(std::span<value const>) {}
};

}  // namespace

// The end of a statement runs in destructors.
static_assert(!backend_statement<throwing_finish>);
static_assert(backend_statement<silent_finish>);
static_assert(!backend_connection<sqlite::statement>);
static_assert(backend_statement<compiled> && typed_statement<compiled>);
static_assert(!typed_statement<silent_finish> && !typed_statement<sqlite::statement>);
