// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include <cerrno>

namespace orm::postgres {

/// Keeps a write to a socket that nobody reads from ending the program by SIGPIPE, on this thread.
/// libpq sees to that by itself, except where it asks a server to stop a statement.
class no_broken_pipe {
public:
    no_broken_pipe() noexcept {
        sigset_t waiting;
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigpending(&waiting);
        was_there_ = sigismember(&waiting, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    no_broken_pipe(no_broken_pipe const&)            = delete;
    no_broken_pipe& operator=(no_broken_pipe const&) = delete;
    ~no_broken_pipe() {
        timespec const now{};
        if (!was_there_)
            while (sigtimedwait(&pipe_, nullptr, &now) < 0 && errno == EINTR) {
            }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    sigset_t pipe_;
    sigset_t before_;
    bool     was_there_;
};

}  // namespace orm::postgres
