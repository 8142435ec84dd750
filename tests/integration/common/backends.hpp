// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/mpl/list.hpp>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

namespace integration {

/// An engine that the tests in this folder run on: `database()` gives an empty one of its own. A
/// test says `BOOST_AUTO_TEST_CASE_TEMPLATE(name, Backend, backends)` and knows nothing else of it;
/// where engines differ by design it asks the facts of `Backend::dialect`.
struct sqlite_in_memory {
    using dialect = orm::sqlite_dialect;

    static orm::sqlite::database database() { return orm::sqlite::open(":memory:"); }
};

using backends = boost::mpl::list<sqlite_in_memory>;

/// A database of the backend with the tables of a schema.
template <class Backend, class Schema>
auto created(Schema const& schema) {
    auto db = Backend::database();
    db.create(schema);
    return db;
}

}  // namespace integration
