#pragma once

#include "reader/assignment_book.hpp"

/// Work handed out beside the subject of a sentence: in brackets, behind "do", behind a label.
namespace reader {

/// "Đơn vị chủ trì: Sở Y tế" in running text: the stretch behind the colon.
void add_label_value(AssignmentBook& book, int item, Range value);

/// "(Đơn vị thực hiện: Trạm Y tế)", "(do Sở Y tế chủ trì)".
void read_brackets(AssignmentBook& book, int item, Range range);

/// "Hội nghị do Phòng Nội vụ chủ trì".
void read_passive(AssignmentBook& book, int item, Range sentence);

}  // namespace reader
