#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/json.hpp"
#include "cast.hpp"
#include "signed_pdf.hpp"

namespace {

base::Instant on(int year, int month, int day) {
    return base::start_of(*base::make_day(year, month, day));
}

const base::Instant when = on(2021, 6, 10);

struct Office : spec::Cast {
    spec::Authority authority{"Authority of the test"};
    std::string pdf = spec::signed_pdf(
        spec::small_pdf("KE HOACH phong, chong dich benh tai cac xa"),
        authority.certify({"Trần Thị Mây", "Ủy ban nhân dân tỉnh", on(2021, 1, 1), on(2021, 7, 1)}), {.at = when});

    std::string id_in(const http::Response& response) {
        return std::string(base::parse_json(response.body).at("id").as_string());
    }
    base::Json signatures(const std::string& of) {
        const auto response = ask("thu", "GET", of + "/signatures", {}, "");
        CHECK(response.status == 200);
        return base::parse_json(response.body).at("items");
    }
    void trust_the_authority() {
        std::filesystem::create_directory(app().config.authorities);
        std::ofstream(std::filesystem::path(app().config.authorities) / "authority.pem") << authority.pem();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Office, "a signed paper stands in the register with who signed it, and the file stays as it came") {
    const auto paper = R"({"issuer": "UBND tỉnh", "notation": "", "dated": null, "kind": "", "subject": "Kế hoạch",
                           "urgency": "", "pages": 1})";
    const auto line = "/api/arrivals/" + id_in(ask("thu", "POST", "/api/arrivals", {}, paper));
    CHECK(ask("thu", "POST", line + "/file?name=ke-hoach.pdf", {}, pdf).status == 200);
    CHECK(ask("thu", "GET", line + "/file", {}, "").body == pdf);
    CHECK(signatures(line).at(0).at("state") == "unknown");

    trust_the_authority();
    const auto known = signatures(line).at(0);
    CHECK(known.at("state") == "valid");
    CHECK(known.at("signer") == "Trần Thị Mây");
    CHECK(known.at("signed_at").as_string() == base::to_string(when).c_str());

    set_now("2026-01-05T02:00:00Z");
    CHECK_MESSAGE(signatures(line).at(0).at("state") == "valid", "the certificate held when the paper came");
}

TEST_CASE_FIXTURE(Office, "a signed plan on a desk shows its signature beside its reading") {
    trust_the_authority();
    auto changed = pdf;
    changed.replace(changed.find("KE HOACH"), 8, "KE HUACH");
    const auto whole = id_in(ask("lan", "POST", "/api/plans?name=ke-hoach.pdf", {}, pdf));
    const auto broken = id_in(ask("lan", "POST", "/api/plans?name=ke-hoach.pdf", {}, changed));
    CHECK(signatures("/api/plans/" + whole).at(0).at("state") == "valid");
    CHECK(signatures("/api/plans/" + broken).at(0).at("state") == "broken");
}
