#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <tuple>

#include "http/server.hpp"
#include "raw_client.hpp"
#include "test_store.hpp"

namespace {

template <class T, void (*release)(T*)>
struct Released {
    void operator()(T* held) const { release(held); }
};
template <class T, void (*release)(T*)>
using Held = std::unique_ptr<T, Released<T, release>>;

/// A key and a certificate that it signed itself, as PEM files in the folder.
void write_certificate(const std::string& folder, long serial) {
    const Held<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
    const Held<X509, X509_free> certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto close = [](std::FILE* file) { std::ignore = std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> key_file(std::fopen((folder + "/key.pem").c_str(), "w"), close);
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const std::unique_ptr<std::FILE, decltype(close)> certificate_file(std::fopen((folder + "/cert.pem").c_str(), "w"),
                                                                       close);
    PEM_write_X509(certificate_file.get(), certificate.get());
}

struct Secure : TestStore {
    http::Router router;
    http::Edge edge{db, router, [](store::Transaction&, const http::Request&) { return base::Who{}; }};
    std::unique_ptr<http::Server> server;
    long seen_serial = 0;  ///< of the certificate in the last answer

    Secure() {
        router.get("/api/way", http::anyone(), "How it came", [](http::Call& call) {
            return http::Page<bool>{{call.request.secure}, {}};
        });
        write_certificate(folder(), 1);
        http::ServerOptions options;
        options.port = 0;
        options.request_time = std::chrono::milliseconds(300);
        options.tls_cert = folder() + "/cert.pem";
        options.tls_key = folder() + "/key.pem";
        options.certificate_look = std::chrono::milliseconds(1);
        options.log = [](std::string_view) {};
        server = std::make_unique<http::Server>(
            std::move(options),
            http::Site{db,
                       edge,
                       router,
                       [](store::Transaction&, const base::Who&, const store::JournalLine&) { return true; },
                       {}});
    }

    std::string ask(std::string_view bytes) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(server->port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        const timeval patience{5, 0};
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        const Held<SSL_CTX, SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
        const Held<SSL, SSL_free> tls(SSL_new(context.get()));
        SSL_set_fd(tls.get(), socket);
        REQUIRE(SSL_connect(tls.get()) == 1);
        const Held<X509, X509_free> certificate(SSL_get1_peer_certificate(tls.get()));
        seen_serial = ASN1_INTEGER_get(X509_get_serialNumber(certificate.get()));
        SSL_write(tls.get(), bytes.data(), static_cast<int>(bytes.size()));
        std::string received;
        char piece[4096];
        for (int count = 0; (count = SSL_read(tls.get(), piece, sizeof piece)) > 0;)
            received.append(piece, static_cast<std::size_t>(count));
        close(socket);
        return received;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Secure, "a request over TLS is answered, and the browser is told to stay with TLS") {
    const auto response = ask("GET /api/way HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(status_of(response) == "200");
    CHECK(body_of(response) == R"({"items":[true],"next":null})");
    CHECK(header_of(response, "Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE_FIXTURE(Secure, "a renewed certificate is served without a restart") {
    const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    ask(request);
    CHECK(seen_serial == 1);
    write_certificate(folder(), 2);
    for (int tries = 0; tries < 10'000 && seen_serial != 2; ++tries) ask(request);
    CHECK(seen_serial == 2);
}

TEST_CASE_FIXTURE(Secure, "a slow request over TLS is told so and cut") {
    CHECK(status_of(ask("GET / HT")) == "408");
}

TEST_CASE_FIXTURE(Secure, "who speaks no TLS to a TLS address is cut") {
    RawClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    client.all();
    RawClient silent(server->port());
    silent.all();
    CHECK(status_of(ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) == "200");
}
