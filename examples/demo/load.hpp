// SPDX-License-Identifier: BSL-1.0
#pragma once

// Brings the catalogue into the database.

#include <cstdint>
#include <string>
#include <vector>

#include <orm/sqlite.hpp>

#include "catalogue.hpp"
#include "schema.hpp"

namespace demo {

/// The file is a database, but not one of this program's.
struct foreign_database : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Opens the demo's database, and creates it and its tables where it is missing. One that another
/// version of the demo has made is made anew.
orm::sqlite::database open_database(std::string const& path);

/// Whether the database holds what is in these files: they are as they were when it was filled.
bool is_loaded(orm::sqlite::database& db, std::vector<source_file> const& files);

struct load_report {
    std::int64_t packages     = 0;
    std::int64_t dependencies = 0;
    std::int64_t mistakes     = 0;  // places in the files that made no sense
    double       reading      = 0;  // seconds spent on the files
    double       storing      = 0;  // and on the database
};

/// Replaces what the database holds by what is in the files, in one transaction: it is all there
/// afterwards or, with the exception, as it was. Tells of its progress on standard error.
load_report load(orm::sqlite::database& db, std::vector<source_file> const& files);

}  // namespace demo
