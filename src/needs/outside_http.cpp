#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "needs/message.hpp"
#include "needs/portal.hpp"
#include "needs/routes.hpp"

namespace needs {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t most_file_bytes = 8 * 1024 * 1024;

/// A file that was read, with a code for each row.
struct ReadFile {
    std::vector<PortalRow> rows;
    std::vector<std::string> codes;
};

ReadFile read_file(const http::Upload& upload) {
    ReadFile file{.rows = read_portal_file(upload.bytes), .codes = {}};
    for (std::size_t i = 0; i < file.rows.size(); ++i) file.codes.push_back(new_code());
    return file;
}

}  // namespace

void add_outside_routes(http::Router& router, const store::MasterKey& master) {
    router.post(
        "/api/need-messages", allow(Permission::needs_answer),
        "A short message that a gateway received; the reply is its answer",
        [](const Message& message) {
            return Coded<Message>{message, new_code()};
        },
        [&master](Call& call, const Coded<Message>& sent) {
            return answer(call.tx, master, call.who, sent.body, sent.code);
        });
    router
        .post("/api/need-files", allow(Permission::needs_decide),
              "What a hotline portal hands over (CSV or JSON), into a commune (?area=)", read_file,
              [&master](Call& call, const ReadFile& file) {
                  const auto area = call.maybe_id<areas::AreaId>("area");
                  if (!area) throw base::Problem(base::ProblemKind::invalid, "need.area_missing");
                  return take_in(call.tx, master, call.who, *area, file.rows, file.codes);
              })
        .accepts_up_to(most_file_bytes);
}

}  // namespace needs
