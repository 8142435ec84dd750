// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/prechecks.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using namespace orm;

constexpr column_model     before[]{{.name = "id"}, {.name = "nick", .type = sql_type::text}};
constexpr table_model      users[]{{.name = "users", .columns = before}};
constexpr std::string_view name[]{"name"};

std::string checks(table_model const& after) {
    table_model const tables[]{after};
    return planned<sqlite_dialect>({users}, {tables}).checks();
}

constexpr column_model renamed[]{
    {.name = "id"}, {.name = "name", .type = sql_type::text, .details = {.renamed_from = "nick"}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_prechecks)

BOOST_AUTO_TEST_CASE(rows_without_a_value_are_counted_unless_they_get_one) {
    constexpr column_model required[]{{.name = "id", .not_null = true}, before[1]};
    constexpr column_model filled[]{
        {.name = "id", .not_null = true, .details = {.backfill_text = "0"}}, before[1]};
    BOOST_TEST(checks({.name = "users", .columns = required}) ==
               "select 'users.id: ' || count(*) || ' rows without a value' from \"users\" where "
               "\"id\" is null having count(*) > 0;\n");
    BOOST_TEST(checks({.name = "users", .columns = filled}).empty());
}

BOOST_AUTO_TEST_CASE(tables_and_columns_are_called_as_before) {
    constexpr key_model   unique[]{{.name = "people_name_key", .columns = name}};
    constexpr check_model check[]{{.name = "named", .condition = R"(length("name") > 1)"}};
    BOOST_TEST(checks({.name         = "people",
                       .renamed_from = "users",
                       .columns      = renamed,
                       .unique_keys  = unique,
                       .checks       = check}) ==
               "select 'users.nick: ' || count(*) || ' values that several rows have' from (select "
               "1 as \"one\" from \"users\" where \"nick\" is not null group by \"nick\" having "
               "count(*) > 1) as \"again\" having count(*) > 0;\n"
               "select 'users.named: ' || count(*) || ' rows do not meet it' from \"users\" where "
               "not (length(\"nick\") > 1) having count(*) > 0;\n");
}

BOOST_AUTO_TEST_CASE(rows_that_would_get_the_same_value_in_a_key_are_counted) {
    static constexpr std::string_view code[]{"code"}, both[]{"nick", "code"}, nick[]{"nick"};
    static constexpr column_model     added[]{
        before[0],
        before[1],
        {.name = "code", .not_null = true, .details = {.backfill_text = "'none'"}}};
    static constexpr column_model     filled[]{before[0],
                                               {.name     = "nick",
                                                .type     = sql_type::text,
                                                .not_null = true,
                                                .details  = {.backfill_text = "'x'"}}};
    static constexpr key_model        of_code[]{{.name = "users_code_key", .columns = code}};
    static constexpr key_model        of_both[]{{.name = "users_nick_key", .columns = both}};
    static constexpr key_model        of_nick[]{{.name = "users_nick_key", .columns = nick}};
    static constexpr index_item_model item[]{{.text = "code"}};
    static constexpr index_model index[]{{.name = "users_code_idx", .unique = true, .items = item}};
    std::string const            one =
        "select 'users.code: ' || count(*) || ' rows that would have one "
        "value' from \"users\" having count(*) > 1;\n";
    BOOST_TEST(checks({.name = "users", .columns = added, .unique_keys = of_code}) == one);
    BOOST_TEST(checks({.name = "users", .columns = added, .indexes = index}) == one);
    BOOST_TEST(checks({.name = "users", .columns = added, .primary_key = of_code[0]}) == one);
    BOOST_TEST(checks({.name = "users", .columns = added, .unique_keys = of_both}) ==
               "select 'users.nick: ' || count(*) || ' values that several rows would have' from "
               "(select 1 as \"one\" from \"users\" where \"nick\" is not null group by \"nick\" "
               "having count(*) > 1) as \"again\" having count(*) > 0;\n");

    // A key that stays holds two nulls, too, and no longer when both get a value.
    static constexpr table_model with_key[]{
        {.name = "users", .columns = before, .unique_keys = of_nick}};
    static constexpr table_model with_values[]{
        {.name = "users", .columns = filled, .unique_keys = of_nick}};
    BOOST_TEST(planned<sqlite_dialect>({with_key}, {with_values}).checks() ==
               "select 'users.nick: ' || count(*) || ' values that several rows would have' from "
               "(select 1 as \"one\" from \"users\" where coalesce(\"nick\", 'x') is not null "
               "group by coalesce(\"nick\", 'x') having count(*) > 1) as \"again\" having "
               "count(*) > 0;\n");
}

BOOST_AUTO_TEST_CASE(values_are_counted_as_they_will_be_compared) {
    static constexpr std::string_view nick[]{"nick"};
    static constexpr key_model        of_nick[]{{.name = "users_nick_key", .columns = nick}};
    static constexpr column_model     folded[]{
        before[0], {.name = "nick", .type = sql_type::text, .details = {.collation = "nocase"}}};
    static constexpr column_model filled[]{
        before[0],
        {.name     = "nick",
         .type     = sql_type::text,
         .not_null = true,
         .details  = {.collation = "nocase", .backfill_text = "'x'"}}};
    static constexpr table_model plain_key[]{
        {.name = "users", .columns = before, .unique_keys = of_nick}};
    static constexpr table_model folded_key[]{
        {.name = "users", .columns = folded, .unique_keys = of_nick}};
    static constexpr table_model without_key[]{{.name = "users", .columns = folded}};
    auto const                   grouped = [](auto const& from, auto const& to) {
        std::string const text  = planned<sqlite_dialect>({from}, {to}).checks();
        std::size_t const begin = text.find(" group by ");
        return begin == text.npos ? text : text.substr(begin, text.find(" having") - begin);
    };
    BOOST_TEST(grouped(without_key, plain_key) == " group by \"nick\" collate binary");
    BOOST_TEST(grouped(users, folded_key) == " group by \"nick\" collate nocase");
    BOOST_TEST(grouped(without_key, folded_key) == " group by \"nick\"");
    static constexpr table_model filled_key[]{
        {.name = "users", .columns = filled, .unique_keys = of_nick}};
    BOOST_TEST(grouped(folded_key, filled_key) ==
               " group by coalesce(\"nick\", 'x') collate nocase");
}

BOOST_AUTO_TEST_CASE(rows_that_would_refer_to_nothing_are_counted) {
    constexpr foreign_key_model key[]{{.name               = "users_nick_fkey",
                                       .columns            = name,
                                       .referenced_table   = "users",
                                       .referenced_columns = name}};
    BOOST_TEST(checks({.name = "users", .columns = renamed, .foreign_keys = key}) ==
               "select 'users.nick: ' || count(*) || ' rows refer to nothing' from \"users\" as "
               "\"child\" where \"child\".\"nick\" is not null and not exists (select 1 from "
               "\"users\" as \"parent\" where \"parent\".\"nick\" = \"child\".\"nick\") having "
               "count(*) > 0;\n");
}

BOOST_AUTO_TEST_CASE(values_that_the_new_type_has_not_are_counted) {
    constexpr column_model number[]{before[0], {.name = "nick", .type = sql_type::bigint}};
    constexpr column_model narrow[]{{.name = "id", .type = sql_type::smallint}, before[1]};
    BOOST_TEST(checks({.name = "users", .columns = number}) ==
               "select 'users.nick: ' || count(*) || ' texts that are no number' from \"users\" "
               "where \"nick\" <> cast(cast(\"nick\" as integer) as text) having count(*) > 0;\n");
    BOOST_TEST(checks({.name = "users", .columns = narrow}) ==
               "select 'users.id: ' || count(*) || ' numbers that are too large' from \"users\" "
               "where \"id\" not between -32768 and 32767 having count(*) > 0;\n");
}

BOOST_AUTO_TEST_CASE(texts_that_are_no_value_of_the_new_type_are_counted) {
    auto const counted = [](sql_type type, dialect_facts const& dialect) {
        column_model const was[]{{.name = "a", .type = sql_type::text}};
        column_model const is[]{{.name = "a", .type = type}};
        table_model const  before_it[]{{.name = "t", .columns = was}};
        table_model const  after_it[]{{.name = "t", .columns = is}};
        std::string const  text  = planned_steps({before_it}, {after_it}, dialect).checks();
        std::size_t const  where = text.find(" where ");
        return where == text.npos ? "" : text.substr(where + 7, text.rfind(" having") - where - 7);
    };
    auto const in_sqlite   = [&](sql_type type) { return counted(type, sqlite_dialect::facts); };
    auto const in_postgres = [&](sql_type type) { return counted(type, postgres_dialect::facts); };
    BOOST_TEST(in_sqlite(sql_type::double_precision) ==
               "case when json_valid(\"a\") then json_type(\"a\") not in ('integer', 'real') else "
               "\"a\" is not null end");
    BOOST_TEST(in_sqlite(sql_type::boolean) == "\"a\" not in ('0', '1')");
    BOOST_TEST(in_sqlite(sql_type::smallint) ==
               "\"a\" <> cast(cast(\"a\" as integer) as text) or cast(\"a\" as integer) not "
               "between -32768 and 32767");
    BOOST_TEST(in_postgres(sql_type::integer) ==
               "case when \"a\" collate \"C\" ~ '^[[:space:]]*[-+]?[0-9]+[[:space:]]*$' then "
               "cast(\"a\" as numeric) not between -2147483648 and 2147483647 else \"a\" is not "
               "null end");
    BOOST_TEST(in_postgres(sql_type::date).starts_with("\"a\" collate \"C\" !~* '[0-9][^0-9]+"));
    BOOST_TEST(in_postgres(sql_type::interval) == "");
    BOOST_TEST(in_postgres(sql_type::text) == "");
    BOOST_TEST(in_sqlite(sql_type::json) == "");
    BOOST_TEST(in_sqlite(sql_type::date) == "");
}

BOOST_AUTO_TEST_CASE(only_what_is_a_number_is_cast_to_see_whether_it_fits) {
    static constexpr column_model texts[]{{.name = "a", .type = sql_type::text}};
    static constexpr column_model numbers[]{{.name = "a", .type = sql_type::numeric}};
    static constexpr column_model sized[]{
        {.name = "a", .type = sql_type::numeric, .details = {.type_text = "numeric(3,1)"}}};
    static constexpr table_model of_texts[]{{.name = "t", .columns = texts}};
    static constexpr table_model of_numbers[]{{.name = "t", .columns = numbers}};
    static constexpr table_model of_sized[]{{.name = "t", .columns = sized}};
    BOOST_TEST(planned<postgres_dialect>({of_numbers}, {of_sized}).checks() ==
               "select 't.a: ' || count(*) || ' numbers that do not fit' from \"t\" where "
               "cast(\"a\" as numeric) <> round(cast(\"a\" as numeric), 1) or "
               "abs(nullif(cast(\"a\" as numeric), 'NaN')) >= 1e2 having count(*) > 0;\n");
    BOOST_TEST(planned<postgres_dialect>({of_texts}, {of_sized}).checks() ==
               "select 't.a: ' || count(*) || ' texts that are no number' from \"t\" where "
               "\"a\" collate \"C\" !~* '^[[:space:]]*[-+]?(([0-9]+[.]?[0-9]*|[.][0-9]+)"
               "(e[-+]?[0-9]+)?|nan|inf(inity)?)[[:space:]]*$' having count(*) > 0;\n"
               "select 't.a: ' || count(*) || ' numbers that do not fit' from \"t\" where "
               "case when \"a\" collate \"C\" ~* '^[[:space:]]*[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)"
               "(e[-+]?[0-9]{1,4})?[[:space:]]*$' then cast(\"a\" as numeric) <> "
               "round(cast(\"a\" as numeric), 1) or abs(nullif(cast(\"a\" as numeric), 'NaN')) "
               ">= 1e2 end having count(*) > 0;\n");
    BOOST_TEST(planned<postgres_dialect>({of_sized}, {of_numbers}).checks() == "");
}

BOOST_AUTO_TEST_CASE(values_that_an_enum_has_lost_are_counted_where_no_check_knows_them) {
    static constexpr std::string_view three[]{"a", "b", "c"}, two[]{"x", "b"}, hints[]{"a", ""};
    constexpr auto                    had = [](sql_type type) {
        column_details const details{.type_text = "kind", .values = three};
        return column_model{.name = "e", .type = type, .details = details};
    };
    auto const counted = [&](sql_type type, dialect_facts const& dialect) {
        column_model const was[]{had(type)};
        column_model       is[]{had(type)};
        is[0].details.values        = two;
        is[0].details.values_before = hints;
        table_model const before_it[]{{.name = "t", .columns = was}};
        table_model const after_it[]{{.name = "t", .columns = is}};
        return planned_steps({before_it}, {after_it}, dialect).checks();
    };
    std::string const begin =
        "select 't.e: ' || count(*) || ' rows with a value that is gone' from \"t\" where ";
    std::string const end = " having count(*) > 0;\n";
    BOOST_TEST(counted(sql_type::enumeration, postgres_dialect::facts) ==
               begin + "cast(\"e\" as text) in ('c')" + end);
    BOOST_TEST(counted(array_of(sql_type::text), postgres_dialect::facts) ==
               begin + "cast(\"e\" as text[]) && array['c']" + end);
    BOOST_TEST(counted(array_of(sql_type::text), sqlite_dialect::facts) ==
               begin + "exists (select 1 from json_each(\"e\") where value in ('c'))" + end);
}

BOOST_AUTO_TEST_SUITE_END()
