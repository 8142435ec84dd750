// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "answer.hpp"
#include "project.hpp"

namespace orm::cli {

// What needs no database.
void generate(project const& project, answer& out);
void custom(project const& project, answer& out);
void embed(project const& project, answer& out);
void diff_code(project const& project, answer& out);
void export_code(project const& project, answer& out);
/// Before the files are a line; a database tells what is applied.
void rebase(arguments const& wanted, answer& out);
void squash(project const& project, answer& out);
/// Files, header and schema.
void check_files(project const& project, answer& out);

// What has one.
void migrate_database(project const& project, answer& out);
void rollback_database(project const& project, answer& out);
void status_of_database(project const& project, answer& out);
void check_database(project const& project, answer& out);
void diff_database(project const& project, answer& out);
void baseline_database(project const& project, answer& out);
void push(project const& project, answer& out);
void reset(project const& project, answer& out);
void pull(project const& project, answer& out);
void verify(project const& project, answer& out);

}  // namespace orm::cli
