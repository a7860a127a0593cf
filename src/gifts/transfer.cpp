#include "gifts/transfer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/qr.hpp"
#include "base/vocabulary.hpp"

namespace gifts {
namespace {

/// A field of EMVCo: two digits of name, two of length, the value.
std::string field(std::string_view name, std::string_view value) {
    return fmt::format("{}{:02}{}", name, value.size(), value);
}

/// CRC-16/CCITT-FALSE, as EMVCo wants it.
std::uint16_t checksum(std::string_view text) {
    constexpr std::uint16_t polynomial = 0x1021;
    constexpr int bits = 8;
    std::uint16_t crc = 0xFFFF;
    for (const char c : text) {
        crc = static_cast<std::uint16_t>(crc ^ (static_cast<unsigned char>(c) << bits));
        for (int i = 0; i < bits; ++i)
            crc = static_cast<std::uint16_t>((crc & 0x8000) ? (crc << 1) ^ polynomial : crc << 1);
    }
    return crc;
}

constexpr std::string_view napas = "A000000727";
constexpr std::string_view to_an_account = "QRIBFTTA";
constexpr std::string_view dong_number = "704";

}  // namespace

const std::vector<Bank>& banks() {
    static const auto read_once = base::vocabulary<Bank>("gifts/vocabulary/banks.json");
    return read_once;
}

std::string vietqr(const BankAccount& account, const std::string& text, std::optional<std::int64_t> amount) {
    const auto beneficiary = field("00", account.bank) + field("01", account.number);
    auto payload = field("00", "01") + field("01", amount ? "12" : "11") +
                   field("38", field("00", napas) + field("01", beneficiary) + field("02", to_an_account)) +
                   field("53", dong_number);
    if (amount) payload += field("54", std::to_string(*amount));
    payload += field("58", "VN") + field("62", field("08", text)) + "6304";
    return payload + fmt::format("{:04X}", checksum(payload));
}

std::optional<Transfer> transfer_to(const BankAccount& account, std::string_view code,
                                    std::optional<std::int64_t> amount) {
    if (account == BankAccount{}) return std::nullopt;
    auto text = "LALANH " + std::string(code);
    std::erase(text, '-');
    const auto bank = std::ranges::find(banks(), account.bank, &Bank::bin);
    const auto payload = vietqr(account, text, amount);
    return Transfer{account, bank == banks().end() ? std::string() : bank->name, text, payload,
                    accounts::qr_svg(payload)};
}

}  // namespace gifts
