// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/common_expression.hpp>

using orm::is_common_expression;

static_assert(is_common_expression("") && is_common_expression("[A-Z]{3}-[0-9]+"));
static_assert(is_common_expression("(?:a|b)*?(c)?x{2,}y{0,255}"));
static_assert(is_common_expression(R"(\d\S\.[\w\]-][^]a][[:alpha:]_])"));

// Words, ends of the text, looking around, flags, names, references, code points.
static_assert(!is_common_expression(R"(\ba)") && !is_common_expression(R"(\<a\>)"));
static_assert(!is_common_expression(R"(a\Z)") && !is_common_expression(R"(\'a)"));
static_assert(!is_common_expression("(?=a)") && !is_common_expression("(?i)a"));
static_assert(!is_common_expression("(?<a>b)") && !is_common_expression("(*FAIL)"));
static_assert(!is_common_expression(R"((a)\1)") && !is_common_expression(R"(\x41)"));

// Quantifiers of quantifiers, braces of other meanings, and more than PostgreSQL repeats.
static_assert(!is_common_expression("a++") && !is_common_expression("a{2}+"));
static_assert(!is_common_expression("a{,3}") && !is_common_expression("a{x"));
static_assert(!is_common_expression("a}"));
static_assert(!is_common_expression("a{256}") && !is_common_expression("a{99999999999}"));

static_assert(!is_common_expression("[[.a.]]") && !is_common_expression("[[:<:]]a"));
static_assert(!is_common_expression(R"([\D])") && !is_common_expression("[a"));
static_assert(!is_common_expression("a\\"));
