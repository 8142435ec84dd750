// SPDX-License-Identifier: BSL-1.0
#include "docs/sql.hpp"

namespace docs {

using namespace orm::dsl;

std::vector<family> conditions() {
    return {
        {"Conditions",
         {
             ORM_DOCS_ROW("=", eq(users.age, 30)),
             ORM_DOCS_ROW("the same, as an operator", users.age == 30),
             ORM_DOCS_ROW("<>", ne(users.age, 30)),
             ORM_DOCS_ROW("<, <=", lte(users.age, 30)),
             ORM_DOCS_ROW(">, >=: gt, gte", gt(users.age, 30)),
             ORM_DOCS_ROW("is null", is_null(users.email)),
             ORM_DOCS_ROW("is not null", is_not_null(users.email)),
             ORM_DOCS_ROW("and, or",
                          and_(eq(users.age, 30), or_(users.score > 1.0, users.score < 0.0))),
             ORM_DOCS_ROW("not", not_(eq(users.age, 30))),
             ORM_DOCS_ROW("between", between(users.age, 20, 30)),
             ORM_DOCS_ROW("not between", not_between(users.age, 20, 30)),
             ORM_DOCS_ROW("in (list)", in(users.age, {20, 30})),
             ORM_DOCS_ROW("not in (list)", not_in(users.age, {20, 30})),
             ORM_DOCS_ROW("like", like(users.name, "a%")),
             ORM_DOCS_ROW("not like", not_like(users.name, "a%")),
             ORM_DOCS_ROW("like without regard to case", ilike(users.name, "a%")),
             ORM_DOCS_ROW("like ... escape", like(users.name, escape_like("100%"))),
             ORM_DOCS_ROW("not like without regard to case", not_ilike(users.name, "a%")),
             ORM_DOCS_ROW("is distinct from", is_distinct_from(users.email, users.name)),
             ORM_DOCS_ROW("is not distinct from", is_not_distinct_from(users.email, users.name)),
             ORM_DOCS_ROW("a regular expression", regexp_like(users.name, "^a.c$")),
             ORM_DOCS_ROW("a column that may be absent", selected_when(false, users.email)),
             ORM_DOCS_ROW("a condition that may be absent", when(true, eq(users.age, 30))),
             ORM_DOCS_ROW("a parameter of a prepared statement",
                          eq(users.age, param<"age", std::int32_t>)),
             ORM_DOCS_ROW("a constant in the text", eq(users.age, lit<30>)),
             ORM_DOCS_ROW("a text in the text", eq(users.name, text_lit<"Ada">)),
             ORM_DOCS_ROW("raw SQL", raw<bool>("{} % {} = 0", users.age, 2)),
         }},
        {"Choices",
         {
             ORM_DOCS_ROW("case", case_when(lt(users.age, 18), "young").else_("grown")),
             ORM_DOCS_ROW("one of two values", iif(lt(users.age, 18), 1, 2)),
             ORM_DOCS_ROW("coalesce", coalesce(users.email, users.name)),
             ORM_DOCS_ROW("nullif", nullif(users.name, "")),
             ORM_DOCS_ROW("greatest", greatest(users.age, 18)),
             ORM_DOCS_ROW("least", least(users.age, 18)),
             ORM_DOCS_ROW("cast", cast<double>(users.age)),
             ORM_DOCS_ROW("a null of a type", cast<std::string>(std::nullopt)),
             ORM_DOCS_ROW("any function", fn<"abs", std::int32_t>(users.age)),
         }},
    };
}

}  // namespace docs
