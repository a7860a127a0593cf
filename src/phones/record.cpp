#include "phones/record.hpp"

#include <algorithm>
#include <map>

#include <sodium.h>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "phones/device_row.hpp"

namespace phones {
namespace {

using base::Problem;
using base::ProblemKind;

/// What is kept of a refusal: its sentences are made when it is told, in the language of whoever asks.
struct Refusal {
    std::string code;
    std::vector<std::pair<std::string, std::string>> fields;  ///< path and code
};

base::Json to_kept(const Refusal& refusal) {
    boost::json::array fields;
    for (const auto& [path, code] : refusal.fields) fields.push_back(boost::json::array{path, code});
    return {{"code", refusal.code}, {"fields", std::move(fields)}};
}

Refusal from_kept(const std::string& text) {
    const auto kept = base::parse_json(text);
    Refusal refusal{std::string(kept.at("code").as_string()), {}};
    for (const auto& field : kept.at("fields").as_array())
        refusal.fields.emplace_back(field.at(0).as_string(), field.at(1).as_string());
    return refusal;
}

Refusal refusal_of(const Problem& problem) {
    Refusal refusal{problem.code(), {}};
    for (const auto& field : problem.fields()) refusal.fields.emplace_back(field.path, field.code);
    return refusal;
}

Result told(std::int64_t number, const Refusal& refusal, base::Language language) {
    Result result{number, Standing::refused, refusal.code, std::string(base::problem_text(refusal.code, language)), {}};
    for (const auto& [path, code] : refusal.fields)
        result.fields.push_back({path, code, std::string(base::problem_text(code, language))});
    return result;
}

http::Method method_of(const std::string& name) {
    for (const auto method : {http::Method::post, http::Method::put, http::Method::patch, http::Method::remove})
        if (http::to_string(method) == name) return method;
    throw Problem(ProblemKind::invalid, "device.record_malformed", name);
}

/// What makes two records the same, however long ago they happened.
std::string content_of(const Record& record) {
    return record.method + ' ' + record.path + '\n' + base::write_json(record.body);
}

store::Bytes fingerprint(const store::MasterKey& master, const std::string& content) {
    store::Bytes print(16);
    crypto_generichash(print.data(), print.size(), reinterpret_cast<const unsigned char*>(content.data()),
                       content.size(), master.bytes().data(), master.bytes().size());
    return print;
}

/// The records of one device on their way in.
class Intake {
public:
    Intake(const http::Call& call, const http::Router& router, const store::MasterKey& master, const DeviceRow& device)
        : call_(call), router_(router), master_(master), device_(device) {}

    void take(const Record& record) {
        if (record.number < 1) throw Problem(ProblemKind::invalid, "device.record_malformed", "a number below 1");
        const auto content = fingerprint(master_, content_of(record));
        const base::Instant at{call_.tx.now().ms - std::clamp<std::int64_t>(record.ago, 0, longest_ago_s) * 1000};
        if (const auto known = find(record.number)) return repeat(*known, content);
        if (record.number > device_.next_number) return hold(record, content, at);
        keep(record.number, content, at, run(record, at));
        go_on();
    }

    HandedIn result() {
        call_.tx.change("UPDATE device SET next_number = $3 WHERE home = $1 AND id = $2",
                        {device_.home, device_.id, device_.next_number});
        HandedIn handed{device_.next_number, {}};
        for (auto& [number, one] : results_) handed.items.push_back(std::move(one));
        return handed;
    }

private:
    static constexpr std::int64_t longest_ago_s = 30LL * 24 * 60 * 60;

    std::optional<store::Row> find(std::int64_t number) const {
        auto rows = call_.tx.run("SELECT * FROM device_record WHERE home = $1 AND device = $2 AND number = $3",
                                 {device_.home, device_.id, number});
        if (rows.empty()) return std::nullopt;
        return std::move(rows.front());
    }

    void answer(std::int64_t number, const std::optional<Refusal>& refusal) {
        results_[number] =
            refusal ? told(number, *refusal, call_.who.language) : Result{number, Standing::accepted, {}, {}, {}};
    }

    /// Answered as it was the first time; another record under the same number is a fault of the telephone.
    void repeat(const store::Row& known, const store::Bytes& content) {
        const auto number = known.integer("number");
        if (known.bytes("content") != content) return answer(number, Refusal{"device.number_taken", {}});
        if (base::named<Standing>(known.text("standing")) == Standing::held) {
            results_[number] = Result{number, Standing::held, {}, {}, {}};
            return;
        }
        const auto problem = known.maybe_text("problem");
        answer(number, problem ? std::optional(from_kept(*problem)) : std::nullopt);
    }

    void hold(const Record& record, const store::Bytes& content, base::Instant at) {
        const auto sealed = store::seal_text(call_.tx, master_, device_.id.uuid, base::to_json(record));
        call_.tx.change(R"(
            INSERT INTO device_record (home, device, number, content, standing, at, sealed)
            VALUES ($1, $2, $3, $4, 'held', $5, $6))",
                        {device_.home, device_.id, record.number, content, at, sealed});
        results_[record.number] = Result{record.number, Standing::held, {}, {}, {}};
    }

    /// Nothing when it was done, else why not.
    std::optional<Refusal> run(const Record& record, base::Instant at) const {
        try {
            http::Request request;
            request.method = method_of(record.method);
            if (!http::set_target(request, record.path))
                throw Problem(ProblemKind::invalid, "device.record_malformed", record.path);
            request.body = record.body.is_null() ? std::string() : base::write_json(record.body);
            request.headers.emplace_back("happened-ago", std::to_string((call_.tx.now().ms - at.ms) / 1000));
            router_.run_within(call_, std::move(request));
        } catch (const Problem& problem) {
            // Not the record's fault: the whole call is tried again.
            if (problem.kind() == ProblemKind::unavailable) throw;
            return refusal_of(problem);
        } catch (const store::ConstraintViolation&) {
            return Refusal{"request.contradicts_records", {}};
        }
        return std::nullopt;
    }

    void keep(std::int64_t number, const store::Bytes& content, base::Instant at,
              const std::optional<Refusal>& refusal) {
        const auto standing = refusal ? Standing::refused : Standing::accepted;
        const auto problem = refusal ? std::optional(base::write_json(to_kept(*refusal))) : std::nullopt;
        call_.tx.change(R"(
            INSERT INTO device_record (home, device, number, content, standing, at, problem)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (home, device, number) DO UPDATE SET standing = excluded.standing, problem = excluded.problem, sealed = NULL)",
                        {device_.home, device_.id, number, content, base::name_of(standing), at, problem});
        device_.next_number = number + 1;
        answer(number, refusal);
    }

    /// What waited for the record just done.
    void go_on() {
        for (auto next = find(device_.next_number); next; next = find(device_.next_number)) {
            const auto text = store::unseal_text(call_.tx, master_, device_.id.uuid, next->text("sealed"));
            if (!text) throw std::logic_error("the key of a device is gone");
            const auto record = base::from_json_text<Record>(*text);
            const auto at = next->instant("at");
            keep(record.number, next->bytes("content"), at, run(record, at));
        }
    }

    const http::Call& call_;
    const http::Router& router_;
    const store::MasterKey& master_;
    DeviceRow device_;
    std::map<std::int64_t, Result> results_;
};

}  // namespace

HandedIn hand_in(const http::Call& call, const http::Router& router, const store::MasterKey& master, DeviceId device,
                 const std::vector<Record>& records) {
    if (records.size() > most_records) throw Problem(ProblemKind::too_large, "device.too_many_records");
    Intake intake(call, router, master, in_use(call.tx, call.who, device));
    for (const auto& record : records) intake.take(record);
    return intake.result();
}

}  // namespace phones
