// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/check.hpp>
#include <orm/schema/view.hpp>

namespace orm {

/// Rule `refresh-of-a-plain-view`.
template <class View>
consteval void check_refreshed() {
    static_assert(materialized_view<View>,
                  "orm: refresh() is given what is no materialized view: others are worked out "
                  "whenever they are read. docs/errors.md#refresh-of-a-plain-view");
}

/// `refresh materialized view "totals"`.
template <class View, bool Concurrently = false>
struct refresh_statement {
    using operands = types<>;

    /// Those who read the view meanwhile need not wait. It needs a unique index of columns, and
    /// rows that are there.
    constexpr auto concurrently() const { return refresh_statement<View, true>{}; }
};

template <class View, bool Concurrently>
struct query_check<refresh_statement<View, Concurrently>> {
    static consteval void run() {}
};

namespace dsl {

/// Works the rows of a materialized view out anew: `db.run(refresh(totals))`. PostgreSQL only.
template <table View>
constexpr auto refresh(View) {
    check_refreshed<View>();
    return refresh_statement<View>{};
}

}  // namespace dsl
}  // namespace orm
