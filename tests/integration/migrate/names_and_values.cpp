// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>
#include <orm/render/lower.hpp>

#include "integration/migrate/leading.hpp"
#include "integration/migrate/small_table.hpp"

// What goes wrong with migrations elsewhere: names that change places, and values that are not
// what the schema to come wants.

namespace integration {

namespace club_before {
enum class role { admin, editor, viewer };
ORM_ENUM(role, admin, editor, viewer)
enum class mood { sad, happy };
ORM_ENUM(mood, sad, happy)

struct member {
    std::int64_t                     id{};
    role                             kind = role::viewer;
    mood                             felt = mood::sad;
    std::optional<std::vector<role>> was;
};
ORM_TABLE(members, member, "members", (id, primary_key),
    (kind, default_(role::editor)), (felt, native_enum("mood")), (was))
ORM_CONSTRAINTS(members,
    index(members.kind).where(eq(members.kind, orm::dsl::lit<role::editor>)).named("editors"),
    index(members.felt).named("moods"))
inline constexpr auto club = orm::schema(members);
}  // namespace club_before

namespace club_after {
enum class role { admin, author, viewer };
// [renamed]
ORM_ENUM(role, admin, (author, "author", renamed_from("editor")), viewer)
// [/renamed]
enum class mood { sad, happy };
ORM_ENUM(mood, (sad, "happy", renamed_from("sad")), (happy, "sad", renamed_from("happy")))

struct member {
    std::int64_t                     id{};
    role                             kind = role::viewer;
    mood                             felt = mood::sad;
    std::optional<std::vector<role>> was;
};
ORM_TABLE(members, member, "members", (id, primary_key),
    (kind, default_(role::author)), (felt, native_enum("temper", renamed_from("mood"))), (was))
ORM_CONSTRAINTS(members,
    index(members.kind).where(eq(members.kind, orm::dsl::lit<role::author>)).named("authors"),
    index(members.felt).named("tempers"))
inline constexpr auto club = orm::schema(members);
}  // namespace club_after

namespace club_without {
enum class role { admin, viewer };
ORM_ENUM(role, admin, viewer)
enum class mood { happy };
ORM_ENUM(mood, happy)

struct member {
    std::int64_t                     id{};
    role                             kind = role::viewer;
    mood                             felt = mood::happy;
    std::optional<std::vector<role>> was;
};
ORM_TABLE(members, member, "members", (id, primary_key),
    (kind, default_(role::viewer)), (felt, native_enum("mood")), (was))
inline constexpr auto club = orm::schema(members);
}  // namespace club_without

namespace {

using orm::column_model;
using orm::sql_type;
using orm::table_model;

using line_list = std::vector<std::string>;

constexpr column_model three_before[]{id_column, {.name = "a"}, {.name = "b"}, {.name = "c"}};

template <class Backend>
auto filled(orm::schema_model const& schema, std::string_view rows) {
    auto database = Backend::database();
    lead(database, {}, schema);
    database.backend().run_script(rows);
    return database;
}

/// What is in the way of a change.
template <class Database>
std::string refusal(Database& database, orm::schema_model const& before,
                    orm::schema_model const& after) {
    auto const described = description(database);
    try {
        lead(database, before, after);
    } catch (orm::migrate::rows_in_the_way const& found) {
        BOOST_TEST(description(database) == described, boost::test_tools::per_element());
        return found.what();
    }
    return "it ran";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

TEST_ON_EACH_BACKEND(values_types_and_indexes_have_other_names) {
    using dialect     = typename Backend::dialect;
    auto const before = orm::lower<dialect>(club_before::club),
               after  = orm::lower<dialect>(club_after::club);
    bool const sqlite = dialect::facts.lists == orm::list_style::json_each;
    auto       db     = filled<Backend>(
        before, "insert into members values (1, 'admin', 'sad', null), (2, 'editor', 'happy', " +
                    std::string(sqlite ? R"('["viewer", "editor", "editor"]')"
                                                 : "'{viewer,editor,editor}'") +
                    "), (3, 'viewer', 'sad', " + (sqlite ? "'[]')" : "'{}')"));
    std::string const was =
        sqlite ? "(select group_concat(value) from json_each(was))" : "array_to_string(was, ',')";
    auto const described = description(db);
    auto const look      = [&](orm::schema_model const& expected, line_list const& wanted) {
        for (auto const& found : orm::migrate::find_drift(db.backend(), expected))
            BOOST_TEST(found.text() == "");
        auto const found = texts(db, "select kind || ' ' || cast(felt as text) || ' ' || " +
                                              (" coalesce(" + was + ", '') || (was is null)") +
                                              " from members order by id");
        BOOST_TEST(found == wanted, boost::test_tools::per_element());
    };
    std::string const truth[]{sqlite ? "0" : "false", sqlite ? "1" : "true"};
    lead(db, before, after);
    look(after, {"admin happy " + truth[1], "author sad viewer,author,author" + truth[0],
                 "viewer happy " + truth[0]});
    db.backend().run_script("insert into members (id, felt) values (4, 'sad')");
    BOOST_CHECK_THROW(db.backend().run_script("update members set kind = 'editor'"),
                      orm::check_violation);
    db.backend().run_script("delete from members where id = 4 and kind = 'author'");
    // Once it is made, nothing is renamed again, though the schema still says so.
    auto const described_after = description(db);
    lead(db, after, after);
    BOOST_TEST(description(db) == described_after, boost::test_tools::per_element());
    lead_back(db, before, after);
    look(before, {"admin sad " + truth[1], "editor happy viewer,editor,editor" + truth[0],
                  "viewer sad " + truth[0]});
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
}

TEST_ON_EACH_BACKEND(columns_are_swapped_and_rotated) {
    static constexpr column_model rotated[]{id_column,
                                            {.name = "b", .details = {.renamed_from = "a"}},
                                            {.name = "c", .details = {.renamed_from = "b"}},
                                            {.name = "a", .details = {.renamed_from = "c"}}};
    table_model const             before[]{table(three_before)}, after[]{table(rotated)};
    auto db = filled<Backend>({before}, "insert into t (id, a, b, c) values (1, 10, 20, 30)");
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select b || ' ' || c || ' ' || a from t").front() == "10 20 30");
    lead_back(db, {before}, {after});
    BOOST_TEST(texts(db, "select a || ' ' || b || ' ' || c from t").front() == "10 20 30");

    static constexpr column_model swapped[]{id_column,
                                            {.name = "b", .details = {.renamed_from = "a"}},
                                            {.name = "a", .details = {.renamed_from = "b"}},
                                            {.name = "c"}};
    table_model const             other[]{table(swapped)};
    lead(db, {before}, {other});
    BOOST_TEST(texts(db, "select b || ' ' || a || ' ' || c from t").front() == "10 20 30");
}

TEST_ON_EACH_BACKEND(a_new_column_takes_the_old_name_of_another) {
    static constexpr column_model chained[]{
        id_column,
        {.name = "d", .type = sql_type::text, .details = {.renamed_from = "a"}},
        {.name = "a", .type = sql_type::text, .details = {.default_text = "'new'"}},
        {.name = "B", .details = {.renamed_from = "b"}},
        {.name = "c", .not_null = true, .details = {.backfill_text = "0"}}};
    table_model const before[]{table(three_before)}, after[]{table(chained)};
    auto              db = filled<Backend>({before}, "insert into t (id, a, b) values (1, 10, 20)");
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, R"(select d || ' ' || a || ' ' || "B" || ' ' || c from t)").front() ==
               "10 new 20 0");
}

TEST_ON_EACH_BACKEND(words_of_other_tools_and_long_names_are_names) {
    static constexpr std::string_view long_name =
        "a_name_that_is_as_long_as_the_longest_that_postgres_can_keep_63";
    static_assert(long_name.size() == 63);
    static constexpr column_model strange[]{
        id_column,        {.name = "comment"}, {.name = "key"},        {.name = "desc"},
        {.name = "time"}, {.name = "`tick`"},  {.name = "\U0001F600"}, {.name = long_name}};
    static constexpr column_model stranger[]{
        id_column,
        {.name = "comment", .not_null = true, .details = {.backfill_text = "1"}},
        {.name = "key"},
        {.name    = "desc",
         .type    = sql_type::text,
         .details = {.using_text = "cast(\"desc\" as text)"}},
        {.name = "time", .details = {.default_text = "5"}},
        {.name = "[tick]", .details = {.renamed_from = "`tick`"}},
        {.name = "\U0001F600"},
        {.name = long_name, .type = sql_type::bigint, .details = {.default_text = "7"}}};
    table_model const before[]{table(strange)}, after[]{table(stranger)};
    auto              db =
        filled<Backend>({before}, "insert into t (id, \"desc\", \"`tick`\") values (1, 2, 3)");
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, R"(select "comment" || "desc" || "[tick]" from t)").front() == "123");
    for (auto const& found : orm::migrate::find_drift(db.backend(), {after}))
        BOOST_TEST(found.text() == "");
}

TEST_ON_EACH_BACKEND(defaults_of_every_kind_are_the_same_the_second_time) {
    bool const         sqlite    = orm::is_sqlite<typename Backend::dialect>;
    std::string const  long_text = "'" + std::string(3'000, 'x') + "'";
    column_model const columns[]{
        id_column,
        {.name = "empty", .type = sql_type::text, .details = {.default_text = "''"}},
        {.name = "nothing", .type = sql_type::text, .details = {.default_text = "null"}},
        {.name    = "list",
         .type    = array_of(sql_type::text),
         .details = {.default_text = sqlite ? R"('["a"]')" : "'{a}'"}},
        {.name = "quote", .type = sql_type::text, .details = {.default_text = "'it''s'"}},
        {.name = "minus", .details = {.default_text = "-1"}},
        {.name = "large", .type = sql_type::double_precision, .details = {.default_text = "1e3"}},
        {.name = "truth", .type = sql_type::boolean, .details = {.default_text = "true"}},
        {.name    = "at",
         .type    = sql_type::timestamp,
         .details = {.default_text = sqlite ? "current_timestamp" : "now()"}},
        {.name    = "computed",
         .type    = sql_type::text,
         .details = {.default_text = "(lower('A') || 'b')"}},
        {.name    = "data",
         .type    = sql_type::jsonb,
         .details = {.default_text = sqlite ? "'{}'" : "'{}'::jsonb"}},
        {.name = "long", .type = sql_type::text, .details = {.default_text = long_text}}};
    table_model const schema[]{table(columns)};
    auto              db = filled<Backend>({schema}, "insert into t (id) values (1)");
    for (auto const& found : orm::migrate::find_drift(db.backend(), {schema}))
        BOOST_TEST(found.text() == "");
    auto const again = orm::migrate::diff({schema}, {schema});
    BOOST_TEST(orm::migrate::plan(again, Backend::dialect::facts).steps().empty());
}

TEST_ON_EACH_BACKEND(a_required_column_is_added_where_there_are_no_rows) {
    static constexpr column_model required[]{
        id_column, {.name = "a", .not_null = true}, {.name = "b"}, {.name = "c"}};
    table_model const before[]{table(three_before)}, after[]{table(required)};
    auto              db = filled<Backend>({before}, "select 1");
    lead(db, {before}, {after});
    lead_back(db, {before}, {after});
    db.backend().run_script("insert into t (id, b) values (1, 1), (2, 1)");
    BOOST_TEST(refusal(db, {before}, {after}) ==
               "orm: rows are in the way of the migration: t.a: 2 rows without a value");
    BOOST_TEST(count(db, "t") == "2");
}

TEST_ON_EACH_BACKEND(values_that_the_new_type_has_not_are_in_the_way) {
    static constexpr column_model texts_before[]{
        id_column, {.name = "a", .type = sql_type::text}, {.name = "b"}, {.name = "c"}};
    static constexpr column_model numbers[]{
        id_column, {.name = "a"}, {.name = "b", .type = sql_type::smallint}, {.name = "c"}};
    table_model const before[]{table(texts_before)}, after[]{table(numbers)};
    constexpr char    rows[] = "insert into t (id, a, b) values (1, 'abc', 70000), (2, '12', 12)";
    auto              db     = filled<Backend>({before}, rows);
    BOOST_TEST(refusal(db, {before}, {after}) ==
               "orm: rows are in the way of the migration: t.a: 1 texts that are no number; t.b: 1 "
               "numbers that are too large");
    db.backend().run_script("update t set a = '7', b = 7 where id = 1");
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select cast(sum(a + b) as text) from t").front() == "38");
}

/// One migration after a using_() that is run once: it stands in the schema still, or is gone.
TEST_ON_EACH_BACKEND(values_are_converted_once) {
    static constexpr column_model before[]{id_column, {.name = "a"}};
    static constexpr column_model converted[]{
        id_column, {.name = "a", .details = {.using_text = "\"a\" * 1024"}}};
    static constexpr column_model later[]{id_column, {.name = "a"}, {.name = "b"}};
    static constexpr column_model still[]{
        id_column,
        {.name = "a", .type = sql_type::text, .details = {.using_text = "\"a\" * 1024"}}};
    table_model const first[]{table(before)}, second[]{table(converted)}, third[]{table(later)},
        other[]{table(still)};
    auto       db  = filled<Backend>({first}, "insert into t (id, a) values (1, 2), (2, null)");
    auto const sum = [&] {
        return texts(db, "select cast(a as text) from t where id = 1").front();
    };
    lead(db, {first}, {second});
    BOOST_TEST(sum() == "2048");
    lead(db, {second}, {third});
    BOOST_TEST(sum() == "2048");
    lead_back(db, {second}, {third});
    BOOST_TEST(sum() == "2048");
    lead(db, {second}, {other});
    BOOST_TEST(sum() == "2048");
    lead_back(db, {second}, {other});
    BOOST_TEST(sum() == "2048");
    BOOST_TEST(count(db, "t") == "2");

    // A using_() that is gone alone is nothing to do.
    auto const               way = orm::migrate::diff({second}, {first});
    orm::migrate::plan const nothing(way, Backend::dialect::facts);
    BOOST_TEST(nothing.steps().empty());
}

/// The way back goes without using_(): what became a text and was changed since is counted, not
/// cast.
TEST_ON_EACH_BACKEND(texts_that_are_no_numbers_stop_the_way_back) {
    static constexpr column_model numbers[]{id_column,
                                            {.name = "a", .type = sql_type::double_precision},
                                            {.name = "b", .type = sql_type::boolean},
                                            {.name = "c", .type = sql_type::numeric},
                                            {.name = "d", .type = sql_type::smallint}};
    static constexpr column_model words[]{id_column,
                                          {.name = "a", .type = sql_type::text},
                                          {.name = "b", .type = sql_type::text},
                                          {.name = "c", .type = sql_type::text},
                                          {.name = "d", .type = sql_type::text}};
    table_model const             before[]{table(numbers)}, after[]{table(words)};
    auto                          db = filled<Backend>(
        {before}, "insert into t values (1, 1.5, true, 2.25, 3), (2, null, null, null, null)");
    lead(db, {before}, {after});
    db.backend().run_script(
        "insert into t values (3, 'abc', 'maybe', '1,5', '70000'), (4, '', '', '', 'x')");
    auto const described = description(db);
    BOOST_CHECK_EXCEPTION(
        lead_back(db, {before}, {after}), orm::migrate::rows_in_the_way, [](auto const& found) {
            BOOST_TEST(found.what() ==
                       "orm: rows are in the way of the migration: t.a: 2 texts that are no "
                       "number; t.b: 2 texts that are neither true nor false; t.c: 2 texts that "
                       "are no number; t.d: 2 texts that are no number");
            return true;
        });
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
    BOOST_TEST(texts(db, "select a || b || c || d from t where id = 3").front() ==
               "abcmaybe1,570000");
    db.backend().run_script("update t set a = '-2e1', b = '0', c = '0.5', d = '-7' where id > 2");
    lead_back(db, {before}, {after});
    BOOST_TEST(count(db, "t where a = -20 and not b and cast(c as numeric) = 0.5 and d = -7") ==
               "2");
    BOOST_TEST(count(db, "t where a = 1.5 and b and cast(c as numeric) = 2.25 and d = 3") == "1");
}

#if defined(ORM_TEST_WITH_POSTGRES)
/// In SQLite a check says how long a text may be.
BOOST_AUTO_TEST_CASE(what_is_too_long_is_counted_and_never_cut) {
    static constexpr column_model wide[]{id_column,
                                         {.name = "word", .type = sql_type::text},
                                         {.name = "price", .type = sql_type::numeric},
                                         {.name = "code", .type = sql_type::integer}};
    static constexpr column_model narrow[]{
        id_column,
        {.name = "word", .type = sql_type::text, .details = {.type_text = "varchar(5)"}},
        {.name = "price", .type = sql_type::numeric, .details = {.type_text = "numeric(3,1)"}},
        {.name = "code", .type = sql_type::text, .details = {.type_text = "varchar(4)"}}};
    table_model const before[]{table(wide)}, after[]{table(narrow)};
    auto              db = filled<postgres_server>(
        {before}, "insert into t values (1, 'abcdef', 12.34, 7), (2, 'abc', 123.4, 12345)");
    BOOST_TEST(refusal(db, {before}, {after}) ==
               "orm: rows are in the way of the migration: t.word: 1 texts that are too long; "
               "t.price: 2 numbers that do not fit; t.code: 1 texts that are too long");
    db.backend().run_script("update t set word = 'abcde', price = 12.3, code = 1234");
    lead(db, {before}, {after});
    lead_back(db, {before}, {after});
    BOOST_TEST(texts(db, "select word || price || code from t").front() == "abcde12.31234");

    // Rows that come between the count and the change are the engine's matter.
    db.backend().run_script("update t set word = 'abcdef' where id = 1");
    auto const                      way = orm::migrate::diff({before}, {after});
    orm::migrate::plan const        plan(way, orm::postgres_dialect::facts);
    std::vector<orm::migrate::step> steps;
    for (orm::migrate::step const& each : plan.steps())
        if (!each.check) steps.push_back(each);
    BOOST_CHECK_THROW(orm::migrate::run_steps(db.backend(), steps), orm::error);
    BOOST_TEST(texts(db, "select word from t where id = 1").front() == "abcdef");
}
#endif

TEST_ON_EACH_BACKEND(a_value_that_rows_hold_is_not_taken_from_its_enum) {
    using dialect     = typename Backend::dialect;
    auto const before = orm::lower<dialect>(club_before::club);
    auto const after  = orm::lower<dialect>(club_without::club);
    bool const sqlite = dialect::facts.lists == orm::list_style::json_each;
    auto       db     = filled<Backend>(
        before, "insert into members values (1, 'editor', 'sad', " +
                    std::string(sqlite ? R"('["admin","editor"]')" : "'{admin,editor}'") + ")");
    BOOST_TEST(refusal(db, before, after) ==
               std::string("orm: rows are in the way of the migration: ") +
                   (sqlite ? "" : "members.felt: 1 rows with a value that is gone; ") +
                   "members.was: 1 rows with a value that is gone; members.members_kind_values: 1 "
                   "rows do not meet it" +
                   (sqlite ? "; members.members_felt_values: 1 rows do not meet it" : ""));
    db.backend().run_script("update members set kind = 'admin', felt = 'happy', was = null");
    lead(db, before, after);
    BOOST_TEST(count(db, "members") == "1");
}

TEST_ON_EACH_BACKEND(rows_against_a_new_check_or_key_are_in_the_way) {
    static constexpr std::string_view a[]{"a"};
    static constexpr orm::check_model check[]{{.name = "t_b_check", .condition = R"("b" > 0)"}};
    static constexpr orm::foreign_key_model to_itself[]{{.name               = "t_a_fkey",
                                                         .columns            = a,
                                                         .referenced_table   = "t",
                                                         .referenced_columns = id_alone}};
    table_model                             strict = table(three_before);
    strict.checks                                  = check;
    strict.foreign_keys                            = to_itself;
    table_model const before[]{table(three_before)}, after[]{strict};
    constexpr char    rows[] = "insert into t (id, a, b) values (1, 9, 1), (2, 1, -1), (3, 8, -2)";
    auto              db     = filled<Backend>({before}, rows);
    BOOST_TEST(refusal(db, {before}, {after}) ==
               "orm: rows are in the way of the migration: t.t_b_check: 2 rows do not meet it; "
               "t.a: 2 rows refer to nothing");
    db.backend().run_script("update t set a = 1, b = 1");
    lead(db, {before}, {after});
    BOOST_CHECK_THROW(db.backend().run_script("update t set b = 0"), orm::check_violation);
}

TEST_ON_EACH_BACKEND(a_type_changes_under_a_default_a_check_and_a_partial_index) {
    static constexpr orm::index_item_model by_a[]{{.text = "a"}};
    static constexpr orm::index_model      indexes[]{
        {.name = "t_a_idx", .items = by_a, .condition = R"("a" <> '0')"}};
    static constexpr orm::index_model number_indexes[]{
        {.name = "t_a_idx", .items = by_a, .condition = R"("a" <> 0)"}};
    static constexpr orm::check_model text_check[]{
        {.name = "t_check", .condition = R"("a" <> '9')"}};
    static constexpr orm::check_model number_check[]{
        {.name = "t_check", .condition = R"("a" <> 9)"}};
    static constexpr column_model text_column[]{
        id_column, {.name = "a", .type = sql_type::text, .details = {.default_text = "'1'"}}};
    static constexpr column_model number_column[]{id_column,
                                                  {.name = "a", .details = {.default_text = "1"}}};
    table_model                   of_text = table(text_column), of_number = table(number_column);
    of_text.indexes   = indexes;
    of_text.checks    = text_check;
    of_number.indexes = number_indexes;
    of_number.checks  = number_check;
    table_model const before[]{of_text}, after[]{of_number};
    constexpr char rows[] = "insert into t (id, a) values (1, '5'); insert into t (id) values (2)";
    auto           db     = filled<Backend>({before}, rows);
    auto const     described = description(db);
    lead(db, {before}, {after});
    BOOST_TEST(texts(db, "select cast(sum(a) as text) from t").front() == "6");
    lead_back(db, {before}, {after});
    BOOST_TEST(description(db) == described, boost::test_tools::per_element());
}

TEST_ON_EACH_BACKEND(an_expression_changes_under_a_key_a_check_and_an_index) {
    static constexpr std::string_view      n[]{"n"};
    static constexpr orm::key_model        key[]{{.name = "t_n_key", .columns = n}};
    static constexpr orm::check_model      check[]{{.name = "t_check", .condition = R"("n" > 0)"}};
    static constexpr orm::index_item_model by_n[]{{.text = "n"}};
    static constexpr orm::index_model      index[]{{.name = "t_n_idx", .items = by_n}};
    static constexpr column_model          once[]{
        id_column,
        {.name = "n",
                  .details = {.generated = orm::generated_kind::stored, .generated_text = R"("id" + 1)"}}};
    static constexpr column_model twice[]{
        id_column,
        {.name    = "n",
         .details = {.generated = orm::generated_kind::stored, .generated_text = R"("id" * 2)"}}};
    table_model before[]{table(once)};
    before[0].unique_keys = key;
    before[0].checks      = check;
    before[0].indexes     = index;
    table_model after[]{before[0]};
    after[0].columns  = twice;
    auto       db     = filled<Backend>({before}, "insert into t (id) values (1), (5)");
    auto const dumped = dump(db);
    lead(db, {before}, {after});
    auto fresh = Backend::database();
    lead(fresh, {}, {after});
    BOOST_TEST(dump(db) == dump(fresh), boost::test_tools::per_element());
    BOOST_TEST(texts(db, "select cast(sum(n) as text) from t").front() == "12");
    lead_back(db, {before}, {after});
    BOOST_TEST(dump(db) == dumped, boost::test_tools::per_element());
    BOOST_TEST(texts(db, "select cast(sum(n) as text) from t").front() == "8");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
