#include "reader/invented_plan.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <random>
#include <string_view>

#include <fmt/format.h>

namespace spec {
namespace {

using Lot = std::mt19937;

/// How an issuer writes its name in the header, above whom it stands, and how its numbers end.
struct Issuer {
    std::string_view name;
    std::string_view capitals;
    std::string_view superior;
    std::string_view number_end;
    std::string_view signer_role;
    std::string_view place;
    bool party = false;
};

constexpr std::array<Issuer, 9> issuers{{
    {"Ủy ban nhân dân xã Đắk Wil", "ỦY BAN NHÂN DÂN\nXÃ ĐẮK WIL", "", "/KH-UBND", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
     "Đắk Wil"},
    {"Ủy ban nhân dân huyện Cư Jút", "ỦY BAN NHÂN DÂN\nHUYỆN CƯ JÚT", "", "/KH-UBND",
     "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "Cư Jút"},
    {"Trung tâm Y tế", "TRUNG TÂM Y TẾ", "SỞ Y TẾ", "/KH-TTYT", "GIÁM ĐỐC", "Cư Jút"},
    {"Phòng Y tế", "PHÒNG Y TẾ", "UBND HUYỆN CƯ JÚT", "/KH-PYT", "TRƯỞNG PHÒNG", "Cư Jút"},
    {"Ủy ban nhân dân phường Nghĩa Tân", "ỦY BAN NHÂN DÂN\nPHƯỜNG NGHĨA TÂN", "", "/KH-UBND",
     "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", "Nghĩa Tân"},
    {"Ban Thường trực Ủy ban MTTQ Việt Nam huyện Cư Jút", "ỦY BAN MTTQ VIỆT NAM\nHUYỆN CƯ JÚT\nBAN THƯỜNG TRỰC", "",
     "/KH-MTTQ-BTT", "TM. BAN THƯỜNG TRỰC / CHỦ TỊCH", "Cư Jút"},
    {"Ban Dân vận Huyện ủy Cư Jút", "BAN DÂN VẬN", "HUYỆN ỦY CƯ JÚT", "-KH/BDVHU", "TRƯỞNG BAN", "Cư Jút", true},
    {"Trường Trung học cơ sở Phan Bội Châu", "TRƯỜNG TRUNG HỌC CƠ SỞ PHAN BỘI CHÂU", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
     "/KH-THCSPBC", "HIỆU TRƯỞNG", "Nam Dong"},
    {"Hội Liên hiệp Phụ nữ huyện Cư Jút", "HỘI LIÊN HIỆP PHỤ NỮ\nHUYỆN CƯ JÚT", "", "/KH-BTV",
     "TM. BAN THƯỜNG VỤ / CHỦ TỊCH", "Cư Jút"},
}};

constexpr std::array<std::string_view, 8> subjects{
    "Phòng, chống dịch sốt xuất huyết trên địa bàn",
    "Ứng phó mưa lũ, sạt lở đất",
    "Tiêm vắc xin phòng dại cho đàn chó, mèo",
    "Chăm lo người già neo đơn trong mùa rét",
    "Bảo đảm nước sạch sau bão",
    "Tổ chức ngày hội hiến máu tình nguyện",
    "Vận động nhân dân khơi thông cống rãnh",
    "Phòng, chống đuối nước cho trẻ em dịp hè",
};

constexpr std::array<std::string_view, 6> aims{
    "Giữ cho mọi nhà được an toàn, không ai bị bỏ lại phía sau.",
    "Nâng cao ý thức của người dân trong việc tự bảo vệ mình và hàng xóm.",
    "Việc làm phải thiết thực, tiết kiệm, đúng người cần giúp.",
    "Huy động được sức dân, không làm thay dân.",
    "Bảo đảm thông tin kịp thời, chính xác, dễ hiểu.",
    "Gắn việc chung với bổn phận của từng gia đình.",
};

constexpr std::array<std::string_view, 14> bodies{
    "Trạm Y tế xã",
    "Công an xã",
    "Ban Chỉ huy Quân sự xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Đoàn Thanh niên xã",
    "Hội Nông dân xã",
    "Văn phòng HĐND và UBND",
    "Phòng Giáo dục và Đào tạo",
    "Các thôn, buôn, tổ dân phố",
    "Trường Tiểu học Nguyễn Huệ",
    "Sở Tài chính",
    "Trung tâm Văn hóa, Thông tin và Truyền thông",
    "Công chức văn hóa, xã hội",
    "Hội Chữ thập đỏ xã",
};

constexpr std::array<std::string_view, 10> works{
    "lập danh sách hộ cần giúp",
    "tuyên truyền đến từng hộ gia đình",
    "kiểm tra các điểm có nguy cơ cao",
    "chuẩn bị thuốc, vật tư và phương tiện",
    "tổ chức ra quân dọn vệ sinh môi trường",
    "hướng dẫn người dân cách xử lý nguồn nước",
    "vận động hội viên góp ngày công",
    "phối hợp với các đoàn thể thăm hỏi người già",
    "bố trí lực lượng trực tại các ngầm tràn",
    "rà soát các công trình xuống cấp",
};

/// What stands around a body: in a sentence, and in a heading.
struct Address {
    std::string_view opener;
    std::string_view verb;
    bool ordered = true;
};

constexpr std::array<Address, 8> in_sentence{{{"Giao ", ""},
                                              {"Giao ", "chủ trì, phối hợp với các đơn vị liên quan "},
                                              {"Yêu cầu ", ""},
                                              {"", "có trách nhiệm "},
                                              {"", "chủ trì "},
                                              {"", ""},
                                              {"Đề nghị ", "", false},
                                              {"Phân công ", ""}}};

constexpr std::array<Address, 5> in_heading{
    {{"", ""}, {"", ""}, {"Đối với ", ""}, {"Giao ", ""}, {"Đề nghị ", "", false}}};

struct When {
    std::string_view phrase;  ///< {y} is the year of the plan
    std::string_view meaning;
};

constexpr std::array<When, 14> whens{{
    {"", ""},
    {"", ""},
    {"hoàn thành trước ngày 15/9/{y}", "by-date {y}-09-15"},
    {"xong trước ngày 30 tháng 8 năm {y}", "by-date {y}-08-30"},
    {"chậm nhất ngày 20/10/{y}", "by-date {y}-10-20"},
    {"hoàn thành trong tháng 9/{y}", "by-date {y}-09-30"},
    {"chậm nhất là ngày 25/11", "by-date {y}-11-25"},
    {"từ ngày 01/8/{y} đến ngày 15/8/{y}", "range {y}-08-01 {y}-08-15"},
    {"từ ngày 10 đến ngày 20/9/{y}", "range {y}-09-10 {y}-09-20"},
    {"hàng tuần", "RRULE:FREQ=WEEKLY"},
    {"mỗi ngày 2 lần", "RRULE:FREQ=DAILY x2-2"},
    {"vào thứ Sáu hằng tuần", "RRULE:FREQ=WEEKLY;BYDAY=FR"},
    {"trước ngày 25 hàng tháng", "RRULE:FREQ=MONTHLY;BYMONTHDAY=25"},
    {"hoàn thành trong quý IV/{y}", "by-date {y}-12-31"},
}};

constexpr std::array<std::string_view, 6> signers{"Y Bliêu Niê",  "Nguyễn Thị Hạnh", "Trần Văn Bình",
                                                  "H'Loan Ê Ban", "Lê Quang Đạo",    "Phạm Thị Mỹ Lệ"};

constexpr std::array<std::string_view, 6> recipients{
    "UBND huyện (b/c)", "Thường trực Đảng ủy, HĐND xã", "Ủy ban MTTQ và các đoàn thể",
    "Các thôn, buôn",   "Trạm Y tế (để thực hiện)",     "Các trường học trên địa bàn"};

constexpr std::array<std::array<std::string_view, 2>, 7> periods{{
    {"hàng tuần", "weekly"},
    {"hằng tháng", "monthly"},
    {"trước ngày 20 hàng tháng", "monthly"},
    {"định kỳ hằng quý", "quarterly"},
    {"định kỳ 6 tháng", "6-monthly"},
    {"trước 16 giờ hằng ngày", "daily"},
    {"khi có tình huống đột xuất", "ad hoc"},
}};

constexpr std::array<std::string_view, 4> receivers{"UBND huyện", "Ủy ban nhân dân tỉnh", "Sở Y tế",
                                                    "Ban Chỉ đạo huyện"};

template <class List>
const auto& one_of(Lot& lot, const List& list) {
    return list[lot() % std::size(list)];
}

/// Some of a list, no two alike, in an order drawn by lot.
template <class List>
std::vector<std::string> some_of(Lot& lot, const List& list, std::size_t least, std::size_t most) {
    std::vector<std::string> drawn(std::begin(list), std::end(list));
    std::shuffle(drawn.begin(), drawn.end(), lot);
    drawn.resize(least + lot() % (most - least + 1));
    return drawn;
}

std::string with_year(std::string_view pattern, int year) {
    std::string text(pattern);
    for (auto at = text.find("{y}"); at != std::string::npos; at = text.find("{y}"))
        text.replace(at, 3, std::to_string(year));
    return text;
}

template <class Addresses>
std::vector<InventedDuty> duties(Lot& lot, int year, const Addresses& addresses, std::size_t least, std::size_t most) {
    std::vector<InventedDuty> drawn;
    for (auto& body : some_of(lot, bodies, least, most)) {
        const auto& when = one_of(lot, whens);
        const auto& address = one_of(lot, addresses);
        drawn.push_back({std::move(body), address.ordered, std::string(address.opener), std::string(address.verb),
                         std::string(one_of(lot, works)), with_year(when.phrase, year), with_year(when.meaning, year)});
    }
    return drawn;
}

std::vector<InventedReport> reports(Lot& lot, std::size_t least, std::size_t most) {
    std::vector<InventedReport> drawn;
    for (auto& from : some_of(lot, bodies, least, most)) {
        const auto& period = one_of(lot, periods);
        drawn.push_back(
            {std::move(from), std::string(one_of(lot, receivers)), std::string(period[1]), std::string(period[0])});
    }
    return drawn;
}

reader::Basis basis(Lot& lot, int year) {
    constexpr std::array<std::string_view, 4> ends{"/KH-UBND", "/QĐ-UBND", "-CT/TU", "/CT-TTg"};
    return {fmt::format("{}{}", 10 + lot() % 900, one_of(lot, ends)),
            base::make_day(year, 1 + static_cast<int>(lot() % 5), 1 + static_cast<int>(lot() % 27))};
}

std::string slashed(base::Day day) {
    const auto text = base::to_string(day);  // 2023-06-01
    return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
}

std::string_view kind_of(std::string_view number) {
    if (number.find("QĐ") != std::string_view::npos) return "Quyết định";
    return number.find("CT") != std::string_view::npos ? "Chỉ thị" : "Kế hoạch";
}

/// Columns as a reader counts them: one for each sign.
std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

struct Page {
    const PrintForm& form;
    std::string out{};

    void paragraph(const std::string& text) {
        std::size_t column = 0;
        for (std::size_t from = 0; from < text.size();) {
            const auto blank = std::min(text.find(' ', from), text.size());
            const auto word = std::string_view(text).substr(from, blank - from);
            if (column > 0 && form.wrap > 0 && column + 1 + columns(word) > form.wrap) {
                out += '\n';
                column = 0;
            }
            if (column > 0) out += ' ';
            out += word;
            column += columns(word) + (column > 0 ? 1 : 0);
            from = blank + 1;
        }
        out += form.blank_lines ? "\n\n" : "\n";
    }

    void heading(const std::string& text) { paragraph(form.markdown ? "**" + text + "**" : text); }

    /// Two cells side by side, or one below the other.
    void pair(const std::string& left, const std::string& right) {
        if (!form.two_columns) {
            if (!left.empty()) out += left + "\n\n";
            if (!right.empty()) out += right + "\n\n";
            return;
        }
        const auto gap = columns(left) < 40 ? 44 - columns(left) : 4;
        out += "   " + left + std::string(right.empty() ? 0 : gap, ' ') + right + "\n";
    }
};

void print_header(const InventedPlan& plan, Page& page) {
    auto left = plan.issuer_capitals;
    if (!plan.superior_capitals.empty()) left = plan.superior_capitals + "\n" + left;
    if (plan.party) left += "\n*";
    std::vector<std::string> right{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"};
    if (plan.party) right = {"ĐẢNG CỘNG SẢN VIỆT NAM"};
    for (std::size_t row = 0, from = 0; from < left.size() || row < right.size(); ++row) {
        const auto end = std::min(left.find('\n', from), left.size());
        page.pair(from < left.size() ? left.substr(from, end - from) : "", row < right.size() ? right[row] : "");
        from = std::min(end + 1, left.size());
    }
    const auto day = base::to_string(plan.date);
    page.pair(
        (plan.party ? "Số " : "Số: ") + plan.number,
        fmt::format("{}, ngày {} tháng {} năm {}", plan.place, day.substr(8, 2), day.substr(5, 2), day.substr(0, 4)));
    page.out += "\n" + std::string(page.form.two_columns ? 30 : 0, ' ') + "KẾ HOẠCH\n";
    page.out += std::string(page.form.two_columns ? 12 : 0, ' ') + plan.title + "\n\n";
}

void print_closing(const InventedPlan& plan, Page& page) {
    std::string list = "Nơi nhận:\n";
    for (const auto& recipient : plan.recipients) list += "- " + recipient + ";\n";
    list += "- Lưu: VT.\n";
    std::string signer;
    for (std::size_t from = 0; from < plan.signer_role.size();) {
        const auto end = std::min(plan.signer_role.find(" / ", from), plan.signer_role.size());
        signer += plan.signer_role.substr(from, end - from) + "\n";
        from = end + 3;
    }
    signer += "\n\n" + plan.signer_name + "\n";
    page.out += "\n" + (page.form.signer_first ? signer + "\n" + list : list + "\n" + signer);
}

std::string dated(const InventedDuty& duty) {
    return duty.work + (duty.when.empty() ? "" : ", " + duty.when) + ".";
}

constexpr std::array<std::string_view, 6> letters{"a", "b", "c", "d", "đ", "e"};

}  // namespace

std::string section_of_work(const InventedPlan& plan, std::size_t work) {
    return plan.letters ? fmt::format("II.1.{}", letters[work]) : fmt::format("II.{}", work + 1);
}

InventedPlan invent(std::uint32_t seed) {
    Lot lot(seed);
    InventedPlan plan;
    const auto& issuer = one_of(lot, issuers);
    const int year = 2019 + static_cast<int>(lot() % 8);
    plan.issuer = issuer.name;
    plan.issuer_capitals = issuer.capitals;
    plan.superior_capitals = issuer.superior;
    plan.number = fmt::format("{}{}", 1 + lot() % 400, issuer.number_end);
    plan.date = *base::make_day(year, 6 + static_cast<int>(lot() % 2), 1 + static_cast<int>(lot() % 28));
    plan.place = issuer.place;
    plan.title = fmt::format("{} năm {}", one_of(lot, subjects), year);
    for (std::size_t i = 0; i < 1 + lot() % 3; ++i) plan.bases.push_back(basis(lot, year));
    plan.aims = some_of(lot, aims, 2, 4);
    plan.letters = lot() % 3 == 0;
    plan.works = duties(lot, year, in_sentence, 2, 6);
    plan.charges = duties(lot, year, in_heading, 2, 8);
    plan.reports = reports(lot, 1, 4);
    plan.party = issuer.party;
    plan.recipients = some_of(lot, recipients, 2, 5);
    plan.signer_role = issuer.signer_role;
    plan.signer_name = one_of(lot, signers);
    return plan;
}

PrintForm form_of(std::uint32_t seed) {
    Lot lot(seed ^ 0x5eed);
    PrintForm form;
    form.two_columns = lot() % 2 == 0;
    form.signer_first = lot() % 3 == 0;
    form.mark = std::array{".", ".", ")", "-", "/"}[lot() % 5];
    form.blank_lines = lot() % 3 != 0;
    form.markdown = !form.two_columns && lot() % 4 == 0;
    form.wrap = lot() % 2 == 0 ? 0 : 70 + lot() % 30;
    return form;
}

std::string print(const InventedPlan& plan, const PrintForm& form) {
    Page page{form};
    const auto& mark = form.mark;
    print_header(plan, page);
    std::string opening = "Thực hiện ";
    for (const auto& basis : plan.bases)
        opening += fmt::format("{}{} số {} ngày {} của cấp trên", &basis == plan.bases.data() ? "" : "; ",
                               kind_of(basis.number), basis.number, slashed(*basis.date));
    page.paragraph(opening + ", " + plan.issuer + " xây dựng kế hoạch thực hiện như sau:");
    page.heading("I. MỤC ĐÍCH, YÊU CẦU");
    for (std::size_t i = 0; i < plan.aims.size(); ++i)
        page.paragraph(fmt::format("{}{} {}", i + 1, mark, plan.aims[i]));
    page.heading("II. NỘI DUNG THỰC HIỆN");
    if (plan.letters) page.heading(fmt::format("1{} {}", mark, letters_heading));
    for (std::size_t i = 0; i < plan.works.size(); ++i) {
        const auto& duty = plan.works[i];
        const auto label = plan.letters ? std::string(letters[i]) + ")" : fmt::format("{}{}", i + 1, mark);
        page.paragraph(fmt::format("{} {}{} {}{}", label, duty.opener, duty.body, duty.verb, dated(duty)));
    }
    page.heading("III. TỔ CHỨC THỰC HIỆN");
    for (std::size_t i = 0; i < plan.charges.size(); ++i) {
        const auto& duty = plan.charges[i];
        page.heading(fmt::format("{}{} {}{}", i + 1, mark, duty.opener, duty.body));
        auto work = dated(duty);
        work.replace(0, 1, 1, static_cast<char>(std::toupper(static_cast<unsigned char>(work[0]))));
        page.paragraph("- " + work);
    }
    page.heading("IV. CHẾ ĐỘ BÁO CÁO");
    for (std::size_t i = 0; i < plan.reports.size(); ++i) {
        const auto& report = plan.reports[i];
        page.paragraph(
            fmt::format("{}{} {} báo cáo kết quả về {} {}.", i + 1, mark, report.from, report.to, report.phrase));
    }
    page.paragraph("Trên đây là kế hoạch của " + plan.issuer + "./.");
    print_closing(plan, page);
    return page.out;
}

}  // namespace spec
