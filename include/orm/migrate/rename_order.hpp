// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/migrate/name_between.hpp>
#include <orm/migrate/pairing.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/same_text.hpp>

namespace orm::migrate {

enum class named_part : std::uint8_t { index, constraint, sequence };

struct renaming {
    std::string_view   from;
    std::string_view   to;
    table_model const* table = nullptr;  // whose part is renamed
    named_part         part  = named_part::index;
};

/// Says renames in an order in which each new name is free. One of those that go in a circle, and
/// one that changes no more than the case of letters, takes a name between for a while.
class rename_order {
public:
    constexpr explicit rename_order(std::vector<renaming> renames) : waiting_(std::move(renames)) {}

    /// Calls `rename(renaming)` for each statement that is needed.
    template <class Rename>
    constexpr void run(Rename rename) {
        std::vector<renaming> parked;
        while (!waiting_.empty()) {
            std::size_t const at    = next();
            std::size_t const taken = at != absent ? at : 0;
            renaming          first = waiting_[taken];
            waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(taken));
            if (at == absent) {
                parked.push_back(first);
                run_between(first, first.from, {}, rename);
            } else {
                rename(first);
            }
        }
        for (renaming const& last : parked) run_between(last, {}, last.to, rename);
    }

private:
    /// With the name between where one is not given.
    template <class Rename>
    static constexpr void run_between(renaming one, std::string_view from, std::string_view to,
                                      Rename& rename) {
        short_name const between = name_between(one.to);
        one.from                 = from.empty() ? between.view() : from;
        one.to                   = to.empty() ? between.view() : to;
        rename(one);
    }

    constexpr std::size_t next() const {
        for (std::size_t at = 0; at != waiting_.size(); ++at) {
            bool free = true;
            for (renaming const& other : waiting_)
                if (same_name(other.from, waiting_[at].to)) free = false;
            if (free) return at;
        }
        return absent;
    }

    std::vector<renaming> waiting_;
};

}  // namespace orm::migrate
