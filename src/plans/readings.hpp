#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/who.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// Files that take longer to read than a request may last: scans, and very long texts. They are read one after the
/// other in the background and laid on the desk of who sent them. All of it is in memory: after a restart a reading is
/// gone and the file is sent again.
namespace plans {

using ReadingId = base::Id<struct ReadingTag>;

struct ReadingProblem {
    std::string code;
    std::string message;  ///< in the language of who asks
};
BOOST_DESCRIBE_STRUCT(ReadingProblem, (), (code, message))

/// How far a reading is. At its end there is a plan or a problem.
struct ReadingState {
    std::size_t page = 0;   ///< the one being read; 0 while it waits
    std::size_t pages = 0;  ///< 0 until known
    std::optional<PlanId> plan;
    std::optional<ReadingProblem> problem;
};
BOOST_DESCRIBE_STRUCT(ReadingState, (), (page, pages, plan, problem))

class Readings {
public:
    explicit Readings(store::Database& database);
    /// Stops what is being read.
    ~Readings();

    /// Queues a file. The same id again is the same reading, so that a unit of work may be tried twice. Problem:
    /// reading.too_many.
    void begin(ReadingId id, const base::Who& who, const std::string& name, const std::string& bytes);

    /// Problem: reading.not_found, also for everybody else's.
    ReadingState state(const base::Who& who, ReadingId id) const;

    /// Stops and forgets it; nothing is kept. A plan that is made already stays. Problem: reading.not_found.
    void cancel(const base::Who& who, ReadingId id);

    /// Returns when nothing waits and nothing is being read.
    void finish() const;

private:
    struct Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace plans
