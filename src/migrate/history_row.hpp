// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>

#include <orm/migrate/migration.hpp>

namespace orm::migrate {

/// What a database says of a migration that it has.
struct history_row {
    std::string name;
    std::string hash;
    long        done  = 0;  // steps; less than 0: that many steps of the way back
    long        steps = 0;

    bool finished() const { return done == steps; }
    bool half_way_back() const { return done < 0; }

    /// The four, colons between them: from behind, as a name may hold colons.
    static history_row parsed(std::string line) {
        auto const last = [&] {
            std::size_t const colon = line.rfind(':');
            std::string       part  = line.substr(colon + 1);
            line.resize(colon);
            return part;
        };
        history_row row;
        row.steps = std::stol(last());
        row.done  = std::stol(last());
        row.hash  = last();
        row.name  = line;
        return row;
    }
};

inline std::string name_and_hash(migration const& one) {
    return std::string(one.name).append(":").append(one.hash().view());
}

}  // namespace orm::migrate
