// SPDX-License-Identifier: BSL-1.0
// Counts heap allocations for each lookup: those of C++ and those that SQLite makes itself.

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <new>

#include "workload.hpp"

namespace {

std::int64_t        allocations = 0;
sqlite3_mem_methods engine_methods{};

void* counted_allocate(int size) {
    ++allocations;
    return engine_methods.xMalloc(size);
}

void* counted_reallocate(void* old, int size) {
    ++allocations;
    return engine_methods.xRealloc(old, size);
}

/// What a lookup allocates once all statements are compiled.
double allocations_of_lookup(benchmark::contestant& way) {
    constexpr std::int64_t count = 10'000;
    way.find_each(count);
    std::int64_t const start = allocations;
    way.find_each(count);
    std::int64_t const before = allocations - start;
    way.find_each(2 * count);
    // The difference leaves out what one call of find_each costs, such as compiling its statement.
    return static_cast<double>(allocations - start - 2 * before) / static_cast<double>(count);
}

}  // namespace

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

int main() {
    using namespace benchmark;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &engine_methods);
    sqlite3_mem_methods counted = engine_methods;
    counted.xMalloc             = counted_allocate;
    counted.xRealloc            = counted_reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &counted);

    // Long texts: none of them fits into the string object itself.
    std::vector<user> rows;
    for (std::int64_t id = 1; id <= 10'000; ++id)
        rows.push_back({.id    = id,
                        .name  = "a name of more than fifteen characters",
                        .email = "an address of more than fifteen characters",
                        .age   = 40,
                        .score = 0.5});

    for (auto const open : {open_raw, open_library}) {
        auto const way = open();
        way->insert_together(rows);
        std::printf("%.2f\n", allocations_of_lookup(*way));
    }
}
