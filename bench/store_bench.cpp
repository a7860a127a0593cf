// What the store costs, each figure as a ratio to something measured in the same run on the same disk:
//   group commit   durable verbs a second at 64 outstanding, against fdatasync calls a second
//   roll-up        one indicator over 10,599 communes from kept totals, against GROUP BY over the facts
// Usage: lalanh_store_bench [FOLDER] [MILLION_ROWS]

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "store/counters.hpp"
#include "store/database.hpp"
#include "store/journal.hpp"
#include "store/migrate.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using store::Transaction;

constexpr int communes = 10'599;
constexpr auto round_time = std::chrono::milliseconds(1500);

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// fdatasync calls a second after overwriting 8 kB in place: the most durable commits the disk allows one after
/// another.
double probe_disk(const fs::path& folder) {
    const auto path = (folder / "probe").string();
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const std::vector<char> block(8192, 'x');
    if (file < 0 || ::pwrite(file, block.data(), block.size(), 0) != 8192 || ::fsync(file) != 0) std::exit(1);
    const auto start = Clock::now();
    int count = 0;
    for (; Clock::now() - start < round_time; ++count)
        if (::pwrite(file, block.data(), block.size(), 0) != 8192 || ::fdatasync(file) != 0) std::exit(1);
    const double rate = count / seconds_since(start);
    ::close(file);
    return rate;
}

/// Keeps a number of verbs under way until the time is up; verbs a second that were durable.
class Load {
public:
    Load(store::Database& database, int outstanding, store::Database::Verb verb)
        : database_(database), verb_(std::move(verb)), running_(outstanding) {}

    double rate() {
        start_ = Clock::now();
        const int outstanding = running_;
        for (int i = 0; i < outstanding; ++i) next();
        std::unique_lock lock(mutex_);
        finished_.wait(lock, [this] { return running_ == 0; });
        return static_cast<double>(done_) / seconds_since(start_);
    }

private:
    void next() {
        database_.submit(verb_, [this](std::exception_ptr problem) {
            if (problem) std::terminate();
            {
                const std::lock_guard lock(mutex_);
                ++done_;
                if (Clock::now() - start_ >= round_time) {
                    if (--running_ == 0) finished_.notify_one();
                    return;
                }
            }
            next();
        });
    }

    store::Database& database_;
    store::Database::Verb verb_;
    Clock::time_point start_;
    std::mutex mutex_;
    std::condition_variable finished_;
    int running_;
    long done_ = 0;
};

void insert_row(Transaction& tx) {
    tx.change(
        "INSERT INTO bench_row (id, home, area, name, note, number, at, day, open) VALUES ($1, $2, $3, $4, $5, $6, $7, "
        "$8, $9)",
        {tx.new_id(), 66, base::Uuid{}, "Nguyễn Thị Lan", "needs rice and medicine", 42, tx.now(), "2021-06-14", true});
}

void insert_row_with_journal(Transaction& tx) {
    insert_row(tx);
    store::record_by_system(tx, "bench.inserted", tx.new_id(), std::nullopt, {{"name", "x"}});
}

void bench_group_commit(store::Database& database, const fs::path& folder) {
    std::vector<double> probes, alone, together, journalled;
    for (int round = 0; round < 3; ++round) {
        probes.push_back(probe_disk(folder));
        alone.push_back(Load(database, 1, insert_row).rate());
        together.push_back(Load(database, 64, insert_row).rate());
        journalled.push_back(Load(database, 64, insert_row_with_journal).rate());
        probes.push_back(probe_disk(folder));
    }
    const double probe = median(probes);
    std::printf("fdatasync probe                      %9.0f /s\n", probe);
    std::printf("durable verbs, 1 outstanding         %9.0f /s   %6.2f x probe\n", median(alone),
                median(alone) / probe);
    std::printf("durable verbs, 64 outstanding        %9.0f /s   %6.2f x probe   (wanted: 8)\n", median(together),
                median(together) / probe);
    std::printf("  the same with a journal line each  %9.0f /s   %6.2f x probe\n", median(journalled),
                median(journalled) / probe);
}

struct Country {
    base::Uuid id;
    std::vector<base::Uuid> communes;
};

base::Uuid add_area(Transaction& tx, const char* kind, int level, const std::optional<base::Uuid>& parent,
                    const std::string& code, int home) {
    const auto id = tx.new_id();
    tx.change(
        "INSERT INTO area (id, home, parent, kind, level, code, name, name_key, path, valid_from) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $6, '1976-01-01')",
        {id, home, parent, kind, level, code});
    return id;
}

/// The communes stand directly below the country: the widest answer there is.
Country make_country(store::Database& database) {
    return database.write([](Transaction& tx) {
        Country country;
        country.id = add_area(tx, "country", 0, std::nullopt, "bench", 0);
        for (int i = 0; i < communes; ++i)
            country.communes.push_back(
                add_area(tx, "commune", 3, country.id, "bench-" + std::to_string(i), i % 63 + 1));
        return country;
    });
}

void add_facts(store::Database& database, const Country& country, long rows) {
    for (long done = 0; done < rows; done += 100'000)
        database.write([&](Transaction& tx) {
            for (long i = done; i < std::min(done + 100'000, rows); ++i)
                tx.change("INSERT INTO bench_fact (area, indicator, value) VALUES ($1, $2, $3)",
                          {country.communes[static_cast<std::size_t>(i * 7919 % communes)], "needs_met", i % 3});
        });
}

void count_facts(store::Database& database) {
    database.write([](Transaction& tx) {
        const store::Indicator needs_met{
            "needs_met",
            "SELECT area, '2021-06-14' AS day, CAST(sum(value) AS BIGINT) AS value FROM bench_fact GROUP BY area"};
        store::rebuild(tx, needs_met);
    });
}

template <class F>
double milliseconds(int times, F ask) {
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const auto start = Clock::now();
        ask();
        taken.push_back(seconds_since(start) * 1000);
    }
    return median(taken);
}

void bench_roll_up(store::Database& database, long rows) {
    const auto country = make_country(database);
    add_facts(database, country, rows);
    count_facts(database);
    std::int64_t from_totals = 0;
    std::int64_t from_facts = 0;
    const double total = milliseconds(51, [&] {
        from_totals = database.read([&](Transaction& tx) { return store::folded(tx, country.id, "needs_met").value; });
    });
    const double kept = milliseconds(51, [&] {
        from_totals = 0;
        for (const auto& each :
             database.read([&](Transaction& tx) { return store::folded_children(tx, country.id, "needs_met"); }))
            from_totals += each.value;
    });
    const double grouped = milliseconds(3, [&] {
        from_facts = 0;
        database.read([&](Transaction& tx) {
            for (const auto& row : tx.run("SELECT area, CAST(sum(value) AS BIGINT) AS value FROM bench_fact WHERE "
                                          "indicator = 'needs_met' GROUP BY area"))
                from_facts += row.integer("value");
        });
    });
    if (from_totals != from_facts) std::abort();
    std::printf("country total, kept                  %9.3f ms\n", total);
    std::printf("10,599 communes, kept                %9.3f ms                   (wanted: 3)\n", kept);
    std::printf("10,599 communes, GROUP BY %5.1f M    %9.1f ms   %6.0f x kept    (wanted at 10 M: 500)\n",
                static_cast<double>(rows) / 1e6, grouped, grouped / kept);
}

}  // namespace

int main(int argc, char** argv) {
    const auto folder = fs::path(argc > 1 ? argv[1] : ".") / ("lalanh-store-bench-" + std::to_string(::getpid()));
    const long rows = static_cast<long>((argc > 2 ? std::atof(argv[2]) : 1.0) * 1e6);
    fs::create_directories(folder);
    {
        const auto database = store::open_sqlite((folder / "bench.sqlite").string());
        store::migrate(*database);
        database->write([](Transaction& tx) {
            tx.change(
                "CREATE TABLE bench_row (id UUID NOT NULL PRIMARY KEY, home BIGINT NOT NULL, area UUID, name TEXT, "
                "note TEXT, number BIGINT, "
                "at BIGINT, day TEXT, open BOOLEAN)");
            tx.change("CREATE TABLE bench_fact (area UUID NOT NULL, indicator TEXT NOT NULL, value BIGINT NOT NULL)");
        });
        bench_group_commit(*database, folder);
        bench_roll_up(*database, rows);
    }
    fs::remove_all(folder);
}
