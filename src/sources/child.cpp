#include "sources/child.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>

#include "base/problem.hpp"
#include "sources/confine.hpp"

namespace sources {
namespace {

using base::Problem;
using base::ProblemKind;
using Clock = std::chrono::steady_clock;

constexpr int not_installed = 127;
constexpr int beside_at = 3;                            ///< where the child finds the file beside the document
constexpr int out_of_the_way = 10;                      ///< above every number that the child uses
constexpr std::chrono::milliseconds longest_look{100};  ///< between two looks at whether to stop

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }

private:
    int fd_;
};

/// The same file under a number that none of the child's own takes away.
int lifted(int fd) {
    if (fd < 0) return fd;
    const int high = ::fcntl(fd, F_DUPFD_CLOEXEC, out_of_the_way);
    ::close(fd);
    return high;
}

/// The bytes as a file that has no name on any disk and goes with the last descriptor.
int file_in_memory(std::string_view bytes) {
    const int fd = ::memfd_create("document", MFD_CLOEXEC);
    if (fd < 0) throw Problem(ProblemKind::unavailable, "document.unreadable", "no memory file");
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written <= 0) {
            ::close(fd);
            throw Problem(ProblemKind::unavailable, "document.unreadable", "no memory left");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(fd, 0, SEEK_SET);
    return fd;
}

/// Kills and reaps the child and whatever it started, however the reading ends.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ <= 0) return;
        ::kill(-pid_, SIGKILL);
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The exit status, once it has closed its output.
    int wait() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t pid_;
};

/// What the child needs, laid out before the fork: between fork and exec a child of a server with threads may only make
/// plain system calls.
struct Start {
    std::vector<char*> arguments;
    std::array<char*, 6> environment;
    int program;
    int document;
    int output;
    int nowhere;
    int beside;  ///< -1: none
    const ChildLimits& limits;
};

[[noreturn]] void become(const Start& start) {
    ::setpgid(0, 0);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const bool ready = ::dup2(start.document, STDIN_FILENO) >= 0 && ::dup2(start.output, STDOUT_FILENO) >= 0 &&
                       ::dup2(start.nowhere, STDERR_FILENO) >= 0 && ::chdir("/") == 0;
    const bool has_beside = start.beside >= 0 && ::dup2(start.beside, beside_at) >= 0;
    if (ready && has_beside == (start.beside >= 0)) {
        ::syscall(SYS_close_range, static_cast<unsigned>(has_beside ? beside_at + 1 : beside_at), ~0U,
                  static_cast<unsigned>(CLOSE_RANGE_CLOEXEC));
        confine_this_process(start.limits, start.program);
        ::syscall(SYS_execveat, start.program, "", start.arguments.data(), start.environment.data(), AT_EMPTY_PATH);
    }
    ::_exit(not_installed);
}

std::string read_all(int from, const ChildLimits& limits, const std::stop_token& stop) {
    const auto until = Clock::now() + limits.time;
    std::string text;
    std::vector<char> piece(1U << 16U);
    for (;;) {
        if (stop.stop_requested()) throw Problem(ProblemKind::conflict, "document.cancelled");
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0) throw Problem(ProblemKind::invalid, "document.unreadable", "reading took too long");
        pollfd ready{from, POLLIN, 0};
        const auto look = stop.stop_possible() ? std::min(left, longest_look) : left;
        if (::poll(&ready, 1, static_cast<int>(look.count())) <= 0) continue;
        const auto got = ::read(from, piece.data(), piece.size());
        if (got < 0) throw Problem(ProblemKind::invalid, "document.unreadable", "the reader broke off");
        if (got == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > limits.most_output)
            throw Problem(ProblemKind::too_large, "document.too_large", "the document holds too much");
    }
}

}  // namespace

ChildAnswer run_child(const std::vector<std::string>& command, std::string_view input, const ChildLimits& limits,
                      const std::stop_token& stop, std::string_view beside) {
    const Descriptor program(lifted(::open(command.front().c_str(), O_PATH | O_CLOEXEC)));
    if (program.get() < 0) return {not_installed, {}};
    const Descriptor document(file_in_memory(input));
    const Descriptor second(beside.empty() ? -1 : lifted(file_in_memory(beside)));
    const Descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw Problem(ProblemKind::unavailable, "document.unreadable", "no pipe");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    Start start{{}, {}, program.get(), document.get(), to.get(), nowhere.get(), second.get(), limits};
    for (const auto& word : command) start.arguments.push_back(const_cast<char*>(word.c_str()));
    start.arguments.push_back(nullptr);
    std::array<std::string, 5> environment{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent",
                                           "OMP_THREAD_LIMIT=1", "TZ=UTC"};
    for (std::size_t i = 0; i < environment.size(); ++i) start.environment[i] = environment[i].data();
    const pid_t pid = ::fork();
    if (pid < 0) throw Problem(ProblemKind::unavailable, "document.unreadable", "no process");
    if (pid == 0) become(start);
    Child child(pid);
    to.close();
    auto output = read_all(from.get(), limits, stop);
    return {child.wait(), std::move(output)};
}

void require_installed(const std::string& program) {
    if (::access(program.c_str(), X_OK) != 0)
        throw Problem(ProblemKind::unavailable, "document.reader_missing", program);
}

}  // namespace sources
