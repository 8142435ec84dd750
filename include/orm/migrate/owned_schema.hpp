// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <orm/schema/schema_model.hpp>
#include <orm/support/array_view.hpp>

namespace orm::migrate {

/// What a search table is told beside its columns. One that is told more than `ORM_SEARCH_TABLE`
/// says is not known.
struct search_table_model {
    bool             known     = false;
    std::string_view key       = {};
    std::string_view tokenizer = {};
    std::string_view prefixes  = {};
};

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
    template <class Model>
    array_view<Model> keep(std::vector<Model> items) {
        return std::get<std::deque<std::vector<Model>>>(models_).emplace_back(std::move(items));
    }

    std::vector<table_model>    tables;
    std::vector<enum_model>     enums;
    std::vector<view_model>     views;
    std::vector<sequence_model> sequences;
    std::vector<trigger_model>  triggers;
    /// What the rows of each view hold, as far as the engine knows; for headers.
    std::vector<array_view<column_model>> view_columns;
    std::vector<search_table_model>       search_tables;  // of each view as well
    /// What a model has no words for, a line each: it is neither compared nor written down.
    std::vector<std::string> left_out;

private:
    std::deque<std::string>                   texts_;
    std::deque<std::vector<std::string_view>> names_;
    template <class... Models>
    using lists_of = std::tuple<std::deque<std::vector<Models>>...>;
    lists_of<column_model, key_model, foreign_key_model, check_model, exclusion_model,
             index_item_model, index_model, relation_name>
        models_;
};

}  // namespace orm::migrate
