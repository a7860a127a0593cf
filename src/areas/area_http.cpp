#include "areas/area_http.hpp"

#include <boost/describe/class.hpp>

#include "accounts/permission.hpp"
#include "areas/area.hpp"
#include "areas/area_import.hpp"
#include "areas/area_json.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
#include "http/router.hpp"

namespace areas {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct AreaLine {
    AreaId id;
    std::string code;
    std::string name;
    std::string kind;
    int level = 0;
    std::vector<std::string> path;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(AreaLine, (), (id, code, name, kind, level, path, valid_from, valid_until))

struct LinkLine {
    AreaId id;
    std::string name;
    bool whole = true;
    base::Day valid_from;
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (id, name, whole, valid_from))

struct AreaSheet : AreaLine {
    std::optional<Named> parent;
    std::vector<LinkLine> successors;
    std::vector<LinkLine> predecessors;
    std::vector<std::string> aliases;
};
BOOST_DESCRIBE_STRUCT(AreaSheet, (AreaLine), (parent, successors, predecessors, aliases))

struct KindLine {
    std::string kind;
    int level = 0;
    std::string name;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(KindLine, (), (kind, level, name, valid_until))

struct NewAreaForm {
    AreaId parent;
    std::string kind;
    std::string name;
    std::optional<std::string> code;
    std::optional<base::Day> valid_from;
};
BOOST_DESCRIBE_STRUCT(NewAreaForm, (), (parent, kind, name, code, valid_from))

struct RenameForm {
    std::string name;
    std::optional<base::Day> from;
};
BOOST_DESCRIBE_STRUCT(RenameForm, (), (name, from))

struct SkippedLine {
    std::int64_t line = 0;
    std::string code;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(SkippedLine, (), (line, code, detail))

struct ImportAnswer {
    std::int64_t opened = 0;
    std::int64_t closed = 0;
    std::int64_t kept = 0;
    std::int64_t linked = 0;
    std::vector<SkippedLine> skipped;
};
BOOST_DESCRIBE_STRUCT(ImportAnswer, (), (opened, closed, kept, linked, skipped))

constexpr std::size_t most_import_bytes = 8 * 1024 * 1024;

void fill(AreaLine& line, const Area& area, std::vector<std::string> path) {
    line.id = area.id;
    line.code = area.code;
    line.name = area.name;
    line.kind = area.kind;
    line.level = area.level;
    line.path = std::move(path);
    line.valid_from = area.valid_from;
    line.valid_until = area.valid_until;
}

AreaLine line_of(const Area& area, std::vector<std::string> path) {
    AreaLine line;
    fill(line, area, std::move(path));
    return line;
}

std::vector<LinkLine> lines_of(const std::vector<Link>& links) {
    std::vector<LinkLine> lines;
    for (const auto& link : links) lines.push_back({link.area.id, link.area.name, link.is_whole, link.area.valid_from});
    return lines;
}

Page<AreaLine> page_of_children(store::Transaction& tx, const Area& parent, base::Day on) {
    Page<AreaLine> page;
    const auto above = parent.level == country_level ? std::vector<std::string>{} : names_down_to(tx, parent);
    for (const auto& child : children(tx, parent.id, on)) {
        auto path = above;
        path.push_back(child.name);
        page.items.push_back(line_of(child, std::move(path)));
    }
    return page;
}

/// Without words the list is the provinces.
Page<AreaLine> list(Call& call) {
    const auto on = call.day_or_today("on");
    const auto words = call.text("q");
    if (words.empty()) {
        const auto root = at_path(call.tx, country_path, on);
        return root ? page_of_children(call.tx, *root, on) : Page<AreaLine>{};
    }
    Page<AreaLine> page;
    for (auto& match : search(call.tx, {.words = words, .on = on, .limit = call.limit(20)}))
        page.items.push_back(line_of(match.area, std::move(match.path)));
    return page;
}

AreaSheet sheet_of(store::Transaction& tx, AreaId id) {
    const auto area = get(tx, id);
    AreaSheet sheet;
    fill(sheet, area, names_down_to(tx, area));
    if (area.parent) sheet.parent = Named{area.parent->uuid, get(tx, *area.parent).name};
    sheet.successors = lines_of(successors(tx, id));
    sheet.predecessors = lines_of(predecessors(tx, id));
    sheet.aliases = aliases(tx, id);
    return sheet;
}

Page<KindLine> list_kinds(Call& call) {
    Page<KindLine> page;
    for (const auto& kind : kinds(call.tx))
        page.items.push_back({kind.kind, kind.level, name_in(call.who.language, kind), kind.valid_until});
    return page;
}

http::Created<AreaSheet> open_from(Call& call, const NewAreaForm& form) {
    const auto area = open(call.tx, call.who,
                           {.parent = form.parent,
                            .kind = form.kind,
                            .name = form.name,
                            .code = form.code.value_or(""),
                            .valid_from = form.valid_from.value_or(base::day_of(call.tx.now()))});
    return {"/api/areas/" + to_string(area.id), sheet_of(call.tx, area.id)};
}

ImportAnswer import_upload(Call& call, const http::Upload& upload) {
    const auto result = import_text(call.tx, call.who, upload.bytes, upload.name, call.day_or_today("on"),
                                    call.text("part") == "yes" ? Covers::named_units : Covers::country);
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    ImportAnswer answer{number(result.opened), number(result.closed), number(result.kept), number(result.linked), {}};
    for (const auto& line : result.skipped) answer.skipped.push_back({number(line.line), line.code, line.detail});
    return answer;
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/areas", signed_in(), "Find areas by name (?q=), or list the provinces; ?on= a day", list);
    router.get("/api/area-kinds", signed_in(), "The kinds of areas and their levels", list_kinds);
    router.get("/api/areas/{id}", signed_in(), "One area with what came before and after it",
               [](Call& call) { return sheet_of(call.tx, call.id<AreaId>("id")); });
    router.get("/api/areas/{id}/children", signed_in(), "The areas directly below; ?on= a day", [](Call& call) {
        return page_of_children(call.tx, get(call.tx, call.id<AreaId>("id")), call.day_or_today("on"));
    });
    router.post("/api/areas", allow(Permission::areas_edit), "Open a unit, a hamlet or a point such as a checkpoint",
                open_from);
    router.post("/api/areas/{id}/rename", allow(Permission::areas_edit), "Give an area another name from a day on",
                [](Call& call, const RenameForm& form) {
                    const auto renamed = rename(call.tx, call.who, call.id<AreaId>("id"), form.name,
                                                form.from.value_or(base::day_of(call.tx.now())));
                    return sheet_of(call.tx, renamed.id);
                });
    router.post(
        "/api/areas/{id}/close", allow(Permission::areas_edit), "End an area on its last day",
        [](Call& call, const CloseForm& form) { close(call.tx, call.who, call.id<AreaId>("id"), form.last_day); });
    router.post("/api/areas/{id}/aliases", allow(Permission::areas_edit), "Add another spelling of an area's name",
                [](Call& call, const AliasForm& form) {
                    add_alias(call.tx, call.who, call.id<AreaId>("id"), form.alias);
                    return sheet_of(call.tx, call.id<AreaId>("id"));
                });
    router
        .post("/api/areas/import", allow(Permission::areas_edit),
              "Take in a list of units or what became of them (TSV); ?on= a day, ?part=yes", import_upload)
        .accepts_up_to(most_import_bytes);
}

}  // namespace areas
