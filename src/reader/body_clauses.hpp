#pragma once

#include "reader/words.hpp"

/// Clauses inside a name that tell which bodies are meant: "các xã nơi có khu công nghiệp", "cơ quan chủ trì có trách
/// nhiệm".
namespace reader {

/// The name as far as it is read.
struct NameSoFar {
    const Words& words;
    std::size_t begin;  ///< its determiner
    std::size_t head;
    std::size_t rest;   ///< the first word behind the head
    std::size_t end;    ///< no name reaches beyond this word
    bool collective;    ///< began with "các", "từng"
    bool is_team;       ///< its head is one that goes on with a verb: "tổ", "đội", "ban"
    bool is_committee;  ///< "ban chỉ đạo", "hội đồng": its matter may begin with a verb
};

/// How many words of such a clause stand at `at`; 0 when the name ends there or goes on otherwise.
std::size_t clause_in_name(const NameSoFar& name, std::size_t at);

/// "các đơn vị được giao nhiệm vụ tại Phụ lục và trong Kế hoạch có trách nhiệm ...": what is said of bodies that are
/// only called agencies, up to the word of obligation; 0 when none follows.
std::size_t given_clause(const NameSoFar& name, std::size_t at);

/// "UBND các xã có rừng rà soát ...", "các trường nơi đặt điểm thi chuẩn bị ...": what the bodies have or hold, up to
/// the verb of their duty.
std::size_t belongings(const NameSoFar& name, std::size_t at);

/// "phòng, chống", "khám, chữa bệnh" are one word with a comma in it: how many words of it follow the comma, with the
/// comma itself.
std::size_t pair_behind(const Words& words, std::size_t begin, std::size_t comma, std::size_t end);

/// "tổ bảo vệ trực đêm", "Ban Chỉ đạo về chuyển đổi số tỉnh": the work that a team is called after.
std::size_t work_in_name(const NameSoFar& name, std::size_t at);

/// "Phòng Tư pháp phụ trách hộ tịch": of one office that is its duty; of persons, and where another verb follows, it
/// tells who is meant.
bool takes_charge(const NameSoFar& name, std::size_t at);

}  // namespace reader
