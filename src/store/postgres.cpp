#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include <sodium.h>

#include "store/database.hpp"
#include "base/hex.hpp"
#include "store/journal_numbering.hpp"
#include "store/pool.hpp"
#include "store/postgres_connection.hpp"
#include "store/write_queue.hpp"

namespace store {
namespace {

using namespace std::chrono_literals;

/// For how long a verb is run again when others at the same time keep it from committing.
constexpr auto patience = 5s;
/// How often lines of other programs are looked for when this one writes nothing.
constexpr auto numbering_pause = 250ms;

class PostgresTransaction : public Transaction {
public:
    PostgresTransaction(PostgresConnection& connection, const Options& options)
        : connection_(connection), options_(options), now_(options.clock()) {}

    Rows run(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.run(sql, parameters);
    }
    void each(std::string_view sql, std::span<const Value> parameters,
              const std::function<void(Row&&)>& visit) override {
        connection_.each(sql, parameters, visit);
    }
    std::int64_t change(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.change(sql, parameters);
    }
    Engine engine() const override { return Engine::postgres; }
    base::Instant now() const override { return now_; }
    base::Uuid new_id() override { return options_.ids(now_); }

    void leave_line(UnnumberedLine line) override {
        if (lines_left == 0) unit_ = new_id();
        connection_.change(R"(
            INSERT INTO journal_waiting (unit, part, at, actor, area, verb, subject, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                           std::array<Value, 8>{unit_, lines_left++, line.at, line.actor, line.area,
                                                std::move(line.verb), line.subject, std::move(line.detail)});
    }

    /// One statement for all of them: each would cost a round trip.
    void leave_lines(const UnnumberedLine& alike, std::span<const Subject> subjects) override {
        if (lines_left == 0) unit_ = new_id();
        std::string ids = "{";
        std::string areas = "{";
        for (const auto& subject : subjects) {
            const char* between = ids.size() > 1 ? "," : "";
            ids += between + base::to_string(subject.id);
            areas += between + (subject.area ? base::to_string(*subject.area) : std::string("NULL"));
        }
        connection_.change(R"(
            INSERT INTO journal_waiting (unit, part, at, actor, area, verb, subject, detail)
            SELECT $1, CAST($2 AS BIGINT) + s.place - 1, $3, $4, s.area, $5, s.id, $6
            FROM unnest(CAST($7 AS UUID[]), CAST($8 AS UUID[])) WITH ORDINALITY AS s (id, area, place))",
                           std::array<Value, 8>{unit_, lines_left, alike.at, alike.actor, alike.verb, alike.detail,
                                                ids + "}", areas + "}"});
        lines_left += static_cast<std::int64_t>(subjects.size());
    }

    std::int64_t lines_left = 0;

private:
    PostgresConnection& connection_;
    const Options& options_;
    base::Instant now_;
    base::Uuid unit_;
};

/// Moves up to `limit` waiting lines into the journal. The lock is the one thing that makes many programs one numberer.
/// Returns whether more may be waiting.
bool number_waiting(PostgresConnection& connection) {
    constexpr std::size_t limit = 1000;
    // Not serializable: each statement after the lock must see what was committed while waiting for it.
    connection.change("BEGIN ISOLATION LEVEL READ COMMITTED");
    connection.run("SELECT pg_advisory_xact_lock(7202106111)");
    const auto waiting = connection.run(R"(
        SELECT unit, part, at, actor, area, verb, subject, detail FROM journal_waiting ORDER BY at, unit, part LIMIT $1)",
                                        std::array<Value, 1>{limit});
    if (waiting.empty()) {
        connection.rollback();
        return false;
    }
    const auto last = connection.run("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    auto seq = last.empty() ? 0 : last.front().integer("seq");
    auto digest = last.empty() ? Digest{} : digest_of(last.front());
    std::string units = "{";
    std::string parts = "{";
    std::string hashes = "{";
    for (const auto& row : waiting) {
        digest = chained(digest, ++seq, unnumbered(row));
        const char* between = units.size() > 1 ? "," : "";
        units += between + base::to_string(row.uuid("unit"));
        parts += between + std::to_string(row.integer("part"));
        hashes += between + ("\"\\\\x" + base::hex_of(digest) + '"');
    }
    connection.change(
        R"(
        WITH numbered AS (
            SELECT unit, part, hash, CAST($4 AS BIGINT) + place AS seq
            FROM unnest(CAST($1 AS UUID[]), CAST($2 AS BIGINT[]), CAST($3 AS BYTEA[])) WITH ORDINALITY AS n (unit, part, hash, place)
        ), moved AS (
            DELETE FROM journal_waiting w USING numbered n WHERE w.unit = n.unit AND w.part = n.part
            RETURNING n.seq, w.at, w.actor, w.area, w.verb, w.subject, w.detail, n.hash
        )
        INSERT INTO journal (seq, at, actor, area, verb, subject, detail, hash) SELECT * FROM moved)",
        std::array<Value, 4>{units + "}", parts + "}", hashes + "}", seq - static_cast<std::int64_t>(waiting.size())});
    connection.commit();
    return waiting.size() == limit;
}

class PostgresDatabase : public Database {
public:
    PostgresDatabase(std::string connection, Options options)
        : where_(std::move(connection)), options_(std::move(options)) {
        // The first connection is made here, so that a wrong address is told at the start.
        readers_.give_back(connect());
        for (int i = 0; i < std::max(options_.connections, 1); ++i) writers_.emplace_back([this] { work(); });
        numberer_ = std::thread([this] { number(); });
    }

    ~PostgresDatabase() override {
        queue_.close();
        for (auto& writer : writers_) writer.join();
        {
            const std::lock_guard lock(mutex_);
            written_ = true;
        }
        committed_waiting_.notify_one();
        numberer_.join();
    }

    void submit(Verb verb, Done done) override { queue_.add(std::move(verb), std::move(done)); }

    void read_with(const Verb& verb) override {
        auto connection = readers_.take([this] { return connect(); });
        for (bool again = true; again;) {
            again = false;
            try {
                connection->change("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
                PostgresTransaction tx(*connection, options_);
                verb(tx);
                connection->commit();
            } catch (...) {
                again = connection->may_run_again();
                connection->rollback();
                if (again) continue;
                if (!connection->is_lost()) readers_.give_back(std::move(connection));
                throw;
            }
        }
        readers_.give_back(std::move(connection));
    }

    Engine engine() const override { return Engine::postgres; }
    const Options& options() const override { return options_; }

private:
    std::unique_ptr<PostgresConnection> connect() const { return std::make_unique<PostgresConnection>(where_); }

    /// One writer: takes verbs from the queue and commits each by itself; the server groups their commits.
    void work() {
        std::unique_ptr<PostgresConnection> connection;
        std::minstd_rand dice(std::random_device{}());
        for (auto jobs = queue_.take(1); !jobs.empty(); jobs = queue_.take(1))
            finish(std::move(jobs.front()), connection, dice);
    }

    void finish(WriteQueue::Job job, std::unique_ptr<PostgresConnection>& connection, std::minstd_rand& dice) {
        std::int64_t lines = 0;
        try {
            if (!connection || connection->is_lost()) connection = connect();
            lines = commit(job.verb, *connection, dice);
        } catch (...) {
            job.problem = std::current_exception();
        }
        if (job.problem || lines == 0) return job.done(std::move(job.problem));
        // Whoever is answered finds the line of what they did, as on SQLite; the numberer answers.
        {
            const std::lock_guard lock(mutex_);
            committed_.push_back(std::move(job.done));
        }
        committed_waiting_.notify_one();
    }

    /// Runs the verb until it commits or fails for a reason of its own. Returns how many journal lines it left.
    std::int64_t commit(const Verb& verb, PostgresConnection& connection, std::minstd_rand& dice) {
        const auto give_up = std::chrono::steady_clock::now() + patience;
        for (int pause = 2;; pause = std::min(pause * 2, 64)) {
            try {
                return commit_once(verb, connection);
            } catch (...) {
                const bool again = connection.may_run_again();
                connection.rollback();
                if (!again || std::chrono::steady_clock::now() > give_up) throw;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, pause)(dice)));
        }
    }

    std::int64_t commit_once(const Verb& verb, PostgresConnection& connection) {
        connection.change("BEGIN ISOLATION LEVEL SERIALIZABLE");
        PostgresTransaction tx(connection, options_);
        verb(tx);
        if (!connection.commit()) throw std::logic_error("a verb went on after one of its statements had failed");
        return tx.lines_left;
    }

    /// The last number after all that waits was numbered; nothing when the connection broke: what is committed is true
    /// whether numbered or not, and its number comes with a later round.
    std::optional<std::int64_t> number_all(std::unique_ptr<PostgresConnection>& connection) {
        try {
            if (!connection || connection->is_lost()) connection = connect();
            while (number_waiting(*connection)) {
            }
            return last_numbered(*connection);
        } catch (...) {
            if (connection) connection->rollback();
            return std::nullopt;
        }
    }

    /// Numbers what was committed, here and by other programs on the same database, then answers and tells.
    void number() {
        std::unique_ptr<PostgresConnection> connection;
        std::int64_t told = -1;
        for (;;) {
            std::vector<Done> answered;
            {
                std::unique_lock lock(mutex_);
                committed_waiting_.wait_for(lock, numbering_pause, [this] { return written_ || !committed_.empty(); });
                answered.swap(committed_);
                if (written_ && answered.empty()) return;
            }
            const auto seq = number_all(connection).value_or(told);
            for (const auto& done : answered) done(nullptr);
            if (seq != told && (told != -1 || !answered.empty())) tell_numbered(seq);
            told = seq;
        }
    }

    static std::int64_t last_numbered(PostgresConnection& connection) {
        const auto rows = connection.run("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1");
        return rows.empty() ? 0 : rows.front().integer("seq");
    }

    std::string where_;
    Options options_;

    Pool<PostgresConnection> readers_;
    WriteQueue queue_;

    std::mutex mutex_;  ///< of what the writers tell the numberer
    std::condition_variable committed_waiting_;
    std::vector<Done> committed_;
    bool written_ = false;  ///< every writer has gone home

    std::vector<std::thread> writers_;
    std::thread numberer_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& connection, Options options) {
    if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
    return std::make_unique<PostgresDatabase>(connection, std::move(options));
}

}  // namespace store
