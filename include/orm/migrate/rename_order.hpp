// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <orm/migrate/pairing.hpp>
#include <orm/render/default_name.hpp>
#include <orm/support/same_text.hpp>

namespace orm::migrate {

struct renaming {
    std::string_view from;
    std::string_view to;
};

/// Says renames in an order in which each new name is free. One of those that go in a circle, and
/// one that changes no more than the case of letters, takes a name between for a while.
class rename_order {
public:
    constexpr explicit rename_order(std::vector<renaming> renames) : waiting_(std::move(renames)) {}

    /// Calls `rename(from, to)` for each statement that is needed.
    template <class Rename>
    constexpr void run(Rename rename) {
        std::vector<renaming> parked;
        while (!waiting_.empty()) {
            std::size_t const at = next();
            if (at != absent) {
                rename(waiting_[at].from, waiting_[at].to);
                waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(at));
                continue;
            }
            rename(waiting_[0].from, name_between(waiting_[0].to).view());
            parked.push_back(waiting_[0]);
            waiting_.erase(waiting_.begin());
        }
        for (renaming const& last : parked) rename(name_between(last.to).view(), last.to);
    }

private:
    static constexpr short_name name_between(std::string_view name) {
        short_name between;
        between.add("__orm_");
        between.add(name);
        return between;
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
