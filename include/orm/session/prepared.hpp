// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <orm/session/fetch_rows.hpp>
#include <orm/session/row_stream.hpp>
#include <orm/session/statement_rules.hpp>

namespace orm {

/// The values of named parameters: `users_by_role.all(role = Role::admin)`.
template <class... Given>
struct arguments : Given... {
    template <fixed_string Name, class Value>
    static constexpr Value const& get(parameter_value<Name, Value> const& given) {
        return given.value;
    }

    template <fixed_string Name>
    constexpr decltype(auto) find() const {
        return get<Name>(*this);
    }
};

template <class Node>
struct named_parameters_in {
    using result = typename named_parameters_in<typename Node::operands>::result;
};
template <class... Nodes>
struct named_parameters_in<types<Nodes...>> {
    using result = joined_types<typename named_parameters_in<Nodes>::result...>;
};
template <class... Nodes>
struct named_parameters_in<list<Nodes...>> : named_parameters_in<types<Nodes...>> {};
template <fixed_string Name, class Type, class Peer>
struct named_parameters_in<named_parameter<Name, Type, Peer>> {
    using result = types<named_parameter<Name, Type>>;
};

template <class Parameter, class... Given>
inline constexpr int times_given = ((Given::name == Parameter::name ? 1 : 0) + ... + 0);

template <class Parameter, class... Given>
concept is_given = times_given<Parameter, Given...> != 0;

template <class Parameter, class... Given>
concept is_given_once = times_given<Parameter, Given...> <= 1;

template <class Given, class... Parameters>
concept is_a_parameter = ((Given::name == Parameters::name) || ...);

/// Null is a value only for a parameter that says so: `param<"name", std::optional<std::string>>`.
template <class Parameter, class Given>
concept parameter_type_fits =
    Parameter::name != Given::name ||
    (value_fits<typename Given::held, Parameter> &&
     (!is_nullable<typename Given::held> || Parameter::nulls == null_rule::always));

/// Rule `parameter-unknown`.
template <class Given, class... Parameters>
consteval bool check_known() {
    static_assert(
        is_a_parameter<Given, Parameters...>,
        "orm: a value is given for a parameter that the statement does not have. Leave it "
        "out. docs/errors.md#parameter-unknown");
    return is_a_parameter<Given, Parameters...>;
}

/// Rules `parameter-unbound`, `parameter-bound-twice` and `parameter-type`.
template <class Parameter, class... Given>
consteval bool check_argument() {
    if constexpr (!is_given<Parameter, Given...>) {
        static_assert(is_given<Parameter, Given...>,
                      "orm: a named parameter of the statement is given no value. "
                      "Assign it one where the statement is run. docs/errors.md#parameter-unbound");
        return false;
    } else if constexpr (!is_given_once<Parameter, Given...>) {
        static_assert(is_given_once<Parameter, Given...>,
                      "orm: a named parameter is given two values. Leave one of them out. "
                      "docs/errors.md#parameter-bound-twice");
        return false;
    } else {
        static_assert((parameter_type_fits<Parameter, Given> && ...),
                      "orm: a named parameter is given a value of the wrong type. Give one of the "
                      "type it is declared with. docs/errors.md#parameter-type");
        return (parameter_type_fits<Parameter, Given> && ...);
    }
}

template <class... Parameters, class... Given>
consteval bool check_arguments(types<Parameters...>, types<Given...>) {
    if constexpr ((check_known<Given, Parameters...>() && ...))
        return (check_argument<Parameters, Given...>() && ...);
    else
        return false;
}

/// A statement that the engine has compiled, or will at its first run where its text depends on its
/// values (optional conditions, raw SQL); with values to be given each time it is run:
///
///     constexpr auto role = param<"role", Role>;
///     auto by_role = db.prepare(select().from(users).where(eq(users.role, role)));
///     auto admins  = by_role.all(role = Role::admin);
template <backend_connection Connection, class Query>
class prepared {
public:
    using row     = row_type<Query>;
    using dialect = typename Connection::dialect;

    prepared(session<Connection>& owner, Query query) : session_(&owner), query_(std::move(query)) {
        check_query<Query>();
        if constexpr (!has_parts<Query>) {
            if constexpr (typed_statement<typename Connection::statement>)
                owner.compile({&plan_of<dialect, Query, only_types>, &query_});
            else {
                call_guard const inside(owner.callers);
                owner.release(owner.acquire({.index = &index_of_query<dialect, Query>,
                                             .sql   = sql_text<dialect, Query>.view()}));
            }
        }
    }

    template <class... Given>
    std::vector<row> all(Given... given) {
        if constexpr (check_reading<Given...>()) {
            arguments<Given...> const values{given...};
            return fetch_rows<row, changes_rows<Query>>(*session_, call_with(values),
                                                        result_of<Query>::layout());
        } else {
            return {};
        }
    }

    template <class... Given>
    std::optional<row> first(Given... given) {
        std::optional<row> found;
        if constexpr (check_reading<Given...>()) {
            arguments<Given...> const values{given...};
            found.emplace();
            if (!session_->fetch_first(call_with(values), result_of<Query>::layout(), &*found))
                found.reset();
        }
        return found;
    }

    template <class... Given>
    row one(Given... given) {
        row result{};
        if constexpr (check_reading<Given...>()) {
            arguments<Given...> const values{given...};
            session_->fetch_one(call_with(values), result_of<Query>::layout(), &result);
        }
        return result;
    }

    template <class... Given>
    std::int64_t run(Given... given) {
        if constexpr (!check_run<Query>()) {
            return 0;
        } else if constexpr (check<Given...>()) {
            arguments<Given...> const values{given...};
            return session_->run(call_with(values));
        } else {
            return 0;
        }
    }

    template <class... Given>
    row_stream<Connection, Query, arguments<Given...>> stream(Given... given) {
        if constexpr (check_reading<Given...>())
            return {*session_, query_, arguments<Given...>{given...}};
        else
            throw no_arguments{};  // never compiled
    }

private:
    template <class... Given>
    static consteval bool check_reading() {
        if constexpr (check_rows_to_read<Query>())
            return check<Given...>();
        else
            return false;
    }

    template <class... Given>
    static consteval bool check() {
        return check_arguments(typename named_parameters_in<Query>::result{}, types<Given...>{});
    }

    /// The values are looked at until the statement has run.
    template <class... Given>
    statement_call call_with(arguments<Given...> const& values) const {
        return {&plan_of<dialect, Query, arguments<Given...>>, &query_, &values};
    }

    session<Connection>* session_;
    Query                query_;
};

}  // namespace orm
