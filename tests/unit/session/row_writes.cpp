// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_writes.hpp>

// The integration tests of hooks, of writes and of versions have what it does.
