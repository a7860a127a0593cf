#include "documents/invented_document.hpp"

#include <cctype>

#include <fmt/format.h>

#include "documents/outline.hpp"
#include "documents/wording.hpp"

namespace spec {
namespace {

using documents::Level;

std::string slashed(base::Day day) {
    const auto text = base::to_string(day);
    return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
}

std::string kind_of(const std::string& number) {
    if (number.find("QĐ") != std::string::npos) return "Quyết định";
    return number.find("CT") != std::string::npos ? "Chỉ thị" : "Kế hoạch";
}

std::string dated(const InventedDuty& duty) {
    return duty.work + (duty.when.empty() ? "" : ", " + duty.when) + ".";
}

struct Body {
    std::string text{};

    void line(const std::string& words) { text += words + '\n'; }
    void line(Level level, std::size_t number, const std::string& words) {
        line(documents::sign_of(level, number) + ' ' + words);
    }
};

std::string opening_of(const InventedPlan& plan) {
    std::string opening = "Thực hiện ";
    for (const auto& basis : plan.bases)
        opening += fmt::format("{}{} số {} ngày {} của cấp trên", &basis == plan.bases.data() ? "" : "; ",
                               kind_of(basis.number), basis.number, slashed(*basis.date));
    return opening + ", " + plan.issuer + " xây dựng kế hoạch thực hiện như sau:";
}

std::string body_of(const InventedPlan& plan) {
    Body body;
    body.line(opening_of(plan));
    body.line(Level::part, 1, "MỤC ĐÍCH, YÊU CẦU");
    for (std::size_t i = 0; i < plan.aims.size(); ++i) body.line(Level::item, i + 1, plan.aims[i]);
    body.line(Level::part, 2, "NỘI DUNG THỰC HIỆN");
    if (plan.letters) body.line(Level::item, 1, letters_heading);
    for (std::size_t i = 0; i < plan.works.size(); ++i) {
        const auto& duty = plan.works[i];
        body.line(plan.letters ? Level::letter : Level::item, i + 1,
                  fmt::format("{}{} {}{}", duty.opener, duty.body, duty.verb, dated(duty)));
    }
    body.line(Level::part, 3, "TỔ CHỨC THỰC HIỆN");
    for (std::size_t i = 0; i < plan.charges.size(); ++i) {
        const auto& duty = plan.charges[i];
        body.line(Level::item, i + 1, duty.opener + duty.body);
        auto work = dated(duty);
        work.replace(0, 1, 1, static_cast<char>(std::toupper(static_cast<unsigned char>(work[0]))));
        body.line(Level::dash, 1, work);
    }
    body.line(Level::part, 4, "CHẾ ĐỘ BÁO CÁO");
    for (std::size_t i = 0; i < plan.reports.size(); ++i) {
        const auto& report = plan.reports[i];
        body.line(Level::item, i + 1,
                  fmt::format("{} báo cáo kết quả về {} {}.", report.from, report.to, report.phrase));
    }
    body.line("Trên đây là kế hoạch của " + plan.issuer + ".");
    return body.text;
}

}  // namespace

documents::Document document_of(const InventedPlan& plan) {
    documents::Document document;
    document.form = plan.party ? documents::Form::party : documents::Form::state;
    document.superior = plan.superior_capitals;
    document.issuer = plan.issuer_capitals;
    document.number = plan.number;
    document.place = plan.place;
    document.day = plan.date;
    document.kind = "Kế hoạch";
    document.subject = plan.title;
    document.body = body_of(plan);
    document.recipients = plan.recipients;
    document.keep = "VT";
    document.signer = plan.signer_name;
    for (std::size_t from = 0; from < plan.signer_role.size();) {
        const auto end = std::min(plan.signer_role.find(" / ", from), plan.signer_role.size());
        document.capacities.push_back(documents::capacity_of(plan.signer_role.substr(from, end - from)));
        from = end + 3;
    }
    return document;
}

}  // namespace spec
