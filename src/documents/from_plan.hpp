#pragma once

#include "documents/document.hpp"
#include "reader/reading.hpp"

namespace documents {

/// What was read of a paper as a document of one's own, in whichever form: the boxes from the reading, the text
/// between header and closing as it is printed, appendices behind it.
Document document_of(const sources::Source& source, const reader::Reading& reading, Form form);

}  // namespace documents
