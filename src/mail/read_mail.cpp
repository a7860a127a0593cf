#include "mail/read_mail.hpp"

#include <algorithm>
#include <array>

#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "mail/form.hpp"
#include "mail/letter.hpp"
#include "sources/message.hpp"
#include "sources/source.hpp"

namespace mail {
namespace {

constexpr std::size_t most_files = 20;

/// Begins what somebody else wrote before: "Vào Th 2, 7 thg 6, 2021 … đã viết:", "On … wrote:", "Từ: …".
bool begins_quote(std::string_view line) {
    const auto folded = base::fold(line);
    const bool told = line.ends_with(':') && (folded.ends_with("da viet") || folded.ends_with("wrote"));
    constexpr std::array<std::string_view, 4> heads{"original message", "forwarded message", "thu goc",
                                                    "tin nhan chuyen tiep"};
    return told || (line.starts_with("--") &&
                    std::any_of(heads.begin(), heads.end(), [&](auto head) { return folded == head; }));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void append(std::string& to, std::string_view words) {
    if (words.empty()) return;
    if (!to.empty()) to += "\n\n";
    to += words;
}

/// What one file says; a form of ours says its code and what was written into it.
void read_file(const sources::MessagePart& file, ReadMail& mail) {
    const auto source = sources::read(file.name, file.bytes);
    if (const auto form = filled_form(source.text)) {
        if (!mail.code) mail.code = form->code;
        // The cells of a second form would be figures of another report.
        if (mail.cells.empty() && mail.code == form->code) mail.cells = form->cells;
        append(mail.said, form->said);
    } else {
        append(mail.said, base::trim(source.text));
    }
}

/// Reads every file, also behind one that cannot be read, because a later one may bear the mark.
void read_files(const std::vector<sources::MessagePart>& files, ReadMail& mail) {
    if (files.size() > most_files) mail.fault = "document.too_large";
    for (const auto& file : files) {
        mail.files.push_back(file.name);
        try {
            read_file(file, mail);
        } catch (const base::Problem& problem) {
            if (!mail.is_secret()) mail.fault = problem.code();
        }
        if (mail.is_secret()) return;
    }
}

/// The words of the mail itself pass the same look for the secrecy mark as a file does.
void look_at_words(ReadMail& mail) {
    if (base::trim(mail.text).empty()) return;
    try {
        sources::read("mail.txt", mail.subject + "\n\n" + mail.text);
    } catch (const base::Problem& problem) {
        if (problem.code() == "document.secret") mail.fault = problem.code();
    }
}

store::Bytes digest_of(const sources::Message& message) {
    std::string all = message.from;
    for (const auto& words : {message.subject, message.text}) all += '\0' + std::string(base::trim(words));
    for (const auto& file : message.attachments) all += '\0' + file.name + '\0' + file.bytes;
    return accounts::hash_of(std::string_view(all));
}

std::string print_of(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string print = "no-id-";
    for (const auto byte : accounts::hash_of(bytes)) {
        print += digits[byte >> 4U];
        print += digits[byte & 15U];
    }
    return print;
}

void take_apart(ReadMail& mail) {
    auto message = sources::read_message(mail.bytes);
    mail.digest = digest_of(message);
    mail.message_id = message.id;
    mail.from = message.from;
    mail.subject = message.subject;
    mail.replies_to = std::move(message.replies_to);
    mail.text = std::move(message.text);
    mail.is_automatic = message.is_automatic;
    mail.is_bounce = message.is_bounce;
    mail.code = code_in(mail.subject);
    look_at_words(mail);
    if (!mail.is_secret()) read_files(message.attachments, mail);
}

}  // namespace

ReadMail read_mail(std::string bytes) {
    ReadMail mail;
    mail.bytes = std::move(bytes);
    mail.digest = accounts::hash_of(std::string_view(mail.bytes));
    try {
        take_apart(mail);
    } catch (const base::Problem& problem) {
        mail.fault = problem.code();
    }
    if (mail.message_id.empty()) mail.message_id = print_of(mail.bytes);
    if (mail.said.empty() && mail.files.empty()) mail.said = own_words(mail.text);
    if (!mail.code) mail.code = code_in(mail.text);
    return mail;
}

std::string own_words(std::string_view text) {
    std::string own;
    for (const auto line : lines_of(text)) {
        // RFC 3676, 4.3: a signature stands below a line of two hyphens and a blank.
        if (line == "-- " || line == "--" || begins_quote(line)) break;
        if (line.starts_with('>')) continue;
        own += std::string(line) + '\n';
    }
    return std::string(base::trim(own));
}

}  // namespace mail
