#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <string>

#include "base/problem.hpp"
#include "plans/source_formats.hpp"

namespace plans {
namespace {

constexpr int longest_reading_s = 30;
constexpr rlim_t most_memory = 1ULL << 30U;

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

[[noreturn]] void refuse(const char* why) {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", why);
}

/// The bytes as a file that has no name on any disk and goes with the last descriptor.
int file_in_memory(std::string_view bytes) {
    const int fd = ::memfd_create("document", MFD_CLOEXEC);
    if (fd < 0) throw base::Problem(base::ProblemKind::unavailable, "document.unreadable", "no memory file");
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written <= 0) {
            ::close(fd);
            throw base::Problem(base::ProblemKind::unavailable, "document.unreadable", "no memory left");
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(fd, 0, SEEK_SET);
    return fd;
}

/// Kills and reaps the child however the reading ends.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ <= 0) return;
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
        return status;
    }
    pid_t pid() const { return pid_; }

private:
    pid_t pid_;
};

void confine(pid_t pid) {
    const rlimit cpu{longest_reading_s, longest_reading_s};
    const rlimit memory{most_memory, most_memory};
    const rlimit no_files{0, 0};
    ::prlimit(pid, RLIMIT_CPU, &cpu, nullptr);
    ::prlimit(pid, RLIMIT_AS, &memory, nullptr);
    ::prlimit(pid, RLIMIT_FSIZE, &no_files, nullptr);
}

/// pdftotext with the document as standard input and a pipe as standard output; no shell, no environment, no other
/// descriptor.
pid_t spawn_reader(int document, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, document, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<const char*, 7> arguments{"pdftotext", "-layout", "-enc", "UTF-8", "-", "-", nullptr};
    std::array<const char*, 2> environment{"PATH=/usr/bin:/bin", nullptr};
    pid_t pid = 0;
    const int failed =
        ::posix_spawn(&pid, "/usr/bin/pdftotext", &actions, nullptr, const_cast<char* const*>(arguments.data()),
                      const_cast<char* const*>(environment.data()));
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw base::Problem(base::ProblemKind::unavailable, "document.unknown_format", "pdftotext is not installed");
    return pid;
}

std::string read_all(int from, std::chrono::steady_clock::time_point until) {
    std::string text;
    std::array<char, 65536> piece{};
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd ready{from, POLLIN, 0};
        if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) <= 0) refuse("reading the PDF took too long");
        const auto got = ::read(from, piece.data(), piece.size());
        if (got < 0) refuse("the PDF reader broke off");
        if (got == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (text.size() > largest_unpacked)
            throw base::Problem(base::ProblemKind::too_large, "document.too_large", "the PDF holds too much text");
    }
}

}  // namespace

std::string text_of_pdf(std::string_view bytes) {
    const Descriptor document(file_in_memory(bytes));
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw base::Problem(base::ProblemKind::unavailable, "document.unreadable", "no pipe");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    Child child(spawn_reader(document.get(), to.get()));
    confine(child.pid());
    to.close();
    auto text = read_all(from.get(), std::chrono::steady_clock::now() + std::chrono::seconds(longest_reading_s));
    const int status = child.wait();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) refuse("the PDF is damaged or locked");
    return text;
}

}  // namespace plans
