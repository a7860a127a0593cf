#include "app/certificate.hpp"

#include "base/problem.hpp"
#include "base/program.hpp"

namespace app {

Certificate obtain_certificate(const std::string& domain, const std::string& folder) {
    // certonly keeps a certificate that is good for more than thirty days, so asking every day is how to renew.
    const auto status = base::run_program({"certbot", "certonly", "--standalone", "--non-interactive", "--agree-tos",
                                           "--keep-until-expiring", "--register-unsafely-without-email", "--quiet",
                                           "--domain", domain, "--cert-name", domain, "--config-dir", folder,
                                           "--work-dir", folder + "/work", "--logs-dir", folder + "/logs"});
    if (!status) throw base::Problem(base::ProblemKind::unavailable, "certificate.certbot_missing", domain);
    if (*status != 0) throw base::Problem(base::ProblemKind::unavailable, "certificate.refused", domain);
    const auto live = folder + "/live/" + domain;
    return {live + "/fullchain.pem", live + "/privkey.pem"};
}

}  // namespace app
