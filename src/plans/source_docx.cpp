#include "base/problem.hpp"
#include "plans/source_formats.hpp"
namespace plans {
std::string text_of_docx(std::string_view) { throw base::Problem(base::ProblemKind::invalid, "document.unknown_format"); }
std::string text_of_html(std::string_view) { throw base::Problem(base::ProblemKind::invalid, "document.unknown_format"); }
std::string text_of_pdf(std::string_view) { throw base::Problem(base::ProblemKind::invalid, "document.unknown_format"); }
}  // namespace plans
