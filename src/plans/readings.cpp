#include "plans/readings.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/log.hpp"
#include "base/problem.hpp"
#include "base/problem_text.hpp"

namespace plans {
namespace {

constexpr std::size_t most_of_an_account = 3;  ///< waiting or being read
constexpr std::size_t most_waiting = 12;       ///< of all accounts together: their files are held in memory
constexpr std::size_t most_remembered = 300;   ///< with those that are finished

/// A file that waits, is being read or was.
struct Running {
    ReadingId id;
    base::Who who;
    std::string name;
    std::string bytes;
    std::size_t page = 0;
    std::size_t pages = 0;
    bool finished = false;
    std::optional<PlanId> plan;
    std::optional<std::string> problem;
    std::stop_source stop;
};

}  // namespace

struct Readings::Machine {
    explicit Machine(store::Database& its) : database(its) {}

    store::Database& database;
    mutable std::mutex mutex;
    mutable std::condition_variable_any changed;
    bool busy = false;
    std::deque<std::shared_ptr<Running>> readings;  ///< the oldest first
    std::jthread worker;                            ///< last: it ends before the rest goes

    std::shared_ptr<Running> find(const base::Who& who, ReadingId id) const {
        const auto found = std::find_if(readings.begin(), readings.end(), [&](const auto& reading) {
            return reading->id == id && reading->who.account == who.account;
        });
        if (found == readings.end())
            throw base::Problem(base::ProblemKind::not_found, "reading.not_found", base::to_string(id));
        return *found;
    }

    std::shared_ptr<Running> next() const {
        const auto found =
            std::find_if(readings.begin(), readings.end(), [](const auto& reading) { return !reading->finished; });
        return found == readings.end() ? nullptr : *found;
    }

    void forget_the_oldest() {
        while (readings.size() > most_remembered) {
            const auto done = std::find_if(readings.begin(), readings.end(), [](const auto& r) { return r->finished; });
            if (done == readings.end()) return;
            readings.erase(done);
        }
    }

    /// Reads until it is told to stop.
    void work(const std::stop_token& ending) {
        for (;;) {
            std::shared_ptr<Running> reading;
            {
                std::unique_lock lock(mutex);
                busy = false;
                changed.notify_all();
                if (!changed.wait(lock, ending, [&] { return (reading = next()) != nullptr; })) return;
                busy = true;
            }
            const std::stop_callback stop_with_all(ending, [&] { reading->stop.request_stop(); });
            read(*reading);
        }
    }

    void read(Running& reading) {
        std::optional<PlanId> plan;
        std::optional<std::string> problem;
        try {
            plan = kept(reading);
        } catch (const base::Problem& said) {
            problem = said.code();
        } catch (const std::exception& error) {
            base::log("reading_failed", {{"error", error.what()}});
            problem = "request.our_fault";
        }
        const std::lock_guard lock(mutex);
        reading.plan = plan;
        reading.problem = std::move(problem);
        reading.finished = true;
        // Of a refused document not even the name stays.
        std::string().swap(reading.bytes);
        std::string().swap(reading.name);
    }

    PlanId kept(Running& reading) {
        const sources::Watch watch{[&](std::size_t done, std::size_t pages) {
                                       const std::lock_guard lock(mutex);
                                       reading.page = done + 1;
                                       reading.pages = pages;
                                   },
                                   reading.stop.get_token()};
        const auto file = read_file(reading.name, reading.bytes, watch);
        return database.write([&](store::Transaction& tx) {
            if (watch.stop.stop_requested()) throw base::Problem(base::ProblemKind::conflict, "document.cancelled");
            return keep_draft(tx, reading.who, file);
        });
    }
};

Readings::Readings(store::Database& database) : machine_(std::make_unique<Machine>(database)) {}
Readings::~Readings() = default;

void Readings::begin(ReadingId id, const base::Who& who, const std::string& name, const std::string& bytes) {
    auto& machine = *machine_;
    const std::lock_guard lock(machine.mutex);
    std::size_t waiting = 0;
    std::size_t own = 0;
    for (const auto& reading : machine.readings) {
        if (reading->id == id) return;
        if (reading->finished) continue;
        ++waiting;
        own += reading->who.account == who.account ? 1U : 0U;
    }
    if (waiting >= most_waiting || own >= most_of_an_account)
        throw base::Problem(base::ProblemKind::too_many, "reading.too_many");
    machine.readings.push_back(std::make_shared<Running>(Running{.id = id, .who = who, .name = name, .bytes = bytes}));
    machine.forget_the_oldest();
    if (!machine.worker.joinable())
        machine.worker = std::jthread([&machine](const std::stop_token& ending) { machine.work(ending); });
    machine.changed.notify_all();
}

ReadingState Readings::state(const base::Who& who, ReadingId id) const {
    const std::lock_guard lock(machine_->mutex);
    const auto reading = machine_->find(who, id);
    ReadingState state{reading->page, reading->pages, reading->plan, {}};
    if (reading->problem)
        state.problem =
            ReadingProblem{*reading->problem, std::string(base::problem_text(*reading->problem, who.language))};
    return state;
}

void Readings::cancel(const base::Who& who, ReadingId id) {
    const std::lock_guard lock(machine_->mutex);
    const auto reading = machine_->find(who, id);
    reading->finished = true;
    reading->stop.request_stop();
    std::erase(machine_->readings, reading);
}

void Readings::finish() const {
    std::unique_lock lock(machine_->mutex);
    machine_->changed.wait(lock, [&] { return !machine_->busy && machine_->next() == nullptr; });
}

}  // namespace plans
