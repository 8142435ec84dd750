// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

std::vector<family> functions() {
    return {
        {"Text",
         {
             ORM_DOCS_ROW("||", concat(users.name, "!")),
             ORM_DOCS_ROW("lower, upper", upper(users.name)),
             ORM_DOCS_ROW("trim", trim(users.name)),
             ORM_DOCS_ROW("ltrim, rtrim of characters", ltrim(users.name, "-")),
             ORM_DOCS_ROW("char_length", length(users.name)),
             ORM_DOCS_ROW("octet_length", octet_length(users.name)),
             ORM_DOCS_ROW("substring", substring(users.name, 2, 3)),
             ORM_DOCS_ROW("position", position(users.name, "a")),
             ORM_DOCS_ROW("replace", replace(users.name, "a", "b")),
             ORM_DOCS_ROW("left, right", left(users.name, 2)),
             ORM_DOCS_ROW("lpad, rpad", lpad(users.name, 10, ".")),
             ORM_DOCS_ROW("repeat", repeat(users.name, 2)),
             ORM_DOCS_ROW("format", format<"%s: %s">(users.name, users.age)),
             ORM_DOCS_ROW("reverse", reverse(users.name)),
             ORM_DOCS_ROW("initcap", initcap(users.name)),
             ORM_DOCS_ROW("regexp_replace", regexp_replace(users.name, "[0-9]", "")),
         }},
        {"Numbers",
         {
             ORM_DOCS_ROW("+, -, *, /", users.age * 2 + 1),
             ORM_DOCS_ROW("%", users.age % 2),
             ORM_DOCS_ROW("the same: add, subtract, multiply, divide",
                          add(multiply(users.age, 2), 1)),
             ORM_DOCS_ROW("the same: modulo, negate", negate(modulo(users.age, 2))),
             ORM_DOCS_ROW("abs", abs(users.age)),
             ORM_DOCS_ROW("round", round(users.score, 1)),
             ORM_DOCS_ROW("floor", floor(users.score)),
             ORM_DOCS_ROW("ceil", ceil(users.score)),
             ORM_DOCS_ROW("trunc", trunc(users.score)),
             ORM_DOCS_ROW("sign", sign(users.age)),
             ORM_DOCS_ROW("power", power(users.score, 2)),
             ORM_DOCS_ROW("sqrt", sqrt(users.score)),
             ORM_DOCS_ROW("ln, exp", ln(users.score)),
             ORM_DOCS_ROW("log", log(10, users.score)),
             ORM_DOCS_ROW("sin, cos, tan, asin, acos, atan", sin(users.score)),
             ORM_DOCS_ROW("atan2", atan2(users.score, 2.0)),
             ORM_DOCS_ROW("degrees, radians", degrees(users.score)),
             ORM_DOCS_ROW("pi", pi()),
             ORM_DOCS_ROW("random", random_fraction()),
         }},
        {"Dates and times",
         {
             ORM_DOCS_ROW("current_timestamp", current_timestamp<std::chrono::sys_seconds>()),
             ORM_DOCS_ROW("current_date", current_date<std::chrono::year_month_day>()),
             ORM_DOCS_ROW("current_time",
                          current_time<std::chrono::hh_mm_ss<std::chrono::seconds>>()),
             ORM_DOCS_ROW("extract", extract<time_part::week>(users.joined)),
             ORM_DOCS_ROW("year, month, day, hour, minute, second", year(users.joined)),
             ORM_DOCS_ROW("date_trunc", date_trunc<time_part::month>(users.joined)),
             ORM_DOCS_ROW("+ interval '1 month'", date_add<time_part::month>(users.joined, 1)),
             ORM_DOCS_ROW("days between two moments",
                          date_diff<time_part::day>(users.joined,
                                                    current_timestamp<std::chrono::sys_seconds>())),
         }},
        {"Arrays",
         {
             ORM_DOCS_ROW("x = any(array)",
                          select(lists.words).from(lists).where(contains(lists.words, "sea"))),
             ORM_DOCS_ROW(
                 "@>",
                 select(lists.words).from(lists).where(contains_all(lists.words, {"sea", "snow"}))),
             ORM_DOCS_ROW(
                 "<@",
                 select(lists.words).from(lists).where(contained_in(lists.words, {"sea", "snow"}))),
             ORM_DOCS_ROW(
                 "&&",
                 select(lists.words).from(lists).where(contains_any(lists.words, {"sea", "snow"}))),
             ORM_DOCS_ROW("cardinality", select(cardinality(lists.words)).from(lists)),
             ORM_DOCS_ROW("array_append", select(array_append(lists.words, "sea")).from(lists)),
             ORM_DOCS_ROW("array_cat", select(array_cat(lists.words, {"sea"})).from(lists)),
             ORM_DOCS_ROW("array_remove", select(array_remove(lists.words, "sea")).from(lists)),
             ORM_DOCS_ROW("array_position", select(array_position(lists.words, "sea")).from(lists)),
             ORM_DOCS_ROW("array_agg", array_agg(users.name)),
         }},
        {"JSON",
         {
             ORM_DOCS_ROW("a value by its path",
                          json_extract<"$.tags[0]", std::string>(users.extra)),
             ORM_DOCS_ROW("a part by its path", json_part<"$.tags">(users.extra)),
             ORM_DOCS_ROW("json_object", json_object(as<"name">(users.name), as<"age">(users.age))),
             ORM_DOCS_ROW("json_array", json_array(users.name, users.age)),
             ORM_DOCS_ROW("the length of an array", json_array_length(users.extra)),
         }},
    };
}

}  // namespace docs
