#pragma once

#include <string>

#include "reader/reading.hpp"

namespace reader {

/// The reading as one JSON object: type, issuer, number, date, place, title, signer, bases, recipients, sections,
/// assignments, deadlines, reports. What is absent is null or []. Deadlines relative to an event stand under
/// `relative_deadlines`, duties without a day under `undated_deadlines`. Every value that was found has its span and
/// rule under `found`.
std::string plan_json(const Source& source, const Reading& reading);

/// The reading for a person: a tree by section of what was seen where, and by which rule, doubts beside the values they
/// concern, the counts at the end. With colours for a terminal.
std::string explain(const Source& source, const Reading& reading, bool colour = false);

}  // namespace reader
