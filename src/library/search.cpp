#include "library/search.hpp"

#include <algorithm>
#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "library/paper_row.hpp"

namespace library {
namespace {

/// More words than these narrow no search that a person types.
constexpr std::size_t most_words = 5;
constexpr std::size_t most_passage_bytes = 280;

/// The first letter of the alphabet behind folded words, so that "tram" finds "trams": they hold a-z and 0-9 only.
std::string behind(const std::string& word) {
    auto end = word;
    if (!end.empty()) end.back() = static_cast<char>(end.back() + 1);
    return end;
}

std::vector<std::string> words_typed(const std::string& typed) {
    const auto folded = base::fold(typed);
    std::vector<std::string> words;
    for (const auto word : base::words_of(folded)) {
        if (words.size() == most_words) break;
        words.emplace_back(word);
    }
    return words;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    for (std::size_t from = 0; from < text.size();) {
        auto end = text.size();
        for (const std::string_view stop : {"\n", ". ", "; "}) end = std::min(end, text.find(stop, from));
        auto sentence = base::tidy(std::string_view(text).substr(from, end - from));
        if (sentence.starts_with("- ")) sentence.erase(0, 2);
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
        from = end + 1;
    }
    return sentences;
}

std::int64_t words_in(const std::string& folded, const std::vector<std::string>& words) {
    const auto padded = ' ' + folded;
    return std::ranges::count_if(words, [&](const auto& word) { return padded.find(' ' + word) != std::string::npos; });
}

/// A page of the papers that one may see, with the words of each of the places $3 to $12 found in it.
const std::string found_papers = R"(
    AND ($3 = '' OR p.id IN (SELECT w.paper FROM library_word w WHERE w.word >= $3 AND w.word < $4))
    AND ($5 = '' OR p.id IN (SELECT w.paper FROM library_word w WHERE w.word >= $5 AND w.word < $6))
    AND ($7 = '' OR p.id IN (SELECT w.paper FROM library_word w WHERE w.word >= $7 AND w.word < $8))
    AND ($9 = '' OR p.id IN (SELECT w.paper FROM library_word w WHERE w.word >= $9 AND w.word < $10))
    AND ($11 = '' OR p.id IN (SELECT w.paper FROM library_word w WHERE w.word >= $11 AND w.word < $12))
    AND ($13 IS NULL OR p.kind = $13)
    AND ($14 = '' OR ' ' || p.issuer_key LIKE '% ' || $14 || '%')
    AND ($15 IS NULL OR p.dated >= $15) AND ($16 IS NULL OR p.dated <= $16)
    AND (NOT $17 OR p.body = $1) AND ($18 IS NULL OR p.id < $18)
    ORDER BY p.id DESC LIMIT $19)";

/// Bodies of the audience of paper $1 in which somebody has an account, on day $2.
const std::string reached_bodies = R"(
    WITH reached AS (
        SELECT b.id, b.name, b.name_key, r.read_at, CASE WHEN r.read_at IS NULL THEN 0 ELSE 1 END AS rank
        FROM library_paper p JOIN body o ON o.id = p.body JOIN area place ON place.id = o.area
        JOIN body b ON b.id <> p.body AND b.valid_from <= $2 AND (b.valid_until IS NULL OR b.valid_until >= $2)
        JOIN area a ON a.id = b.area
        LEFT JOIN library_receipt r ON r.paper = p.id AND r.body = b.id
        WHERE p.id = $1 AND (p.audience = 'everybody' OR substr(a.path, 1, length(place.path)) = place.path)
          AND EXISTS (SELECT 1 FROM account c WHERE c.body = b.id AND c.closed_at IS NULL)
    ) )";

}  // namespace

std::string passage_of(const std::string& text, const std::vector<std::string>& words) {
    std::string best;
    std::int64_t most = 0;
    for (auto& sentence : sentences_of(text)) {
        const auto count = words_in(base::fold(sentence), words);
        if (count <= most) continue;
        most = count;
        best = std::move(sentence);
    }
    if (best.size() <= most_passage_bytes) return best;
    best.resize(best.rfind(' ', most_passage_bytes));
    return best + "…";
}

HitPage search(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto words = words_typed(query.words);
    std::array<std::string, most_words> wanted{};
    std::ranges::copy(words, wanted.begin());
    const auto kind = query.kind ? std::optional(base::name_of(*query.kind)) : std::nullopt;
    HitPage page;
    for (const auto& row :
         tx.run(seen_papers + found_papers,
                {who.body, path_of(tx, who), wanted[0], behind(wanted[0]), wanted[1], behind(wanted[1]), wanted[2],
                 behind(wanted[2]), wanted[3], behind(wanted[3]), wanted[4], behind(wanted[4]), kind,
                 base::fold(query.issuer), query.from, query.until, query.own, query.after, query.limit})) {
        Hit hit{{paper_of(row)}, {}};
        if (!words.empty()) hit.passage = passage_of(row.text("text"), words);
        page.items.push_back(std::move(hit));
    }
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

ReceiptPage receipts(store::Transaction& tx, const base::Who& who, PaperId id, std::optional<base::Uuid> after,
                     std::size_t limit) {
    own_paper(tx, who, id);
    const auto today = base::day_of(tx.now());
    const auto counts =
        tx.run(reached_bodies + "SELECT count(*) AS reached, count(read_at) AS read FROM reached", {id, today}).at(0);
    ReceiptPage page{counts.integer("reached"), counts.integer("read"), {}, {}};
    for (const auto& row : tx.run(reached_bodies + R"(
             SELECT * FROM reached WHERE ($3 IS NULL OR (rank, name_key, id) >
                 (SELECT l.rank, l.name_key, l.id FROM reached l WHERE l.id = $3))
             ORDER BY rank, name_key, id LIMIT $4)",
                                  {id, today, after, limit}))
        page.items.push_back({{row.uuid("id"), row.text("name")}, row.maybe_instant("read_at")});
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().body.id);
    return page;
}

}  // namespace library
