// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

/// A folder for the files of one test, removed with all that is in it.
class temporary_folder {
public:
    temporary_folder()
        : path_(std::filesystem::temp_directory_path() /
                ("orm-test-" + std::to_string(::getpid()) + "-" + std::to_string(++counter()))) {
        std::filesystem::create_directories(path_);
    }
    temporary_folder(temporary_folder const&)            = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;

    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(path_, ignored);
    }

    std::filesystem::path const& path() const { return path_; }
    std::string file(std::string_view name) const { return (path_ / name).string(); }

    /// A file of any content.
    std::string write(std::string_view name, std::string_view content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return file(name);
    }

private:
    static std::atomic<int>& counter() {
        static std::atomic<int> value{0};
        return value;
    }

    std::filesystem::path path_;
};
