#include <algorithm>

#include "base/problem.hpp"
#include "documents/document.hpp"
#include "documents/drafting.hpp"
#include "honours/proposal.hpp"

namespace honours {
namespace {

std::string written(base::Day day) {
    const auto parts = base::parts_of(day);
    return std::to_string(static_cast<unsigned>(parts.day())) + '/' +
           std::to_string(static_cast<unsigned>(parts.month())) + '/' + std::to_string(static_cast<int>(parts.year()));
}

std::string listed(const char* heading, const std::vector<Basis>& things) {
    if (things.empty()) return {};
    std::string text = std::string(heading) + '\n';
    for (const auto& one : things) text += "- " + one.words + " (" + written(one.day) + ")\n";
    return text;
}

std::string body_of(const Proposal& proposal) {
    const auto& ground = *std::ranges::find(grounds(), proposal.ground, &Ground::code);
    auto text = proposal.body.name +
                " kính đề nghị xem xét khen thưởng:\n1. Họ tên, tên tập thể: " + proposal.name.value_or("") +
                "\n2. Hình thức: " + proposal.reward + "\n3. Nội dung: " + ground.vi +
                "\n4. Thành tích: " + proposal.reason + '\n' + listed("5. Việc tốt đã ghi nhận:", proposal.deeds) +
                listed("6. Mô hình:", proposal.models);
    if (!proposal.records.empty()) text += "7. Tài liệu kèm theo:\n" + proposal.records + '\n';
    return text + "Kính đề nghị " + proposal.decider.name + " xem xét, quyết định.";
}

}  // namespace

std::string dossier(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ProposalId id) {
    const auto proposal = open_proposal(tx, master, who, id);
    auto at_the_desk = who;
    at_the_desk.body = proposal.body.id;
    auto paper = documents::blank(tx, at_the_desk, "Tờ trình");
    paper.subject = "Về việc đề nghị khen thưởng";
    paper.addressed_to = {proposal.decider.name};
    paper.body = body_of(proposal);
    return documents::docx(paper);
}

}  // namespace honours
