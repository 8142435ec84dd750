// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/match_filters.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm::dsl;

namespace {

// Labels of posts by their names, whatever the keys say.
constexpr auto by_name = eq(labels.name, remarks.text);
constexpr auto loud    = eq(remarks.text, std::string_view("!"));
constexpr auto fifth   = eq(remarks.id, 5);

using way =
    orm::column_match<std::remove_const_t<decltype(by_name)>, std::remove_const_t<decltype(fifth)>>;
template <class Parent, class Child, orm::multiplicity Number>
using links = typename orm::links_named<Parent, Child, Number, way>::result;

static_assert(links<labels_t, remarks_t, orm::multiplicity::many>::size == 1);
static_assert(links<labels_t, remarks_t, orm::multiplicity::optional>::size ==
              0);  // there are many
static_assert(links<remarks_t, labels_t, orm::multiplicity::optional>::size == 1);
static_assert(links<remarks_t, labels_t, orm::multiplicity::many>::size == 1);
static_assert(links<posts_t, remarks_t, orm::multiplicity::many>::size == 0);
static_assert(
    !orm::always_there<orm::first_type<links<remarks_t, labels_t, orm::multiplicity::optional>>>);

struct label_page {
    label               row;
    std::vector<remark> remarks;
};
using remarks_of_label = orm::relation<label_page, 1>;
static_assert(!orm::filters_parent<remarks_of_label, std::remove_const_t<decltype(fifth)>>);

// Its conditions stand in the statement of the level, before or behind what is said of it.
template <class... Clauses>
constexpr auto query(Clauses const&... given) {
    auto const clauses = orm::with_filters<remarks_of_label>(
        orm::make_list(orm::level_clause<Clauses>::of(given)...), orm::make_list(fifth));
    return [&]<class... All>(orm::list<All...> const& all) {
        using link = orm::first_type<links<labels_t, remarks_t, orm::multiplicity::many>>;
        return orm::level_query<remark, link, All...>::make(nullptr, 0, all);
    }(clauses);
}
static_assert(in_sqlite(query()) ==
              R"(select "id", "post_id", "text" from "remarks" where "text" in)"
              R"( (select value from json_each(?)) and "id" = ? order by "text", "id")");
static_assert(in_postgres(query(where(gt(remarks.post_id, 1)), order_by(desc(remarks.id)))) ==
              R"(select "id", "post_id", "text" from "remarks" where "text" = any($1))"
              R"( and "post_id" > $2 and "id" = $3 order by "text", "id" desc)");

static_assert(orm::match_of_columns<std::remove_const_t<decltype(by_name)>>);
static_assert(!orm::match_of_columns<std::remove_const_t<decltype(fifth)>>);
static_assert(!orm::match_of_columns<std::remove_const_t<decltype(by_name)>,
                                     std::remove_const_t<decltype(gt(remarks.id, 5))>>);
static_assert(orm::match_of_columns<std::remove_const_t<decltype(by_name)>,
                                    std::remove_const_t<decltype(loud)>>);

}  // namespace
