// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/key_value.hpp>

using namespace orm;
using namespace orm::migrate;

static_assert(is_constant("'it''s (a) \"text\"'"));
static_assert(is_constant("-1.5e-3"));
static_assert(!is_constant("имя") && !is_constant("ß + 1") && !is_constant("[a]"));
static_assert(is_constant("TRUE"));
static_assert(is_constant("timestamptz '2020-01-01 00:00:00+00'"));
static_assert(is_constant("('{}'::text[])"));
static_assert(!is_constant("\"nick\""));
static_assert(!is_constant("nick"));
static_assert(!is_constant("null"));
static_assert(!is_constant("lower('A')"));
static_assert(!is_constant("(select 1)"));
static_assert(!is_constant("current_date"));

namespace {

constexpr column_model before[]{{.name = "kept"}, {.name = "filled"}, {.name = "computed"}};
constexpr column_model after[]{
    before[0],
    {.name = "filled", .not_null = true, .details = {.backfill_text = "7"}},
    {.name = "computed", .not_null = true, .details = {.backfill_text = R"("kept" + 1)"}},
    {.name = "given", .not_null = true, .details = {.default_text = "0", .backfill_text = "5"}},
    {.name = "preset", .details = {.default_text = "'a'"}},
    {.name = "required", .not_null = true},
    {.name = "empty"},
    {.name = "counted", .not_null = true, .details = {.autoincrement = true}},
    {.name = "clocked", .not_null = true, .details = {.default_text = "(now())"}},
};
constexpr table_model old_tables[]{{.name = "t", .columns = before}};
constexpr table_model new_tables[]{{.name = "t", .columns = after}};

constexpr key_value value_of(std::string_view column) {
    return key_value_of(diff({old_tables}, {new_tables}).tables[0], column);
}

static_assert(value_of("kept").kind == key_value::kept);
static_assert(value_of("filled").kind == key_value::filled);
static_assert(value_of("filled").text == "7");
static_assert(value_of("computed").kind == key_value::unknown);
static_assert(value_of("given").kind == key_value::same);
static_assert(value_of("preset").kind == key_value::same);
static_assert(value_of("required").kind == key_value::same);  // on the way down
static_assert(value_of("empty").kind == key_value::unknown);
static_assert(value_of("counted").kind == key_value::unknown);
static_assert(value_of("clocked").kind == key_value::unknown);

}  // namespace
