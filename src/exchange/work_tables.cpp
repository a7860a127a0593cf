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
constexpr std::array standing_words{Words{"đã xong", "done"},
                                    Words{"đang làm", "under way"},
                                    Words{"trễ", "late"},
                                    Words{"chưa có tin", "no word yet"},
                                    Words{"không nhận", "declined"},
                                    Words{"đã kết thúc", "ended"}};
constexpr std::array stage_words{Words{"chưa xem", "not read"}, Words{"đã xem", "read"},
                                 Words{"đã nhận", "acknowledged"}};
constexpr std::array address_words{Words{"đọc trong kế hoạch", "read in a plan"}, Words{"đã xác nhận", "confirmed"},
                                   Words{"bị trả lại", "bounced"}, Words{"đã gạch", "struck"}};

TableRows tasks_of(const Call& call, const std::vector<tasks::Task>& tasks) {
    auto table = headed(call.who.language, {{{"Kế hoạch", "Plan"}, "#activity+plan+code"},
                                            {{"Mục", "Section"}, "#activity+code"},
                                            {{"Việc", "Task"}, "#activity+name"},
                                            {{"Đơn vị chủ trì", "Lead body"}, "#org+name"},
                                            {{"Tình trạng", "State"}, "#status"},
                                            {{"Tỷ lệ xong (%)", "Done (%)"}, "#indicator+progress+pct", true},
                                            {{"Hạn", "Due"}, "#date+due"},
                                            {{"Hạn như kế hoạch ghi", "Due as the plan puts it"}, "#date+due+text"},
                                            {{"Giao ngày", "Given on"}, "#date+start"},
                                            {{"Tin gần nhất", "Last word"}, "#date+updated"},
                                            {{"Xong ngày", "Done on"}, "#date+end"}});
    for (const auto& task : tasks)
        table.rows.push_back({task.plan_number.empty() ? task.plan_title : task.plan_number, task.section, task.title,
                              task.body.name, word(call.who.language, standing_words, task.standing),
                              std::to_string(task.percent), cell(task.due), task.due_text,
                              cell(std::optional(task.given_at)), cell(task.last_at), cell(task.done_on)});
    return table;
}

TableRows board_table(Call& call, std::size_t) {
    return tasks_of(call, tasks::of_plan(call.tx, plans::get(call.tx, call.who, call.id<plans::PlanId>("plan")).id));
}

TableRows own_tasks_table(Call& call, std::size_t most) {
    const auto part = call.text("state") == "done" ? tasks::Part::closed : tasks::Part::open;
    return tasks_of(call, tasks::of_body(call.tx, call.who.body, part, std::nullopt, most));
}

/// All pages of a list, one after the other.
template <class Read>
TableRows deliveries_of(const Call& call, std::size_t most, Read read, const std::optional<base::Uuid>& desk = {}) {
    auto table = headed(call.who.language, {{{"Số, ký hiệu", "Number"}, "#meta+doc+code"},
                                            {{"Trích yếu", "Subject"}, "#meta+doc+name"},
                                            {{"Nơi gửi", "Sender"}, "#org+sender+name"},
                                            {{"Nơi nhận", "Receiver"}, "#org+name"},
                                            {{"Tình trạng", "State"}, "#status"},
                                            {{"Gửi ngày", "Sent on"}, "#date+sent"},
                                            {{"Xem ngày", "Read on"}, "#date+read"},
                                            {{"Nhận ngày", "Acknowledged on"}, "#date+acknowledged"}});
    deliveries::Query query{.words = {}, .after = {}, .limit = rows_at_once, .desk = desk};
    for (bool more = true; more && table.rows.size() < most;) {
        const deliveries::DeliveryPage page = read(query);
        for (const auto& one : page.items)
            table.rows.push_back({one.plan.number, one.plan.title, one.from.name, one.body.name,
                                  word(call.who.language, stage_words, one.stage),
                                  cell(std::optional(one.delivered_at)), cell(one.read_at), cell(one.acknowledged_at)});
        more = page.next.has_value();
        query.after = page.next.value_or("");
    }
    return table;
}

TableRows incoming_table(Call& call, std::size_t most) {
    return deliveries_of(
        call, most, [&](const deliveries::Query& query) { return deliveries::incoming(call.tx, call.who, query); },
        call.maybe_id("desk"));
}

TableRows sent_table(Call& call, std::size_t most) {
    const auto plan = plans::get(call.tx, call.who, call.id<plans::PlanId>("plan"));
    accounts::require_body(call.tx, call.who, Permission::plans_read, plan.body);
    return deliveries_of(call, most,
                         [&](const deliveries::Query& query) { return deliveries::of_plan(call.tx, plan.id, query); });
}

TableRows coverage_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language,
                        {{{"Đơn vị", "Body"}, "#org+name"},
                         {{"Việc được giao", "Duties given"}, "#activity+given+num", true},
                         {{"Chưa trả lời", "Open"}, "#activity+open+num", true},
                         {{"Đang làm", "In work"}, "#activity+in_work+num", true},
                         {{"Đã vào kế hoạch của đơn vị", "In a plan of its own"}, "#activity+covered+num", true},
                         {{"Bỏ, có lý do", "Left out, with a reason"}, "#activity+left_out+num", true},
                         {{"Chưa trả lời từ ngày", "Open since"}, "#date+open+start"}});
    const auto plan = call.id<plans::PlanId>("plan");
    std::optional<base::Uuid> after;
    do {
        const auto page = plans::coverage(call.tx, call.who, plan, after, rows_at_once);
        for (const auto& [body, counts, own] : page.items)
            table.rows.push_back({body.name, std::to_string(counts.duties), std::to_string(counts.open),
                                  std::to_string(counts.in_work), std::to_string(counts.covered),
                                  std::to_string(counts.left_out), cell(counts.open_since)});
        after = page.next ? base::parse_uuid(*page.next) : std::nullopt;
    } while (after && table.rows.size() < most);
    return table;
}

/// The columns of a register are named by the decree in Vietnamese.
struct RegisterColumn {
    const char* en;
    const char* tag;
};

TableRows register_of(base::Language language, documents::Table sheet, const std::vector<RegisterColumn>& columns) {
    TableRows table{{}, std::move(sheet.rows)};
    for (std::size_t at = 0; at < sheet.head.size(); ++at)
        table.columns.push_back(
            {language == base::Language::vi ? sheet.head[at] : columns.at(at).en, columns.at(at).tag});
    return table;
}

TableRows outgoing_register(Call& call, std::size_t most) {
    auto query = documents::number_query(call);
    query.limit = most;
    return register_of(call.who.language, documents::sheet_of(documents::numbers(call.tx, call.who, query)),
                       {{"Number", "#meta+doc+code"},
                        {"Date", "#date+issued"},
                        {"Subject", "#meta+doc+name"},
                        {"Signed by", "#contact+signer+name"},
                        {"Receivers", "#org+receiver"},
                        {"Urgency", "#meta+urgency"},
                        {"Note", "#meta+note"}});
}

TableRows incoming_register(Call& call, std::size_t most) {
    auto query = documents::arrival_query(call);
    query.limit = most;
    return register_of(call.who.language, documents::sheet_of(documents::arrivals(call.tx, call.who, query)),
                       {{"Arrival number", "#meta+arrival+num"},
                        {"Arrived on", "#date+arrived"},
                        {"Issued by", "#org+issuer+name"},
                        {"Number", "#meta+doc+code"},
                        {"Date", "#date+issued"},
                        {"Kind and subject", "#meta+doc+name"},
                        {"Pages", "#meta+pages+num"},
                        {"Urgency", "#meta+urgency"},
                        {"Instruction", "#meta+note"},
                        {"Handled by", "#contact+assignee+name"},
                        {"Outcome", "#status"}});
}

TableRows addresses_table(Call& call, std::size_t most) {
    auto table = headed(call.who.language, {{{"Địa chỉ thư", "Mail address"}, "#contact+email"},
                                            {{"Đơn vị", "Body"}, "#org+name"},
                                            {{"Tình trạng", "State"}, "#status"},
                                            {{"Từ ngày", "Since"}, "#date+start"},
                                            {{"Người xác nhận", "Confirmed by"}, "#contact+confirmed_by"},
                                            {{"Đọc trong kế hoạch", "Read in the plan"}, "#meta+doc+code"}});
    std::string after;
    do {
        const auto page = mail::addresses(call.tx, call.who, after, rows_at_once);
        for (const auto& one : page.items)
            table.rows.push_back({one.address, one.body ? one.body->name : "",
                                  word(call.who.language, address_words, one.state), cell(std::optional(one.since)),
                                  one.confirmed_by.value_or(""), one.plan ? one.plan->number : ""});
        after = page.next.value_or("");
    } while (!after.empty() && table.rows.size() < most);
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
