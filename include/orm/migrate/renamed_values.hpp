// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <vector>

#include <orm/migrate/pairing.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// A value of an enum that is stored under another name.
struct renamed_value {
    std::string_view from;
    std::string_view to;
};

struct renamed_values {
    std::vector<renamed_value> list;
    hint_fault                 fault = hint_fault::none;
    std::string_view           wrong = {};  // the value whose hint means nothing
};

template <class Model>
constexpr std::vector<name_and_hint> names_of_values(Model const& of) {
    std::vector<name_and_hint> names;
    for (std::size_t at = 0; at != of.values.size(); ++at)
        names.push_back({{},
                         of.values[at],
                         of.values_before.empty() ? std::string_view{} : of.values_before[at]});
    return names;
}

/// Of the details of a column, or of a type that the database has for an enum.
template <class Model>
constexpr renamed_values find_renamed_values(Model const& before, Model const& after) {
    renamed_values found;
    if (after.values_before.empty()) return found;
    std::vector<name_and_hint> const names_before = names_of_values(before);
    std::vector<name_and_hint> const names_after  = names_of_values(after);
    paired_names const               paired       = name_pairer(names_before, names_after).pair();
    found.fault                                   = paired.fault;
    if (found.fault != hint_fault::none) found.wrong = after.values[paired.fault_at];
    for (pairing const pair : paired.pairs)
        if (pair.before != absent && pair.after != absent &&
            !same_text(before.values[pair.before], after.values[pair.after]))
            found.list.push_back({before.values[pair.before], after.values[pair.after]});
    return found;
}

constexpr std::vector<renamed_value> inverse(std::vector<renamed_value> renamed) {
    for (renamed_value& each : renamed) each = {each.to, each.from};
    return renamed;
}

/// What a value before is called now; the same where it is not renamed.
constexpr std::string_view new_name_of(std::vector<renamed_value> const& renamed,
                                       std::string_view                  value) {
    for (renamed_value const& each : renamed)
        if (same_text(each.from, value)) return each.to;
    return value;
}

}  // namespace orm::migrate
