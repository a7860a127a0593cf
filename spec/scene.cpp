#include "scene.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "cast.hpp"
#include "gifts/gift.hpp"
#include "goods/stock.hpp"
#include "ledger/balance.hpp"
#include "ledger/campaign.hpp"
#include "project_file.hpp"
#include "plans/coverage_count.hpp"
#include "surge/surge.hpp"
#include "tasks/count.hpp"
#include "zones/coverage.hpp"

namespace spec {
namespace {

namespace bj = boost::json;

/// One request and the answer it must get.
struct Turn {
    std::size_t line = 0;             ///< of the request
    std::vector<std::string> before;  ///< "as lan", "at 2021-06-20T08:00:00Z"
    std::string method;
    std::string target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::size_t answer_line = 0;
    int status = 0;
    std::vector<std::string> wanted_headers;  ///< "Name: value", "!Name"
    std::string wanted_body;
    std::vector<std::pair<std::string, std::string>> saved;  ///< name, JSON pointer
    std::size_t body_line = 0;                               ///< of the wanted body
};

struct Lines {
    std::vector<std::string> all;
    std::size_t at = 0;
    bool done() const { return at >= all.size(); }
    const std::string& here() const { return all[at]; }
};

Lines read_lines(const std::filesystem::path& file) {
    return {lines_of(file)};
}

std::string until(Lines& lines, std::initializer_list<std::string_view> stops) {
    std::string text;
    for (; !lines.done(); ++lines.at) {
        if (std::find(stops.begin(), stops.end(), lines.here()) != stops.end()) break;
        text += text.empty() ? lines.here() : "\n" + lines.here();
    }
    return text;
}

void read_request(Lines& lines, Turn& turn) {
    for (; !lines.done(); ++lines.at) {
        const auto& line = lines.here();
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with("as ") || line.starts_with("at ")) {
            turn.before.push_back(line);
            continue;
        }
        turn.line = lines.at + 1;
        const auto blank = line.find(' ');
        turn.method = line.substr(0, blank);
        turn.target = line.substr(blank + 1);
        ++lines.at;
        break;
    }
    for (; !lines.done() && !lines.here().empty() && lines.here() != "---"; ++lines.at) {
        const auto colon = lines.here().find(": ");
        turn.headers.emplace_back(base::to_lower(lines.here().substr(0, colon)), lines.here().substr(colon + 2));
    }
    turn.body = std::string(base::trim(until(lines, {"---"})));
}

void read_answer(Lines& lines, Turn& turn) {
    ++lines.at;  // the "---"
    turn.answer_line = lines.at + 1;
    turn.status = std::stoi(lines.here());
    ++lines.at;
    for (; !lines.done() && !lines.here().empty() && lines.here() != "===" && lines.here()[0] != '{' &&
           lines.here()[0] != '[' && !lines.here().starts_with("save ");
         ++lines.at)
        turn.wanted_headers.push_back(lines.here());
    turn.body_line = lines.at + 1;
    while (!lines.done() && lines.here() != "===") {
        if (lines.here().starts_with("save ")) {
            std::istringstream words(lines.here());
            std::string save;
            std::string name;
            std::string pointer;
            words >> save >> name >> pointer;
            turn.saved.emplace_back(name, pointer);
        } else {
            turn.wanted_body += lines.here() + "\n";
        }
        ++lines.at;
    }
    ++lines.at;  // the "==="
}

std::vector<Turn> read_turns(Lines lines) {
    std::vector<Turn> turns;
    while (!lines.done()) {
        Turn turn;
        read_request(lines, turn);
        if (turn.method.empty()) break;
        read_answer(lines, turn);
        turns.push_back(std::move(turn));
    }
    return turns;
}

/// "***" stands for anything; a key "***" lets an object have more keys than are written.
bool alike(const bj::value& wanted, const bj::value& got) {
    if (wanted.is_string() && wanted.get_string() == "***") return true;
    if (wanted.is_object() && got.is_object()) {
        const auto& w = wanted.get_object();
        const auto& g = got.get_object();
        const bool open = w.contains("***");
        if (!open && w.size() != g.size()) return false;
        return std::all_of(w.begin(), w.end(), [&](const auto& member) {
            if (member.key() == "***") return true;
            const auto* found = g.if_contains(member.key());
            return found && alike(member.value(), *found);
        });
    }
    if (wanted.is_array() && got.is_array()) {
        const auto& w = wanted.get_array();
        const auto& g = got.get_array();
        return std::equal(w.begin(), w.end(), g.begin(), g.end(), alike);
    }
    return wanted == got;
}

/// A scene on its way: what was saved, who is speaking.
class Play {
public:
    explicit Play(std::filesystem::path file) : file_(std::move(file)) {}

    void turn(const Turn& turn) {
        for (const auto& order : turn.before) {
            if (order.starts_with("at "))
                cast_.set_now(order.substr(3));
            else
                speaker_ = order.substr(3);
        }
        const auto answer = cast_.ask(speaker_, turn.method, filled(turn.target), filled_headers(turn), body_of(turn));
        check(turn, answer);
        for (const auto& [name, pointer] : turn.saved) save(turn, answer, name, pointer);
    }

    /// Whatever a scene did, the counts that were kept of its work and its duties are those of the rows.
    void check_counts() {
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return tasks::miscounts(tx); }))
            differences.push_back(fmt::format("{}: {} {} tasks of {} {} were kept as {}", file_.filename().string(),
                                              one.facts, one.what, one.side, base::to_string(one.subject), one.kept));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return zones::miscounts(tx); }))
            differences.push_back(fmt::format("{}: {} of zone {}: {} and was kept as {}", file_.filename().string(),
                                              one.what, base::to_string(one.subject), one.facts, one.kept));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return ledger::campaign_miscounts(tx); }))
            differences.push_back(fmt::format("{}: {}", file_.filename().string(), one));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return gifts::count_miscounts(tx); }))
            differences.push_back(fmt::format("{}: counts of {}", file_.filename().string(), one));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return ledger::balance_miscounts(tx); }))
            differences.push_back(fmt::format("{}: balance of {}", file_.filename().string(), one));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return surge::miscounts(tx); }))
            differences.push_back(fmt::format("{}: matched of surge call {}: {} and was kept as {}",
                                              file_.filename().string(), base::to_string(one.call), one.facts,
                                              one.kept));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return goods::miscounts(tx); }))
            differences.push_back(fmt::format("{}: {} of goods at {}: {} and was kept as {}", file_.filename().string(),
                                              one.what, base::to_string(one.place), one.facts, one.kept));
        for (const auto& one : cast_.db().read([](store::Transaction& tx) { return plans::coverage_miscounts(tx); }))
            differences.push_back(fmt::format("{}: coverage of plan {} by {}: {} is {} and was kept as {}",
                                              file_.filename().string(), base::to_string(one.plan),
                                              base::to_string(one.body), one.what, one.facts, one.kept));
    }

    std::vector<std::string> differences;

private:
    void differs(std::size_t line, const std::string& wanted, const std::string& got) {
        differences.push_back(fmt::format("{}:{}: expected {} / got {}", file_.filename().string(), line, wanted, got));
    }

    void check(const Turn& turn, const http::Response& answer) {
        if (answer.status != turn.status)
            differs(turn.answer_line, std::to_string(turn.status), fmt::format("{} {}", answer.status, answer.body));
        for (const auto& header : turn.wanted_headers) check_header(turn, answer, header);
        const auto wanted = filled(std::string(base::trim(turn.wanted_body)));
        if (wanted.empty() || answer.status != turn.status) return;
        if (!answer.content_type.starts_with("application/json")) {
            if (wanted != base::trim(answer.body)) differs(turn.body_line, wanted, answer.body);
            return;
        }
        if (!alike(bj::parse(wanted), bj::parse(answer.body))) differs(turn.body_line, wanted, answer.body);
    }

    void check_header(const Turn& turn, const http::Response& answer, const std::string& wanted) {
        const bool absent = wanted.starts_with('!');
        const auto colon = wanted.find(": ");
        const auto name = absent ? wanted.substr(1) : wanted.substr(0, colon);
        const auto found = std::find_if(answer.headers.begin(), answer.headers.end(),
                                        [&](const auto& header) { return header.first == name; });
        if (absent ? found != answer.headers.end() : found == answer.headers.end())
            return differs(turn.answer_line, wanted, absent ? "it was there" : "it was not there");
        if (!absent && wanted.substr(colon + 2) != "***" && filled(wanted.substr(colon + 2)) != found->second)
            differs(turn.answer_line, wanted, found->second);
    }

    void save(const Turn& turn, const http::Response& answer, const std::string& name, const std::string& pointer) {
        bj::error_code error;
        const auto body = bj::parse(answer.body, error);
        const auto* found = error ? nullptr : body.find_pointer(pointer, error);
        if (!found) return differs(turn.answer_line, "a value at " + pointer, answer.body);
        saved_[name] = found->is_string() ? std::string(found->get_string()) : bj::serialize(*found);
    }

    /// ${name} becomes what was saved, or what the cast knows by that name.
    std::string filled(std::string text) const {
        for (auto at = text.find("${"); at != std::string::npos; at = text.find("${", at + 1)) {
            const auto end = text.find('}', at);
            const auto name = text.substr(at + 2, end - at - 2);
            const auto found = saved_.find(name);
            text.replace(at, end - at + 1, found != saved_.end() ? found->second : cast_.known(name));
        }
        return text;
    }

    std::vector<std::pair<std::string, std::string>> filled_headers(const Turn& turn) const {
        auto headers = turn.headers;
        for (auto& header : headers) header.second = filled(header.second);
        return headers;
    }

    /// "< spec/plans/x.txt" sends a file of the project as it is.
    std::string body_of(const Turn& turn) const {
        return turn.body.starts_with("< ") ? file_of(turn.body.substr(2)) : filled(turn.body);
    }

    std::filesystem::path file_;
    Cast cast_;
    std::string speaker_ = "stranger";
    std::map<std::string, std::string> saved_;
};

/// Every "code" of an answer: of the problem itself, of its fields, of the rows or records that were refused alone.
void collect_codes(const bj::value& part, std::set<std::string>& codes) {
    if (const auto* list = part.if_array())
        for (const auto& one : *list) collect_codes(one, codes);
    if (const auto* object = part.if_object())
        for (const auto& [name, value] : *object) {
            if (name == "code" && value.is_string()) codes.emplace(value.get_string());
            collect_codes(value, codes);
        }
}

}  // namespace

std::vector<std::string> play_scene(const std::filesystem::path& file) {
    Play play(file);
    for (const auto& turn : read_turns(read_lines(file))) play.turn(turn);
    play.check_counts();
    return std::move(play.differences);
}

std::vector<std::string> codes_in(const std::filesystem::path& file) {
    std::set<std::string> codes;
    for (const auto& turn : read_turns(read_lines(file)))
        if (!base::trim(turn.wanted_body).empty() && turn.wanted_body.front() == '{')
            collect_codes(bj::parse(turn.wanted_body), codes);
    return {codes.begin(), codes.end()};
}

std::vector<CodeElsewhere> codes_without_scene() {
    const auto project = project_folder();
    std::vector<CodeElsewhere> codes;
    for (const auto& line : read_lines(project / "spec" / "codes_without_scene.txt").all) {
        if (line.empty() || line.starts_with('#')) continue;
        std::istringstream words(line);
        std::string code;
        std::string test;
        words >> code >> test;
        codes.push_back({code, project / test});
    }
    return codes;
}

}  // namespace spec
