#include <doctest/doctest.h>

#include <sys/stat.h>

#include <fstream>

#include "mail/settings.hpp"
#include "problem_of.hpp"
#include "test_store.hpp"

namespace {

struct SettingsFile : TestStore {
    const std::string file = folder() + "/mail.json";

    std::string problem(const std::string& text, mode_t mode = 0600) {
        std::ofstream(file) << text;
        ::chmod(file.c_str(), mode);
        return problem_of([&] { mail::read_settings(file); });
    }
};

std::string settings(const std::string& address, const std::string& outgoing) {
    return R"({"address": ")" + address +
           R"(", "name": "UBND xã", "body": "0191e000-0000-7000-8000-000000000001", "outgoing": ")" + outgoing +
           R"(", "incoming": "imaps://thu.xa.vn/INBOX", "user": "a", "password": "b"})";
}

}  // namespace

TEST_CASE_FIXTURE(SettingsFile, "the settings of a mailbox are read by their owner alone and speak TLS alone") {
    CHECK(problem(settings("BaoCao@xa.vn", "smtps://thu.xa.vn:465")) == "no problem");
    CHECK(mail::read_settings(file).address == "baocao@xa.vn");
    CHECK(problem(settings("baocao@xa.vn", "smtp://thu.xa.vn:587")) == "no problem");
    CHECK(problem(settings("baocao@xa.vn", "smtp://thu.xa.vn:587"), 0640) == "mail_settings.readable_by_others");
    CHECK(problem(settings("baocao", "smtps://thu.xa.vn:465")) == "mail_settings.wrong_address");
    CHECK(problem(settings("baocao@xa.vn", "http://thu.xa.vn")) == "mail_settings.wrong_address");
    CHECK(problem("{}") == "request.fields_wrong");
    CHECK(problem_of([&] { mail::read_settings(folder() + "/none.json"); }) == "mail_settings.unreadable");
}
