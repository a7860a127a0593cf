#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "documents/document.hpp"

/// The set phrases of official documents, letter for letter as the form wants them.
namespace documents {

/// "Số: 05/QĐ-BNV" or, in the Party's form, "Số 30-KH/BDVTU"; room for a figure that is not given yet.
std::string number_line(const Document& document);

/// "Hà Nội, ngày 05 tháng 01 năm 2020": a leading nought for days below ten and for the first two months.
std::string place_and_day(const Document& document);
std::string written_day(base::Day day);

/// "KT. CHỦ TỊCH", in the Party's form "K/T CHỦ TỊCH".
std::string capacity_line(Form form, const Capacity& capacity);
/// The same taken apart, whichever form it was printed in.
Capacity capacity_of(std::string_view line);

/// "- Lưu: VT, VX."
std::string keep_line(const Document& document);

/// "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 7 năm 2021 của Ủy ban nhân dân xã An Khê)"
std::string enclosure_line(const Document& document);

/// Without the marks that end a line or a text: "…;", "….", "…./."
std::string without_end(std::string_view text);

std::string roman_number(std::size_t number);
std::size_t letters_in(std::string_view text);

}  // namespace documents
