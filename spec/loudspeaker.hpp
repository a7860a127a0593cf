#pragma once

#include "broadcasts/log.hpp"
#include "cast.hpp"

/// A committee with one cluster and a message that it says thrice a day, for the tests of this folder.
struct Loudspeaker : spec::Cast {
    base::Who son = who("son");
    base::Who dung = who("dung");
    areas::AreaId commune{id("commune_a")};
    base::Day today = day_now();
    broadcasts::ClusterId cluster = opened("Loa đình");
    broadcasts::MessageId message = approved("Rửa tay", "Bà con rửa tay.");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    base::Day day_now() {
        return write([](store::Transaction& tx) { return base::day_of(tx.now()); });
    }
    broadcasts::ClusterId opened(const std::string& name) {
        return write([&](store::Transaction& tx) {
            broadcasts::NewCluster wanted;
            wanted.id = {tx.new_id()};
            wanted.body = id("committee_a");
            wanted.name = name;
            wanted.areas = {commune};
            wanted.times = {330, 660, 1020};
            return broadcasts::open_cluster(tx, son, wanted).id;
        });
    }
    broadcasts::MessageId approved(const std::string& title, const std::string& text,
                                   std::optional<files::FileId> recording = {}) {
        outreach::NewMessage wanted;
        wanted.body = id("committee_a");
        wanted.content.title = title;
        wanted.content.text = text;
        wanted.content.from = today;
        wanted.content.until = today + 30;
        wanted.content.areas = {commune};
        wanted.content.channels = {outreach::Channel::loudspeakers};
        wanted.content.recording = recording;
        write([&](store::Transaction& tx) {
            wanted.id = {tx.new_id()};
            outreach::write(tx, son, wanted);
            outreach::submit(tx, son, wanted.id, {});
            outreach::decide(tx, dung, wanted.id, {true, ""});
        });
        return wanted.id;
    }
};
