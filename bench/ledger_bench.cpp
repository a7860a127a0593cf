// The public ledger at a size that nobody reads: searched, proved, exported and verified.
// Usage: ledger_bench [POSTGRESQL CONNECTION STRING]   (an empty database; a new file of SQLite without it)
// LEDGER_ENTRIES says how many entries; 100,000 without it.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "bench.hpp"
#include "ledger/export.hpp"
#include "ledger/head.hpp"
#include "ledger/search.hpp"
#include "ledger/tree.hpp"
#include "ledger/verify.hpp"

namespace {

namespace fs = std::filesystem;
using store::Transaction;

constexpr int at_once = 1000;  ///< entries of one unit of work
constexpr int rounds = 11;
/// Each stands in a quarter of all entries, by chance and apart from the others: hardly any entry has all five.
constexpr std::array frequent = {"gao", "rau", "trung", "khau trang", "nuoc mam"};
constexpr std::array said = {"Gạo", "Rau", "Trứng", "Khẩu trang", "Nước mắm"};

base::Day first_day() {
    return *base::make_day(2021, 6, 1);
}

class Dice {
public:
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(source_); }

private:
    std::mt19937 source_{20210611};
};

/// A gift of money in words as people write them; the newest ones never say all of the frequent words.
ledger::NewEntry gift(Dice& dice, int number, int all, const std::vector<areas::Area>& communes) {
    ledger::NewEntry entry;
    entry.day = first_day() + static_cast<int>(number * 150LL / all);
    entry.area = communes[static_cast<std::size_t>(dice.roll(static_cast<int>(communes.size())))].id;
    entry.words = "Quyên góp số " + std::to_string(number % 5000);
    for (const auto* word : said)
        if (dice.roll(4) == 0) entry.words += std::string(", ") + word;
    entry.lines = ledger::moved("donors:chung", "cash:quy-" + std::to_string(dice.roll(40)),
                                ledger::money(1000 + dice.roll(1'000'000)));
    return entry;
}

void fill(store::Database& database, int all) {
    Dice dice;
    const auto who = bench::anybody();
    const auto communes = database.read([](Transaction& tx) {
        return areas::descendants(tx, areas::country(tx).id, areas::commune_level, first_day());
    });
    for (int number = 0; number < all;)
        database.write([&](Transaction& tx) {
            for (int i = 0; i < at_once && number < all; ++i, ++number)
                ledger::post(tx, who, gift(dice, number, all, communes));
        });
    while (database.write([](Transaction& tx) { return ledger::grow(tx, at_once); }) > 0) {
    }
}

void say(const char* what, const auto& work, double wanted) {
    std::vector<double> took;
    for (int round = 0; round < rounds; ++round) took.push_back(bench::milliseconds_of(work));
    std::sort(took.begin(), took.end());
    std::printf("%-44s median %8.2f ms   slowest %8.2f ms   (wanted: %.0f)\n", what, took[took.size() / 2], took.back(),
                wanted);
}

void search(store::Database& database, const char* what, const ledger::Search& wanted) {
    std::size_t found = 0;
    const auto work = [&] {
        database.read(
            [&](Transaction& tx) { found = ledger::entries_of(tx, ledger::find(tx, wanted).entries).size(); });
    };
    say(what, work, 100);
    std::printf("%-44s %zu entries on the page\n", "", found);
}

void measure_searches(store::Database& database, int all) {
    search(database, "the newest", {});
    search(database, "a rare word", {.words = "so 4711"});
    search(database, "a frequent word", {.words = "gao"});
    search(database, "a month and a word", {.words = "rau", .month = "2021-07"});
    search(database, "an account", {.account = "cash:quy-7"});
    std::string every;
    for (const auto* word : frequent) every += std::string(word) + ' ';
    search(database, "five frequent words", {.words = every});
    search(database, "a word that no entry has, and a frequent one", {.words = "gao khongcochunay"});
    search(database, "a code of the middle", {.words = "so " + std::to_string(all / 2 % 5000) + " nuoc mam"});
}

void measure_proofs(store::Database& database, const ledger::SigningKey& key) {
    database.write([&](Transaction& tx) { ledger::publish_head(tx, key); });
    const auto middle =
        database.read([](Transaction& tx) { return ledger::ids_from(tx, ledger::tree_size(tx) / 2, 1).front(); });
    say(
        "a receipt with its proof",
        [&] {
            database.read([&](Transaction& tx) {
                if (!ledger::is_proved(ledger::receipt_of(tx, ledger::get(tx, middle)))) std::abort();
            });
        },
        100);
    say(
        "a consistency proof from the middle",
        [&] {
            database.read([](Transaction& tx) {
                const auto size = ledger::tree_size(tx);
                return ledger::prove_consistency(tx, size / 2, size).size();
            });
        },
        100);
    say(
        "the first piece of the export", [&] { ledger::export_stream(database, ledger::Format::csv)(); }, 1000);
}

void measure(store::Database& database) {
    const char* wish = std::getenv("LEDGER_ENTRIES");
    const auto all = wish ? std::atoi(wish) : 100'000;
    bench::import_communes(database, first_day());
    const auto folder = fs::temp_directory_path() / ("lalanh-ledger-key-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const ledger::SigningKey key(store::MasterKey::open((folder / "key").string()));
    fs::remove_all(folder);
    const auto filled = bench::seconds_of([&] { fill(database, all); });
    std::printf("%d entries posted and put in the tree in %.0f s\n", all, filled);
    measure_searches(database, all);
    measure_proofs(database, key);

    // The engine's own limit: every line of every entry, read once and left alone.
    const auto read = bench::seconds_of([&] {
        database.read([](Transaction& tx) {
            std::int64_t sum = 0;
            tx.each("SELECT l.*, e.* FROM ledger_entry e JOIN ledger_line l ON l.entry = e.id ORDER BY e.id, l.part",
                    {}, [&](const store::Row& row) { sum += row.integer("quantity"); });
            return sum;
        });
    });
    ledger::Check check;
    const auto verified = bench::seconds_of(
        [&] { check = database.read([&](Transaction& tx) { return ledger::verify(tx, key.public_key()); }); });
    std::printf("verified %lld entries in %.1f s, %.1f times as long as reading them (%.1f s)%s\n",
                static_cast<long long>(check.entries), verified, verified / read, read,
                check.first_broken ? "; BROKEN" : "");
}

}  // namespace

int main(int argc, char** argv) {
    return bench::run(argc, argv, measure);
}
