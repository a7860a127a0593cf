#include "sources/confine.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>

namespace sources {
namespace {

constexpr unsigned nobody = 65534;

void set_limit(decltype(RLIMIT_CPU) what, rlim_t most) noexcept {
    const rlimit limit{most, most};
    ::setrlimit(what, &limit);
}

void set_limits(const ChildLimits& limits) noexcept {
    set_limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()));
    // Who would write a file is told that it cannot, not ended: sound libraries ask for shared memory they never use.
    ::signal(SIGXFSZ, SIG_IGN);
    set_limit(RLIMIT_FSIZE, 0);
    set_limit(RLIMIT_CORE, 0);
    if (limits.memory > 0) set_limit(RLIMIT_AS, limits.memory);
}

/// Raw calls: the library's own would tell the other threads of the server, which this child has not.
void become_nobody() noexcept {
    if (::geteuid() != 0) {
        ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC);
        return;
    }
    ::unshare(CLONE_NEWNET | CLONE_NEWIPC);
    ::syscall(SYS_setgroups, 0, nullptr);
    ::syscall(SYS_setresgid, nobody, nobody, nobody);
    ::syscall(SYS_setresuid, nobody, nobody, nobody);
}

/// Programs, libraries, fonts and language models may be read; no file may be written or made.
void close_the_file_system(int program) noexcept {
    constexpr std::uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
    const landlock_ruleset_attr handled{(LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1U};
    const auto rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
    if (rules < 0) return;
    const auto allow = [&](int at, std::uint64_t access) {
        const landlock_path_beneath_attr rule{access, at};
        ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    };
    for (const char* folder : {"/usr", "/lib", "/lib64", "/bin", "/etc", "/var/cache/fontconfig"}) {
        const int at = ::open(folder, O_PATH | O_CLOEXEC);
        if (at < 0) continue;
        allow(at, read | LANDLOCK_ACCESS_FS_READ_DIR);
        ::close(at);
    }
    allow(program, read);
    if (const int nowhere = ::open("/dev/null", O_PATH | O_CLOEXEC); nowhere >= 0) {
        allow(nowhere, read | LANDLOCK_ACCESS_FS_WRITE_FILE);
        ::close(nowhere);
    }
    ::syscall(SYS_landlock_restrict_self, rules, 0);
    ::close(rules);
}

#if defined(__x86_64__)
constexpr std::uint32_t this_machine = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t this_machine = AUDIT_ARCH_AARCH64;
#endif

/// Calls that reading a document never needs: the network, other processes, the machine itself.
constexpr std::array<std::uint32_t, 22> forbidden{SYS_socket,
                                                  SYS_socketpair,
                                                  SYS_connect,
                                                  SYS_bind,
                                                  SYS_ptrace,
                                                  SYS_process_vm_readv,
                                                  SYS_process_vm_writev,
                                                  SYS_mount,
                                                  SYS_umount2,
                                                  SYS_pivot_root,
                                                  SYS_chroot,
                                                  SYS_unshare,
                                                  SYS_setns,
                                                  SYS_keyctl,
                                                  SYS_add_key,
                                                  SYS_request_key,
                                                  SYS_bpf,
                                                  SYS_perf_event_open,
                                                  SYS_userfaultfd,
                                                  SYS_open_by_handle_at,
                                                  SYS_io_uring_setup,
                                                  SYS_kill};

void close_the_kernel() noexcept {
    constexpr auto number_at = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
    constexpr auto machine_at = static_cast<std::uint32_t>(offsetof(seccomp_data, arch));
    constexpr auto flags_at = static_cast<std::uint32_t>(offsetof(seccomp_data, args));
    constexpr std::uint32_t refuse = SECCOMP_RET_ERRNO | 1U;      // EPERM
    constexpr std::uint32_t not_there = SECCOMP_RET_ERRNO | 38U;  // ENOSYS: the library falls back to clone
    std::array<sock_filter, 3 + 2 * forbidden.size() + 8> filter{};
    std::size_t length = 0;
    const auto add = [&](sock_filter line) { filter[length++] = line; };
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, machine_at));
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, this_machine, 1, 0));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number_at));
    for (const auto call : forbidden) {
        add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
        add(BPF_STMT(BPF_RET | BPF_K, refuse));
    }
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1));
    add(BPF_STMT(BPF_RET | BPF_K, not_there));
    // Threads are allowed, processes are not.
    add(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3));
    add(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, flags_at));
    add(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
    add(BPF_STMT(BPF_RET | BPF_K, refuse));
    add(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program{static_cast<unsigned short>(length), filter.data()};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

}  // namespace

void confine_this_process(const ChildLimits& limits, int program) noexcept {
    set_limits(limits);
    become_nobody();
    // Behind the change of user, which forgets it: when the server dies, so does the child.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    close_the_file_system(program);
    // Behind the opening of folders, which find the numbers below taken in a server with many connections.
    set_limit(RLIMIT_NOFILE, 64);
    close_the_kernel();
}

}  // namespace sources
