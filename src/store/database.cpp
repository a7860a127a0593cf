#include "store/database.hpp"

#include <condition_variable>
#include <map>
#include <mutex>

#include "store/journal.hpp"

namespace store {

Rows Transaction::run(std::string_view sql, std::span<const Value> parameters) {
    Rows rows;
    each(sql, parameters, [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
}

void Transaction::attempt(const std::function<void()>& part) {
    const auto held = lines_held();
    change("SAVEPOINT part");
    try {
        part();
    } catch (...) {
        change("ROLLBACK TO SAVEPOINT part");
        change("RELEASE SAVEPOINT part");
        drop_lines_after(held);
        throw;
    }
    change("RELEASE SAVEPOINT part");
}

void Transaction::leave_lines(const UnnumberedLine& alike, std::span<const Subject> subjects) {
    for (const auto& subject : subjects) {
        auto line = alike;
        line.subject = subject.id;
        line.area = subject.area;
        leave_line(std::move(line));
    }
}

/// Letting a handle go waits for a call that is under way, so that nobody is told after they left.
struct Database::Listeners {
    std::mutex mutex;
    std::map<int, std::function<void(std::int64_t)>> told;
    int next = 0;
};

Database::Database() : listeners_(std::make_shared<Listeners>()) {}

std::shared_ptr<void> Database::on_numbered(std::function<void(std::int64_t last_seq)> told) {
    const std::lock_guard lock(listeners_->mutex);
    const int number = listeners_->next++;
    listeners_->told.emplace(number, std::move(told));
    return {nullptr, [listeners = listeners_, number](std::nullptr_t) {
                const std::lock_guard leaving(listeners->mutex);
                listeners->told.erase(number);
            }};
}

void Database::tell_numbered(std::int64_t last_seq) const {
    const std::lock_guard lock(listeners_->mutex);
    for (const auto& [number, told] : listeners_->told) told(last_seq);
}

void Database::submit_and_wait(Verb verb) {
    std::mutex mutex;
    std::condition_variable finished;
    bool is_finished = false;
    std::exception_ptr problem;
    submit(std::move(verb), [&](std::exception_ptr what) {
        // Told under the lock, because all of this is gone as soon as the waiting thread wakes.
        const std::lock_guard lock(mutex);
        problem = std::move(what);
        is_finished = true;
        finished.notify_one();
    });
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return is_finished; });
    if (problem) std::rethrow_exception(std::move(problem));
}

Engine engine_of(const std::string& where) {
    const bool is_connection = where.starts_with("postgres://") || where.starts_with("postgresql://") ||
                               where.starts_with("host=") || where.find("dbname=") != std::string::npos;
    return is_connection ? Engine::postgres : Engine::sqlite;
}

std::unique_ptr<Database> open(const std::string& where, Options options) {
    return engine_of(where) == Engine::postgres ? open_postgres(where, std::move(options))
                                                : open_sqlite(where, std::move(options));
}

}  // namespace store
