// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <orm/backend/postgres/connection.hpp>

namespace orm::postgres {

/// A name for what the open transaction sees, by which transactions of other connections may see
/// the same, as long as it is open. Throws `misuse` outside of one.
std::string export_snapshot(connection& db);

/// From now on the open transaction sees what the one sees that has exported the snapshot. It has
/// to be the first thing in it, and its isolation repeatable_read or serializable; the server
/// refuses otherwise. Throws `misuse` for what is no name of a snapshot.
void import_snapshot(connection& db, std::string_view name);

template <class Transaction>
    requires(!std::same_as<Transaction, connection>)
std::string export_snapshot(Transaction& tx) {
    return export_snapshot(tx.backend());
}
template <class Transaction>
    requires(!std::same_as<Transaction, connection>)
void import_snapshot(Transaction& tx, std::string_view name) {
    import_snapshot(tx.backend(), name);
}

}  // namespace orm::postgres
