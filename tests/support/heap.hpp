// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

// Sanitizers have a heap of their own, which keeps what is freed for a while.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ORM_TEST_SANITIZED_HEAP
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ORM_TEST_SANITIZED_HEAP
#endif
#endif

#if defined(ORM_TEST_SANITIZED_HEAP)
#include <sanitizer/allocator_interface.h>
#else
#include <malloc.h>
#endif

/// Bytes that are allocated and not freed.
inline std::size_t heap_in_use() {
#if defined(ORM_TEST_SANITIZED_HEAP)
    return __sanitizer_get_current_allocated_bytes();
#else
    auto const all = mallinfo2();
    return all.uordblks + all.hblkhd;
#endif
}
