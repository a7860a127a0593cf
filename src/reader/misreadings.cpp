#include "reader/misreadings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace reader {
namespace {

/// As read, and as meant: single words that no Vietnamese text holds, and pairs that make no sense otherwise.
constexpr std::pair<std::string_view, std::string_view> table[] = {
    {"dé nghị", "đề nghị"},
    {"dé xuất", "đề xuất"},
    {"dé án", "đề án"},
    {"dé cương", "đề cương"},
    {"dé cập", "đề cập"},
    {"vấn dé", "vấn đề"},
    {"vân dé", "vấn đề"},
    {"vấn đê", "vấn đề"},
    {"vân đề", "vấn đề"},
    {"chuyên dé", "chuyên đề"},
    {"tiêu dé", "tiêu đề"},
    {"chủ dé", "chủ đề"},
    {"dé", "để"},
    {"dén", "đến"},
    {"đên", "đến"},
    {"déi", "đối"},
    {"néu", "nếu"},
    {"ngảy", "ngày"},
    {"eơ", "cơ"},
    {"quôc", "quốc"},
    {"trién", "triển"},
    {"triên khai", "triển khai"},
    {"phát triên", "phát triển"},
    {"thué", "thuế"},
    {"cục thuê", "cục thuế"},
    {"ngành thuê", "ngành thuế"},
    {"nộp thuê", "nộp thuế"},
    {"tỏng", "tổng"},
    {"téng", "tổng"},
    {"tông cục", "tổng cục"},
    {"tong cục", "tổng cục"},
    {"tông hợp", "tổng hợp"},
    {"tông công", "tổng công"},
    {"kêt", "kết"},
    {"két quả", "kết quả"},
    {"tiép", "tiếp"},
    {"quyét", "quyết"},
    {"ké hoạch", "kế hoạch"},
    {"kê hoạch", "kế hoạch"},
    {"ké từ", "kể từ"},
    {"hé sơ", "hồ sơ"},
    {"hỗ sơ", "hồ sơ"},
    {"hô sơ", "hồ sơ"},
    {"hé trợ", "hỗ trợ"},
    {"hồ trợ", "hỗ trợ"},
    {"cụ thé", "cụ thể"},
    {"cụ thê", "cụ thể"},
    {"đoàn thé", "đoàn thể"},
    {"đoàn thê", "đoàn thể"},
    {"tập thé", "tập thể"},
    {"thâm quyền", "thẩm quyền"},
    {"thấm quyền", "thẩm quyền"},
    {"thảm quyền", "thẩm quyền"},
    {"thâm định", "thẩm định"},
    {"thâm tra", "thẩm tra"},
    {"khan trương", "khẩn trương"},
    {"khân trương", "khẩn trương"},
    {"khó khan", "khó khăn"},
    {"dam bảo", "đảm bảo"},
    {"đâm bảo", "đảm bảo"},
    {"bao đảm", "bảo đảm"},
    {"van phòng", "văn phòng"},
    {"van bản", "văn bản"},
    {"văn ban", "văn bản"},
    {"noi nhận", "nơi nhận"},
    {"bao cáo", "báo cáo"},
    {"bảo cáo", "báo cáo"},
    {"báo cảo", "báo cáo"},
    {"báo cao", "báo cáo"},
    {"định ky", "định kỳ"},
    {"dinh kỳ", "định kỳ"},
    {"đinh kỳ", "định kỳ"},
    {"phòng chông", "phòng chống"},
    {"phòng chong", "phòng chống"},
    {"hàng thang", "hàng tháng"},
    {"hang tháng", "hàng tháng"},
    {"hang năm", "hàng năm"},
    {"hang quý", "hàng quý"},
    {"hang ngày", "hàng ngày"},
    {"hang tuần", "hàng tuần"},
    {"đôn đóc", "đôn đốc"},
    {"chỉ đao", "chỉ đạo"},
    {"lãnh dao", "lãnh đạo"},
    {"lãnh đao", "lãnh đạo"},
    {"thành pho", "thành phố"},
    {"thủ trường", "thủ trưởng"},
    {"cục trường", "cục trưởng"},
    {"chủ tri", "chủ trì"},
    {"chú trì", "chủ trì"},
    {"phối hop", "phối hợp"},
    {"phôi hợp", "phối hợp"},
    {"don vị", "đơn vị"},
    {"co quan", "cơ quan"},
    {"kiêm tra", "kiểm tra"},
    {"kiêm soát", "kiểm soát"},
    {"truong hợp", "trường hợp"},
    {"trường hop", "trường hợp"},
    {"bỗ sung", "bổ sung"},
    {"bé sung", "bổ sung"},
    {"yêu câu", "yêu cầu"},
    {"nhu câu", "nhu cầu"},
    {"đông thời", "đồng thời"},
    {"hoan thành", "hoàn thành"},
    {"thực hiên", "thực hiện"},
    {"nhiệm vu", "nhiệm vụ"},
    {"kịp thoi", "kịp thời"},
    {"kip thời", "kịp thời"},
    {"kip thoi", "kịp thời"},
};

struct Misreading {
    std::vector<std::string_view> wrong;
    std::vector<std::string_view> right;
};

std::vector<std::string_view> parted(std::string_view phrase) {
    std::vector<std::string_view> parts;
    while (!phrase.empty()) {
        const auto blank = std::min(phrase.find(' '), phrase.size());
        parts.push_back(phrase.substr(0, blank));
        phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    }
    return parts;
}

struct Misreadings {
    std::unordered_map<FormHash, std::vector<Misreading>> by_first{};
    std::array<std::uint64_t, 256> firsts{};  ///< one bit for the hash of every first word: most words begin none

    static std::pair<std::size_t, std::uint64_t> bit(FormHash hash) {
        return {(hash >> 6) % 256, std::uint64_t{1} << (hash % 64)};
    }

    void add(std::string_view wrong, std::string_view right) {
        const auto parts = parted(wrong);
        const auto hash = hash_of(parts.front());
        by_first[hash].push_back({parts, parted(right)});
        const auto [at, mask] = bit(hash);
        firsts[at] |= mask;
    }

    bool may_begin(FormHash hash) const {
        const auto [at, mask] = bit(hash);
        return (firsts[at] & mask) != 0;
    }
};

const Misreadings& misreadings() {
    static const Misreadings all = [] {
        Misreadings made;
        for (const auto& [wrong, right] : table) made.add(wrong, right);
        return made;
    }();
    return all;
}

bool stands_at(const Words& words, std::size_t at, const Misreading& misreading) {
    if (at + misreading.wrong.size() > words.size()) return false;
    for (std::size_t i = 0; i < misreading.wrong.size(); ++i)
        if (words[at + i].form != misreading.wrong[i]) return false;
    return true;
}

}  // namespace

void mend_misreadings(Words& words, std::size_t first) {
    const auto& all = misreadings();
    for (auto at = first; at < words.size(); ++at) {
        if (!all.may_begin(words[at].hash)) continue;
        const auto found = all.by_first.find(words[at].hash);
        if (found == all.by_first.end()) continue;
        for (const auto& misreading : found->second) {
            if (!stands_at(words, at, misreading)) continue;
            for (std::size_t i = 0; i < misreading.right.size(); ++i) {
                words[at + i].form = misreading.right[i];
                words[at + i].hash = hash_of(misreading.right[i]);
            }
            break;
        }
    }
}

}  // namespace reader
