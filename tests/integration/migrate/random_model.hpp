// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <orm/schema/schema_model.hpp>

// Schemas made up by chance, and what became of them after some changes made by chance.

namespace integration {

/// A schema that can be changed. Names are those a user would have given.
struct loose_column {
    std::string   name;
    orm::sql_type type     = orm::sql_type::bigint;
    bool          not_null = false;
    bool          unique   = false;
    bool          checked  = false;  // at least 0
    bool          indexed  = false;
    std::string   default_text;
    std::string   refers_to;  // the table whose id it holds
    std::string   renamed_from;
    std::string   backfill;
    bool          old = false;  // it was there before the changes

    /// Of an enum that is kept as text, and what they were called before.
    std::vector<std::string> values;
    std::vector<std::string> values_before;
    bool                     grown = false;  // one of them is new
};

struct loose_table {
    std::string               name;
    std::string               renamed_from;
    bool                      counts_keys = false;
    bool                      old         = false;
    std::vector<loose_column> columns;  // behind id
};

/// No name comes back once its table or column is gone: it would stand for the old one.
struct loose_schema {
    std::vector<loose_table> tables;
    int                      names = 0;
};

loose_schema random_schema(std::mt19937& random);
/// Some changes, of those that need nobody's decision.
loose_schema changed(loose_schema schema, std::mt19937& random);

/// The model of a schema, and all that it looks at.
class random_model {
public:
    explicit random_model(loose_schema const& schema);
    random_model(random_model const&)            = delete;
    random_model& operator=(random_model const&) = delete;

    orm::schema_model const& model() const { return model_; }

private:
    std::string_view                  keep(std::string text);
    orm::array_view<std::string_view> keep_names(std::vector<std::string> names);
    orm::table_model                  table_of(loose_table const& table);
    void add_parts(loose_table const& table, loose_column const& column);

    std::deque<std::string>                         texts_;
    std::deque<std::vector<std::string_view>>       names_;
    std::deque<std::vector<orm::column_model>>      columns_;
    std::deque<std::vector<orm::key_model>>         keys_;
    std::deque<std::vector<orm::foreign_key_model>> foreign_keys_;
    std::deque<std::vector<orm::check_model>>       checks_;
    std::deque<std::vector<orm::index_item_model>>  items_;
    std::deque<std::vector<orm::index_model>>       indexes_;
    std::vector<orm::table_model>                   tables_;
    orm::schema_model                               model_;
};

}  // namespace integration
