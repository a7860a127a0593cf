#include "mail/letter.hpp"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/json.hpp"
#include "base/named.hpp"
#include "base/text.hpp"

namespace mail {
namespace {

constexpr std::string_view code_letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";  // 32, without 0 and O, 1 and I
constexpr std::string_view code_mark = "LL-";
constexpr std::size_t code_length = 8;

using Texts = std::map<std::string, std::map<std::string, Words>>;

const Texts& texts() {
    static const auto read = [] {
        for (const auto& file : base::embedded_vocabulary())
            if (file.path == "mail/vocabulary/letters.json") return base::from_json_text<Texts>(file.bytes);
        throw std::logic_error("letters.json is not embedded");
    }();
    return read;
}

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

Held<GMimeObject> text_part(const std::string& text) {
    Held<GMimeObject> part(GMIME_OBJECT(g_mime_text_part_new_with_subtype("plain")));
    g_mime_text_part_set_charset(GMIME_TEXT_PART(part.get()), "utf-8");
    g_mime_text_part_set_text(GMIME_TEXT_PART(part.get()), text.c_str());
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

Held<GMimeObject> file_part(const Attachment& file) {
    const auto slash = file.media_type.find('/');
    Held<GMimeObject> part(GMIME_OBJECT(g_mime_part_new_with_type(file.media_type.substr(0, slash).c_str(),
                                                                  file.media_type.substr(slash + 1).c_str())));
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(file.bytes.data(), file.bytes.size()));
    const Held<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(GMIME_PART(part.get()), content.get());
    g_mime_part_set_filename(GMIME_PART(part.get()), file.name.c_str());
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
    return part;
}

/// The text alone, or the text with the file behind it.
Held<GMimeObject> content_of(const Letter& letter, const std::optional<Attachment>& file) {
    auto text = text_part(letter.words.text);
    if (!file) return text;
    Held<GMimeObject> both(GMIME_OBJECT(g_mime_multipart_new_with_subtype("mixed")));
    g_mime_multipart_add(GMIME_MULTIPART(both.get()), text.get());
    g_mime_multipart_add(GMIME_MULTIPART(both.get()), file_part(*file).get());
    return both;
}

void set_date(GMimeMessage* message, base::Instant at) {
    const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> date(g_date_time_new_from_unix_utc(at.ms / 1000),
                                                                        &g_date_time_unref);
    g_mime_message_set_date(message, date.get());
}

std::string with_line_ends_of_mail(GMimeMessage* message) {
    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(
        g_mime_format_options_new(), &g_mime_format_options_free);
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Held<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), memory.get());
    const auto* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

std::string filled(std::string_view text, const Facts& facts) {
    std::string full;
    while (!text.empty()) {
        const auto open = text.find('{');
        full += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        const auto fact = facts.find(std::string(text.substr(open + 1, close - open - 1)));
        if (fact != facts.end()) full += fact->second;
        text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    }
    return full;
}

Words words_of(LetterKind kind, base::Language language, const Facts& facts) {
    const auto& words = texts().at(base::name_of(kind)).at(base::name_of(language));
    return {base::tidy(filled(words.subject, facts)), filled(words.text, facts)};
}

std::string printed(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{}/{}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

std::string code_of(const base::Uuid& id) {
    std::uint64_t bits = 0;
    for (std::size_t i = 11; i < 16; ++i) bits = bits << 8U | id.bytes[i];
    std::string code(code_mark);
    for (std::size_t i = 0; i < code_length; ++i) {
        code += code_letters[bits & 31U];
        bits >>= 5U;
    }
    return code;
}

std::optional<std::string> code_in(std::string_view text) {
    std::string capitals;
    for (const char sign : text) capitals += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    for (auto at = capitals.find(code_mark); at != std::string::npos; at = capitals.find(code_mark, at + 1)) {
        const auto code = capitals.substr(at, code_mark.size() + code_length);
        const auto letters = std::string_view(code).substr(code_mark.size());
        if (letters.size() == code_length && letters.find_first_not_of(code_letters) == std::string_view::npos)
            return code;
    }
    return std::nullopt;
}

std::string message_id_of(LetterId id, std::string_view our_address) {
    return base::to_string(id) + std::string(our_address.substr(our_address.find('@')));
}

std::optional<LetterId> letter_of(std::string_view message_id) {
    const auto id = base::parse_uuid(message_id.substr(0, message_id.find('@')));
    return id ? std::optional(LetterId{*id}) : std::nullopt;
}

std::string on_the_wire(const Letter& letter, const std::optional<Attachment>& file, const Sender& from,
                        base::Instant at) {
    static const bool is_ready = (g_mime_init(), true);
    if (!is_ready) return {};
    const Held<GMimeMessage> message(g_mime_message_new(TRUE));
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, from.name.c_str(), from.address.c_str());
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, letter.receiver.c_str());
    g_mime_message_set_subject(message.get(), letter.words.subject.c_str(), "utf-8");
    set_date(message.get(), at);
    g_mime_message_set_message_id(message.get(), message_id_of(letter.id, from.address).c_str());
    if (!letter.in_reply_to.empty()) {
        set_header(message.get(), "In-Reply-To", '<' + letter.in_reply_to + '>');
        set_header(message.get(), "References", '<' + letter.in_reply_to + '>');
    }
    // RFC 3834, 5: who answers by itself says so, and nobody answers it by itself in turn.
    if (!letter.is_of_person)
        set_header(message.get(), "Auto-Submitted", letter.in_reply_to.empty() ? "auto-generated" : "auto-replied");
    for (const auto& [name, value] : letter.headers) set_header(message.get(), name.c_str(), value);
    g_mime_message_set_mime_part(message.get(), content_of(letter, file).get());
    return with_line_ends_of_mail(message.get());
}

}  // namespace mail
