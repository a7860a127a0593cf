#pragma once

#include "reader/assignment_book.hpp"

/// Work handed out by a label before a name: "Cơ quan chủ trì: Sở Nội vụ".
namespace reader {

/// "- Cơ quan chủ trì: Sở Nội vụ", "- Cơ quan phối hợp: ...". True when the block was one of them.
bool read_label(AssignmentBook& book, int item, Range range, Range duty);

/// "- Sở Y tế; Sở Tài chính." below the heading "Cơ quan chủ trì". True when block `b` stands below such a label.
bool read_named_below(AssignmentBook& book, int index, std::size_t b);

}  // namespace reader
