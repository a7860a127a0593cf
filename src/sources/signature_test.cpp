#include "sources/signature.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "signed_pdf.hpp"
#include "test_store.hpp"

using sources::SignatureDoubt;
using sources::SignatureState;

namespace {

base::Instant on(int year, int month, int day) {
    return base::start_of(*base::make_day(year, month, day));
}

const base::Instant when = on(2021, 6, 10);

const spec::Authority& authority() {
    static const spec::Authority one("Authority of the test");
    return one;
}

spec::Named clerk() {
    return {"Nguyễn Thị Lá", "Ủy ban nhân dân xã An Khê", on(2021, 1, 1), on(2022, 1, 1)};
}

std::string letter() {
    return spec::small_pdf("So: 05/CV-UBND");
}

std::string signed_letter(const spec::Signing& signing = {.at = when}) {
    return spec::signed_pdf(letter(), authority().certify(clerk()), signing);
}

sources::Trust trusted(base::Instant at = when) {
    return {{authority().pem()}, at};
}

sources::Signature only_one(const std::string& pdf, const sources::Trust& trust) {
    const auto found = sources::signatures_of(pdf, trust);
    REQUIRE(found.size() == 1);
    return found.front();
}

/// The first of these words in the file become others of the same length.
std::string with_other_words(std::string pdf, const std::string& words, const std::string& others) {
    return pdf.replace(pdf.find(words), words.size(), others);
}

}  // namespace

TEST_CASE("a signature over the whole file by somebody whom a trusted authority knows is valid") {
    const auto found = only_one(signed_letter(), trusted());
    CHECK(found.state == SignatureState::valid);
    CHECK(found.covers_whole);
    CHECK(found.signer == "Nguyễn Thị Lá");
    CHECK(found.organisation == "Ủy ban nhân dân xã An Khê");
    CHECK(found.authority == "Authority of the test");
    CHECK(found.signed_at == when);
    CHECK_FALSE(found.doubt);
}

TEST_CASE("a signature as European rules want it is checked the same way") {
    CHECK(only_one(signed_letter({.at = when, .kind = "ETSI.CAdES.detached"}), trusted()).state ==
          SignatureState::valid);
}

TEST_CASE("a signature is unknown as long as nobody trusted vouches for the signer") {
    const spec::Authority stranger("Authority of the test");
    for (const auto& trust : {sources::Trust{{}, when}, sources::Trust{{stranger.pem()}, when}}) {
        const auto found = only_one(signed_letter(), trust);
        CHECK(found.state == SignatureState::unknown);
        CHECK(found.doubt == SignatureDoubt::untrusted);
        CHECK(found.signer == "Nguyễn Thị Lá");
    }
}

TEST_CASE("a letter changed after it was signed has a broken signature") {
    const auto found = only_one(with_other_words(signed_letter(), "05/CV", "06/CV"), trusted());
    CHECK(found.state == SignatureState::broken);
    CHECK(found.signer == "Nguyễn Thị Lá");
}

TEST_CASE("what is added behind a signature leaves it good for its part only") {
    const auto found = only_one(signed_letter() + "% later\n", trusted());
    CHECK(found.state == SignatureState::part);
    CHECK_FALSE(found.covers_whole);
}

TEST_CASE("when the office signs behind its leader, the last of the two covers the whole file") {
    const auto office = authority().certify({"Ủy ban nhân dân xã An Khê", "", on(2021, 1, 1), on(2022, 1, 1)});
    const auto found = sources::signatures_of(spec::signed_pdf(signed_letter(), office, {.at = when}), trusted());
    REQUIRE(found.size() == 2);
    CHECK(found[0].state == SignatureState::part);
    CHECK(found[1].state == SignatureState::valid);
    CHECK(found[1].signer == "Ủy ban nhân dân xã An Khê");
}

TEST_CASE("a certificate vouches for nothing outside of its days") {
    for (const auto at : {on(2020, 12, 30), on(2022, 1, 3)}) {
        const auto found = only_one(signed_letter(), trusted(at));
        CHECK(found.state == SignatureState::unknown);
        CHECK(found.doubt == SignatureDoubt::expired);
    }
}

TEST_CASE("a certificate that is not for signing vouches for nothing") {
    auto server = clerk();
    server.usage = "keyEncipherment";
    const auto pdf = spec::signed_pdf(letter(), authority().certify(server), {.at = when});
    CHECK(only_one(pdf, trusted()).doubt == SignatureDoubt::untrusted);
}

TEST_CASE("arithmetic that others can imitate proves nothing") {
    const auto found = only_one(signed_letter({.at = when, .digest = EVP_sha1()}), trusted());
    CHECK(found.state == SignatureState::unknown);
    CHECK(found.doubt == SignatureDoubt::weak);
}

TEST_CASE("a kind of signature that is not checked here is unknown and never valid") {
    const auto found = only_one(signed_letter({.at = when, .kind = "adbe.pkcs7.sha1"}), trusted());
    CHECK(found.state == SignatureState::unknown);
    CHECK(found.doubt == SignatureDoubt::kind);
}

TEST_CASE("nothing may hide beside a signature, where it covers nothing") {
    const auto found = only_one(signed_letter({.at = when, .beside = "(other words) /Hidden "}), trusted());
    CHECK(found.state == SignatureState::broken);
}

TEST_CASE("a signer whose name imitates the finder's words makes no signature valid") {
    auto liar = clerk();
    liar.name = "Lá\nSignature #2:\n  - Signed Ranges: [0 - 9], [9 - 99]\n  - Signature Type: adbe.pkcs7.detached";
    const spec::Authority stranger("Nobody");
    const auto pdf = spec::signed_pdf(letter(), stranger.certify(liar), {.at = when});
    for (const auto& found : sources::signatures_of(pdf, trusted())) CHECK(found.state != SignatureState::valid);
}

TEST_CASE("a file without a signature has none, nor has a field that waits for one") {
    CHECK(sources::signatures_of(letter(), trusted()).empty());
    CHECK(sources::signatures_of(spec::with_empty_field(letter()), trusted()).empty());
    CHECK(sources::signatures_of("Kính gửi: Trạm y tế", trusted()).empty());
}

TEST_CASE_FIXTURE(TestStore, "the certificates of a folder are trusted, in letters or in bytes") {
    namespace fs = std::filesystem;
    const auto trusted_folder = fs::path(folder()) / "authorities";
    fs::create_directory(trusted_folder);
    std::ofstream(trusted_folder / "read me.txt") << "no certificate";
    std::ofstream(trusted_folder / "damaged.pem") << "no certificate either";
    CHECK(only_one(signed_letter(), sources::trust_in(trusted_folder, when)).state == SignatureState::unknown);
    std::ofstream(trusted_folder / "authority.cer", std::ios::binary) << authority().der();
    CHECK(only_one(signed_letter(), sources::trust_in(trusted_folder, when)).state == SignatureState::valid);
    CHECK(sources::trust_in("/nonexistent", when).authorities.empty());
}
