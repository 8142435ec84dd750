// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <initializer_list>

#include <boost/test/unit_test.hpp>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#if defined(ORM_TEST_WITH_POSTGRES)
#include "integration/postgres/server.hpp"
#endif

namespace integration {

/// An engine that the tests in this folder run on: `database()` gives an empty one of its own.
/// Where engines differ by design a test asks the facts of `Backend::dialect`.
struct sqlite_in_memory {
    using dialect = orm::sqlite_dialect;

    static constexpr char const* name = "sqlite";

    static orm::sqlite::database database() { return orm::sqlite::open(":memory:"); }
};

#if defined(ORM_TEST_WITH_POSTGRES)
struct postgres_server {
    using dialect = orm::postgres_dialect;

    static constexpr char const* name = "postgres";

    static orm::postgres::database database() { return postgres::empty_database(); }
};

using backends = orm::types<sqlite_in_memory, postgres_server>;
#else
using backends = orm::types<sqlite_in_memory>;
#endif

template <class Backend>
using backend_database = decltype(Backend::database());

/// A database of the backend with the tables of a schema.
template <class Backend, class Schema>
auto created(Schema const& schema) {
    auto db = Backend::database();
    db.create(schema);
    return db;
}

/// A test as it runs on one backend.
struct backend_test {
    char const* backend;
    void (*run)();
};

template <class Test>
void run_test() {
    Test().test_method();
}

/// Adds a test to the suite around it, once for each backend.
bool add_test(char const* name, char const* file, std::size_t line,
              std::initializer_list<backend_test> tests);

template <template <class> class Test, class... Backends>
bool add_test(char const* name, char const* file, std::size_t line, orm::types<Backends...>) {
    return add_test(name, file, line, {{Backends::name, run_test<Test<Backends>>}...});
}

}  // namespace integration

/// `TEST_ON_EACH_BACKEND(name) { ... }` is a test that runs on each backend, which it calls
/// `Backend`. Decorators do not reach it. (Boost.Test's own templates of test cases take g++ 12
/// some 80 ms each.)
#define TEST_ON_EACH_BACKEND(name)                                                           \
    template <class Backend>                                                                 \
    struct name : BOOST_AUTO_TEST_CASE_FIXTURE {                                             \
        void test_method();                                                                  \
    };                                                                                       \
    static bool const BOOST_JOIN(added_, name) =                                             \
        ::integration::add_test<name>(#name, __FILE__, __LINE__, ::integration::backends{}); \
    template <class Backend>                                                                 \
    void name<Backend>::test_method()
