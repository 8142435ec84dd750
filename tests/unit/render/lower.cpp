// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower.hpp>

#include <array>
#include <optional>
#include <string>

#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>

#include <boost/test/unit_test.hpp>

namespace {

enum class state { open, closed };
ORM_ENUM(state, open, closed)

struct parent {
    std::int64_t id{};
    state        status = state::open;
};
ORM_TABLE(parents, parent, "parents",
    (id, primary_key, autoincrement),
    (status, default_(state::open)))

struct child {
    std::int64_t                parent_id{};
    std::string                 name;
    std::optional<std::int32_t> age;
};
ORM_TABLE(children, child, "children",
    (parent_id, references(parents.id, on_delete_cascade)),
    (name, unique, renamed_from("title")),
    (age, check(children.age > 0)))
ORM_CONSTRAINTS(children, primary_key(children.parent_id, children.name),
    index(desc(children.age).nulls_last()).where(is_not_null(children.age)), without_rowid)

struct rule {
    std::int32_t count{};
    state        mode = state::open;
    std::int32_t twice{};
    std::int64_t child_parent{};
    std::string  child_name;
};
ORM_TABLE(rules, rule, "rules",
    (count, check(in(rules.count, {1, 2, 3})), check(not_in(rules.count, {7})).named("not_seven")),
    (mode, as_integer, default_(state::closed), check(rules.mode != state::closed)),
    (twice, generated(rules.count * 2, virtual_)),
    (child_parent),
    (child_name))
ORM_CONSTRAINTS(rules,
    check(in(rules.count, std::array<std::int32_t, 0>{})),
    index(orm::dsl::abs(rules.count), rules.mode),
    unique_index(rules.mode).named("one_mode"),
    unique(rules.count, rules.mode).named("pair"),
    foreign_key(rules.child_parent, rules.child_name)
        .references(children.parent_id, children.name)
        .named("to_child"),
    strict)

constexpr orm::schema_model family =
    orm::lower<orm::sqlite_dialect>(orm::schema(parents, children, rules));

}  // namespace

BOOST_AUTO_TEST_SUITE(render_lower)

BOOST_AUTO_TEST_CASE(a_schema_becomes_plain_data) {
    static_assert(family.tables.size() == 3);
    constexpr orm::table_model const& first = family.tables[0];
    static_assert(first.name == "parents");
    static_assert(first.columns.size() == 2);
    static_assert(first.columns[0].details.autoincrement && first.columns[0].not_null);
    static_assert(first.columns[1].details.default_text == "'open'");
    static_assert(first.columns[1].details.values.size() == 2 &&
                  first.columns[1].details.values[1] == "closed");
    static_assert(first.checks[0].condition == R"("status" in ('open', 'closed'))");
    static_assert(first.primary_key.name == "parents_pkey" && first.primary_key.columns[0] == "id");
    BOOST_TEST(first.foreign_keys.empty());
}

BOOST_AUTO_TEST_CASE(keys_checks_and_indexes_are_named) {
    constexpr orm::table_model const& second = family.tables[1];
    static_assert(second.without_rowid && !second.strict);
    static_assert(second.primary_key.columns.size() == 2);
    static_assert(second.unique_keys.size() == 1 &&
                  second.unique_keys[0].name == "children_name_key");
    static_assert(!second.unique_keys[0].named);
    static_assert(second.columns[1].details.renamed_from == "title");
    static_assert(!second.columns[2].not_null);
    static_assert(second.foreign_keys[0].name == "children_parent_id_fkey");
    static_assert(second.foreign_keys[0].referenced_table == "parents");
    static_assert(second.foreign_keys[0].options.on_delete == orm::foreign_key_action::cascade);
    static_assert(second.checks[0].name == "children_age_check" &&
                  second.checks[0].column == "age");
    static_assert(second.checks[0].condition == R"("age" > 0)");
    static_assert(second.indexes[0].name == "children_age_idx");
    static_assert(second.indexes[0].items[0].order == orm::direction::descending);
    static_assert(second.indexes[0].items[0].nulls == orm::nulls_position::last);
    static_assert(second.indexes[0].condition == R"("age" is not null)");
    BOOST_TEST(!second.indexes[0].unique);
}

BOOST_AUTO_TEST_CASE(expressions_are_written_with_their_values) {
    constexpr orm::table_model const& table = family.tables[2];
    static_assert(table.checks[0].condition == R"("count" in (1, 2, 3))");
    static_assert(table.checks[1].condition == R"("count" not in (7))");
    static_assert(table.checks[1].name == "not_seven");
    static_assert(table.checks[2].condition == R"("mode" <> 1)");
    static_assert(table.checks[3].name == "rules_check" && table.checks[3].column.empty());
    static_assert(table.checks[3].condition == "1 = 0");
    static_assert(table.columns[2].details.generated == orm::generated_kind::virtual_);
    static_assert(table.columns[2].details.generated_text == R"("count" * 2)");
    BOOST_TEST(table.checks.size() == 4U);
}

BOOST_AUTO_TEST_CASE(an_enum_stored_as_a_number_has_no_names) {
    constexpr orm::column_model const& mode = family.tables[2].columns[1];
    static_assert(mode.type == orm::sql_type::integer && mode.details.values.empty());
    static_assert(mode.details.default_text == "1");
    BOOST_TEST(mode.not_null);
}

BOOST_AUTO_TEST_CASE(indexes_of_expressions_and_constraints_keep_what_they_were_given) {
    constexpr orm::table_model const& table = family.tables[2];
    static_assert(table.indexes[0].name == "rules_expr_mode_idx");
    static_assert(table.indexes[0].items[0].is_expression);
    static_assert(table.indexes[0].items[0].text == R"(abs("count"))");
    static_assert(table.indexes[1].unique && table.indexes[1].name == "one_mode");
    static_assert(table.unique_keys[0].named && table.unique_keys[0].name == "pair");
    static_assert(table.foreign_keys[0].name == "to_child" && table.foreign_keys[0].named);
    static_assert(table.foreign_keys[0].referenced_columns[1] == "name");
    static_assert(table.primary_key.columns.empty() && table.strict);
    BOOST_TEST(table.indexes.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
