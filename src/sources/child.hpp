#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// The one way to run another program over a document that a stranger sent. The child gets the bytes as a file in
/// memory and gives its answer through a pipe; it has no shell, no environment, no other descriptor, no network, no
/// right to write a file, little memory and little time, and when the server is root it is nobody. However the reading
/// ends, the child is gone.
namespace sources {

struct ChildLimits {
    std::chrono::seconds time{30};          ///< on the clock, and of the processor
    std::size_t memory = 1U << 30U;         ///< 0: not limited
    std::size_t most_output = 100U << 20U;  ///< bytes
};

struct ChildAnswer {
    int status = 0;  ///< exit status; 127: the program is not installed; 128 and more: ended by a signal
    std::string output;
};

/// Runs `command` (an absolute path first) with `input` as standard input and, when there is one, `beside` as the file
/// /dev/fd/3: a key or a certificate that the command looks at the document with. Problems: document.unreadable (it
/// took too long, or there is no memory), document.too_large (too much output), document.cancelled (when `stop` is
/// asked).
ChildAnswer run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits,
                      const std::stop_token& stop = {}, std::string_view beside = {});

/// Problem: document.reader_missing.
void require_installed(const std::string& program);

}  // namespace sources
