#pragma once

#include "reader/assignment_book.hpp"

/// What stands like a body before a duty and hands out no work.
namespace reader {

/// A body that a clause speaks of, and how.
struct Named {
    Address address;
    Range body;
};

/// "lãnh đạo" is a verb more often than people, and "cán bộ, công chức làm việc tại ..." are who a duty is about.
bool is_unlikely(const AssignmentBook& book, int item, const Named& named, std::size_t end);

/// The clause tells what is to be reached, what was done, what is to be known, or what befalls those who break a rule.
bool only_tells(const AssignmentBook& book, int item, const Named& named, Range clause);

/// "Theo Nghị định số ..., chủ dự án có trách nhiệm ...": what the law says and not this paper.
bool tells_law(const Words& words, Range clause);

/// "Thành phần dự: ...", "Đối tượng: ...": a sentence that hands out nothing; the first word behind it.
std::size_t behind_told(const Words& words, Range range);

}  // namespace reader
