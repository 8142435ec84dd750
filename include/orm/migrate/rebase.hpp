// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/migrate/snapshot.hpp>

// After a merge of two branches that have each made migrations, one branch's are to follow the
// other's. What was generated has to be generated again, from the schema that the other branch
// leaves; statements of somebody's own only follow another one.

namespace orm::migrate {

/// `0007_name`, with a number behind all that the directory has.
std::string numbered_name(std::string const& directory, std::string_view name);

struct rebase_result {
    std::vector<std::string> moved;    // "0002_root: is 0003_root now"
    std::vector<std::string> waiting;  // for `generate`

    bool nothing() const { return moved.empty() && waiting.empty(); }
};

/// Makes the branch with the migration of that name follow the other one. Without a name it is the
/// one of which a database has nothing; `applied` is what it has. Throws `usage_error` where that
/// does not tell which, and `broken_history` when the database has some of it.
rebase_result rebase(std::string const& directory, std::string const& name,
                     std::vector<std::string> const& applied);

/// What those that wait for `generate` were called; empty where none do.
std::string name_of_waiting(std::string const& directory);

/// Puts what waits behind the migrations that there are, once the schema is generated again, and
/// throws the others away. Answers with what is to be said of it.
std::vector<std::string> finish_rebase(std::string const& directory, snapshot const& after);

}  // namespace orm::migrate
