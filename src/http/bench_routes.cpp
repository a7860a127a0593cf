#include "http/bench_routes.hpp"

#include "base/text.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

namespace http {
namespace {

/// A daily check-in of one household, of the size such a thing has.
struct Visited {
    std::string name;
    std::int8_t age = 0;
    bool is_well = true;
    std::optional<double> temperature;
    std::vector<std::string> signs;
};
BOOST_DESCRIBE_STRUCT(Visited, (), (name, age, is_well, temperature, signs))

struct Visit {
    base::Uuid id;
    base::Uuid household;
    base::Uuid area;
    base::Instant at;
    base::Day day;
    std::int16_t people = 0;
    bool has_food = true;
    std::string note;
    std::vector<Visited> members;
};
BOOST_DESCRIBE_STRUCT(Visit, (), (id, household, area, at, day, people, has_food, note, members))

struct Kept {
    base::Uuid id;
    std::int16_t unwell = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (id, unwell))

std::int16_t check(const Visit& visit) {
    std::vector<base::FieldProblem> faults;
    const auto wants = [&](bool holds, std::string path) {
        if (!holds) faults.push_back({std::move(path), "field.out_of_range", {}});
    };
    std::int16_t unwell = 0;
    wants(visit.people >= 1 && visit.people <= 40, "/people");
    wants(visit.note.size() <= 2000, "/note");
    wants(visit.members.size() <= 40, "/members");
    for (const auto& member : visit.members) {
        wants(!base::fold(member.name).empty() && member.name.size() <= 200, "/members/name");
        wants(member.age >= 0 && member.age <= 120, "/members/age");
        wants(!member.temperature || (*member.temperature > 30 && *member.temperature < 45), "/members/temperature");
        if (!member.is_well) ++unwell;
    }
    if (!faults.empty())
        throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", "a visit", std::move(faults));
    return unwell;
}

struct CheckedVisit {
    Visit visit;
    std::string document;
    std::int16_t unwell = 0;
};

}  // namespace

void add_bench_routes(Router& router, store::Database& database, base::Permission permission) {
    database.write([](store::Transaction& tx) {
        tx.change(
            "CREATE TABLE IF NOT EXISTS bench_visit (home BIGINT NOT NULL, id UUID NOT NULL, household UUID NOT NULL, "
            "day TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (home, id))");
    });
    router.get("/api/bench/visits", allow(permission), "Measures: read and check a visit, keep nothing",
               [](Call& call) {
                   const auto visit = base::from_json_text<Visit>(call.request.body);
                   return Kept{visit.id, check(visit)};
               });
    router.post(
        "/api/bench/visits", allow(permission), "Measures: keep a visit",
        [](const Request&, const Visit& visit) {
            return CheckedVisit{visit, base::to_json(visit), check(visit)};
        },
        [](Call& call, const CheckedVisit& checked) {
            const auto& visit = checked.visit;
            const auto rows = call.tx.change(
                "INSERT INTO bench_visit (home, id, household, day, document) VALUES ($1, $2, $3, $4, $5) "
                "ON CONFLICT (home, id) DO NOTHING",
                {0, visit.id, visit.household, visit.day, checked.document});
            if (rows > 0) {
                store::record(call.tx, call.who, "bench.visited", visit.household, visit.area);
                store::count(call.tx, visit.area, "bench_visits", visit.day, 1);
            }
            return Created<Kept>{"/api/bench/visits/" + base::to_string(visit.id), {visit.id, checked.unwell}};
        });
}

}  // namespace http
