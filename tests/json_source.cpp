// SPDX-License-Identifier: BSL-1.0
// Boost.JSON, compiled once for all programs of tests.
#include <boost/json/src.hpp>
