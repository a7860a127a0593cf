#include "sources/child.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>

#include "problem_of.hpp"

namespace {

using sources::run_child;

int status_of(const std::vector<std::string>& command) {
    return run_child(command, "", {}).status;
}

std::string code_of(const std::vector<std::string>& command, const sources::ChildLimits& limits,
                    const std::stop_token& stop = {}) {
    return problem_of([&] { run_child(command, "ten signs.", limits, stop); });
}

}  // namespace

TEST_CASE("a child gets the document as its input and gives its answer") {
    const auto answer = run_child({"/bin/cat"}, "Kế hoạch", {});
    CHECK(answer.status == 0);
    CHECK(answer.output == "Kế hoạch");
}

TEST_CASE("a child knows nothing of the environment of the server") {
    CHECK(run_child({"/usr/bin/env"}, "", {}).output.find("HOME=/nonexistent") != std::string::npos);
    CHECK(run_child({"/usr/bin/env"}, "", {}).output.find("USER") == std::string::npos);
}

TEST_CASE("a child of a server that is root is nobody") {
    if (::geteuid() == 0) CHECK(run_child({"/usr/bin/id", "-u"}, "", {}).output == "65534\n");
}

TEST_CASE("a child cannot write a file") {
    const auto file = std::filesystem::temp_directory_path() / ("child_test." + std::to_string(::getpid()));
    CHECK(status_of({"/bin/sh", "-c", "echo a > " + file.string() + " && test -s " + file.string()}) != 0);
    CHECK((!std::filesystem::exists(file) || std::filesystem::file_size(file) == 0));
    std::filesystem::remove(file);
}

TEST_CASE("a child has no network and starts no other program") {
    CHECK(status_of({"/usr/bin/perl", "-e", "use Socket; socket(S, PF_INET, SOCK_STREAM, 0) or exit 7"}) == 7);
    CHECK(status_of({"/usr/bin/perl", "-e", "defined(fork) or exit 7"}) == 7);
}

TEST_CASE("a child that takes too long, gives too much or is not wanted any more is gone") {
    sources::ChildLimits no_time;
    no_time.time = std::chrono::seconds(0);
    CHECK(code_of({"/bin/sleep", "60"}, no_time) == "document.unreadable");
    sources::ChildLimits little;
    little.most_output = 5;
    CHECK(code_of({"/bin/cat"}, little) == "document.too_large");
    std::stop_source stop;
    stop.request_stop();
    CHECK(code_of({"/bin/sleep", "60"}, {}, stop.get_token()) == "document.cancelled");
}

TEST_CASE("a program that is not installed is named in the refusal") {
    CHECK(status_of({"/usr/bin/no-such-program"}) == 127);
    CHECK(problem_of([] { sources::require_installed("/usr/bin/no-such-program"); }) == "document.reader_missing");
}
