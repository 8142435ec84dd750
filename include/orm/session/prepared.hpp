// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <orm/session/plan.hpp>
#include <orm/session/row_stream.hpp>

namespace orm {

/// The values of named parameters: `users_by_role.all(role = Role::admin)`.
template <class... Given>
struct arguments : Given... {
    template <fixed_string Name, class Value>
    static constexpr Value const& get(parameter_value<Name, Value> const& given) {
        return given.value;
    }

    template <fixed_string Name, class Type>
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
template <fixed_string Name, class Type>
struct named_parameters_in<named_parameter<Name, Type>> {
    using result = types<named_parameter<Name, Type>>;
};

template <class Parameter, class... Given>
inline constexpr int times_given = ((Given::name == Parameter::name ? 1 : 0) + ... + 0);

template <class Parameter, class... Given>
concept given_once = times_given<Parameter, Given...> == 1;

template <class Given, class... Parameters>
concept is_a_parameter = ((Given::name == Parameters::name) || ...);

template <class Parameter, class Given>
concept parameter_type_fits = Parameter::name != Given::name ||
                              comparable<typename Parameter::type, base_type<typename Given::held>>;

/// Rules `parameter-unbound`, `parameter-unknown` and `parameter-type`.
template <class... Parameters, class... Given>
consteval bool check_arguments(types<Parameters...>, types<Given...>) {
    constexpr bool unbound = !(given_once<Parameters, Given...> && ...);
    constexpr bool unknown = !unbound && !(is_a_parameter<Given, Parameters...> && ...);
    if constexpr (unbound) {
        static_assert((given_once<Parameters, Given...> && ...),
                      "orm: each named parameter of the statement is given exactly one value. "
                      "docs/errors.md#parameter-unbound");
        return false;
    } else if constexpr (unknown) {
        static_assert((is_a_parameter<Given, Parameters...> && ...),
                      "orm: a value is given for a parameter that the statement does not have. "
                      "docs/errors.md#parameter-unknown");
        return false;
    } else {
        return true;
    }
}

template <class Parameter, class... Given>
consteval bool check_argument_types() {
    static_assert((parameter_type_fits<Parameter, Given> && ...),
                  "orm: a named parameter is given a value of the wrong type. "
                  "docs/errors.md#parameter-type");
    return (parameter_type_fits<Parameter, Given> && ...);
}

template <class... Parameters, class... Given>
consteval bool check_all_argument_types(types<Parameters...>, types<Given...>) {
    return (check_argument_types<Parameters, Given...>() && ...);
}

/// A statement that the engine has compiled, with values to be given each time it is run:
///
///     constexpr auto role = param<"role", Role>;
///     auto by_role = db.prepare(select().from(users).where(eq(users.role, role)));
///     auto admins  = by_role.all(role = Role::admin);
template <backend_connection Connection, class Query>
class prepared {
public:
    using row     = typename result_of<Query>::row;
    using dialect = typename Connection::dialect;

    prepared(session<Connection>& owner, Query query) : session_(&owner), query_(std::move(query)) {
        check_query<Query>();
        if constexpr (!has_parts<Query>) {
            statement_source source;
            source.index = &index_of_query<dialect, Query>;
            source.sql   = sql_text<dialect, Query>.view();
            owner.release(owner.acquire(source));
        }
    }

    template <class... Given>
    std::vector<row> all(Given... given) {
        std::vector<row> rows;
        if constexpr (check<Given...>()) {
            bound_query<dialect, Query> const bound(query_, arguments<Given...>{given...});
            session_->fetch_all(bound.source(), bound.values(), result_of<Query>::layout(),
                                sink_of(rows));
        }
        return rows;
    }

    template <class... Given>
    std::optional<row> first(Given... given) {
        std::optional<row> found;
        if constexpr (check<Given...>()) {
            bound_query<dialect, Query> const bound(query_, arguments<Given...>{given...});
            found.emplace();
            if (!session_->fetch_first(bound.source(), bound.values(), result_of<Query>::layout(),
                                       &*found, changes_rows<Query>))
                found.reset();
        }
        return found;
    }

    template <class... Given>
    row one(Given... given) {
        row result{};
        if constexpr (check<Given...>()) {
            bound_query<dialect, Query> const bound(query_, arguments<Given...>{given...});
            session_->fetch_one(bound.source(), bound.values(), result_of<Query>::layout(),
                                &result);
        }
        return result;
    }

    template <class... Given>
    std::int64_t run(Given... given) {
        if constexpr (check<Given...>()) {
            bound_query<dialect, Query> const bound(query_, arguments<Given...>{given...});
            return session_->run(bound.source(), bound.values());
        } else {
            return 0;
        }
    }

    template <class... Given>
    row_stream<Connection, Query> stream(Given... given) {
        static_assert(check<Given...>());
        return row_stream<Connection, Query>(*session_, query_, arguments<Given...>{given...});
    }

private:
    template <class... Given>
    static consteval bool check() {
        using parameters = typename named_parameters_in<Query>::result;
        if constexpr (check_arguments(parameters{}, types<Given...>{}))
            return check_all_argument_types(parameters{}, types<Given...>{});
        else
            return false;
    }

    session<Connection>* session_;
    Query                query_;
};

}  // namespace orm
