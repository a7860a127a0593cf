#include "files/file.hpp"

#include <array>
#include <utility>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace files {
namespace {

constexpr std::size_t most_picture_bytes = 3 * 1024 * 1024;

struct Magic {
    std::string_view first_bytes;
    std::string_view media_type;
};

constexpr std::array magics{
    Magic{"\x89PNG\r\n\x1a\n", "image/png"}, Magic{"\xff\xd8\xff", "image/jpeg"}, Magic{"%PDF-", "application/pdf"},
    Magic{"PK\x03\x04", "application/zip"},  Magic{"ID3\x03", "audio/mpeg"},      Magic{"ID3\x04", "audio/mpeg"},
    Magic{"\xff\xfb", "audio/mpeg"},         Magic{"\xff\xf3", "audio/mpeg"},     Magic{"OggS", "audio/ogg"},
};

}  // namespace

std::string_view media_type_of(std::string_view bytes) {
    for (const auto& magic : magics)
        if (bytes.starts_with(magic.first_bytes)) return magic.media_type;
    if (bytes.starts_with("RIFF") && bytes.size() >= 12) {
        if (bytes.substr(8, 4) == "WEBP") return "image/webp";
        if (bytes.substr(8, 4) == "WAVE") return "audio/wav";
    }
    return base::is_text(bytes) ? "text/plain" : "application/octet-stream";
}

FileId keep(store::Transaction& tx, const base::Who& who, const std::string& name, std::string_view bytes) {
    const FileId id{tx.new_id()};
    const auto account = who.is_somebody() ? std::optional(who.account) : std::nullopt;
    tx.change(R"(
        INSERT INTO file (id, name, media_type, bytes, kept_at, kept_by) VALUES ($1, $2, $3, $4, $5, $6))",
              {id, name, media_type_of(bytes), store::Bytes(bytes.begin(), bytes.end()), tx.now(), account});
    return id;
}

FileId keep_picture(store::Transaction& tx, const base::Who& who, const std::string& name, std::string_view bytes) {
    if (!media_type_of(bytes).starts_with("image/"))
        throw base::Problem(base::ProblemKind::invalid, "file.not_a_picture", std::string(media_type_of(bytes)));
    if (bytes.size() > most_picture_bytes)
        throw base::Problem(base::ProblemKind::too_large, "file.picture_too_large", std::to_string(bytes.size()));
    return keep(tx, who, name, bytes);
}

File get(store::Transaction& tx, FileId id) {
    const auto rows = tx.run("SELECT name, media_type, bytes, kept_at FROM file WHERE id = $1", {id});
    if (rows.empty()) throw base::Problem(base::ProblemKind::not_found, "file.not_found", base::to_string(id));
    return {rows[0].text("name"), rows[0].text("media_type"), rows[0].bytes("bytes"), rows[0].instant("kept_at")};
}

}  // namespace files
