#include "sources/message_parts.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>

#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/formats.hpp"

namespace sources {
namespace {

constexpr std::size_t most_parts = 60;
constexpr std::size_t most_text = 1U << 20U;  ///< bytes of what somebody writes in a mail
constexpr std::size_t most_ids = 20;

/// What the child says of a mail, in front of the attachments' bytes.
struct Cover {
    std::string id;
    std::string from;
    std::string subject;
    std::vector<std::string> replies_to;
    std::string text;
    std::vector<std::string> names;
    std::vector<std::size_t> sizes;
    bool is_automatic = false;
    bool is_bounce = false;
};
BOOST_DESCRIBE_STRUCT(Cover, (), (id, from, subject, replies_to, text, names, sizes, is_automatic, is_bounce))

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

/// UTF-8 without NUL, whatever was declared and whatever came.
std::string as_text(const char* words) {
    const std::string said = words == nullptr ? "" : words;
    return base::is_text(said) ? said : text_of_code_page(said, CodePage::vietnamese);
}

std::string header(GMimeMessage* message, const char* name) {
    return base::to_lower(base::tidy(as_text(g_mime_object_get_header(GMIME_OBJECT(message), name))));
}

/// Ids of a header such as "<a@b> <c@d>", as they stand.
std::vector<std::string> ids_in(GMimeMessage* message, const char* name) {
    const auto said = as_text(g_mime_object_get_header(GMIME_OBJECT(message), name));
    std::vector<std::string> ids;
    for (auto at = said.find('<'); at != std::string::npos; at = said.find('<', at + 1)) {
        const auto end = said.find('>', at);
        if (end == std::string::npos) break;
        ids.push_back(said.substr(at + 1, end - at - 1));
    }
    std::reverse(ids.begin(), ids.end());
    if (ids.size() > most_ids) ids.resize(most_ids);
    return ids;
}

std::string sender_of(GMimeMessage* message) {
    auto* list = g_mime_message_get_from(message);
    if (list == nullptr || internet_address_list_length(list) != 1) return {};
    auto* address = internet_address_list_get_address(list, 0);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) return {};
    return base::to_lower(base::tidy(as_text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))));
}

/// RFC 3834 section 2 tells whom an automatic answer must not go to; the rest is what mailers said before it.
bool is_automatic(GMimeMessage* message) {
    const auto submitted = header(message, "Auto-Submitted");
    if (!submitted.empty() && submitted != "no") return true;
    if (header(message, "Return-Path") == "<>") return true;
    for (const auto* name : {"List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress"})
        if (g_mime_object_get_header(GMIME_OBJECT(message), name) != nullptr) return true;
    const auto precedence = header(message, "Precedence");
    const std::array<std::string_view, 4> unanswered{"bulk", "junk", "list", "auto_reply"};
    return std::find(unanswered.begin(), unanswered.end(), precedence) != unanswered.end();
}

bool is_bounce(GMimeMessage* message) {
    auto* part = g_mime_message_get_mime_part(message);
    auto* type = part == nullptr ? nullptr : g_mime_object_get_content_type(part);
    if (type == nullptr || !g_mime_content_type_is_type(type, "multipart", "report")) return false;
    const auto* report = g_mime_content_type_get_parameter(type, "report-type");
    return report != nullptr && base::to_lower(report) == "delivery-status";
}

std::string bytes_of(GMimePart* part) {
    auto* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Held<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// The words of a text part. What calls itself UTF-8 and is none is read as any office's file is: GMime would leave the
/// letters out.
std::string text_of(GMimePart* part) {
    const auto bytes = bytes_of(part);
    const auto* charset = g_mime_text_part_get_charset(GMIME_TEXT_PART(part));
    const auto named = base::to_lower(charset == nullptr ? "" : charset);
    if (bytes.empty()) return {};
    if (named.empty() || named == "utf-8" || named == "us-ascii") return text_of_plain(bytes);
    const std::unique_ptr<char, decltype(&g_free)> decoded(g_mime_text_part_get_text(GMIME_TEXT_PART(part)), &g_free);
    return decoded && base::is_text(decoded.get()) ? decoded.get() : text_of_plain(bytes);
}

/// What was gathered of the parts; HTML counts only where nobody wrote plain text beside it.
struct Gathered {
    std::string plain;
    std::string html;
    std::vector<MessagePart> attachments;
    std::string told;  ///< by a mail server about a mail that did not arrive
};

/// A bounce gives the mail that did not arrive back, or its head.
void take_returned(GMimeObject* object, Gathered& into) {
    auto* mail = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    const auto* id = mail == nullptr ? nullptr : g_mime_message_get_message_id(mail);
    if (id != nullptr) into.told += "Message-ID: <" + as_text(id) + ">\n";
}

void gather(GMimeObject* object, Gathered& into) {
    if (GMIME_IS_MESSAGE_PART(object)) take_returned(object, into);
    if (!GMIME_IS_PART(object)) return;
    auto* part = GMIME_PART(object);
    auto* type = g_mime_object_get_content_type(object);
    auto name = base::tidy(as_text(g_mime_part_get_filename(part)));
    const bool attached = g_mime_part_is_attachment(part) || !name.empty();
    if (g_mime_content_type_is_type(type, "message", "delivery-status") ||
        g_mime_content_type_is_type(type, "text", "rfc822-headers")) {
        into.told += bytes_of(part) + '\n';
    } else if (!attached && GMIME_IS_TEXT_PART(object)) {
        const bool html = g_mime_content_type_is_type(type, "text", "html");
        auto& words = html ? into.html : into.plain;
        words += (words.empty() ? "" : "\n") + text_of(part);
    } else {
        into.attachments.push_back({std::move(name), bytes_of(part)});
    }
}

Gathered gathered(GMimeMessage* message) {
    Gathered parts;
    const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> each(
        g_mime_part_iter_new(GMIME_OBJECT(message)), &g_mime_part_iter_free);
    if (!g_mime_part_iter_is_valid(each.get())) {
        if (auto* only = g_mime_message_get_mime_part(message)) gather(only, parts);
        return parts;
    }
    std::size_t seen = 0;
    do {
        if (++seen > most_parts)
            throw base::Problem(base::ProblemKind::too_large, "document.too_large", "a mail of too many parts");
        gather(g_mime_part_iter_get_current(each.get()), parts);
    } while (g_mime_part_iter_next(each.get()));
    return parts;
}

[[noreturn]] void refuse() {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "not a mail");
}

}  // namespace

Message message_of(std::string_view bytes) {
    static const bool is_ready = (g_mime_init(), true);
    if (!is_ready) refuse();
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    const Held<GMimeMessage> mail(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!mail) refuse();
    Message message;
    message.id = base::tidy(as_text(g_mime_message_get_message_id(mail.get())));
    message.from = sender_of(mail.get());
    message.subject = base::tidy(base::to_nfc(as_text(g_mime_message_get_subject(mail.get()))));
    message.replies_to = ids_in(mail.get(), "In-Reply-To");
    for (auto& id : ids_in(mail.get(), "References")) message.replies_to.push_back(std::move(id));
    message.is_bounce = is_bounce(mail.get());
    message.is_automatic = message.is_bounce || is_automatic(mail.get());
    auto parts = gathered(mail.get());
    message.text = parts.plain.empty() && !parts.html.empty() ? text_of_html(parts.html) : std::move(parts.plain);
    if (message.is_bounce) message.text += '\n' + as_text(parts.told.c_str());
    if (message.text.size() > most_text)
        throw base::Problem(base::ProblemKind::too_large, "document.too_large", "a mail of too many words");
    message.attachments = std::move(parts.attachments);
    return message;
}

std::string packed(const Message& message) {
    Cover cover{message.id, message.from, message.subject,      message.replies_to, message.text,
                {},         {},           message.is_automatic, message.is_bounce};
    std::string bytes;
    for (const auto& part : message.attachments) {
        cover.names.push_back(part.name);
        cover.sizes.push_back(part.bytes.size());
        bytes += part.bytes;
    }
    return base::to_json(cover) + '\n' + bytes;
}

Message unpacked(std::string_view answer) {
    const auto end = answer.find('\n');
    if (end == std::string_view::npos) refuse();
    auto cover = base::from_json_text<Cover>(answer.substr(0, end));
    answer.remove_prefix(end + 1);
    if (cover.names.size() != cover.sizes.size() ||
        std::accumulate(cover.sizes.begin(), cover.sizes.end(), std::size_t{0}) != answer.size())
        refuse();
    Message message{cover.id, cover.from,         cover.subject,  std::move(cover.replies_to), std::move(cover.text),
                    {},       cover.is_automatic, cover.is_bounce};
    for (std::size_t i = 0; i < cover.names.size(); ++i) {
        message.attachments.push_back({cover.names[i], std::string(answer.substr(0, cover.sizes[i]))});
        answer.remove_prefix(cover.sizes[i]);
    }
    return message;
}

}  // namespace sources
