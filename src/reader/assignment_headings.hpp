#pragma once

#include "reader/assignment_book.hpp"

/// Work handed out by a heading that is the name of a body.
namespace reader {

/// "3. Trạm Y tế": what stands below is its work. False when the heading of the item names nobody.
bool read_heading(AssignmentBook& book, int index);

/// "* Công an huyện" above "- Tuần tra ...", "Sở Y tế:" above its duties: a heading without a number in block `b`.
bool read_unnumbered_heading(AssignmentBook& book, int item, std::size_t b);

/// What stands below the item is the work of the body that was named last.
void add_below(AssignmentBook& book, int index);

/// "Hội đồng thi và các ban" above "Thành viên của Hội đồng gồm: ...": who they are, and no work.
bool tells_members(const AssignmentBook& book, const Numbered& item);

}  // namespace reader
