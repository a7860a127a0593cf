#include "commitments/commitment_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "accounts/qr.hpp"
#include "commitments/signing.hpp"
#include "http/origin.hpp"

namespace commitments {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

/// A class signs behind one address; a machine that fills in numbers does not get far.
constexpr accounts::Door sign_door{"commitment.sign", 120};
constexpr accounts::Door code_door{"commitment.code", 60};

struct Coded {
    NewDrive wanted;
    std::string code;
};

struct Signature {
    std::string code;
    PartId part;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (code, part))

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

/// Where the sheet leads whoever holds it, also as a QR code.
struct SheetAddress {
    std::string address;
    std::string qr_svg;
};
BOOST_DESCRIBE_STRUCT(SheetAddress, (), (address, qr_svg))

DriveId drive_of(Call& call) {
    return call.id<DriveId>("commitment_drive");
}
PartId part_of(Call& call) {
    return call.id<PartId>("commitment_part");
}

SheetAddress sheet_address(Call& call) {
    const auto drive = get(call.tx, call.who, drive_of(call));
    const auto origin = http::origin_of(call.request);
    const auto address = origin + "/cam-ket/" + drive.promise.code;
    return {address, accounts::qr_svg(address)};
}

void add_drive_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto calls = allow(Permission::plans_issue);
    router.get("/api/areas/{area}/commitment-drives", reads, "Drives of signed commitments, the latest first",
               [](Call& call) {
                   return drives(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
               });
    router.post(
        "/api/commitment-drives", calls, "Call for signed commitments",
        [](const NewDrive& wanted) {
            return Coded{wanted, new_code()};
        },
        [](Call& call, const Coded& sent) {
            auto made = open(call.tx, call.who, sent.wanted, sent.code);
            return http::Created<Drive>{"/api/commitment-drives/" + base::to_string(made.promise.id), std::move(made)};
        });
    router.get("/api/commitment-drives/{commitment_drive}", reads, "A drive with who counts whom and how far they are",
               [](Call& call) { return get(call.tx, call.who, drive_of(call)); });
    router.get("/api/commitment-drives/{commitment_drive}/address", reads, "Where its sheet leads, with a QR code",
               sheet_address);
    router.patch(
        "/api/commitment-drives/{commitment_drive}", calls, "Change its title, words or last day",
        [](Call& call, const DriveChange& wanted) { return change(call.tx, call.who, drive_of(call), wanted); });
    router.post("/api/commitment-drives/{commitment_drive}/close", calls, "Nobody signs any more",
                [](Call& call) { return close(call.tx, call.who, drive_of(call)); });
    router.post("/api/commitment-drives/{commitment_drive}/open-again", calls, "Take that back",
                [](Call& call) { return open_again(call.tx, call.who, drive_of(call)); });
}

void add_part_routes(http::Router& router) {
    const auto calls = allow(Permission::plans_issue);
    const auto counts = allow(Permission::reports_write);
    router.get("/api/commitment-groups", anyone(), "Who signs: households, pupils, officials", [](Call&) {
        return http::Page<Group>{groups(), std::nullopt};
    });
    router.post("/api/commitment-drives/{commitment_drive}/parts", calls, "A body counts a group",
                [](Call& call, const NewPart& wanted) { return add_part(call.tx, call.who, drive_of(call), wanted); });
    router.post("/api/commitment-drives/{commitment_drive}/hamlets", calls,
                "Every hamlet counts its households, as many as the register holds",
                [](Call& call) { return add_hamlets(call.tx, call.who, drive_of(call)); });
    router.patch(
        "/api/commitment-parts/{commitment_part}", counts, "Correct how many there are",
        [](Call& call, const PartChange& wanted) { return change_part(call.tx, call.who, part_of(call), wanted); });
    router.remove("/api/commitment-parts/{commitment_part}", calls, "It was added by mistake",
                  [](Call& call) { return remove_part(call.tx, call.who, part_of(call)); });
    router.get("/api/commitment-parts/{commitment_part}/sheets", counts, "What was counted on paper", [](Call& call) {
        return http::Page<Sheet>{sheets(call.tx, call.who, part_of(call)), std::nullopt};
    });
    router.post("/api/commitment-parts/{commitment_part}/sheets", counts, "So many signed on paper",
                [](Call& call, const NewSheet& wanted) { return count(call.tx, call.who, part_of(call), wanted); });
    router.remove("/api/commitment-sheets/{commitment_sheet}", counts, "It was counted wrong",
                  [](Call& call) { return take_back(call.tx, call.who, call.id<SheetId>("commitment_sheet")); });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database) {
    add_drive_routes(router);
    add_part_routes(router);
    router.post(
        "/api/commitments/look", anyone(), "What stands behind the code of a sheet",
        [&database](const http::Request& request, const Code& sent) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return sent;
        },
        [](Call& call, const Code& sent) {
            auto seen = look(call.tx, sent.code);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
    router.post(
        "/api/commitments/sign", anyone(), "Promise it: one more is counted, and nothing about who",
        // Counted apart from the signing, so that a wrong code, which undoes everything else, is counted too.
        [&database](const http::Request& request, const Signature& sent) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, sign_door, request.remote); });
            return sent;
        },
        [](Call& call, const Signature& sent) { return sign(call.tx, sent.code, sent.part); });
}

}  // namespace commitments
