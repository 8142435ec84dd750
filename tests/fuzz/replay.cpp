// SPDX-License-Identifier: BSL-1.0
// Runs what the fuzzer has found once more, with any compiler.
//
//     fuzz CORPUS...   files and folders

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

int main(int count, char** arguments) {
    std::vector<std::filesystem::path> files;
    for (int at = 1; at < count; ++at) {
        if (!std::filesystem::is_directory(arguments[at]))
            files.emplace_back(arguments[at]);
        else
            for (auto const& each : std::filesystem::directory_iterator(arguments[at]))
                files.push_back(each.path());
    }
    for (auto const& each : files) {
        std::ifstream                   file(each, std::ios::binary);
        std::vector<char> const         bytes{std::istreambuf_iterator<char>(file), {}};
        std::vector<std::uint8_t> const input(bytes.begin(), bytes.end());
        std::fprintf(stderr, "%s\n", each.filename().c_str());
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    std::printf("%zu inputs\n", files.size());
    return files.empty() ? 1 : 0;
}
