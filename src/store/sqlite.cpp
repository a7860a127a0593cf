#include <optional>
#include <thread>

#include <sodium.h>

#include "store/database.hpp"
#include "store/journal_numbering.hpp"
#include "store/pool.hpp"
#include "store/sqlite_connection.hpp"
#include "store/write_queue.hpp"

namespace store {
namespace {

using Job = WriteQueue::Job;

class SqliteTransaction : public Transaction {
public:
    SqliteTransaction(SqliteConnection& connection, const Options& options)
        : connection_(connection), options_(options), now_(options.clock()) {}

    void each(std::string_view sql, std::span<const Value> parameters,
              const std::function<void(Row&&)>& visit) override {
        connection_.each(sql, parameters, visit);
    }
    std::int64_t change(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.change(sql, parameters);
    }
    Engine engine() const override { return Engine::sqlite; }
    base::Instant now() const override { return now_; }
    base::Uuid new_id() override { return options_.ids(now_); }
    void leave_line(UnnumberedLine line) override { lines.push_back(std::move(line)); }

    std::vector<UnnumberedLine> lines;

private:
    std::size_t lines_held() const override { return lines.size(); }
    void drop_lines_after(std::size_t held) override { lines.resize(held); }

    SqliteConnection& connection_;
    const Options& options_;
    base::Instant now_;
};

class SqliteDatabase : public Database {
public:
    SqliteDatabase(std::string path, Options options)
        : path_(std::move(path)),
          options_(std::move(options)),
          writer_(path_, SqliteConnection::Use::write),
          thread_([this] { drain(); }) {}

    ~SqliteDatabase() override {
        queue_.close();
        thread_.join();
    }

    void submit(Verb verb, Done done) override { queue_.add(std::move(verb), std::move(done)); }

    void read_with(const Verb& verb) override {
        auto connection = readers_.take([this] { return std::make_unique<SqliteConnection>(path_, Use::read); });
        connection->change("BEGIN");
        try {
            SqliteTransaction tx(*connection, options_);
            verb(tx);
        } catch (...) {
            connection->change("ROLLBACK");
            readers_.give_back(std::move(connection));
            throw;
        }
        connection->change("COMMIT");
        readers_.give_back(std::move(connection));
    }

    Engine engine() const override { return Engine::sqlite; }
    const Options& options() const override { return options_; }

private:
    using Use = SqliteConnection::Use;

    void drain() {
        for (auto batch = next_batch(); !batch.empty(); batch = next_batch()) {
            const auto seq = commit_together(batch);
            for (auto& job : batch) job.done(std::move(job.problem));
            if (seq) tell_numbered(*seq);
        }
    }

    std::vector<Job> next_batch() { return queue_.take(options_.verbs_per_commit); }

    /// Many verbs, one durable commit. When it fails, no verb of the batch has happened and each is tried alone, so
    /// that one that cannot be committed (a disk that fills, a deferred constraint) harms nobody else. The last
    /// sequence number, if lines were written.
    std::optional<std::int64_t> commit_together(std::vector<Job>& batch) {
        try {
            return commit(batch);
        } catch (...) {
            undo();
            // Another program holds the file; waiting as long again for each verb would help nobody.
            if (batch.size() == 1 || !begun_) {
                for (auto& job : batch) job.problem = std::current_exception();
                return std::nullopt;
            }
        }
        std::optional<std::int64_t> seq;
        for (auto& job : batch) {
            try {
                if (const auto last = commit({&job, 1})) seq = last;
            } catch (...) {
                undo();
                job.problem = std::current_exception();
            }
        }
        return seq;
    }

    std::optional<std::int64_t> commit(std::span<Job> jobs) {
        begun_ = false;
        writer_.change("BEGIN IMMEDIATE");
        begun_ = true;
        std::vector<UnnumberedLine> lines;
        for (auto& job : jobs) run_apart(job, lines);
        std::optional<std::int64_t> seq;
        if (!lines.empty()) {
            SqliteTransaction tx(writer_, options_);
            seq = number_lines(tx, lines);
        }
        writer_.change("COMMIT");
        return seq;
    }

    /// One verb in its savepoint: what it throws undoes what it did, and nothing else.
    void run_apart(Job& job, std::vector<UnnumberedLine>& lines) {
        job.problem = nullptr;
        writer_.change("SAVEPOINT verb");
        try {
            SqliteTransaction tx(writer_, options_);
            job.verb(tx);
            std::move(tx.lines.begin(), tx.lines.end(), std::back_inserter(lines));
        } catch (...) {
            // SQLite may have undone the whole transaction by itself; then the batch is lost and must be run again.
            if (!writer_.in_transaction()) throw;
            job.problem = std::current_exception();
            writer_.change("ROLLBACK TO verb");
        }
        writer_.change("RELEASE verb");
    }

    void undo() {
        if (writer_.in_transaction()) writer_.change("ROLLBACK");
    }

    std::string path_;
    Options options_;
    SqliteConnection writer_;
    bool begun_ = false;  ///< the writer thread's: whether the last commit got as far as to run its verbs

    Pool<SqliteConnection> readers_;
    WriteQueue queue_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, Options options) {
    if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
    return std::make_unique<SqliteDatabase>(path, std::move(options));
}

}  // namespace store
