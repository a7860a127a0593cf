#include "http/assets.hpp"

#include <algorithm>
#include <array>

#include <brotli/encode.h>
#include <fmt/format.h>
#include <sodium/crypto_generichash.h>

#include "http/gzip.hpp"

namespace http {
namespace {

constexpr std::string_view policy =
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'";
constexpr std::size_t least_worth_compressing = 512;

struct Type {
    std::string_view ending;
    std::string_view type;
    bool is_compressible;
};
constexpr std::array types = {
    Type{".html", "text/html; charset=utf-8", true},
    Type{".js", "text/javascript; charset=utf-8", true},
    Type{".mjs", "text/javascript; charset=utf-8", true},
    Type{".css", "text/css; charset=utf-8", true},
    Type{".json", "application/json", true},
    Type{".webmanifest", "application/manifest+json", true},
    Type{".svg", "image/svg+xml", true},
    Type{".txt", "text/plain; charset=utf-8", true},
    Type{".map", "application/json", true},
    Type{".woff2", "font/woff2", false},
    Type{".woff", "font/woff", false},
    Type{".png", "image/png", false},
    Type{".jpg", "image/jpeg", false},
    Type{".webp", "image/webp", false},
    Type{".ico", "image/x-icon", false},
    Type{".pdf", "application/pdf", false},
    Type{".wasm", "application/wasm", true},
};

Type type_of(std::string_view path) {
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const Type& type) { return path.ends_with(type.ending); });
    return found == types.end() ? Type{"", "application/octet-stream", false} : *found;
}

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::string text;
    for (const auto byte : hash) text += fmt::format("{:02x}", byte);
    return text;
}

std::string brotlied(std::string_view bytes) {
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
    std::size_t size = out.size();
    BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                          reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                          reinterpret_cast<std::uint8_t*>(out.data()));
    out.resize(size);
    return out;
}

/// Names that carry a hash of their content never change it; everything else is asked for each time and answered with
/// 304.
std::string_view caching_of(std::string_view path) {
    return path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

std::string fields_of(std::string_view path, std::string_view etag, std::string_view encoding) {
    Response head{200, std::string(type_of(path).type), {}, {}, {}};
    head.headers.emplace_back("ETag", etag);
    head.headers.emplace_back("Cache-Control", caching_of(path));
    head.headers.emplace_back("Content-Security-Policy", policy);
    head.headers.emplace_back("Vary", "Accept-Encoding");
    if (!encoding.empty()) head.headers.emplace_back("Content-Encoding", encoding);
    return answer_of(std::move(head)).fields;
}

bool looks_like_page(std::string_view path) {
    const auto last = path.substr(path.rfind('/') + 1);
    return last.find('.') == std::string_view::npos && path != "/api" && !path.starts_with("/api/");
}

}  // namespace

Assets::Assets(const std::vector<base::EmbeddedFile>& files) {
    std::map<std::string_view, std::string_view> by_path;
    for (const auto& file : files) by_path.emplace(file.path, file.bytes);
    for (const auto& entry : by_path) {
        const auto path = entry.first;
        const auto bytes = entry.second;
        if (path.ends_with(".br") || path.ends_with(".gz")) continue;
        const auto hash = hash_of(bytes);
        auto& file = files_["/" + std::string(path)];
        const auto variant = [&](std::string_view encoding, std::string_view mark) {
            const auto etag = fmt::format("\"{}{}\"", hash, mark);
            return Variant{fields_of(path, etag, encoding), etag, {}, {}};
        };
        file.plain = variant("", "");
        file.plain.given = bytes;
        if (!type_of(path).is_compressible || bytes.size() < least_worth_compressing) continue;
        const auto compressed = [&](const std::string& sibling, std::string_view encoding, auto compress) {
            auto its = variant(encoding, sibling);
            if (const auto given = by_path.find(std::string(path) + sibling); given != by_path.end())
                its.given = given->second;
            else
                its.made = compress(bytes);
            return its;
        };
        file.brotli = compressed(".br", "br", brotlied);
        file.gzip = compressed(".gz", "gzip", gzipped);
    }
}

Answer Assets::answer(const File& file, const Request& request) {
    const auto accepted = request.header("accept-encoding").value_or("");
    const Variant& chosen = file.brotli && accepts_coding(accepted, "br")   ? *file.brotli
                            : file.gzip && accepts_coding(accepted, "gzip") ? *file.gzip
                                                                            : file.plain;
    if (request.header("if-none-match").value_or("").find(chosen.etag) != std::string_view::npos)
        return {304, chosen.fields, {}, {}, {}};
    return {200, chosen.fields, {}, chosen.bytes(), {}};
}

std::optional<Answer> Assets::find(const Request& request) const {
    if (request.method != Method::get) return std::nullopt;
    if (const auto found = files_.find(request.path); found != files_.end()) return answer(found->second, request);
    if (!looks_like_page(request.path)) return std::nullopt;
    const auto index = files_.find("/index.html");
    if (index == files_.end()) return std::nullopt;
    return answer(index->second, request);
}

}  // namespace http
