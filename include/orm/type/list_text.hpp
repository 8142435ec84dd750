// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// A list of values as one text in the form of a JSON array, where the engine has no arrays: what
/// `in` looks at and what a column holds. Dates and times are written as the engine stores them,
/// blobs in hexadecimal digits.
class list_text {
public:
    /// Throws `conversion_error` for what is no number and for a NUL character: JSON, or the
    /// engine's reading of it, cannot hold them.
    void add(value const& element);

    /// A list inside of the list: what is added until `end_list`.
    void begin_list();
    void end_list() { text_ += ']'; }

    /// The whole text; nothing can be added behind.
    std::string_view finish();

private:
    void separate();

    std::string text_ = "[";
};

/// The list that such a text stands for, of values of one kind and nulls. It is kept with the
/// temporaries. Throws `conversion_error` for any other text.
value list_from_text(std::string_view text, storage element, scratch& temporaries);

/// A list of values as it is, for engines with arrays.
class list_values {
public:
    explicit list_values(std::size_t size);
    list_values(list_values const&)            = delete;
    list_values& operator=(list_values const&) = delete;
    ~list_values();

    void add(value const& element);

    /// The list, of elements of that type, kept with the temporaries.
    value finish(sql_type element, scratch& temporaries) const;

private:
    std::vector<value> values_;
};

}  // namespace orm
