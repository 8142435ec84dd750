// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/sequence.hpp>

#include <orm/schema/schema.hpp>

namespace {

constexpr orm::sequence<"numbers">                                                       plain;
constexpr orm::sequence<"steps", orm::sequence_options{.start = 10, .cycle = true}, "s"> steps;

static_assert(orm::number_sequence<decltype(orm::sequence<"numbers">{})>);
static_assert(!orm::number_sequence<int>);
static_assert(plain.name == "numbers" && plain.schema.empty());
static_assert(plain.options == orm::sequence_options{});
static_assert(steps.options.start == 10 && steps.options.cycle && steps.schema == "s");

struct thing {
    long id{};
};
ORM_TABLE(things, thing, "things", (id, primary_key))

constexpr auto with_sequences = orm::schema(plain, things, steps);
static_assert(decltype(with_sequences)::objects::sequences::size == 2);
static_assert(decltype(with_sequences)::objects::views::size == 0);
static_assert(orm::database_schema<std::remove_const_t<decltype(with_sequences)>>);
static_assert(!orm::schema_part<int>);

}  // namespace
