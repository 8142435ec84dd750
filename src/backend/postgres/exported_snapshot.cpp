// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/exported_snapshot.hpp>

#include <orm/backend/error.hpp>

namespace orm::postgres {

std::string export_snapshot(connection& db) {
    if (!db.in_transaction()) throw misuse("export_snapshot() outside of a transaction");
    return db.query("select pg_export_snapshot()");
}

void import_snapshot(connection& db, std::string_view name) {
    if (!db.in_transaction()) throw misuse("import_snapshot() outside of a transaction");
    // The statement takes no parameter.
    if (name.empty() || name.find_first_not_of("0123456789ABCDEFabcdef-") != name.npos)
        throw misuse("import_snapshot() takes a name that export_snapshot() has given");
    db.run_script(std::string("set transaction snapshot '").append(name).append("'"));
}

}  // namespace orm::postgres
