#pragma once

#include <string>
#include <vector>

#include "plans/item.hpp"

/// The form of the corpora of spec/reader: a meaning at the margin, the sentences that have it set in below.
namespace plans {

/// What a value means in the words of a corpus: "by-date 2021-06-15 exclusive", "weekly | UBND xã |".
std::string meaning_of(ItemKind kind, const base::Json& value);

/// The meanings of one sentence, joined; "nothing" when there is none.
std::string joined_meaning(const std::vector<std::string>& meanings);

/// The corpus that holds sentences of this kind and meaning: "dates.corpus", "bodies.negative".
std::string corpus_name(ItemKind kind, const std::string& meaning);

/// The words by which the paper would say this value; empty when nobody can know them.
std::string phrase_of(ItemKind kind, const base::Json& value);

}  // namespace plans
