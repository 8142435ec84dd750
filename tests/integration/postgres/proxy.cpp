// SPDX-License-Identifier: BSL-1.0
#include "integration/postgres/proxy.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "integration/postgres/server.hpp"

namespace integration::postgres {

namespace {

sockaddr_un address_of(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("too long a path");
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

template <class Function>
int with_address(Function function, int socket, std::string const& path) {
    sockaddr_un const address = address_of(path);
    return function(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address);
}

bool send_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

proxy::proxy() {
    orm::postgres::connection direct(server());
    std::string const         port = direct.query("show port");
    std::string const         user = direct.query("select current_user");
    std::string const         name = direct.query("select current_database()");
    target_        = direct.query("show unix_socket_directories") + "/.s.PGSQL." + port;
    char pattern[] = "/tmp/orm-proxy-XXXXXX";
    if (mkdtemp(pattern) == nullptr) throw std::runtime_error("no folder for a proxy");
    folder_   = pattern;
    rest_     = " port=" + port + " user=" + user + " dbname=" + name;
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (with_address(bind, listener_, folder_ + "/.s.PGSQL." + port) != 0 ||
        listen(listener_, 8) != 0)
        throw std::runtime_error("the proxy cannot listen");
    thread_ = std::thread([this] { serve(); });
}

proxy::~proxy() {
    ended_ = true;
    thread_.join();
    close(listener_);
    std::string const port = target_.substr(target_.rfind('/') + 1);
    unlink((folder_ + '/' + port).c_str());
    rmdir(folder_.c_str());
}

std::string proxy::where() const { return "host=" + folder_ + rest_; }

void proxy::at(std::string text, mischief what) {
    std::lock_guard const lock(mutex_);
    done_   = false;
    counts_ = false;
    text_   = std::move(text);
    what_   = what;
}

void proxy::at_byte(side from, std::size_t number, mischief what) {
    std::lock_guard const lock(mutex_);
    done_   = false;
    counts_ = true;
    from_   = from;
    left_   = number;
    what_   = what;
}

mischief proxy::due(std::string_view bytes) {
    std::lock_guard const lock(mutex_);
    if (what_ == mischief::none || counts_ || done_ || bytes.find(text_) == std::string_view::npos)
        return mischief::none;
    done_ = true;
    return what_;
}

bool proxy::pass(side from, int to, std::string_view bytes, mischief& happening) {
    std::size_t before = bytes.size();
    {
        std::lock_guard const lock(mutex_);
        if (what_ != mischief::none && counts_ && !done_ && from == from_) {
            before = std::min(before, left_);
            left_ -= before;
            done_ = before != bytes.size();
            if (done_) happening = what_;
        }
    }
    if (!send_all(to, bytes.substr(0, before))) return false;
    if (before == bytes.size()) return true;
    if (happening == mischief::swallow) return true;
    if (happening != mischief::delay) return false;
    std::this_thread::sleep_for(pause);
    happening = mischief::none;
    return send_all(to, bytes.substr(before));
}

void proxy::serve() {
    while (!ended_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (poll(&waiting, 1, 20) <= 0) continue;
        int const client = accept(listener_, nullptr, nullptr);
        int const onward = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (with_address(connect, onward, target_) == 0) forward(client, onward);
        close(onward);
        close(client);
    }
}

void proxy::forward(int client, int onward) {
    char     buffer[65'536];
    mischief happening = mischief::none;
    bool     answered  = true;  // the client has heard something since it spoke
    while (!ended_) {
        pollfd both[]{{client, POLLIN, 0}, {onward, POLLIN, 0}};
        if (poll(both, 2, 20) <= 0) continue;
        if (both[1].revents != 0) {
            auto const size = recv(onward, buffer, sizeof buffer, 0);
            if (size <= 0) return;
            if (happening == mischief::cut_after) return;
            answered = true;
            if (happening == mischief::none &&
                !pass(side::server, client, {buffer, static_cast<std::size_t>(size)}, happening))
                return;
        }
        if (both[0].revents != 0) {
            auto const size = recv(client, buffer, sizeof buffer, 0);
            if (size <= 0) return;
            std::string_view const bytes(buffer, static_cast<std::size_t>(size));
            if (std::exchange(answered, false)) ++round_trips_;
            if (auto const next = due(bytes); next != mischief::none) happening = next;
            if (happening == mischief::cut_before) return;
            if (!pass(side::client, onward, bytes, happening)) return;
        }
    }
}

}  // namespace integration::postgres
