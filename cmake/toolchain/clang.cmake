# SPDX-License-Identifier: BSL-1.0
# The newest clang++ there is. Distributions name it with its version.

find_program(CMAKE_CXX_COMPILER REQUIRED
    NAMES clang++-23 clang++-22 clang++-21 clang++-20 clang++-19 clang++)
