// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/expr/ordered_set.hpp>
#include <orm/render/operand.hpp>

namespace orm {

constexpr std::string_view spelling(ordered_set_function function) {
    switch (function) {
        case ordered_set_function::percentile_cont: return "percentile_cont(";
        case ordered_set_function::percentile_disc: return "percentile_disc(";
        case ordered_set_function::mode: return "mode(";
    }
    return {};
}

template <ordered_set_function Function, class Order, class... Arguments>
struct text<ordered_set_aggregate<Function, Order, Arguments...>> {
    using node_type                   = ordered_set_aggregate<Function, Order, Arguments...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out.require(feature::ordered_sets);
        out << spelling(Function);
        std::size_t at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            if (at++ == sizeof...(Arguments))
                out << (at == 1 ? "" : "::double precision") << ") within group (order by ";
            orm::write(out, each);
        });
        out << ')';
    }
};

}  // namespace orm
