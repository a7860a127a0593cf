#pragma once

#include <string_view>

/// State secrets may not enter this system. Their marks are MẬT, TỐI MẬT and TUYỆT MẬT, stamped alone on a line or in a
/// box; "bí mật" in a sentence is no mark.
namespace sources {

/// A mark stands near the top of the text.
bool is_marked_secret(std::string_view text);

/// The same of a page that was recognised, where the marks on a stamp's letters are taken for dirt: anywhere on the
/// page the bare letters in capitals are enough.
bool is_stamped_secret(std::string_view page);

}  // namespace sources
