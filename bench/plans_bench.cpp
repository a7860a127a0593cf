// What reading costs, on one core inside one process; processor time but for the shell:
//   rate       documents of 10 kB a second, from bytes to duties (goal: 500)
//   linearity  time for each byte of a 10 MB text against that of a 1 MB text (goal: the 10 MB in under 2 s)
//   shell      `lalanh plan read --json FILE`, start of the process included (goal: 30 ms)
//   memory     the most that any of it held (goal: 100 MB for the 10 kB documents)
// Usage: plans_bench [LALANH]; run in the root of the project.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reader/reading.hpp"

namespace {

namespace fs = std::filesystem;
/// Processor time of this program: what else the machine does does not count.
double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

constexpr std::size_t usual_size = 10'000;
constexpr double round_time = 2;  ///< seconds
constexpr int rounds = 5;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The plan with its numbered part repeated until it is this long; header and closing stay.
std::string grown(const std::string& plan, std::size_t size) {
    const auto from = plan.find("\nI.") != std::string::npos ? plan.find("\nI.") : plan.find("I. ");
    const auto to = std::min(plan.find("Nơi nhận"), plan.size());
    const auto body = plan.substr(from, to - from);
    std::string text = plan.substr(0, to);
    while (text.size() + body.size() / 2 < size) text += body;
    return text + plan.substr(to);
}

std::vector<std::string> own_plans() {
    std::vector<std::string> plans;
    for (const auto& entry : fs::directory_iterator("spec/plans"))
        if (entry.path().extension() == ".txt") plans.push_back(bytes_of(entry.path()));
    return plans;
}

std::size_t read(const std::string& text) {
    return reader::read_plan(sources::read("plan.txt", text)).sections.size();
}

double documents_a_second(const std::vector<std::string>& documents) {
    const double start = processor_seconds();
    std::size_t count = 0;
    for (; processor_seconds() - start < round_time; ++count)
        if (read(documents[count % documents.size()]) == 0) std::exit(1);
    return static_cast<double>(count) / (processor_seconds() - start);
}

double seconds_to_read(const std::string& text) {
    const double start = processor_seconds();
    if (read(text) == 0) std::exit(1);
    return processor_seconds() - start;
}

double milliseconds_from_shell(const std::string& lalanh, const std::string& file) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(1);
        ::execl(lalanh.c_str(), lalanh.c_str(), "plan", "read", "--json", file.c_str(), nullptr);
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) std::exit(1);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double most_memory_mb() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string lalanh = count > 1 ? arguments[1] : "build/release/lalanh";
    std::vector<std::string> documents;
    for (const auto& plan : own_plans()) documents.push_back(grown(plan, usual_size));
    std::vector<double> rates;
    std::vector<double> shell;
    std::vector<double> small;
    std::vector<double> large;
    for (int round = 0; round < rounds; ++round) rates.push_back(documents_a_second(documents));
    const double usual_memory = most_memory_mb();
    const auto one_mb = grown(documents.front(), 1'000'000);
    const auto ten_mb = grown(documents.front(), 10'000'000);
    for (int round = 0; round < rounds; ++round) {
        small.push_back(seconds_to_read(one_mb));
        large.push_back(seconds_to_read(ten_mb));
        shell.push_back(milliseconds_from_shell(lalanh, "spec/plans/commune_dengue.txt"));
    }
    std::printf("| What | Measured | Goal |\n|---|---|---|\n");
    std::printf("| documents of 10 kB read a second, one core | %.0f | >= 500 |\n", median(rates));
    std::printf("| most memory while doing so, MB | %.1f | <= 100 |\n", usual_memory);
    std::printf("| a 10 MB text, s | %.2f | <= 2 |\n", median(large));
    std::printf("| time for each byte, 10 MB against 1 MB | %.2f | |\n", median(large) / median(small) / 10);
    std::printf("| one file from the shell, ms | %.1f | <= 30 |\n", median(shell));
}
