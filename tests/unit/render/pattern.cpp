// SPDX-License-Identifier: BSL-1.0
#include <orm/render/pattern.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

template <orm::dialect Dialect, class... Items>
constexpr auto written(std::string_view pattern, Items... items) {
    auto const  list = orm::make_list(items...);
    orm::writer counted(Dialect::facts);
    orm::write_pattern(counted, pattern, &list);
    orm::built_text text(counted.size());
    orm::writer     out(Dialect::facts, text.data());
    orm::write_pattern(out, pattern, &list);
    return text;
}

template <class... Items>
constexpr auto in_question_marks(std::string_view pattern, Items... items) {
    return written<orm::sqlite_dialect>(pattern, items...);
}

// Parentheses where it could be unclear what an operand is.
constexpr auto sum = users.age + 1;
static_assert(in_question_marks("f()") == "f()");
static_assert(in_question_marks("f(@*)", sum, users.id) == R"(f("age" + ?, "id"))");
static_assert(in_question_marks("f(@1, @2)", sum, sum) == R"(f("age" + ?, "age" + ?))");
static_assert(in_question_marks("f(@1 || 'x')", sum) == R"(f(("age" + ?) || 'x'))");
static_assert(in_question_marks("cast(@1 as text)", sum) == R"(cast("age" + ? as text))");
static_assert(in_question_marks("f(1 - @1)", sum) == R"(f(1 - ("age" + ?)))");

// Parameters keep their numbers when an operand is written again, and go on behind them.
static_assert(in_question_marks("f(@1, @2, @1)", sum, sum) ==
              R"(f("age" + ?, "age" + ?, "age" + ?1))");
static_assert(in_question_marks("f(@1, @1, @2)", sum, sum) ==
              R"(f("age" + ?, "age" + ?1, "age" + ?))");
static_assert(written<orm::postgres_dialect>("f(@1, @1, @2)", sum, sum) ==
              R"(f("age" + $1, "age" + $1, "age" + $2))");

}  // namespace
