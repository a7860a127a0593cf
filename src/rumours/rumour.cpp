#include "rumours/rumour.hpp"

#include <algorithm>
#include <numeric>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "rumours/rumour_row.hpp"
#include "store/journal.hpp"

namespace rumours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 500;
constexpr std::size_t longest_explanation = 3000;
constexpr std::int64_t most_times = 1000;
constexpr int most_days_ago = 31;
constexpr int days_answered = 7;
constexpr std::ptrdiff_t days_compared = 3;

/// Tidied, and naming nobody: what is told is looked into, not who tells it or of whom.
std::string checked(std::string_view typed, std::size_t longest) {
    auto words = std::string(base::trim(base::to_nfc(typed)));
    if (words.empty()) throw Problem(ProblemKind::invalid, "rumour.words_missing");
    if (words.size() > longest) throw Problem(ProblemKind::invalid, "rumour.text_too_long");
    if (outreach::has_blocking(outreach::check_tone(words)))
        throw Problem(ProblemKind::invalid, "rumour.names_somebody");
    return words;
}

Entry own_entry(store::Transaction& tx, const base::Who& who, RumourId id) {
    auto entry = rumour_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, entry.rumour.body.id);
    return entry;
}

Entry open_entry(store::Transaction& tx, const base::Who& who, RumourId id) {
    auto entry = own_entry(tx, who, id);
    if (entry.rumour.state == State::closed) throw Problem(ProblemKind::conflict, "rumour.closed");
    return entry;
}

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.rumour.id.uuid, entry.rumour.area.id);
}

void insert_hearing(store::Transaction& tx, std::int64_t home, RumourId id, const NewHearing& hearing) {
    tx.change("INSERT INTO rumour_hearing (home, id, rumour, area, day, times) VALUES ($1, $2, $3, $4, $5, $6)",
              {home, hearing.id, id, hearing.area, hearing.day, hearing.times});
}

void require_within(store::Transaction& tx, areas::AreaId area, const std::string& outer) {
    if (!areas::is_within(areas::get(tx, area).path, outer))
        throw Problem(ProblemKind::invalid, "rumour.area_outside", outer);
}

/// Whether the last three days heard it less than the three before.
bool is_fading(const std::vector<HeardDay>& heard) {
    const auto sum = [](auto from, auto until) {
        return std::accumulate(from, until, std::int64_t{0},
                               [](std::int64_t times, const HeardDay& day) { return times + day.times; });
    };
    return sum(heard.end() - days_compared, heard.end()) <
           sum(heard.end() - 2 * days_compared, heard.end() - days_compared);
}

Rumour set_closed(store::Transaction& tx, const base::Who& who, RumourId id, const std::optional<base::Instant>& at,
                  std::string_view verb) {
    const auto entry = own_entry(tx, who, id);
    tx.change("UPDATE rumour SET closed_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    record(tx, who, entry, verb);
    return get(tx, who, id);
}

/// What the message says before an officer makes it better: what is told, how it really is, and where that is from.
std::string answer_words(const Rumour& rumour, const std::vector<Source>& sources) {
    constexpr const char* said_of[] = {"Tin này không đúng.", "Tin này chỉ đúng một phần.", "Tin này đúng."};
    std::string words = "Mấy ngày nay bà con có nghe: “" + rumour.words + "”.\n" +
                        said_of[static_cast<std::size_t>(*rumour.verdict)] + " " + rumour.explanation + "\nTheo: ";
    for (std::size_t i = 0; i < sources.size(); ++i) words += (i > 0 ? "; " : "") + sources[i].words;
    return words + ".";
}

std::string shortened(const std::string& words, std::size_t longest) {
    if (words.size() <= longest) return words;
    const auto blank = words.rfind(' ', longest);
    return words.substr(0, blank == words.npos ? 0 : blank) + "…";
}

}  // namespace

Rumour write_down(store::Transaction& tx, const base::Who& who, const NewRumour& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto words = checked(wanted.words, longest_words);
    if (const auto before = find_entry(tx, wanted.id)) {
        const auto& there = before->rumour;
        if (there.body.id != wanted.body || there.area.id != wanted.area.uuid || there.words != words)
            throw Problem(ProblemKind::conflict, "rumour.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    require_within(tx, wanted.area, areas::get(tx, body.area).path);
    tx.change(R"(
        INSERT INTO rumour (home, id, body, area, words, explanation, made_at, made_by) VALUES ($1, $2, $3, $4, $5, '', $6, $7))",
              {body.home, wanted.id, wanted.body, wanted.area, words, tx.now(), who.account});
    insert_hearing(tx, body.home, wanted.id, {{tx.new_id()}, wanted.area, base::day_of(tx.now()), 1});
    record(tx, who, rumour_entry(tx, wanted.id), "rumour.heard");
    return get(tx, who, wanted.id);
}

Rumour hear_again(store::Transaction& tx, const base::Who& who, RumourId id, const NewHearing& wanted) {
    const auto entry = open_entry(tx, who, id);
    const auto before = tx.run("SELECT rumour, times FROM rumour_hearing WHERE id = $1", {wanted.id});
    if (!before.empty()) {
        if (before.front().uuid("rumour") != id.uuid || before.front().integer("times") != wanted.times)
            throw Problem(ProblemKind::conflict, "rumour.id_taken", base::to_string(wanted.id));
        return get(tx, who, id);
    }
    const auto today = base::day_of(tx.now());
    if (wanted.times < 1 || wanted.times > most_times) throw Problem(ProblemKind::invalid, "rumour.times_wrong");
    if (wanted.day > today || wanted.day < today - most_days_ago)
        throw Problem(ProblemKind::invalid, "rumour.day_wrong", base::to_string(wanted.day));
    require_within(tx, wanted.area, areas::get(tx, bodies::get(tx, {entry.rumour.body.id}).area).path);
    insert_hearing(tx, entry.home, id, wanted);
    record(tx, who, entry, "rumour.heard_again");
    return get(tx, who, id);
}

Rumour add_source(store::Transaction& tx, const base::Who& who, RumourId id, const NewSource& wanted) {
    const auto entry = open_entry(tx, who, id);
    const auto words = checked(wanted.words, longest_words);
    const auto known = sources_of(tx, entry);
    if (std::ranges::find(known, wanted.id, &Source::id) != known.end()) return get(tx, who, id);
    tx.change("INSERT INTO rumour_source (home, id, rumour, words, at) VALUES ($1, $2, $3, $4, $5)",
              {entry.home, wanted.id, id, words, tx.now()});
    record(tx, who, entry, "rumour.source_added");
    return get(tx, who, id);
}

Rumour remove_source(store::Transaction& tx, const base::Who& who, SourceId id) {
    const auto found = tx.run("SELECT rumour FROM rumour_source WHERE id = $1", {id});
    if (found.empty()) throw Problem(ProblemKind::not_found, "rumour.source_not_found", base::to_string(id));
    const auto entry = open_entry(tx, who, found.front().id<RumourTag>("rumour"));
    if (entry.rumour.verdict && sources_of(tx, entry).size() == 1)
        throw Problem(ProblemKind::conflict, "rumour.source_needed");
    tx.change("DELETE FROM rumour_source WHERE home = $1 AND id = $2", {entry.home, id});
    record(tx, who, entry, "rumour.source_removed");
    return get(tx, who, entry.rumour.id);
}

Rumour verify(store::Transaction& tx, const base::Who& who, RumourId id, const Finding& finding) {
    const auto entry = open_entry(tx, who, id);
    if (entry.rumour.answer) throw Problem(ProblemKind::conflict, "rumour.answered");
    if (sources_of(tx, entry).empty()) throw Problem(ProblemKind::conflict, "rumour.no_source");
    tx.change(
        "UPDATE rumour SET verdict = $3, explanation = $4, verified_at = $5 WHERE home = $1 AND id = $2",
        {entry.home, id, base::name_of(finding.verdict), checked(finding.explanation, longest_explanation), tx.now()});
    record(tx, who, entry, "rumour.verified");
    return get(tx, who, id);
}

Rumour answer(store::Transaction& tx, const base::Who& who, RumourId id, const NewAnswer& wanted) {
    constexpr std::size_t longest_title = 150;
    const auto entry = open_entry(tx, who, id);
    const auto& rumour = entry.rumour;
    if (rumour.answer && rumour.answer->message == wanted.message) return get(tx, who, id);
    if (rumour.answer) throw Problem(ProblemKind::conflict, "rumour.answered");
    if (!rumour.verdict) throw Problem(ProblemKind::conflict, "rumour.not_verified");
    const auto sources = sources_of(tx, entry);
    const auto today = base::day_of(tx.now());
    outreach::Content content{.kind = outreach::Kind::correction,
                              .priority = outreach::Priority::priority,
                              .title = shortened("Nói lại cho rõ: " + rumour.words, longest_title),
                              .text = answer_words(rumour, sources),
                              .translations = {},
                              .source = shortened(sources.front().words, longest_title),
                              .from = today,
                              .until = today + days_answered,
                              .areas = {areas::AreaId{rumour.area.id}},
                              .channels = {outreach::Channel::page, outreach::Channel::loudspeakers},
                              .picture = {},
                              .recording = {}};
    outreach::write(tx, who, {wanted.message, rumour.body.id, content});
    tx.change("UPDATE rumour SET message = $3 WHERE home = $1 AND id = $2", {entry.home, id, wanted.message});
    record(tx, who, entry, "rumour.answered");
    return get(tx, who, id);
}

Rumour close(store::Transaction& tx, const base::Who& who, RumourId id) {
    return set_closed(tx, who, id, tx.now(), "rumour.closed");
}

Rumour open_again(store::Transaction& tx, const base::Who& who, RumourId id) {
    return set_closed(tx, who, id, std::nullopt, "rumour.opened_again");
}

Rumour get(store::Transaction& tx, const base::Who& who, RumourId id) {
    auto entry = rumour_entry(tx, id);
    auto& rumour = entry.rumour;
    rumour.may_write = accounts::reaches_body(tx, who, Permission::documents_write, rumour.body.id);
    if (!rumour.may_write) accounts::require_figures(tx, who, Permission::plans_read, entry.area_path);
    rumour.sources = sources_of(tx, entry);
    rumour.heard = heard_of(tx, entry);
    rumour.is_fading = is_fading(rumour.heard);
    const auto area = areas::get(tx, areas::AreaId{rumour.area.id});
    if (!rumour.answer || !rumour.answer->approved_at || area.level < areas::commune_level) return rumour;
    rumour.plays =
        broadcasts::plays_of(tx, who, area.id, rumour.answer->message, base::day_of(*rumour.answer->approved_at),
                             std::min(base::day_of(tx.now()), *entry.answered_until));
    if (rumour.state == State::answered && rumour.plays.played > 0) rumour.state = State::spoken;
    return rumour;
}

LinePage rumours(store::Transaction& tx, const base::Who& who, areas::AreaId id, bool closed, const std::string& after,
                 std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto dot = std::min(after.find('.'), after.size());
    const auto at = base::to_number<std::int64_t>(after.substr(0, dot));
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    constexpr std::int64_t never = 253402300799000;  // the end of the year 9999
    const auto rows = tx.run(
        select_rumours(R"(
        a.path >= $2 AND a.path < $3 AND (r.closed_at IS NOT NULL) = $4 AND (r.made_at, r.id) < ($5, $6)
        ORDER BY r.made_at DESC, r.id DESC LIMIT $7)"),
        {week_begin(tx), area.path, area.path + '~', closed, at.value_or(never), last.value_or(base::Uuid{}), limit});
    LinePage page;
    for (const auto& [rumour, home, path, heard, until] : read_entries(rows))
        page.items.push_back(
            {rumour.id, rumour.area, rumour.words, rumour.state, rumour.verdict, heard, rumour.made_at});
    if (rows.size() == limit)
        page.next = std::to_string(page.items.back().made_at.ms) + '.' + base::to_string(page.items.back().id);
    return page;
}

}  // namespace rumours
