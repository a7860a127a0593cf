#include "alerts/authority.hpp"

#include <memory>

#include <openssl/pem.h>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace alerts {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_name = 200;
constexpr std::size_t largest_certificate = 16 * 1024;

bool is_certificate(const std::string& pem) {
    if (pem.size() > largest_certificate) return false;
    const auto free_bio = [](BIO* bio) { BIO_free_all(bio); };
    const std::unique_ptr<BIO, decltype(free_bio)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                       free_bio);
    const auto free_certificate = [](X509* one) { X509_free(one); };
    const std::unique_ptr<X509, decltype(free_certificate)> one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr),
                                                                free_certificate);
    return one != nullptr;
}

Authority read(const store::Row& row) {
    return {.id = row.id<AlertAuthorityTag>("id"),
            .area = {row.uuid("area"), row.text("area_name")},
            .name = row.text("name"),
            .added_at = row.instant("added_at")};
}

constexpr std::string_view select = R"(
    SELECT t.*, a.name AS area_name, a.path AS area_path FROM alert_authority t JOIN area a ON a.id = t.area WHERE )";

store::Rows rows_where(store::Transaction& tx, std::string_view where, const std::vector<store::Value>& values) {
    return tx.run(std::string(select) + std::string(where), values);
}

}  // namespace

Authority add_authority(store::Transaction& tx, const base::Who& who, const NewAuthority& wanted) {
    accounts::require(who, Permission::administer, areas::get(tx, wanted.area).path);
    const auto name = base::tidy(base::to_nfc(wanted.name));
    if (name.empty() || name.size() > longest_name) throw Problem(ProblemKind::invalid, "alert_authority.name_missing");
    if (!is_certificate(wanted.certificate)) throw Problem(ProblemKind::invalid, "alert_authority.not_a_certificate");
    auto before = rows_where(tx, "t.id = $1", {wanted.id});
    if (before.empty()) {
        tx.change(R"(
            INSERT INTO alert_authority (id, area, name, certificate, added_at, added_by) VALUES ($1, $2, $3, $4, $5, $6))",
                  {wanted.id, wanted.area, name, wanted.certificate, tx.now(), who.account});
        store::record(tx, who, "alert_authority.added", wanted.id.uuid, wanted.area.uuid);
        before = rows_where(tx, "t.id = $1", {wanted.id});
    }
    const auto& there = before.front();
    if (there.text("name") != name || there.text("certificate") != wanted.certificate ||
        there.uuid("area") != wanted.area.uuid)
        throw Problem(ProblemKind::conflict, "alert_authority.id_taken", base::to_string(wanted.id));
    return read(there);
}

std::vector<Authority> authorities(store::Transaction& tx, const base::Who& who) {
    std::vector<Authority> found;
    for (const auto& row : rows_where(tx, "t.ended_at IS NULL ORDER BY t.name, t.id", {}))
        if (accounts::reaches(who, Permission::administer, row.text("area_path"))) found.push_back(read(row));
    return found;
}

void end_authority(store::Transaction& tx, const base::Who& who, AuthorityId id) {
    const auto rows = rows_where(tx, "t.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "alert_authority.not_found", base::to_string(id));
    accounts::require(who, Permission::administer, rows.front().text("area_path"));
    if (rows.front().maybe_instant("ended_at")) return;
    tx.change("UPDATE alert_authority SET ended_at = $2 WHERE id = $1", {id, tx.now()});
    store::record(tx, who, "alert_authority.ended", id.uuid, rows.front().uuid("area"));
}

std::vector<std::string> certificates(store::Transaction& tx) {
    return store::all([](const store::Row& row) { return row.text("certificate"); },
                      tx.run("SELECT DISTINCT certificate FROM alert_authority WHERE ended_at IS NULL", {}));
}

std::optional<std::string> name_of_voucher(store::Transaction& tx, std::string_view certificate,
                                           std::string_view path) {
    const auto rows = rows_where(
        tx,
        "t.ended_at IS NULL AND t.certificate = $1 AND substr($2, 1, length(a.path)) = a.path ORDER BY t.name LIMIT 1",
        {certificate, path});
    return rows.empty() ? std::nullopt : std::optional(rows.front().text("name"));
}

}  // namespace alerts
