// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <orm/expr/order.hpp>
#include <orm/support/fixed_string.hpp>

// An order that is chosen when the program runs, among those that it was compiled with.

namespace orm {

/// An order and the name that it is chosen by.
template <fixed_string Name, class... Items>
struct sort_choice {
    using operands = types<Items...>;

    static constexpr std::string_view name = Name.view();

    list<Items...> items;
};

/// One of several orders, or its reverse. What is said about nulls holds in both directions.
template <class... Choices>
struct chosen_order {
    using operands = types<Choices...>;

    list<Choices...> choices;
    std::uint8_t     place       = 0;
    bool             is_reversed = false;

    constexpr chosen_order reversed() const { return {choices, place, !is_reversed}; }
};

template <class... Choices>
consteval bool have_different_choice_names() {
    std::string_view const names[]{Choices::name...};
    for (std::string_view const& name : names)
        for (std::string_view const* other = names; other != &name; ++other)
            if (name == *other) return false;
    return true;
}

template <class... Choices>
concept choices_have_different_names = have_different_choice_names<Choices...>();

/// Rule `sort-choices-of-one-name`.
template <class... Choices>
consteval void check_choice_names() {
    static_assert(choices_have_different_names<Choices...>,
                  "orm: two sort choices have the same name. Rename one of them. "
                  "docs/errors.md#sort-choices-of-one-name");
}

/// The orders that there are. What a caller asks for is looked up by name, so that nothing of it
/// gets into a statement.
template <class... Choices>
struct sort_choices_list {
    using chosen = chosen_order<Choices...>;

    static constexpr std::string_view names[sizeof...(Choices)]{Choices::name...};

    list<Choices...> choices;

    /// The order of this name, `std::nullopt` where there is none.
    constexpr std::optional<chosen> find(std::string_view name) const {
        for (std::uint8_t at = 0; at != sizeof...(Choices); ++at)
            if (names[at] == name) return chosen{choices, at, false};
        return std::nullopt;
    }

    /// The same with a direction as in a query string: "asc" or none, as it is written; "desc", the
    /// other way round. `std::nullopt` for any other.
    constexpr std::optional<chosen> find(std::string_view name, std::string_view direction) const {
        auto found = find(name);
        if (found && direction == "desc") return found->reversed();
        return direction.empty() || direction == "asc" ? found : std::nullopt;
    }

    /// What is taken when nobody asks: `sorts.find(name).value_or(sorts.first())`
    constexpr chosen first() const { return {choices, 0, false}; }
};

namespace dsl {

/// `sort_choice<"newest">(desc(posts.published_at), desc(posts.id))`
template <fixed_string Name, class... Items>
    requires(sizeof...(Items) != 0)
constexpr auto sort_choice(Items... items) {
    return orm::sort_choice<Name, Items...>{make_list(items...)};
}

/// The orders that a caller may choose from:
///
///     constexpr auto sorts = sort_choices(sort_choice<"title">(posts.title),
///                                         sort_choice<"views">(posts.views, posts.id));
///     auto order = sorts.find(request["sort"], request["dir"]).value_or(sorts.first());
///     db.all(select().from(posts).order_by(order));
template <class... Choices>
    requires(sizeof...(Choices) != 0)
constexpr auto sort_choices(Choices... choices) {
    check_choice_names<Choices...>();
    return sort_choices_list<Choices...>{make_list(choices...)};
}

}  // namespace dsl
}  // namespace orm
