#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reader/reading.hpp"

/// Plans that nobody wrote: what they say is drawn by lot, then printed in one of the ways in which offices print.
/// Reading them must give back what was drawn.
namespace spec {

struct InventedDuty {
    std::string body;
    bool ordered = true;
    std::string opener;  ///< printed before the body: "Giao ", "Đề nghị "
    std::string verb;    ///< printed between body and work: "có trách nhiệm "
    std::string work;
    std::string when;     ///< the phrase that dates it; may be empty
    std::string meaning;  ///< what the phrase means, as `summary` spells it
};

struct InventedReport {
    std::string from;
    std::string to;
    std::string every;   ///< as ReportDuty spells it
    std::string phrase;  ///< as it is printed
};

struct InventedPlan {
    std::string issuer;             ///< in running text
    std::string issuer_capitals;    ///< its lines in the header
    std::string superior_capitals;  ///< printed above it; may be empty
    bool party = false;             ///< "Số 30-KH/BDVHU" below an asterisk, no state motto
    std::string number;
    base::Day date;
    std::string place;
    std::string title;
    std::vector<reader::Basis> bases;
    std::vector<std::string> aims;        ///< section I, one item each, running text
    bool letters = false;                 ///< the works of section II are a), b), ... below one heading
    std::vector<InventedDuty> works;      ///< section II, one sentence each
    std::vector<InventedDuty> charges;    ///< section III, one heading with the body's name each
    std::vector<InventedReport> reports;  ///< section IV, one numbered sentence each
    std::vector<std::string> recipients;
    std::string signer_role;
    std::string signer_name;
};

struct PrintForm {
    bool two_columns = false;   ///< issuer and motto, number and place side by side on one line
    bool signer_first = false;  ///< the signer stands before the recipients
    std::string mark = ".";     ///< behind a number: "1." "1)" "1-" "1/"
    bool blank_lines = true;    ///< between paragraphs
    bool markdown = false;      ///< headings in bold
    std::size_t wrap = 0;       ///< columns; 0: one line for each paragraph
};

/// The heading above works that have letters.
constexpr const char* letters_heading = "Các việc làm ngay";

/// "II.3" or "II.1.c"
std::string section_of_work(const InventedPlan& plan, std::size_t work);

InventedPlan invent(std::uint32_t seed);
PrintForm form_of(std::uint32_t seed);

std::string print(const InventedPlan& plan, const PrintForm& form);

}  // namespace spec
