#include "accounts/qr.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace accounts {

std::string qr_svg(std::string_view text) {
    constexpr int border = 4;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!code) throw std::logic_error("this text does not fit into a QR code");
    const int size = code->width + 2 * border;
    auto svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d=")",
        size);
    // Neighbours in a row become one bar, which makes the picture a third as long.
    for (int row = 0; row < code->width; ++row)
        for (int from = 0; from < code->width; ++from) {
            int until = from;
            while (until < code->width && (code->data[row * code->width + until] & 1) != 0) ++until;
            if (until > from)
                svg += fmt::format("M{} {}h{}v1H{}z", from + border, row + border, until - from, from + border);
            from = until;
        }
    return svg + "\"/></svg>";
}

}  // namespace accounts
