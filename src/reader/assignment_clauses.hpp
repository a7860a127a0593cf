#pragma once

#include "reader/assignment_book.hpp"

/// Work handed out by running text.
namespace reader {

/// All sentences of the stretch: "Giao Trạm Y tế ...", "(Đơn vị thực hiện: ...)", "..., các thôn có trách nhiệm ...".
/// `ends_document`: the paragraph is the last one, where general calls stand even inside the last item.
void read_clauses(AssignmentBook& book, int item, Range range, bool ends_document = false);

}  // namespace reader
