// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/returned_rows.hpp>

namespace orm {

/// A `with` in front of an insert, update or delete, whose clauses are added behind it. What may
/// come next, and every rule, is that of the statement itself.
template <class With, class Query>
struct with_query {
    using operands = types<With, Query>;

    With  with;
    Query query;

    template <class... Assignments>
        requires requires(Query before, Assignments... given) { before.values(given...); }
    constexpr auto values(Assignments... given) const {
        return behind(query.values(given...));
    }
    template <column... Columns>
        requires requires(Query before, Columns... given) { before.columns(given...); }
    constexpr auto columns(Columns... given) const {
        return behind(query.columns(given...));
    }
    template <subquery Source>
        requires requires(Query before, Source given) { before.select(given); }
    constexpr auto select(Source given) const {
        return behind(query.select(given));
    }
    constexpr auto overriding_system_value() const
        requires requires(Query before) { before.overriding_system_value(); }
    {
        return behind(query.overriding_system_value());
    }
    constexpr auto overriding_user_value() const
        requires requires(Query before) { before.overriding_user_value(); }
    {
        return behind(query.overriding_user_value());
    }
    template <class... Columns>
        requires requires(Query before, Columns... given) { before.on_conflict(given...); }
    constexpr auto on_conflict(Columns... given) const {
        return behind(query.on_conflict(given...));
    }
    template <fixed_string Name>
        requires requires(Query before) { before.template on_conflict_on<Name>(); }
    constexpr auto on_conflict_on() const {
        return behind(query.template on_conflict_on<Name>());
    }
    constexpr auto or_replace() const
        requires requires(Query before) { before.or_replace(); }
    {
        return behind(query.or_replace());
    }
    constexpr auto or_ignore() const
        requires requires(Query before) { before.or_ignore(); }
    {
        return behind(query.or_ignore());
    }
    constexpr auto do_nothing() const
        requires requires(Query before) { before.do_nothing(); }
    {
        return behind(query.do_nothing());
    }
    template <class... Assignments>
        requires requires(Query before, Assignments... given) { before.do_update(given...); }
    constexpr auto do_update(Assignments... given) const {
        return behind(query.do_update(given...));
    }
    template <class Condition, class... Assignments>
        requires requires(Query before, Condition only, Assignments... given) {
            before.do_update_where(only, given...);
        }
    constexpr auto do_update_where(Condition only, Assignments... given) const {
        return behind(query.do_update_where(only, given...));
    }
    template <class... Assignments>
        requires requires(Query before, Assignments... given) { before.set(given...); }
    constexpr auto set(Assignments... given) const {
        return behind(query.set(given...));
    }
    template <row_source Source>
        requires requires(Query before, Source given) { before.from(given); }
    constexpr auto from(Source given) const {
        return behind(query.from(given));
    }
    template <row_source Source>
        requires requires(Query before, Source given) { before.using_(given); }
    constexpr auto using_(Source given) const {
        return behind(query.using_(given));
    }
    template <row_source Source, class On>
        requires requires(Query before, Source joined, On on) { before.inner_join(joined, on); }
    constexpr auto inner_join(Source given, On on) const {
        return behind(query.inner_join(given, on));
    }
    template <row_source Source, class On>
        requires requires(Query before, Source joined, On on) { before.left_join(joined, on); }
    constexpr auto left_join(Source given, On on) const {
        return behind(query.left_join(given, on));
    }
    template <class Condition>
        requires requires(Query before, Condition given) { before.where(given); }
    constexpr auto where(Condition given) const {
        return behind(query.where(given));
    }
    constexpr auto all_rows() const
        requires requires(Query before) { before.all_rows(); }
    {
        return behind(query.all_rows());
    }
    template <class... Items>
        requires requires(Query before, Items... given) { before.order_by(given...); }
    constexpr auto order_by(Items... given) const {
        return behind(query.order_by(given...));
    }
    template <class Count>
        requires requires(Query before, Count given) { before.limit(given); }
    constexpr auto limit(Count given) const {
        return behind(query.limit(given));
    }
    template <selectable... Items>
        requires requires(Query before, Items... given) { before.returning(given...); }
    constexpr auto returning(Items... given) const {
        return behind(query.returning(given...));
    }
    template <class Target>
    constexpr auto into() const {
        return into_query<Target, with_query>{*this};
    }

private:
    template <class Next>
    constexpr auto behind(Next next) const {
        return with_query<With, Next>{with, next};
    }
};

}  // namespace orm
