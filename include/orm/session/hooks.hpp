// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <orm/backend/concept.hpp>
#include <orm/schema/initializers.hpp>
#include <orm/schema/role_columns.hpp>

// Functions of a row, or of what it inherits, that the verbs on rows call.

namespace orm {

template <backend_connection Connection>
class open_transaction;

// What has one of these names makes it ambiguous in a struct that inherits both.
struct hook_names {
    int before_insert, before_update, before_delete, after_insert, after_update, after_delete;
};
template <class Row>
struct beside_hook_names : Row, hook_names {};

// A hook is looked for by calling it. Which struct it is of is asked of a pointer to it; of one
// that takes `auto&`, with what it would be given. All is the same for each but its name, and for
// those of a row that goes, which is const.
#define ORM_HOOK(name, constness)                                               \
    struct name##_hook {                                                        \
        template <class Held, class Given>                                      \
        static constexpr bool is_in =                                           \
            requires(Held constness& held, Given& given) { held.name(given); }; \
        template <class Row>                                                    \
        using member = decltype(&Row::name);                                    \
        template <class Row, class Given>                                       \
        using member_for = decltype(&Row::template name<Given>);                \
        static void call(auto& held, auto& given) { held.name(given); }         \
    };
ORM_HOOK(before_insert, )
ORM_HOOK(before_update, )
ORM_HOOK(before_delete, const)
ORM_HOOK(after_insert, )
ORM_HOOK(after_update, )
ORM_HOOK(after_delete, const)
#undef ORM_HOOK

/// Whether a struct has something of this name, be it private or overloaded. One that nothing can
/// inherit does not tell.
template <class Row, class Hook>
consteval bool has_hook_name() {
    if constexpr (std::is_final_v<Row>)
        return false;
    else
        return !requires { typename Hook::template member<beside_hook_names<Row>>; };
}

/// Of two mixins it is the name of both, and each is called by itself.
template <class Hook, class... Mixins>
consteval bool is_of_several(types<Mixins...>) {
    return (0 + ... + (has_hook_name<Mixins, Hook>() ? 1 : 0)) > 1;
}

template <class Member>
inline constexpr bool is_pointer_to_function =
    std::is_member_function_pointer_v<Member> || std::is_function_v<std::remove_pointer_t<Member>>;

template <class Row, class Hook>
consteval bool is_no_lost_hook() {
    if constexpr (requires { typename Hook::template member<Row>; })
        return !is_pointer_to_function<typename Hook::template member<Row>>;
    else if constexpr (has_hook_name<Row, Hook>())
        return is_of_several<Hook>(mixins_of<table_for<Row>>{});
    else
        return true;
}
template <class Row, class Hook>
concept hook_can_be_called = is_no_lost_hook<Row, Hook>();

/// Rule `hook-argument`: a function of a hook's name that cannot be called as one would never be
/// called.
template <class Row, class Hook>
consteval bool check_hook() {
    static_assert(hook_can_be_called<Row, Hook>,
                  "orm: a function of a row has the name of a hook and cannot be called as one: "
                  "before_insert and before_update take an orm::context const&, all others auto& "
                  "of a transaction; it is public, and const where the row is deleted. "
                  "docs/errors.md#hook-argument");
    return hook_can_be_called<Row, Hook>;
}

/// The row has a hook that is none of its mixins', which are called by themselves.
template <class Hook, class Row, class Given, class... Mixins>
consteval bool has_own_hook(types<Mixins...>) {
    using mixins = types<Mixins...>;
    if constexpr (!Hook::template is_in<Row, Given>)
        return !check_hook<Row, Hook>() && false;
    else if constexpr (requires { typename Hook::template member_for<Row, Given>; })
        return !mixins::template contains<class_of<typename Hook::template member_for<Row, Given>>>;
    else if constexpr (requires { typename Hook::template member<Row>; })
        return !mixins::template contains<class_of<typename Hook::template member<Row>>>;
    else
        return true;
}

template <class Hook, class Row, class Given>
inline constexpr bool has_own_hook_of = has_own_hook<Hook, Row, Given>(mixins_of<table_for<Row>>{});

template <class Hook, class Given, class... Mixins>
consteval bool any_has_hook(types<Mixins...>) {
    return (Hook::template is_in<Mixins, Given> || ...);
}

/// Whether a verb on a row has to call such hooks with a transaction.
template <class Hook, class Row, class Transaction>
inline constexpr bool has_hook_for = has_own_hook_of<Hook, Row, Transaction> ||
                                     any_has_hook<Hook, Transaction>(mixins_of<table_for<Row>>{});
template <class Hook, class Row, class Connection>
inline constexpr bool has_hook = has_hook_for<Hook, Row, open_transaction<Connection>>;

template <class Hook, class Row, class Given, class... Mixins>
void call_hooks_of(Row& row, Given& given, types<Mixins...>) {
    [[maybe_unused]] auto const call = [&]<class Mixin>(Mixin& held) {
        if constexpr (Hook::template is_in<std::remove_const_t<Mixin>, Given>)
            Hook::call(held, given);
    };
    (call(static_cast<std::conditional_t<std::is_const_v<Row>, Mixins const, Mixins>&>(row)), ...);
    if constexpr (has_own_hook_of<Hook, std::remove_const_t<Row>, Given>) Hook::call(row, given);
}

/// Those of the mixins in their order, then the row's own.
template <class Hook, class Row, class Given>
void call_hooks(Row& row, Given& given) {
    call_hooks_of<Hook>(row, given, mixins_of<table_for<std::remove_const_t<Row>>>{});
}

/// Whether what is written of a row may not be what it holds before.
template <class Row>
inline constexpr bool sets_itself = has_own_hook_of<before_insert_hook, Row, context const> ||
                                    has_own_hook_of<before_update_hook, Row, context const>;

}  // namespace orm
