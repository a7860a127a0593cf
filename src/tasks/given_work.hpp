#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/issue.hpp"

/// Work that nobody wrote a plan for, such as a meeting's decisions or the steps of a model: it becomes a document of
/// the body, issued like any other, so that it has a source, a board and a history as all work has.
namespace tasks {

struct PieceOfWork {
    std::string text;
    std::vector<plans::BodyName> bodies;  ///< who does it; empty: a line of the document that gives nobody work
    std::optional<base::Day> due;
};

struct WorkPaper {
    base::Uuid body;  ///< whose it is
    std::string type;
    std::string title;
    base::Day day;
    std::string head;     ///< the lines above the work
    std::string heading;  ///< the line right above it
};

/// The lines of the paper with its work, as they are kept.
std::string text_of(const WorkPaper& paper, const std::vector<PieceOfWork>& work);

struct GivenWork {
    plans::PlanId plan;
    std::vector<std::optional<plans::ItemId>> items;  ///< what each piece became, in their order
};

/// Gives it to its bodies; nothing when none names a body. The caller's verb has asked whether the caller may: this
/// lends the desk of the paper's body, whatever else of plans the person may do. Problems: those of issue.
std::optional<GivenWork> give_work(store::Transaction& tx, const base::Who& who, const WorkPaper& paper,
                                   const std::vector<PieceOfWork>& work);

}  // namespace tasks
