#pragma once

#include "reader/assignment_book.hpp"

/// Work handed out by running text.
namespace reader {

/// All sentences of the stretch: "Giao Trạm Y tế ...", "(Đơn vị thực hiện: ...)", "..., các thôn có trách nhiệm ...".
void read_clauses(AssignmentBook& book, int item, Range range);

}  // namespace reader
