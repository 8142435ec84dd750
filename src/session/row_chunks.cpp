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
    if (self.last_ == nullptr || self.last_->made == self.last_->room) self.open_chunk();
    chunk&      last = *self.last_;
    void* const row  = last.rows + last.made * self.size_;
    self.handle_(row_action::make, row, nullptr);
    ++last.made;
    ++self.count_;
    return row;
}

void row_chunks::open_chunk() {
    std::size_t const most = std::max(first_room, most_of_chunk / size_);
    std::size_t const room = last_ == nullptr ? first_room : std::min(2 * last_->room, most);
    auto              made = std::make_unique<chunk>();
    made->rows             = allocate(room * size_, alignment_);
    made->room             = room;
    (last_ == nullptr ? first_ : last_->next) = made.get();
    last_                                     = made.release();
}

void row_chunks::move_to(void* array) {
    auto* to = static_cast<std::byte*>(array);
    for (chunk const* each = first_; each != nullptr; each = each->next)
        for (std::size_t at = 0; at != each->made; ++at, to += size_)
            handle_(row_action::move, each->rows + at * size_, to);
}

void row_chunks::drop() noexcept {
    while (first_ != nullptr) {
        std::unique_ptr<chunk> const each(first_);
        first_ = each->next;
        for (std::size_t at = 0; at != each->made; ++at)
            handle_(row_action::drop, each->rows + at * size_, nullptr);
        release(each->rows, alignment_);
    }
}

}  // namespace orm
