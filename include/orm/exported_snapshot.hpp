// SPDX-License-Identifier: BSL-1.0
#pragma once

// What one transaction sees, seen by others: `orm::postgres::export_snapshot`.

#include <orm/backend/postgres/exported_snapshot.hpp>
