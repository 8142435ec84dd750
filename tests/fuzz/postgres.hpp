// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace fuzz {

/// A column as the server sends it, into whatever a member might be.
void cells(std::string_view input);
/// An array of any elements.
void arrays(std::string_view input);
/// A text that a program sends as a column's type, there and back.
void texts(std::string_view input);
/// A text that is no connection string: the error must not tell its password.
void connection_strings(std::string_view input);

}  // namespace fuzz
