#include "app/certificate.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "test_store.hpp"

namespace {

/// A certbot that talks to no authority: the outside network is the one thing that tests may play.
class PlayedCertbot {
public:
    PlayedCertbot(const std::string& folder, const std::string& script) : path_before_(std::getenv("PATH")) {
        const auto file = std::filesystem::path(folder) / "bin" / "certbot";
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        ::setenv("PATH", (file.parent_path().string() + ":" + path_before_).c_str(), 1);
    }
    ~PlayedCertbot() { ::setenv("PATH", path_before_.c_str(), 1); }

private:
    std::string path_before_;
};

}  // namespace

TEST_CASE_FIXTURE(TestStore, "a certificate lies where certbot puts it for the name") {
    const PlayedCertbot certbot(folder(), "echo \"$@\" > " + folder() + "/asked");
    const auto certificate = app::obtain_certificate("xa.example", folder() + "/tls");
    CHECK(certificate.cert_file == folder() + "/tls/live/xa.example/fullchain.pem");
    std::string asked;
    std::getline(std::ifstream(folder() + "/asked"), asked);
    CHECK(asked.find("--domain xa.example") != std::string::npos);
}

TEST_CASE_FIXTURE(TestStore, "a name that the authority does not reach is refused with a sentence") {
    const PlayedCertbot certbot(folder(), "exit 1");
    CHECK_THROWS_WITH_AS(app::obtain_certificate("xa.example", folder() + "/tls"), "certificate.refused: xa.example",
                         base::Problem);
}

TEST_CASE_FIXTURE(TestStore, "a machine without certbot is told how to go on") {
    const auto path = std::string(std::getenv("PATH"));
    ::setenv("PATH", folder().c_str(), 1);
    CHECK_THROWS_WITH_AS(app::obtain_certificate("xa.example", folder() + "/tls"),
                         "certificate.certbot_missing: xa.example", base::Problem);
    ::setenv("PATH", path.c_str(), 1);
}
