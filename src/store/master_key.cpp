#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include <sodium.h>

#include "base/problem.hpp"
#include "base/hex.hpp"
#include "store/sealed.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

[[noreturn]] void no_key(const std::string& file, const std::string& why) {
    throw Problem(ProblemKind::unavailable, "seal.no_master_key", file + ": " + why);
}

/// Made so that it either stands there whole or not at all; O_EXCL keeps two programs from making two keys.
void make(const std::string& file) {
    std::array<std::uint8_t, 32> key{};
    randombytes_buf(key.data(), key.size());
    const auto hex = base::hex_of(key) + '\n';
    const std::string half = file + ".new";
    const int descriptor = ::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) no_key(file, std::generic_category().message(errno));
    const bool written =
        ::write(descriptor, hex.data(), hex.size()) == static_cast<ssize_t>(hex.size()) && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written || ::link(half.c_str(), file.c_str()) != 0) {
        const auto why = std::generic_category().message(errno);
        ::unlink(half.c_str());
        no_key(file, why);
    }
    ::unlink(half.c_str());
}

void require_owner_only(const std::string& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) no_key(file, std::generic_category().message(errno));
    if ((about.st_mode & 077) != 0) throw Problem(ProblemKind::unavailable, "seal.master_key_readable", file);
}

}  // namespace

MasterKey MasterKey::open(const std::string& file) {
    if (sodium_init() < 0) throw std::runtime_error("no source of random numbers");
    if (!std::filesystem::exists(file)) make(file);
    require_owner_only(file);
    std::ifstream in(file);
    std::string hex;
    std::getline(in, hex);
    const auto bytes = base::from_hex(hex);
    MasterKey key;
    if (bytes.size() != key.bytes_.size()) no_key(file, "it does not hold 64 hexadecimal digits");
    std::ranges::copy(bytes, key.bytes_.begin());
    return key;
}

void check_master_key(Database& database, const MasterKey& master) {
    constexpr std::string_view use = "which master key this is";
    std::array<unsigned char, crypto_generichash_BYTES> print{};
    crypto_generichash(print.data(), print.size(), reinterpret_cast<const unsigned char*>(use.data()), use.size(),
                       master.bytes().data(), master.bytes().size());
    const auto hex = base::hex_of(print);
    const auto known = database.read(
        [](Transaction& tx) { return tx.run("SELECT value FROM setting WHERE name = 'master_key_print'"); });
    if (known.empty())
        database.write([&](Transaction& tx) {
            tx.change("INSERT INTO setting (name, value) VALUES ('master_key_print', $1)", {hex});
        });
    else if (known.front().text("value") != hex)
        throw Problem(ProblemKind::unavailable, "seal.wrong_master_key",
                      "the store was sealed under another master key");
}

}  // namespace store
