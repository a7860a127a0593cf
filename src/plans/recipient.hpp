#pragma once

#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

/// A line of "Nơi nhận": who gets the document, and for what.
namespace plans {

/// The strongest first: who must do something is not merely told.
enum class Purpose { execute, coordinate, report, know, keep };
BOOST_DESCRIBE_ENUM(Purpose, execute, coordinate, report, know, keep)

struct Recipient {
    std::string who;  ///< without dash and purpose; empty for "Như trên"
    Purpose purpose = Purpose::know;
    bool is_as_above = false;  ///< "Như trên", "các đơn vị nêu trên": all that the document speaks to
};

/// "- Thường trực Huyện ủy (để b/c);" is the Standing Board, to be reported to. A line that says nothing of it is
/// to know; "Lưu" is to keep.
Recipient recipient_of(std::string_view printed);

}  // namespace plans
