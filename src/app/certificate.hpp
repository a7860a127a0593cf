#pragma once

#include <string>

/// A certificate for a public name, so that phones can work offline. Debian's certbot does the talking; the server
/// notices a renewed file.
namespace app {

struct Certificate {
    std::string cert_file;
    std::string key_file;
};

/// Gets a certificate for `domain`, or renews the one in `folder` when that is due. certbot answers the authority on
/// port 80, which must be reachable from outside and free for that moment. Problems: certificate.certbot_missing,
/// certificate.refused.
Certificate obtain_certificate(const std::string& domain, const std::string& folder);

}  // namespace app
