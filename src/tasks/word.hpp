#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

/// What was said about a task: one line of words, of all who have to do with it, old and new together. Files stand
/// beside words; each was looked at for a secrecy mark before it was kept.
namespace tasks {

struct WordFile {
    files::FileId id;
    std::string name;
    std::string media_type;
};
BOOST_DESCRIBE_STRUCT(WordFile, (), (id, name, media_type))

/// One thing that was said. Verbs: acknowledged, progress, done, declined, reopened, returned, return_taken_back,
/// verified, check_taken_back, said, dated, turned, passed, joined, named, name_taken_back.
struct Word {
    base::Uuid id;
    base::Instant at;
    std::string who;
    std::string body;  ///< the body that the speaker works for; empty without one
    std::string verb;
    std::string note;
    std::optional<std::int64_t> percent;
    std::vector<files::FileId> pictures;
    std::vector<WordFile> files;  ///< what is no picture
    std::optional<Signature> signature;
};
BOOST_DESCRIBE_STRUCT(Word, (), (id, at, who, body, verb, note, percent, pictures, files, signature))

/// A stretch of words, the newest last; `earlier` begins the stretch before it.
struct Words {
    std::vector<Word> items;
    std::optional<std::string> earlier;
};
BOOST_DESCRIBE_STRUCT(Words, (), (items, earlier))

/// The last words, or those before `earlier`, who was named on it by whom among them. Problem: request.fields_wrong
/// (`before`).
Words words(store::Transaction& tx, TaskId id, const std::string& before = {}, std::size_t limit = 50);

/// Whether somebody may speak about a task that they see: whoever does work, whatever their body has to do with it.
bool may_speak(const base::Who& who);

/// Says something without moving the task. Problems: task.not_found, account.outside_area, task.words_missing (neither
/// words nor a file), file.not_found.
Word speak(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& said);

/// A file beside a word of a task that the caller may see, or one that the caller has just kept. Problem:
/// file.not_found.
files::File file_of_word(store::Transaction& tx, const base::Who& who, files::FileId id);

}  // namespace tasks
