// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <memory>

#include <orm/session/row_chunks.hpp>

namespace orm {
namespace {

constexpr std::size_t first_room    = 8;           // rows
constexpr std::size_t most_of_chunk = 256 * 1024;  // bytes

// The usual way wherever it will do, for programs that have replaced it.
std::byte* allocate(std::size_t size, std::size_t alignment) {
    return static_cast<std::byte*>(alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__
                                       ? ::operator new(size, std::align_val_t(alignment))
                                       : ::operator new(size));
}
void release(std::byte* memory, std::size_t alignment) noexcept {
    if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__)
        ::operator delete(memory, std::align_val_t(alignment));
    else
        ::operator delete(memory);
}

}  // namespace

void* row_chunks::add(void* chunks) {
    auto& self = *static_cast<row_chunks*>(chunks);
    if (self.last_ == nullptr || self.last_->made == self.last_->end) self.open_chunk();
    chunk&      last = *self.last_;
    void* const row  = last.made;
    self.make_(row);
    last.made += self.size_;
    ++self.count_;
    return row;
}

void row_chunks::open_chunk() {
    std::size_t const most = std::max(first_room, most_of_chunk / size_) * size_;
    std::size_t const before =
        last_ == nullptr ? 0 : static_cast<std::size_t>(last_->end - last_->rows);
    std::size_t const room   = before == 0 ? first_room * size_ : std::min(2 * before, most);
    auto              opened = std::make_unique<chunk>();
    opened->rows = opened->made               = allocate(room, alignment_);
    opened->end                               = opened->rows + room;
    (last_ == nullptr ? first_ : last_->next) = opened.get();
    last_                                     = opened.release();
}

row_chunks::~row_chunks() { move_to(nullptr); }

void row_chunks::move_to(void* array) noexcept {
    auto* to = static_cast<std::byte*>(array);
    while (first_ != nullptr) {
        std::unique_ptr<chunk> const each(first_);
        first_ = each->next;
        move_(each->rows, each->made, to);
        if (to != nullptr) to += each->made - each->rows;
        release(each->rows, alignment_);
    }
    last_  = nullptr;
    count_ = 0;
}

}  // namespace orm
