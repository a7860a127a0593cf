#pragma once

#include "store/database.hpp"
#include "store/journal.hpp"

namespace demonstration {

/// A unit of work that happens at an earlier time than the one it is part of: the same verbs tell what happened weeks
/// ago.
class Earlier final : public store::Transaction {
public:
    Earlier(store::Transaction& now, const base::IdSource& ids, base::Instant at) : now_(now), ids_(ids), at_(at) {}

    using store::Transaction::change;
    using store::Transaction::run;
    store::Rows run(std::string_view sql, std::span<const store::Value> parameters) override {
        return now_.run(sql, parameters);
    }
    void each(std::string_view sql, std::span<const store::Value> parameters,
              const std::function<void(store::Row&&)>& visit) override {
        now_.each(sql, parameters, visit);
    }
    std::int64_t change(std::string_view sql, std::span<const store::Value> parameters) override {
        return now_.change(sql, parameters);
    }
    store::Engine engine() const override { return now_.engine(); }
    base::Instant now() const override { return at_; }
    base::Uuid new_id() override { return ids_(at_); }
    void leave_line(store::UnnumberedLine line) override { now_.leave_line(std::move(line)); }

private:
    store::Transaction& now_;
    const base::IdSource& ids_;
    base::Instant at_;
};

}  // namespace demonstration
