// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// A schema that is known when a program runs, and all that its model looks at. It may be moved.
class owned_schema {
public:
    owned_schema()                               = default;
    owned_schema(owned_schema&&)                 = default;
    owned_schema& operator=(owned_schema&&)      = default;
    owned_schema(owned_schema const&)            = delete;
    owned_schema& operator=(owned_schema const&) = delete;

    schema_model model() const { return {tables, views, sequences, triggers, enums}; }

    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
    array_view<std::string_view> keep(std::vector<std::string> const& list) {
        std::vector<std::string_view>& kept = names_.emplace_back();
        for (std::string const& text : list) kept.push_back(keep(text));
        return kept;
    }
    array_view<column_model> keep(std::vector<column_model> items) {
        return columns_.emplace_back(std::move(items));
    }
    array_view<key_model> keep(std::vector<key_model> items) {
        return keys_.emplace_back(std::move(items));
    }
    array_view<foreign_key_model> keep(std::vector<foreign_key_model> items) {
        return foreign_keys_.emplace_back(std::move(items));
    }
    array_view<check_model> keep(std::vector<check_model> items) {
        return checks_.emplace_back(std::move(items));
    }
    array_view<exclusion_model> keep(std::vector<exclusion_model> items) {
        return exclusions_.emplace_back(std::move(items));
    }
    array_view<index_item_model> keep(std::vector<index_item_model> items) {
        return items_.emplace_back(std::move(items));
    }
    array_view<index_model> keep(std::vector<index_model> items) {
        return indexes_.emplace_back(std::move(items));
    }

    array_view<relation_name> keep(std::vector<relation_name> items) {
        return relations_.emplace_back(std::move(items));
    }

    std::vector<table_model>    tables;
    std::vector<enum_model>     enums;
    std::vector<view_model>     views;
    std::vector<sequence_model> sequences;
    std::vector<trigger_model>  triggers;
    /// What a model has no words for, a line each: it is neither compared nor written down.
    std::vector<std::string> left_out;

private:
    std::deque<std::string>                    texts_;
    std::deque<std::vector<std::string_view>>  names_;
    std::deque<std::vector<column_model>>      columns_;
    std::deque<std::vector<key_model>>         keys_;
    std::deque<std::vector<foreign_key_model>> foreign_keys_;
    std::deque<std::vector<check_model>>       checks_;
    std::deque<std::vector<exclusion_model>>   exclusions_;
    std::deque<std::vector<index_item_model>>  items_;
    std::deque<std::vector<index_model>>       indexes_;
    std::deque<std::vector<relation_name>>     relations_;
};

}  // namespace orm::migrate
