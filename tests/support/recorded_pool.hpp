// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>

#include <orm/session/pool.hpp>
#include <orm/session/session_driver.hpp>

#include "support/library.hpp"

namespace library {

/// A pool whose connections note what they are asked, all in one log; for one thread.
struct recorded_pool {
    using connection = recording::connection<orm::sqlite_dialect>;
    using handle     = orm::pooled<connection>;

    struct opener {
        std::shared_ptr<recording::recorder> log;

        orm::session<connection>* operator()(orm::milliseconds) const {
            return new orm::session<connection>(connection(log), 256);
        }
    };

    explicit recorded_pool(orm::pool_options const& options = {})
        : pool(orm::pool_core(new orm::session_driver<connection, opener>({log}), options)) {}

    std::shared_ptr<recording::recorder> log = std::make_shared<recording::recorder>();
    orm::pool<connection>                pool;
};

}  // namespace library
