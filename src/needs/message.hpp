#pragma once

#include "needs/need.hpp"

/// Short messages, as a gateway hands them over: whoever has no smartphone asks with a sentence, and gets the code in
/// the reply.
namespace needs {

struct Message {
    std::string from;  ///< a phone number
    std::string text;
    std::optional<areas::AreaId> area;  ///< empty: where the gateway's own body stands
};
BOOST_DESCRIBE_STRUCT(Message, (), (from, text, area))

struct Reply {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (text))

/// "TRA 7KQDM2XH9" asks how a need stands; anything else is one. Problems: those of open, need.code_unknown.
Reply answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Message& message,
             const std::string& code);

}  // namespace needs
