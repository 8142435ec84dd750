// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/name_lookup.hpp>

namespace orm {

/// Which foreign keys of a table refer to a table that is created after it, a bit each. The last
/// bit stands for all behind it: a key may always be added later.
using later_keys = std::uint64_t;

constexpr bool is_later(later_keys later, std::size_t key) {
    return (later >> (key < 63 ? key : 63) & 1) != 0;
}

/// The order in which tables are created: each behind those it refers to, where that is possible,
/// and otherwise as they were declared.
template <std::size_t Count>
struct creation_order {
    std::size_t tables[Count]{};
    later_keys  later[Count]{};  // by table

    constexpr bool has_later_keys() const {
        for (later_keys const keys : later)
            if (keys != 0) return true;
        return false;
    }
};

/// A foreign key between two tables of the schema.
struct table_reference {
    std::size_t from;
    std::size_t to;
    std::size_t key;
};

constexpr std::size_t count_foreign_keys(array_view<table_model> tables) {
    std::size_t count = 0;
    for (table_model const& table : tables) count += table.foreign_keys.size();
    return count;
}

template <std::size_t Count, std::size_t Keys>
class table_sorter {
public:
    constexpr explicit table_sorter(array_view<table_model> tables) {
        name_lookup<Count> names;
        for (table_model const& table : tables) names.add({table.schema, table.name});
        for (std::size_t from = 0; from != Count; ++from)
            for (std::size_t key = 0; key != tables[from].foreign_keys.size(); ++key) {
                foreign_key_model const& model = tables[from].foreign_keys[key];
                std::size_t const        to =
                    names.find({model.referenced_schema, model.referenced_table});
                if (to == from || to == names.none) continue;
                references_[size_++] = {from, to, key};
                ++waits_for_[from];
            }
    }

    constexpr creation_order<Count> sort() {
        creation_order<Count> order;
        for (std::size_t& table : order.tables) {
            table           = next();
            created_[table] = true;
            for (std::size_t at = 0; at != size_; ++at) {
                table_reference const& reference = references_[at];
                if (reference.to == table) --waits_for_[reference.from];
                if (reference.from == table && !created_[reference.to])
                    order.later[table] |= later_keys{1}
                                          << (reference.key < 63 ? reference.key : 63);
            }
        }
        return order;
    }

private:
    /// The first table that waits for none; in a cycle, the first that is left.
    constexpr std::size_t next() {
        while (created_[first_]) ++first_;
        for (std::size_t at = first_; at != Count; ++at)
            if (!created_[at] && waits_for_[at] == 0) return at;
        return first_;
    }

    table_reference references_[Keys + 1]{};
    std::size_t     size_ = 0;
    std::size_t     waits_for_[Count]{};
    bool            created_[Count]{};
    std::size_t     first_ = 0;
};

template <std::size_t Count, std::size_t Keys>
constexpr creation_order<Count> order_of(array_view<table_model> tables) {
    return table_sorter<Count, Keys>(tables).sort();
}

}  // namespace orm
