#pragma once

#include <optional>

#include "base/who.hpp"
#include "documents/document.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

namespace documents {

/// Puts an issued document into the hands of those of its recipients who are in the system, as an issued paper of the
/// body: it is delivered, read and acknowledged as plans are, and gives nobody work. Whoever issues the document may do
/// this, for its body alone.
plans::PlanId hand_out(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Document& document);

/// The lines of a document in reading order.
std::string text_of(const Document& document);

}  // namespace documents
