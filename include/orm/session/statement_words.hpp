// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/select.hpp>
#include <orm/query/update.hpp>
#include <orm/session/statement_rules.hpp>

namespace orm {

/// What begins a statement is no verb of a database, though other libraries have it so. Each is
/// refused, and goes on as the statement that is meant, so that its clauses are no errors, too.
class statement_words {
public:
    template <class... Items>
    constexpr auto select(Items const&... items) const {
        refuse_statement_word<Items...>();
        return dsl::select(items...);
    }
    template <table Table, class... Given>
    constexpr auto insert_into(Table const& target, Given const&...) const {
        refuse_statement_word<Table>();
        return dsl::insert_into(target);
    }
    template <table Table, class... Given>
    constexpr auto insert(Table const& target, Given const&...) const {
        return insert_into(target);
    }
    template <table Table, class... Given>
    constexpr auto update(Table const& target, Given const&...) const {
        refuse_statement_word<Table>();
        return dsl::update(target);
    }
    template <table Table, class... Given>
    constexpr auto delete_from(Table const& target, Given const&...) const {
        refuse_statement_word<Table>();
        return dsl::delete_from(target);
    }
    template <table Table, class... Given>
    constexpr auto remove(Table const& target, Given const&...) const {
        return delete_from(target);
    }
};

}  // namespace orm
