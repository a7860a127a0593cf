#include "open311/service.hpp"

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "voices/word.hpp"

namespace open311 {
namespace {

using base::Language;

/// When what is offered here changed last.
constexpr std::string_view changed_on = "2021-11-24T00:00:00Z";

struct Said {
    std::string_view vi;
    std::string_view en;
    std::string in(Language language) const { return std::string(language == Language::vi ? vi : en); }
};

constexpr Said group{"Ý kiến của bà con", "What people say"};
constexpr Said kind_question{"Đây là góp ý, kiến nghị, câu hỏi hay phản ánh?",
                             "Is it feedback, a petition, a question or a complaint?"};
constexpr Said kind_hint{"Không chọn thì là phản ánh.", "Without a choice it is a complaint."};
constexpr Said contact{"Ý kiến, câu hỏi về cổng này: gửi ở trang /gui-y-kien.",
                       "About this service: write on the page /gui-y-kien."};
constexpr Said no_key{"Không cần khoá (api_key).", "No api_key is needed."};

constexpr std::array<std::pair<std::string_view, Said>, 4> kinds{{
    {"feedback", {"Góp ý", "Feedback"}},
    {"petition", {"Kiến nghị", "Petition"}},
    {"question", {"Câu hỏi", "Question"}},
    {"complaint", {"Phản ánh", "Complaint"}},
}};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& one : words) text += (text.empty() ? "" : ", ") + one;
    return text;
}

}  // namespace

std::vector<Service> services(Language language) {
    std::vector<Service> services;
    for (const auto& topic : voices::words().topics) {
        const auto& name = language == Language::vi ? topic.vi : topic.en;
        services.push_back({.service_code = topic.code,
                            .service_name = name,
                            .description = name,
                            .keywords = joined(topic.phrases),
                            .group = group.in(language)});
    }
    return services;
}

Definition definition(std::string_view service_code, Language language) {
    if (!voices::topic_of(service_code))
        throw base::Problem(base::ProblemKind::not_found, "open311.service_unknown", std::string(service_code));
    Attribute kind{.code = "kind",
                   .datatype = "singlevaluelist",
                   .datatype_description = kind_hint.in(language),
                   .order = 1,
                   .description = kind_question.in(language)};
    for (const auto& [key, name] : kinds) kind.values.push_back({std::string(key), name.in(language)});
    return {std::string(service_code), {std::move(kind)}};
}

Discovery discovery(const std::string& origin, Language language) {
    return {.changeset = std::string(changed_on),
            .contact = contact.in(language),
            .key_service = no_key.in(language),
            .endpoints = {{.specification = "http://wiki.open311.org/GeoReport_v2",
                           .url = origin + "/open311/v2",
                           .changeset = std::string(changed_on),
                           .type = "production",
                           .formats = {"text/xml", "application/json"}}}};
}

}  // namespace open311
