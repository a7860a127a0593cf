#pragma once

#include <optional>
#include <string>
#include <vector>

#include "library/paper.hpp"

/// Finding papers by their words, with or without accents, and who has opened one.
namespace library {

struct Query {
    std::string words;  ///< of subject, number and text; the beginning of a word is enough
    std::optional<PaperKind> kind;
    std::string issuer;             ///< words of it
    std::optional<base::Day> from;  ///< the day printed
    std::optional<base::Day> until;
    bool own = false;  ///< only those of the caller's body, also what is not put up
    std::optional<PaperId> after;
    std::size_t limit = 30;
};

struct Hit : Paper {
    std::string passage;  ///< the sentence that holds most of the words; empty when only the head does
};
BOOST_DESCRIBE_STRUCT(Hit, (Paper), (passage))

struct HitPage {
    std::vector<Hit> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(HitPage, (), (items, next))

/// Newest first.
HitPage search(store::Transaction& tx, const base::Who& who, const Query& query);

/// The sentence of a text that holds the most of the folded words, shortened; empty when none holds any.
std::string passage_of(const std::string& text, const std::vector<std::string>& words);

/// One body of the audience in which somebody can receive.
struct Receipt {
    plans::BodyName body;
    std::optional<base::Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (body, read_at))

struct ReceiptPage {
    std::int64_t reached = 0;
    std::int64_t read = 0;
    std::vector<Receipt> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ReceiptPage, (), (reached, read, items, next))

/// Those who have not opened it first, then by name; for the body that put it up. Problem: paper.not_found.
ReceiptPage receipts(store::Transaction& tx, const base::Who& who, PaperId id, std::optional<base::Uuid> after,
                     std::size_t limit);

}  // namespace library
