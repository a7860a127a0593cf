#include "subscriptions/wording.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/named.hpp"
#include "base/text.hpp"

namespace subscriptions {
namespace {

using mail::Facts;
using mail::Words;
using Texts = std::map<std::string, std::map<std::string, Words>>;

/// As long as every code is.
constexpr const char* sample_code = "7KQ-DM2-XH9";

const Texts& texts() {
    static const auto read = [] {
        for (const auto& file : base::embedded_vocabulary())
            if (file.path == "subscriptions/vocabulary/news_words.json") return base::from_json_text<Texts>(file.bytes);
        throw std::logic_error("news_words.json is not embedded");
    }();
    return read;
}

Words worded(const std::string& kind, base::Language language, const Facts& facts) {
    const auto& words = texts().at(kind).at(base::name_of(language));
    return {base::tidy(mail::filled(words.subject, facts)), mail::filled(words.text, facts)};
}

std::string text_of(const std::string& kind, base::Language language, const Facts& facts) {
    return worded(kind, language, facts).text;
}

std::string joined(const std::vector<std::string>& places) {
    std::string all;
    for (const auto& place : places) all += (all.empty() ? "" : ", ") + place;
    return all;
}

/// In the reader's language where the message has it.
std::pair<std::string, std::string> said(const outreach::Told& told, base::Language language) {
    const auto found = std::ranges::find(told.translations, base::name_of(language), &outreach::Translation::language);
    if (found != told.translations.end()) return {found->title, found->text};
    return {told.title, told.text};
}

std::string page_of(const Origin& origin) {
    return origin + "/tin/nhan-tin";
}

/// The code stands behind "#", which browsers keep to themselves: it comes into no log on the way.
std::string link_of(const Origin& origin, const std::string& code) {
    return page_of(origin) + '#' + code;
}

std::string leaving_link(const Origin& origin, const std::string& code) {
    return origin + "/tin/nhan-tin/thoi?ma=" + code;
}

Words news_words(const Due& due, const outreach::Told& told, const Origin& origin) {
    const auto [title, text] = said(told, due.language);
    Facts facts{{"title", title}, {"text", text}, {"body", told.body}, {"leave", leaving_link(origin, due.code)}};
    if (!told.source.empty()) facts["source"] = text_of("source", due.language, {{"source", told.source}});
    if (told.is_on_page)
        facts["page"] = text_of("page", due.language, {{"link", origin + "/tin/" + base::to_string(*due.message)}});
    auto words = worded("email_news", due.language, facts);
    if (told.priority == outreach::Priority::emergency)
        words.subject = worded("email_urgent", due.language, facts).subject;
    return words;
}

Words code_words(const Due& due, const Origin& origin) {
    return worded(due.is_confirmed ? "email_known" : "email_code", due.language,
                  {{"places", joined(due.places)}, {"code", due.code}, {"link", link_of(origin, due.code)}});
}

std::string in_one_line(const std::string& title, const std::string& text) {
    const bool is_ended = title.ends_with('.') || title.ends_with('!') || title.ends_with('?');
    return title + (is_ended ? " " : ". ") + text;
}

Sms news_sms(const std::string& title, const std::string& text, base::Language language, const std::string& code,
             const std::string& rest) {
    const auto more = rest.empty() ? std::string() : text_of("sms_more", language, {{"link", rest}});
    return fitted(in_one_line(title, text), text_of("sms_end", language, {{"code", code}}), more);
}

}  // namespace

mail::Letter letter_of(const Due& due, const outreach::Told& told, const Origin& origin) {
    return {{due.letter},
            due.address,
            due.message ? news_words(due, told, origin) : code_words(due, origin),
            false,
            {},
            std::nullopt,
            {{"List-Unsubscribe", '<' + leaving_link(origin, due.code) + '>'},
             {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}}};
}

Sms sms_of(const Due& due, const outreach::Told& told, const Origin& origin) {
    if (due.message) {
        const auto [title, text] = said(told, due.language);
        return news_sms(title, text, due.language, due.code,
                        told.is_on_page && !origin.empty() ? origin + "/tin" : std::string());
    }
    const auto where = origin.empty() ? text_of("sms_page", due.language, {}) : page_of(origin);
    const auto text =
        text_of(due.is_confirmed ? "sms_known" : "sms_code", due.language, {{"code", due.code}, {"link", where}});
    return fitted(text, {}, {});
}

Sms sms_preview(const std::string& title, const std::string& text, const Origin& origin) {
    return news_sms(base::to_nfc(title), base::to_nfc(text), base::Language::vi, sample_code,
                    origin.empty() ? origin : origin + "/tin");
}

}  // namespace subscriptions
