// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <orm/support/fixed_string.hpp>

namespace orm {

/// Where a sequence begins and how it goes on.
struct sequence_options {
    std::int64_t start     = 1;
    std::int64_t increment = 1;
    std::int64_t maximum   = 0;  // 0: that of the engine
    std::int64_t cache     = 1;  // numbers that a connection takes at once
    bool         cycle     = false;

    bool operator==(sequence_options const&) const = default;
};

/// The base of all sequences, by which a schema knows them.
struct sequence_base {};

template <class Type>
concept number_sequence = __is_base_of(sequence_base, Type);

/// A count of the database's own, for `nextval`. PostgreSQL only.
///
///     inline constexpr orm::sequence<"invoice_numbers", orm::sequence_options{.start = 1000}>
///         invoice_numbers;
///
/// The last argument names a schema of PostgreSQL.
template <fixed_string Name, sequence_options Options = sequence_options{},
          fixed_string Schema = "">
struct sequence : sequence_base {
    static constexpr std::string_view name    = Name.view();
    static constexpr std::string_view schema  = Schema.view();
    static constexpr sequence_options options = Options;
};

}  // namespace orm
