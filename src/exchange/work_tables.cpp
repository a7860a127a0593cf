#include <array>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "deliveries/delivery.hpp"
#include "documents/register_query.hpp"
#include "documents/register_sheet.hpp"
#include "exchange/tables.hpp"
#include "mail/address.hpp"
#include "plans/coverage.hpp"
#include "tasks/task.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t rows_at_once = 500;

// In the order of tasks::Standing, deliveries::Stage and mail::AddressState.
constexpr std::array standing_words{"đã xong", "đang làm", "trễ", "chưa có tin", "không nhận", "đã kết thúc"};
constexpr std::array stage_words{"chưa xem", "đã xem", "đã nhận"};
constexpr std::array address_words{"đọc trong kế hoạch", "đã xác nhận", "bị trả lại", "đã gạch"};

TableRows tasks_of(const std::vector<tasks::Task>& tasks) {
    TableRows table{{{"Kế hoạch", "#activity+plan+code"},
                     {"Mục", "#activity+code"},
                     {"Việc", "#activity+name"},
                     {"Đơn vị chủ trì", "#org+name"},
                     {"Tình trạng", "#status"},
                     {"Tỷ lệ xong (%)", "#indicator+progress+pct", true},
                     {"Hạn", "#date+due"},
                     {"Hạn như kế hoạch ghi", "#date+due+text"},
                     {"Giao ngày", "#date+start"},
                     {"Tin gần nhất", "#date+updated"},
                     {"Xong ngày", "#date+end"}},
                    {}};
    for (const auto& task : tasks)
        table.rows.push_back({task.plan_number.empty() ? task.plan_title : task.plan_number, task.section, task.title,
                              task.body.name, word(standing_words, task.standing), std::to_string(task.percent),
                              cell(task.due), task.due_text, cell(std::optional(task.given_at)), cell(task.last_at),
                              cell(task.done_on)});
    return table;
}

TableRows board_table(Call& call) {
    return tasks_of(tasks::of_plan(call.tx, plans::get(call.tx, call.who, call.id<plans::PlanId>("plan")).id));
}

TableRows own_tasks_table(Call& call) {
    const auto part = call.text("state") == "done" ? tasks::Part::closed : tasks::Part::open;
    return tasks_of(tasks::of_body(call.tx, call.who.body, part, std::nullopt, most_table_rows));
}

/// All pages of a list, one after the other.
template <class Read>
TableRows deliveries_of(Read read, const std::optional<base::Uuid>& desk = {}) {
    TableRows table{{{"Số, ký hiệu", "#meta+doc+code"},
                     {"Trích yếu", "#meta+doc+name"},
                     {"Nơi gửi", "#org+sender+name"},
                     {"Nơi nhận", "#org+name"},
                     {"Tình trạng", "#status"},
                     {"Gửi ngày", "#date+sent"},
                     {"Xem ngày", "#date+read"},
                     {"Nhận ngày", "#date+acknowledged"}},
                    {}};
    deliveries::Query query{.words = {}, .after = {}, .limit = rows_at_once, .desk = desk};
    for (bool more = true; more && table.rows.size() < most_table_rows;) {
        const deliveries::DeliveryPage page = read(query);
        for (const auto& one : page.items)
            table.rows.push_back({one.plan.number, one.plan.title, one.from.name, one.body.name,
                                  word(stage_words, one.stage), cell(std::optional(one.delivered_at)),
                                  cell(one.read_at), cell(one.acknowledged_at)});
        more = page.next.has_value();
        query.after = page.next.value_or("");
    }
    return table;
}

TableRows incoming_table(Call& call) {
    return deliveries_of([&](const deliveries::Query& query) { return deliveries::incoming(call.tx, call.who, query); },
                         call.maybe_id("desk"));
}

TableRows sent_table(Call& call) {
    const auto plan = plans::get(call.tx, call.who, call.id<plans::PlanId>("plan"));
    accounts::require_body(call.tx, call.who, Permission::plans_read, plan.body);
    return deliveries_of([&](const deliveries::Query& query) { return deliveries::of_plan(call.tx, plan.id, query); });
}

TableRows coverage_table(Call& call) {
    TableRows table{{{"Đơn vị", "#org+name"},
                     {"Việc được giao", "#activity+given+num", true},
                     {"Chưa trả lời", "#activity+open+num", true},
                     {"Đang làm", "#activity+in_work+num", true},
                     {"Đã vào kế hoạch của đơn vị", "#activity+covered+num", true},
                     {"Bỏ, có lý do", "#activity+left_out+num", true},
                     {"Chưa trả lời từ ngày", "#date+open+start"}},
                    {}};
    const auto plan = call.id<plans::PlanId>("plan");
    std::optional<base::Uuid> after;
    do {
        const auto page = plans::coverage(call.tx, call.who, plan, after, rows_at_once);
        for (const auto& [body, counts, own] : page.items)
            table.rows.push_back({body.name, std::to_string(counts.duties), std::to_string(counts.open),
                                  std::to_string(counts.in_work), std::to_string(counts.covered),
                                  std::to_string(counts.left_out), cell(counts.open_since)});
        after = page.next ? base::parse_uuid(*page.next) : std::nullopt;
    } while (after && table.rows.size() < most_table_rows);
    return table;
}

TableRows register_of(documents::Table sheet, const std::vector<const char*>& tags) {
    TableRows table{{}, std::move(sheet.rows)};
    for (std::size_t at = 0; at < sheet.head.size(); ++at) table.columns.push_back({sheet.head[at], tags.at(at)});
    return table;
}

TableRows outgoing_register(Call& call) {
    auto query = documents::number_query(call);
    query.limit = most_table_rows;
    return register_of(documents::sheet_of(documents::numbers(call.tx, call.who, query)),
                       {"#meta+doc+code", "#date+issued", "#meta+doc+name", "#contact+signer+name", "#org+receiver",
                        "#meta+urgency", "#meta+note"});
}

TableRows incoming_register(Call& call) {
    auto query = documents::arrival_query(call);
    query.limit = most_table_rows;
    return register_of(
        documents::sheet_of(documents::arrivals(call.tx, call.who, query)),
        {"#meta+arrival+num", "#date+arrived", "#org+issuer+name", "#meta+doc+code", "#date+issued", "#meta+doc+name",
         "#meta+pages+num", "#meta+urgency", "#meta+note", "#contact+assignee+name", "#status"});
}

TableRows addresses_table(Call& call) {
    TableRows table{{{"Địa chỉ thư", "#contact+email"},
                     {"Đơn vị", "#org+name"},
                     {"Tình trạng", "#status"},
                     {"Từ ngày", "#date+start"},
                     {"Người xác nhận", "#contact+confirmed_by"},
                     {"Đọc trong kế hoạch", "#meta+doc+code"}},
                    {}};
    std::string after;
    do {
        const auto page = mail::addresses(call.tx, call.who, after, rows_at_once);
        for (const auto& one : page.items)
            table.rows.push_back({one.address, one.body ? one.body->name : "", word(address_words, one.state),
                                  cell(std::optional(one.since)), one.confirmed_by.value_or(""),
                                  one.plan ? one.plan->number : ""});
        after = page.next.value_or("");
    } while (!after.empty() && table.rows.size() < most_table_rows);
    return table;
}

}  // namespace

std::vector<Table> work_tables() {
    const auto reads_plans = allow(Permission::plans_read);
    const auto reads_registers = allow(Permission::documents_write);
    return {
        {"plans/{plan}/tasks", "viec-cua-ke-hoach", reads_plans, "The work of a plan and how it stands", board_table},
        {"tasks", "viec-cua-don-vi", allow(Permission::tasks_do), "The work of the caller's body (?state=done)",
         own_tasks_table},
        {"deliveries", "van-ban-den", reads_plans, "What came to the caller's body", incoming_table},
        {"plans/{plan}/deliveries", "noi-nhan-ke-hoach", reads_plans, "How far an issued plan has come", sent_table},
        {"plans/{plan}/coverage", "cap-duoi-cu-the-hoa", reads_plans, "What each body made of its duties from a plan",
         coverage_table},
        {"registers/outgoing", "so-van-ban-di", reads_registers, "The register of outgoing documents, with its filters",
         outgoing_register},
        {"registers/incoming", "so-van-ban-den", reads_registers,
         "The register of incoming documents, with its filters", incoming_register},
        {"mail-addresses", "dia-chi-thu", allow(Permission::bodies_edit), "The addresses of the caller's desk",
         addresses_table},
    };
}

}  // namespace exchange
