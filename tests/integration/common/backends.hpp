// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/mpl/list.hpp>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#if defined(ORM_TEST_WITH_POSTGRES)
#include "integration/postgres/server.hpp"
#endif

namespace integration {

/// An engine that the tests in this folder run on: `database()` gives an empty one of its own. A
/// test says `BOOST_AUTO_TEST_CASE_TEMPLATE(name, Backend, backends)` and knows nothing else of it;
/// where engines differ by design it asks the facts of `Backend::dialect`.
struct sqlite_in_memory {
    using dialect = orm::sqlite_dialect;

    static orm::sqlite::database database() { return orm::sqlite::open(":memory:"); }
};

#if defined(ORM_TEST_WITH_POSTGRES)
struct postgres_server {
    using dialect = orm::postgres_dialect;

    static orm::postgres::database database() { return postgres::empty_database(); }
};

using backends = boost::mpl::list<sqlite_in_memory, postgres_server>;
#else
using backends = boost::mpl::list<sqlite_in_memory>;
#endif

/// A database of the backend with the tables of a schema.
template <class Backend, class Schema>
auto created(Schema const& schema) {
    auto db = Backend::database();
    db.create(schema);
    return db;
}

}  // namespace integration
