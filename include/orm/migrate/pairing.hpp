// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/same_text.hpp>

// Which table and which column of a schema is which of the schema before it: that of its name, or
// the one it says it was renamed from. Nothing is guessed.

namespace orm::migrate {

/// The position of what one of the two schemas does not have.
inline constexpr std::size_t absent = static_cast<std::size_t>(-1);

/// Two positions of one thing, before and after.
struct pairing {
    std::size_t before = absent;
    std::size_t after  = absent;
};

/// What is wrong with a `renamed_from`.
enum class hint_fault : std::uint8_t {
    none,
    stale,      // nothing had that name
    ambiguous,  // two say that they were it
};

struct name_and_hint {
    std::string_view space;
    std::string_view name;
    std::string_view renamed_from;
};

struct paired_names {
    std::vector<pairing> pairs;  // in the order after, then those that are gone
    hint_fault           fault    = hint_fault::none;
    std::size_t          fault_at = 0;  // after
};

/// Pairs by hint first, so that a new thing may take the old name of a renamed one.
class name_pairer {
public:
    constexpr name_pairer(std::vector<name_and_hint> const& before,
                          std::vector<name_and_hint> const& after)
        : before_(before),
          after_(after),
          partner_(after.size(), absent),
          taken_by_(before.size(), absent) {}

    constexpr paired_names pair() {
        for (std::size_t at = 0; at != after_.size(); ++at) follow_hint(at);
        for (std::size_t at = 0; at != after_.size(); ++at)
            if (partner_[at] == absent) take(at, find_free(at));
        for (std::size_t at = 0; at != after_.size(); ++at)
            result_.pairs.push_back({partner_[at], at});
        for (std::size_t at = 0; at != before_.size(); ++at)
            if (taken_by_[at] == absent) result_.pairs.push_back({at, absent});
        return result_;
    }

private:
    constexpr void take(std::size_t after, std::size_t before) {
        partner_[after] = before;
        if (before != absent) taken_by_[before] = after;
    }

    constexpr std::size_t find(std::string_view space, std::string_view name) const {
        for (std::size_t at = 0; at != before_.size(); ++at)
            if (same_text(before_[at].name, name) && same_text(before_[at].space, space)) return at;
        return absent;
    }

    /// In the schema where it is; else in the one that the hint names before a point, or in the one
    /// that needs no name, as a table may go into another. What is there already came long ago.
    constexpr std::size_t find_old(name_and_hint const& wanted, bool is_new) const {
        std::string_view const hint = wanted.renamed_from;
        if (std::size_t const here = find(wanted.space, hint); here != absent) return here;
        std::size_t const point = hint.find('.');
        if (point != hint.npos)
            if (std::size_t const there = find(hint.substr(0, point), hint.substr(point + 1));
                there != absent)
                return there;
        return is_new ? find({}, hint) : absent;
    }

    /// Most things stand where they stood.
    constexpr std::size_t find_free(std::size_t after) const {
        name_and_hint const& wanted = after_[after];
        if (after < before_.size() && taken_by_[after] == absent &&
            same_text(before_[after].name, wanted.name) &&
            same_text(before_[after].space, wanted.space))
            return after;
        std::size_t const found = find(wanted.space, wanted.name);
        return found != absent && taken_by_[found] == absent ? found : absent;
    }

    constexpr void follow_hint(std::size_t after) {
        name_and_hint const& wanted = after_[after];
        if (wanted.renamed_from.empty() || before_.empty()) return;
        std::size_t const same = find(wanted.space, wanted.name);
        if (same != absent && same_text(before_[same].renamed_from, wanted.renamed_from))
            return;  // that migration is made
        std::size_t const old = find_old(wanted, same == absent);
        if (old == absent) return report(hint_fault::stale, after);
        if (taken_by_[old] != absent) return report(hint_fault::ambiguous, after);
        take(after, old);
    }

    constexpr void report(hint_fault fault, std::size_t after) {
        if (result_.fault != hint_fault::none) return;
        result_.fault    = fault;
        result_.fault_at = after;
    }

    std::vector<name_and_hint> const& before_;
    std::vector<name_and_hint> const& after_;
    std::vector<std::size_t>          partner_;   // by position after
    std::vector<std::size_t>          taken_by_;  // by position before
    paired_names                      result_;
};

constexpr std::vector<name_and_hint> names_of(array_view<table_model> tables) {
    std::vector<name_and_hint> names;
    for (table_model const& table : tables)
        names.push_back({table.schema, table.name, table.renamed_from});
    return names;
}

constexpr std::vector<name_and_hint> names_of(array_view<column_model> columns) {
    std::vector<name_and_hint> names;
    for (column_model const& column : columns)
        names.push_back({{}, column.name, column.details.renamed_from});
    return names;
}

/// Types are in no schema of their own.
constexpr std::vector<name_and_hint> names_of(array_view<enum_model> types) {
    std::vector<name_and_hint> names;
    for (enum_model const& type : types) names.push_back({{}, type.name, type.renamed_from});
    return names;
}

template <class Item>
constexpr paired_names pair_names(array_view<Item> before, array_view<Item> after) {
    std::vector<name_and_hint> const names_before = names_of(before);
    std::vector<name_and_hint> const names_after  = names_of(after);
    return name_pairer(names_before, names_after).pair();
}

}  // namespace orm::migrate
