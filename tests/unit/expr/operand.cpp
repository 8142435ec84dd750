// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/operand.hpp>

#include <array>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

static_assert(in_sqlite(orm::as_operand<void>(5)) == "?");
static_assert(in_postgres(orm::as_operand<void>(5)) == "$1");

// Constants are written out, quoted by one function.
static_assert(in_sqlite(lit<5>) == "5");
static_assert(in_sqlite(lit<-5>) == "-5");
static_assert(in_sqlite(lit<true>) == "1");
static_assert(in_postgres(lit<false>) == "false");
static_assert(in_sqlite(lit<role::editor>) == "'editor'");
static_assert(in_sqlite(text_lit<"it's">) == "'it''s'");
static_assert(in_postgres(text_lit<"a\"b\\c">) == R"('a"b\c')");
static_assert(in_sqlite(text_lit<"">) == "''");
static_assert(in_sqlite(users.age - lit<-5>) == R"("age" - -5)");
static_assert(in_sqlite(-lit<-5>) == "- -5");
static_assert(in_sqlite(like(users.email, text_lit<"%">)) == R"("email" like '%')");

// Named parameters have a place in the text like any value.
constexpr auto id = param<"id", std::int64_t>;
static_assert(in_sqlite(eq(users.id, id)) == R"("id" = ?)");
static_assert(in_postgres(and_(eq(users.age, 3), eq(users.id, id), gt(users.id, id))) ==
              R"("age" = $1 and "id" = $2 and "id" > $3)");
static_assert(id.name == "id");
static_assert((id = 5).value == 5);
static_assert((param<"name", std::string> = "x").name == "name");

// How values are kept: whole numbers and fractions in one width, texts that may go away as copies.
template <class Peer, class Value, class Expected>
concept kept_as = std::same_as<orm::operand_for<Peer, Value>, Expected>;
static_assert(kept_as<void, short, orm::bound<std::int64_t>>);
static_assert(kept_as<void, unsigned, orm::bound<std::int64_t>>);
static_assert(kept_as<void, std::uint64_t, orm::bound<std::uint64_t>>);  // range checked when bound
static_assert(kept_as<void, float, orm::bound<double>>);
static_assert(kept_as<users_t::score_t, int, orm::bound<double>>);
static_assert(kept_as<void, bool, orm::bound<bool>>);
static_assert(kept_as<void, char const (&)[3], orm::bound<std::string_view>>);
static_assert(kept_as<void, std::string_view, orm::bound<std::string_view>>);
static_assert(kept_as<void, char (&)[3], orm::bound<std::string>>);
static_assert(kept_as<void, char*, orm::bound<std::string>>);
static_assert(kept_as<void, char const*, orm::bound<std::string_view>>);
static_assert(kept_as<void, std::string, orm::bound<std::string>>);
static_assert(kept_as<void, std::string const&, orm::bound<std::string>>);
static_assert(kept_as<users_t::rank_t, blog::rank, orm::bound<blog::rank, users_t::rank_t>>);
static_assert(kept_as<users_t::age_t, int, orm::bound<std::int64_t>>);
static_assert(kept_as<void, users_t::age_t const&, users_t::age_t>);

// Constants and parameters beside a column are stored like it.
static_assert(kept_as<users_t::rank_t, decltype(lit<blog::rank::low>),
                      orm::literal<blog::rank::low, users_t::rank_t>>);
static_assert(kept_as<users_t::rank_t, decltype(param<"r", blog::rank>),
                      orm::named_parameter<"r", blog::rank, users_t::rank_t>>);
static_assert(kept_as<users_t::age_t, decltype(lit<5>), orm::literal<5>>);
static_assert(
    kept_as<decltype(max(users.rank)), blog::rank, orm::bound<blog::rank, users_t::rank_t>>);
static_assert(kept_as<decltype(length(users.email)), int, orm::bound<std::int64_t>>);

// A row owns its texts and blobs, so that a bound view is read back as a string.
static_assert(std::same_as<orm::bound<std::string_view>::type, std::string>);
static_assert(std::same_as<orm::bound<std::span<std::byte const>>::type, std::vector<std::byte>>);
static_assert(std::same_as<orm::bound<std::optional<int>>::type, int>);
static_assert(
    std::same_as<value_from<users_t, orm::bound<std::optional<int>>>, std::optional<int>>);
static_assert(std::same_as<value_from<users_t, decltype(text_lit<"x">)>, std::string>);
static_assert(std::same_as<value_from<users_t, decltype(lit<role::admin>)>, role>);

static_assert(std::same_as<orm::operand_type<users_t::nickname_t>, std::string>);
static_assert(std::same_as<orm::operand_type<std::optional<int> const&>, int>);

// What has been refused once is not refused again.
using refused = orm::invalid_expression;
static_assert(orm::operands_compare<refused, int> && orm::operands_compare<std::string, refused>);
static_assert(orm::value_fits<refused, users_t::email_t>);
static_assert(orm::types_calculate<refused, std::string>);
static_assert(orm::joined_text<refused>);

// An enum kept by name does not meet one kept by number; what is kept like its peer meets both.
static_assert(orm::kept_alike<users_t::rank_t, decltype(max(users.rank))>);
static_assert(
    !orm::kept_alike<users_t::rank_t, decltype(case_when(users.active, blog::rank::low))>);
static_assert(!orm::kept_alike<decltype(cast<blog::rank>(users.email)), users_t::rank_t>);
static_assert(orm::kept_alike<users_t::rank_t, blog::rank>);
static_assert(orm::kept_alike<users_t::rank_t, orm::literal<blog::rank::low>>);
static_assert(orm::kept_alike<orm::named_parameter<"rank", blog::rank>, users_t::rank_t>);
static_assert(orm::kept_alike<users_t::rank_t, decltype(raw<blog::rank>("1"))>);
static_assert(orm::kept_alike<users_t::rank_t, decltype(fn<"abs", blog::rank>(users.age))>);
static_assert(orm::kept_alike<users_t::age_t, users_t::id_t>);

// What a value is bound as.
template <class Peer, class Value>
using operand = orm::operand_for<Peer, Value>;
static_assert(std::same_as<operand<users_t::id_t, int>, orm::bound<std::int64_t>>);
static_assert(std::same_as<operand<users_t::id_t, std::uint64_t>, orm::bound<std::uint64_t>>);
static_assert(std::same_as<operand<users_t::id_t, bool&>, orm::bound<bool>>);
static_assert(std::same_as<operand<users_t::id_t, float>, orm::bound<double>>);
static_assert(std::same_as<operand<double, int>, orm::bound<double>>);
static_assert(std::same_as<operand<double, std::uint64_t>, orm::bound<double>>);
static_assert(operand<double, std::uint64_t>(std::uint64_t{1} << 63U).stored == 0x1p63);
static_assert(std::same_as<operand<void, std::string const&>, orm::bound<std::string>>);
static_assert(std::same_as<operand<void, char (&)[4]>, orm::bound<std::string>>);
static_assert(std::same_as<operand<void, char const (&)[4]>, orm::bound<std::string_view>>);
static_assert(std::same_as<operand<void, std::string_view>, orm::bound<std::string_view>>);
static_assert(
    std::same_as<operand<users_t::rank_t, blog::rank>, orm::bound<blog::rank, users_t::rank_t>>);
static_assert(std::same_as<operand<int, users_t::rank_t const&>, users_t::rank_t>);
static_assert(std::same_as<operand<users_t::rank_t, decltype(lit<blog::rank::low>) const&>,
                           orm::literal<blog::rank::low, users_t::rank_t>>);
