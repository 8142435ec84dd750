// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/support/function_ref.hpp>

namespace orm::sqlite {

/// How `connection::backup_to` copies.
struct backup_options {
    /// Pages copied under one read lock; between two steps others may write. -1: all at once.
    int pages_per_step = 100;
    /// Called after each step with the pages still to copy and all pages; false stops the copy. The
    /// function has to live until `backup_to` returns.
    function_ref<bool(int remaining, int total)> progress = {};
    /// Off: a destination that is there already and not empty is an error.
    bool overwrite = false;
};

enum class checkpoint_mode : std::uint8_t {
    passive,   // what is possible without waiting for anyone
    full,      // wait for writers, then move everything
    restart,   // and wait for readers, so that the log begins anew
    truncate,  // and cut the log's file to nothing
};

struct checkpoint_result {
    int log_frames;    // in the write-ahead log; -1: the database has none
    int moved_frames;  // of these, now in the database file
};

}  // namespace orm::sqlite
