// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include <orm/relation/bind_keys.hpp>
#include <orm/relation/key_index.hpp>
#include <orm/relation/level_query.hpp>
#include <orm/relation/taken_row.hpp>
#include <orm/session/plan.hpp>

namespace orm {

template <class... Columns, class Row>
void add_key(key_index& keys, std::uint32_t number, Row const& row, types<Columns...>) {
    using level = level_facts<Row>;
    value* at   = keys.next_key();
    ((::new (static_cast<void*>(at++)) value(
         to_value<encoding_of<Columns>>(level::template member<Columns>(row), keys.temporaries))),
     ...);
    keys.add(number);
}

template <multiplicity Number, class Member>
auto& new_child(Member& member) {
    if constexpr (Number == multiplicity::many)
        return member.emplace_back();
    else if constexpr (Number == multiplicity::optional)
        return member.emplace();
    else if constexpr (Number == multiplicity::picked)
        return member.row.emplace();
    else
        return member;
}

template <multiplicity Number, class Member, class Visit>
void for_each_child(Member& member, Visit&& visit) {
    if constexpr (Number == multiplicity::many) {
        for (auto& child : member) visit(child);
    } else if constexpr (Number == multiplicity::optional) {
        if (member) visit(*member);
    } else if constexpr (Number == multiplicity::picked) {
        if (member.row) visit(*member.row);
    } else {
        visit(member);
    }
}

/// Gives aggregates to the parents they are of.
template <class Relation, class Query>
class aggregate_giver {
public:
    using parent = typename Relation::parent;

    aggregate_giver(key_index& keys, std::vector<parent*> const& parents)
        : keys_(keys), parents_(parents) {}

    static void* add(void* giver) {
        auto& self = *static_cast<aggregate_giver*>(giver);
        self.give();
        self.waiting_ = true;
        return &self.read_;
    }

    void give() {
        if (waiting_) give(typename Query::key{}, std::make_index_sequence<Query::key::size>{});
        waiting_ = false;
    }

    std::size_t given() const { return 0; }

private:
    template <class... Columns, std::size_t... Index>
    void give(types<Columns...>, std::index_sequence<Index...>) {
        scratch     temporaries;
        value const key[]{
            to_value<encoding_of<Columns>>(read_.template get<Index>(), temporaries)...};
        for (std::uint32_t number = keys_.find(key); number != key_index::none;
             number               = keys_.next(number))
            member_at<Relation::position>(*parents_[number]).value =
                read_.template get<sizeof...(Columns)>();
    }

    key_index&                          keys_;
    std::vector<parent*> const&         parents_;
    row_type<statement_of_level<Query>> read_{};
    bool                                waiting_ = false;
};

/// Gives rows to the parents they belong to, each when the next one is asked for.
template <class Relation, class Query>
class row_giver {
public:
    using parent = typename Relation::parent;
    using child  = typename Relation::child;
    using read   = row_type<statement_of_level<Query>>;
    using taken  = taken_row<Query>;

    row_giver(key_index& keys, std::vector<parent*> const& parents)
        : keys_(keys), parents_(parents) {}

    static void* add(void* giver) {
        auto& self = *static_cast<row_giver*>(giver);
        self.give();
        self.waiting_ = true;
        return &self.read_;
    }

    void give() {
        if (waiting_) give(typename Query::key{});
        waiting_ = false;
    }

    /// How many parents have got a row.
    std::size_t given() const { return given_; }

private:
    template <class... Columns>
    void give(types<Columns...>) {
        scratch     temporaries;
        value const key[]{
            to_value<encoding_of<Columns>>(taken::template column<Columns>(read_), temporaries)...};
        std::uint32_t number = keys_.find(key);
        while (number != key_index::none) {
            std::uint32_t const next = keys_.next(number);
            auto&               made =
                new_child<Relation::number>(member_at<Relation::position>(*parents_[number]));
            taken::store(read_, level_facts<child>::row_in(made), next == key_index::none);
            ++given_;
            number = next;
        }
    }

    key_index&                  keys_;
    std::vector<parent*> const& parents_;
    read                        read_{};
    std::size_t                 given_   = 0;
    bool                        waiting_ = false;
};

}  // namespace orm
