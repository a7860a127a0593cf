#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/who.hpp"
#include "files/file.hpp"
#include "plans/plan.hpp"
#include "store/database.hpp"

/// The library: directives, guidance, forms and models that a body puts up for those below it or for all, found by
/// their words, with a receipt of every body that has opened one.
namespace library {

using PaperId = base::Id<struct PaperTag>;

enum class PaperKind { directive, guidance, plan, letter, form, model, other };
BOOST_DESCRIBE_ENUM(PaperKind, directive, guidance, plan, letter, form, model, other)

/// Whom a paper is put up for: the bodies of the area of its own body and of every area below, or all.
enum class Audience { below, everybody };
BOOST_DESCRIBE_ENUM(Audience, below, everybody)

/// What a paper is known by; read from it, and corrected by a person before it is put up.
struct Details {
    PaperKind kind = PaperKind::other;
    std::string number;
    std::string issuer;
    std::optional<base::Day> dated;
    std::string subject;
};
BOOST_DESCRIBE_STRUCT(Details, (), (kind, number, issuer, dated, subject))

struct Paper : Details {
    PaperId id;
    plans::BodyName body;
    bool has_file = false;
    std::optional<Audience> audience;  ///< empty: not put up yet
    std::optional<base::Instant> put_up_at;
    std::optional<base::Instant> withdrawn_at;
    std::int64_t readers = 0;  ///< bodies that have opened it
    bool own = false;          ///< the caller's body put it up
    bool read = false;         ///< the caller's body has opened it
};
BOOST_DESCRIBE_STRUCT(Paper, (Details), (id, body, has_file, audience, put_up_at, withdrawn_at, readers, own, read))

/// A file with its text and what the reader made of its head; made outside of any transaction.
struct ReadPaper {
    std::string name;
    std::string bytes;
    std::string text;
    Details details;
};

/// Problems: those of sources::read (a paper marked secret among them), and paper.too_long for scans and very long
/// texts, which are read in as plans first.
ReadPaper read_paper(const std::string& name, const std::string& bytes);
/// The same of words that were typed; they go through the same door. Problem: paper.empty.
ReadPaper read_typed(const Details& details, const std::string& text);

/// Keeps a paper, which nobody else sees yet. Problems: plan.no_desk, account.outside_area.
Paper bring_in(store::Transaction& tx, const base::Who& who, const ReadPaper& paper);
/// The same of a plan on the desk of the caller's body. Problems: plan.not_found.
Paper bring_in_plan(store::Transaction& tx, const base::Who& who, plans::PlanId plan);

/// Problems: paper.not_found (also for other bodies), account.outside_area.
Paper describe(store::Transaction& tx, const base::Who& who, PaperId id, const Details& details);
/// Shows it to its audience, or to another one than before. Problem: paper.subject_missing.
Paper put_up(store::Transaction& tx, const base::Who& who, PaperId id, Audience audience);
/// Others no longer see it; putting it up again undoes that. Problem: paper.not_put_up.
Paper withdraw(store::Transaction& tx, const base::Who& who, PaperId id);
/// Takes away what was never put up. Problem: paper.was_put_up.
void discard(store::Transaction& tx, const base::Who& who, PaperId id);

/// A paper of the caller's own body or put up for it. Problem: paper.not_found.
Paper get(store::Transaction& tx, const base::Who& who, PaperId id);
/// Its lines. Problem: paper.not_found.
std::vector<std::string> lines_of(store::Transaction& tx, const base::Who& who, PaperId id);
/// Its file as it was sent. Problems: paper.not_found, file.not_found.
files::File file_of(store::Transaction& tx, const base::Who& who, PaperId id);

/// Leaves the receipt of the caller's body; harmless to repeat, and nothing for a paper of its own.
Paper mark_read(store::Transaction& tx, const base::Who& who, PaperId id);

}  // namespace library
