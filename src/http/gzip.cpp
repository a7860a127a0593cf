#include "http/gzip.hpp"

#include <zlib.h>

namespace http {

std::string gzipped(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

bool accepts_coding(std::string_view header, std::string_view coding) {
    const auto at = header.find(coding);
    if (at == std::string_view::npos) return false;
    auto weight = header.substr(at + coding.size());
    weight = weight.substr(0, weight.find(','));
    return !weight.starts_with(";q=0") || weight.find_first_of("123456789") != std::string_view::npos;
}

Response gzipped_for(const Request& request, Response response) {
    if (!accepts_coding(request.header("accept-encoding").value_or(""), "gzip")) return response;
    response.body = gzipped(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
}

}  // namespace http
