// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/into.hpp>
#include <orm/query/select_list.hpp>

namespace orm {

template <class... Items>
struct returning_clause {
    using operands = types<Items...>;

    list<Items...> items;
};

template <table Table, selectable... Items>
constexpr auto make_returning(Items... items) {
    if constexpr (sizeof...(Items) == 0) {
        return returning_clause<all_columns<Table>>{};
    } else {
        static_cast<void>(check_rows<types<select_item<Items>...>, types<Table>>());
        return returning_clause<select_item<Items>...>{make_list(as_select_item(items)...)};
    }
}

template <table Table, selectable... Items>
using returning_for = decltype(make_returning<Table>(std::declval<Items>()...));

}  // namespace orm
