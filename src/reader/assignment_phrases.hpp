#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reader/vocabulary.hpp"
#include "reader/words.hpp"

/// How a clause addresses a body: what assignments.cpp looks for before and behind its name.
namespace reader {

struct Address {
    bool ordered = true;
    bool addressed = false;  ///< "Giao", "Đề nghị", "Yêu cầu" or "Đối với" stands before the body
    std::size_t at = 0;      ///< the first word behind it
    std::string rule = "body at the beginning of a clause, then its duty";
};

/// The words that give an order, "Giao", "Phân công cho"; 0 for a verb that only begins so, "giao ban".
std::size_t order_at(const Words& words, std::size_t at, std::size_t end);

Address address_at(const Words& words, std::size_t at, std::size_t end);

/// Where the body stands that follows a circumstance: "Sau khi tổ chức phát động từng thôn ... ký cam kết".
std::size_t behind_adjunct(const Words& words, std::size_t at, std::size_t end);

/// The clauses of a stretch. A semicolon inside a list of bodies parts none: "Giám đốc các sở; Chủ tịch UBND các xã
/// chịu trách nhiệm ...", "phối hợp với Sở Y tế; các xã ...".
std::vector<Range> duty_clauses(const Words& words, Range range);

/// The bodies that the duty names to work with: "chủ trì, phối hợp với Sở Tài chính và các xã".
std::vector<Range> partners_in(const Words& words, Range duty);

/// "Giao A (T78) và B (T26)" hands the work to two; a list in running prose stays one.
std::vector<Range> shares(const Words& words, Range body, const Address& address);

/// "Ủy ban nhân dân xã (sau đây gọi là ...)": the bracket that coins a short name is no part of the name.
Range without_short_name(const Words& words, Range body);

/// A value that is a sentence, not a list of names.
bool has_clause(const Words& words, Range value);

}  // namespace reader
