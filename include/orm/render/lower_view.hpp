// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/query/view.hpp>
#include <orm/render/features.hpp>
#include <orm/render/lower.hpp>
#include <orm/render/raw_query.hpp>
#include <orm/render/sql.hpp>
#include <orm/render/view_sql.hpp>
#include <orm/schema/schema_model.hpp>
#include <orm/schema/search_table.hpp>

namespace orm {

/// What can be told of the text of a view's query.
struct view_text_facts {
    std::size_t size       = 0;
    int         parameters = 0;
    feature     missing    = feature::none;
};

template <class View, int Parameters>
concept view_without_parameters = Parameters == 0;

/// Rule `view-with-a-parameter`.
template <class View, int Parameters>
consteval bool check_view_parameters() {
    static_assert(
        view_without_parameters<View, Parameters>,
        "orm: the query of a view has a parameter, and nobody would give it a value. Name "
        "a constant there. docs/errors.md#view-with-a-parameter");
    return view_without_parameters<View, Parameters>;
}

template <class Relation>
constexpr relation_name name_of_relation() {
    return {table_options_of<Relation>.schema, table_facts<Relation>::name};
}

template <class... Columns>
struct names_of_columns {
    static constexpr std::string_view names[]{name_of<Columns>...};
};
template <class... Columns>
names_of_columns<Columns...> names_of(types<Columns...>);

template <class... Relations>
struct names_of_relations {
    // One more, as there are no arrays of nothing.
    static constexpr relation_name names[]{name_of_relation<Relations>()..., {}};
};
template <class... Relations>
names_of_relations<Relations...> relations_of(types<Relations...>);

/// A view as data, in the words of a dialect.
template <dialect Dialect, class View>
struct view_lowering {
    /// The query comes by value: g++ 12 compares no pointers to temporaries. It is no constant of
    /// its own, as a list of values in it has memory of its own.
    static constexpr void write(writer& out, query_of_view<View> query = orm_view_query(View{})) {
        out.values = value_role::constant;
        orm::write(out, &query);
    }

    static constexpr view_text_facts facts = [] {
        writer counted(Dialect::facts);
        write(counted);
        return view_text_facts{counted.size(), counted.parameters(), counted.missing};
    }();

    static constexpr auto text = [] {
        static_text<facts.size> result;
        writer                  out(Dialect::facts, result.characters);
        write(out);
        return result;
    }();

    using columns = decltype(names_of(columns_of<View>{}));
    using read    = decltype(relations_of(relations_read_by<View>{}));

    static constexpr array_view<index_model> indexes() {
        if constexpr (materialized_view<View> && table_with_constraints<View>)
            return lowered_table<Dialect, View>.table.indexes;
        else
            return {};
    }

    static constexpr view_model model{table_options_of<View>.schema,
                                      table_facts<View>::name,
                                      materialized_view<View> || search_table<View>,
                                      columns::names,
                                      text.view(),
                                      {read::names, relations_read_by<View>::size},
                                      indexes()};
};

template <dialect Dialect, class View>
consteval bool check_view_for() {
    using lowered = view_lowering<Dialect, View>;
    if constexpr (materialized_view<View> && !engine_has<Dialect, feature::materialized_views>)
        return check_feature<Dialect, feature::materialized_views>();
    else if constexpr (!check_feature<Dialect, lowered::facts.missing>())
        return false;
    else
        return check_view_parameters<View, lowered::facts.parameters>();
}

template <dialect Dialect, class... Views>
inline constexpr view_model lowered_views[]{view_lowering<Dialect, Views>::model...};

}  // namespace orm
