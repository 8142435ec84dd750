// SPDX-License-Identifier: BSL-1.0
#include <orm/type/scratch.hpp>

#include <new>

namespace orm {

// The characters follow in the same allocation.
struct scratch::kept_text {
    kept_text* older;
};

std::string_view scratch::keep(std::string_view text) {
    auto* const kept       = static_cast<char*>(operator new(sizeof(kept_text) + text.size()));
    newest_                = ::new (kept) kept_text{newest_};
    char* const characters = kept + sizeof(kept_text);
    text.copy(characters, text.size());
    return {characters, text.size()};
}

void scratch::release() noexcept {
    while (newest_ != nullptr) {
        kept_text* const older = newest_->older;
        operator delete(newest_);
        newest_ = older;
    }
}

}  // namespace orm
