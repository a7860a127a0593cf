#pragma once

#include "plans/reading.hpp"

namespace plans {

/// The reading as people write it down: numbered rows of a table are no sections, their work, times and reports belong
/// to the section in which the table stands, and a body that several rows name is given its work there once. Inside the
/// program the rows stay apart, so that each task keeps the time of its own row.
Reading with_rows_in_sections(Reading reading);

}  // namespace plans
