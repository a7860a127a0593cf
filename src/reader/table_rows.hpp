#pragma once

#include "reader/reading.hpp"

namespace reader {

/// The reading as people write it down: the rows of a plain table are no sections, their work, times and reports belong
/// to the section in which the table stands, and a body that several rows name is given its work there once. Rows that
/// stand in numbered groups are sections. Inside the program all rows stay apart, so that each task keeps its own time.
Reading with_rows_in_sections(Reading reading);

}  // namespace reader
