#pragma once

#include <optional>

#include "gifts/fundraiser.hpp"

/// Giving by bank: what the transfer says, and the code that a banking app reads (VietQR, a profile of EMVCo QR).
namespace gifts {

struct Bank {
    std::string bin;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Bank, (), (bin, name))
/// Those that forms offer; any other is typed by its BIN.
const std::vector<Bank>& banks();

/// The payload of the QR code. A sum stands in it only when the donor has said one.
std::string vietqr(const BankAccount& account, const std::string& text, std::optional<std::int64_t> amount);

struct Transfer {
    BankAccount account;
    std::string bank_name;  ///< empty: only its BIN is known
    std::string text;       ///< what the transfer says: "LALANH 7KQDM2XH9"
    std::string payload;
    std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (account, bank_name, text, payload, qr_svg))

/// For the code of a fundraiser or of a promised gift; nothing when no money comes by bank.
std::optional<Transfer> transfer_to(const BankAccount& account, std::string_view code,
                                    std::optional<std::int64_t> amount);

}  // namespace gifts
