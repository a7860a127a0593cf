#include "honours/bulletin.hpp"

namespace honours {
namespace {

constexpr int days_told = 7;
constexpr std::size_t longest_title = 150;

std::string shortened(const std::string& words) {
    const auto line = words.substr(0, words.find('\n'));
    if (line.size() <= longest_title) return line;
    const auto blank = line.rfind(' ', longest_title);
    return line.substr(0, blank == line.npos ? 0 : blank) + "…";
}

}  // namespace

void draft_bulletin(store::Transaction& tx, const base::Who& who, outreach::MessageId message,
                    const Bulletin& bulletin) {
    const auto today = base::day_of(tx.now());
    outreach::Content content{.kind = outreach::Kind::good_deed,
                              .priority = outreach::Priority::ordinary,
                              .title = shortened(bulletin.title),
                              .text = bulletin.text,
                              .translations = {},
                              .source = bulletin.body.name,
                              .from = today,
                              .until = today + days_told,
                              .areas = {areas::AreaId{bulletin.area.id}},
                              .channels = {outreach::Channel::page},
                              .picture = {},
                              .recording = {}};
    if (bulletin.is_spoken) content.channels.push_back(outreach::Channel::loudspeakers);
    outreach::write(tx, who, {message, bulletin.body.id, content});
}

}  // namespace honours
