// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/expr/expression.hpp>
#include <orm/render/default_name.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/same_text.hpp>

namespace orm {

/// How much a table's model holds.
struct model_sizes {
    std::size_t text;
    std::size_t names;
    std::size_t columns;
    std::size_t unique_keys;
    std::size_t foreign_keys;
    std::size_t checks;
    std::size_t indexes;
    std::size_t index_items;
    std::size_t exclusions;
    feature     missing = feature::none;  // what the engine has not
};

/// Where it is kept; null pointers while it is counted.
struct model_buffers {
    char*              text         = nullptr;
    std::string_view*  names        = nullptr;
    column_model*      columns      = nullptr;
    key_model*         unique_keys  = nullptr;
    foreign_key_model* foreign_keys = nullptr;
    check_model*       checks       = nullptr;
    index_model*       indexes      = nullptr;
    index_item_model*  index_items  = nullptr;
    exclusion_model*   exclusions   = nullptr;
};

/// A list that is first only counted, then filled.
template <class Item>
class model_list {
public:
    constexpr explicit model_list(Item* items) : items_(items) {}

    constexpr void add(Item const& item) {
        if (!is_null(items_)) items_[size_] = item;
        ++size_;
    }
    /// Places of items that are filled in there; null while the list is counted.
    constexpr Item* add_empty(std::size_t count) {
        Item* const first = is_null(items_) ? nullptr : items_ + size_;
        size_ += count;
        return first;
    }
    constexpr std::size_t size() const { return size_; }

    /// The item of a name that is in the list; `unused` while the list is counted.
    constexpr Item& find(std::string_view name, Item& unused) const {
        if (is_null(items_)) return unused;
        Item* item = items_;
        while (!same_text(item->name, name)) ++item;
        return *item;
    }

    /// What was added since the list had this size; empty while it is counted.
    constexpr array_view<Item> since(std::size_t begin) const {
        if (is_null(items_)) return {};
        return {items_ + begin, size_ - begin};
    }

private:
    Item*       items_;
    std::size_t size_ = 0;
};

/// What checks are called that rules of members become.
enum class rule_label : unsigned char { length, range, at_most, choice, pattern, email };

/// What a table's model is built by. It runs twice: without buffers to count, with them to fill.
class model_builder {
public:
    constexpr model_builder(dialect_facts const& dialect, std::string_view table,
                            model_buffers into = {})
        : out(dialect, into.text),
          names(into.names),
          columns(into.columns),
          unique_keys(into.unique_keys),
          foreign_keys(into.foreign_keys),
          checks(into.checks),
          indexes(into.indexes),
          index_items(into.index_items),
          exclusions(into.exclusions),
          table_(table),
          text_(into.text) {
        out.values = value_role::constant;
    }

    writer                        out;
    model_list<std::string_view>  names;
    model_list<column_model>      columns;
    model_list<key_model>         unique_keys;
    model_list<foreign_key_model> foreign_keys;
    model_list<check_model>       checks;
    model_list<index_model>       indexes;
    model_list<index_item_model>  index_items;
    model_list<exclusion_model>   exclusions;

    /// The text written since `out` had this size.
    constexpr std::string_view text_since(std::size_t begin) const {
        if (is_null(text_)) return {};
        return {text_ + begin, out.size() - begin};
    }

    template <class Node>
    constexpr std::string_view text_of(Node const* node) {
        std::size_t const begin = out.size();
        if constexpr (expression<Node>) write(out, node);  // what is none was refused by schema()
        return text_since(begin);
    }

    template <std::size_t Size>
    constexpr array_view<std::string_view> add_names(std::string_view const (&added)[Size]) {
        std::size_t const begin = names.size();
        for (std::string_view const name : added) names.add(name);
        return names.since(begin);
    }

    /// The name that the user gave, or else the one that PostgreSQL would.
    constexpr std::string_view name_or_default(std::string_view             given,
                                               array_view<std::string_view> of_columns,
                                               std::string_view             label) {
        if (!given.empty()) return given;
        std::size_t const begin = out.size();
        out << default_name(table_, of_columns, label).view();
        return text_since(begin);
    }

    /// How many checks of the label a column has had; the rules of a column come one after another.
    constexpr std::size_t count_rule(std::string_view column, rule_label label) {
        if (!same_text(column, rule_column_)) {
            rule_column_ = column;
            for (std::size_t& count : rules_) count = 0;
        }
        return rules_[static_cast<std::size_t>(label)]++;
    }

    constexpr model_sizes sizes() const {
        return {out.size(),          names.size(),  columns.size(), unique_keys.size(),
                foreign_keys.size(), checks.size(), indexes.size(), index_items.size(),
                exclusions.size(),   out.missing};
    }

private:
    std::string_view table_;
    std::string_view rule_column_{};
    std::size_t      rules_[static_cast<std::size_t>(rule_label::email) + 1]{};
    char*            text_;
};

/// The model of a table together with all that it looks at: it points into itself, and so has its
/// place for good. Each array has one item more, as there are none of none.
template <model_sizes Sizes>
struct model_storage {
    char              text[Sizes.text + 1]{};
    std::string_view  names[Sizes.names + 1]{};
    column_model      columns[Sizes.columns + 1]{};
    key_model         unique_keys[Sizes.unique_keys + 1]{};
    foreign_key_model foreign_keys[Sizes.foreign_keys + 1]{};
    check_model       checks[Sizes.checks + 1]{};
    index_model       indexes[Sizes.indexes + 1]{};
    index_item_model  index_items[Sizes.index_items + 1]{};
    exclusion_model   exclusions[Sizes.exclusions + 1]{};
    table_model       table;

    /// `Fill::run(model_builder&)` builds the lists and returns what else there is to a table.
    template <class Fill>
    constexpr model_storage(dialect_facts const& dialect, std::string_view name, Fill) {
        model_builder builder(dialect, name,
                              {text, names, columns, unique_keys, foreign_keys, checks, indexes,
                               index_items, exclusions});
        table              = Fill::run(builder);
        table.columns      = builder.columns.since(0);
        table.unique_keys  = builder.unique_keys.since(0);
        table.foreign_keys = builder.foreign_keys.since(0);
        table.checks       = builder.checks.since(0);
        table.indexes      = builder.indexes.since(0);
        table.exclusions   = builder.exclusions.since(0);
    }
    model_storage(model_storage const&) = delete;
};

}  // namespace orm
