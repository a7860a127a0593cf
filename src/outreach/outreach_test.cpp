#include <doctest/doctest.h>

#include "cast.hpp"
#include "outreach/page.hpp"
#include "problem_of.hpp"

using namespace outreach;

namespace {

/// A committee that speaks to its commune.
struct Committee : spec::Cast {
    base::Who son = who("son");
    base::Who dung = who("dung");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    NewMessage about_masks() {
        NewMessage wanted;
        wanted.body = id("committee_a");
        wanted.content.title = "Khẩu trang";
        wanted.content.text = "Bà con đeo khẩu trang.";
        wanted.content.areas = {{id("commune_a")}};
        wanted.content.channels = {Channel::page};
        write([&](store::Transaction& tx) {
            wanted.id = {tx.new_id()};
            wanted.content.from = base::day_of(tx.now());
            wanted.content.until = wanted.content.from + 9;
        });
        return wanted;
    }
    MessageId approved(const NewMessage& wanted) {
        write([&](store::Transaction& tx) { outreach::write(tx, son, wanted); });
        write([&](store::Transaction& tx) { submit(tx, son, wanted.id, {}); });
        write([&](store::Transaction& tx) { decide(tx, dung, wanted.id, {true, ""}); });
        return wanted.id;
    }
    std::string refused(const NewMessage& wanted) {
        return problem_of([&] { write([&](store::Transaction& tx) { outreach::write(tx, son, wanted); }); });
    }
    void read_once(MessageId message) {
        write([&](store::Transaction& tx) { count_view(tx, message); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Committee, "a message that is too long, in too many languages or with another file is refused") {
    auto wanted = about_masks();
    wanted.content.text = std::string(7000, 'x');
    CHECK(refused(wanted) == "message.too_long");
    wanted = about_masks();
    wanted.content.translations.resize(13, {"en", "Masks", "Wear them."});
    CHECK(refused(wanted) == "message.too_long");
    wanted = about_masks();
    wanted.content.translations.resize(2, {"en", "Masks", "Wear them."});
    CHECK(refused(wanted) == "message.language_wrong");
    wanted = about_masks();
    const auto paper = write([&](store::Transaction& tx) { return files::keep(tx, son, "a.txt", "chữ"); });
    wanted.content.picture = paper;
    CHECK(refused(wanted) == "file.not_a_picture");
    wanted.content.picture.reset();
    wanted.content.recording = paper;
    CHECK(refused(wanted) == "message.not_a_recording");
}

TEST_CASE_FIXTURE(Committee, "a recording is kept as what it is, and one that is too large is not") {
    const auto keep = [&](const std::string& bytes) {
        return write([&](store::Transaction& tx) { return keep_recording(tx, son, "nói", bytes); });
    };
    const auto kept = keep(std::string("RIFF\x24\0\0\0WAVEfmt ", 16));
    auto wanted = about_masks();
    wanted.content.recording = kept;
    const auto message = approved(wanted);
    CHECK(write([&](store::Transaction& tx) { return public_file(tx, message, kept); }).media_type == "audio/wav");
    CHECK(problem_of([&] { keep("OggS" + std::string(21 * 1024 * 1024, 'x')); }) == "message.recording_too_large");
}

TEST_CASE_FIXTURE(Committee, "a photograph is shown without where it was taken") {
    const std::string head("\xFF\xD8", 2);
    const std::string where(
        "\xFF\xE1\x00\x08"
        "Exif\0\0",
        10);
    const std::string rest("\xFF\xDA\x00\x02....\xFF\xD9", 10);
    auto wanted = about_masks();
    wanted.content.picture =
        write([&](store::Transaction& tx) { return keep_photograph(tx, son, "cho.jpg", head + where + rest); });
    const auto message = approved(wanted);
    const auto shown = write([&](store::Transaction& tx) { return public_file(tx, message, *wanted.content.picture); });
    CHECK(std::string(shown.bytes.begin(), shown.bytes.end()) == head + rest);
}

TEST_CASE_FIXTURE(Committee, "what was read is counted by day, and the commune's total agrees with it") {
    const auto message = approved(about_masks());
    for (int i = 0; i < 3; ++i) read_once(message);
    pass_days(1);
    read_once(message);
    CHECK(write([&](store::Transaction& tx) { return get(tx, son, message).views; }) == 4);
    for (const auto& indicator : indicators()) {
        CHECK(write([&](store::Transaction& tx) { return store::disagreements(tx, indicator).size(); }) == 0);
        write([&](store::Transaction& tx) { tx.change("UPDATE message_view SET views = 9"); });
        CHECK(write([&](store::Transaction& tx) { return store::disagreements(tx, indicator).size(); }) > 0);
        write([&](store::Transaction& tx) { store::rebuild(tx, indicator); });
        CHECK(write([&](store::Transaction& tx) { return store::disagreements(tx, indicator).size(); }) == 0);
    }
}

TEST_CASE_FIXTURE(Committee, "a page of news goes on where the one before ended") {
    for (int i = 0; i < 5; ++i) approved(about_masks());
    std::vector<MessageId> seen;
    std::string after;
    do {
        const auto page = write([&](store::Transaction& tx) {
            NewsQuery query;
            query.area = areas::AreaId{id("commune_a")};
            query.after = after;
            query.limit = 2;
            return news(tx, query);
        });
        for (const auto& one : page.items) seen.push_back(one.id);
        after = page.next.value_or("");
    } while (!after.empty());
    CHECK(seen.size() == 5);
}

TEST_CASE_FIXTURE(Committee, "what is over by the time a head looks is not approved") {
    const auto wanted = about_masks();
    write([&](store::Transaction& tx) { outreach::write(tx, son, wanted); });
    write([&](store::Transaction& tx) { submit(tx, son, wanted.id, {}); });
    pass_days(12);
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { decide(tx, dung, wanted.id, {true, ""}); });
          }) == "message.days_wrong");
}

TEST_CASE_FIXTURE(Committee, "the feed of an area says each message once, with its words made safe") {
    auto wanted = about_masks();
    wanted.content.text = "Đeo khẩu trang & rửa tay.";
    const auto message = base::to_string(approved(wanted));
    const auto commune = areas::AreaId{id("commune_a")};
    const auto feed = write([&](store::Transaction& tx) { return atom_feed(tx, "https://la.example", commune); });
    const auto at = write([&](store::Transaction& tx) { return base::to_string(news(tx, {}).items.front().said_at); });
    const auto address = "https://la.example/tin.xml?area=" + base::to_string(commune);
    CHECK(feed ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
          "  <id>" +
              address +
              "</id>\n"
              "  <title>Tin cho bà con: Xã An Khê</title>\n"
              "  <updated>" +
              at +
              "</updated>\n"
              "  <link rel=\"self\" type=\"application/atom+xml\" href=\"" +
              address +
              "\"/>\n"
              "  <link rel=\"alternate\" type=\"text/html\" href=\"https://la.example/tin\"/>\n"
              "  <entry xml:lang=\"vi\">\n"
              "    <id>urn:uuid:" +
              message +
              "</id>\n"
              "    <title>Khẩu trang</title>\n"
              "    <link rel=\"alternate\" type=\"text/html\" href=\"https://la.example/tin/" +
              message +
              "\"/>\n"
              "    <published>" +
              at +
              "</published>\n"
              "    <updated>" +
              at +
              "</updated>\n"
              "    <author><name>Ủy ban nhân dân xã An Khê</name></author>\n"
              "    <category term=\"directive\"/>\n"
              "    <content type=\"text\">Đeo khẩu trang &amp; rửa tay.</content>\n"
              "  </entry>\n"
              "</feed>\n");
}
