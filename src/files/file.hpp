#pragma once

#include <string>
#include <string_view>

#include "base/who.hpp"
#include "store/database.hpp"

/// Files as they were sent: the source of a plan, a picture of work done.
namespace files {

using FileId = base::Id<struct FileTag>;

struct File {
    std::string name;
    std::string media_type;
    store::Bytes bytes;
    base::Instant kept_at;
};

/// The media type that the first bytes show: of pictures, "application/pdf", "application/zip", of recordings (MP3,
/// Ogg, WAV), "text/plain" or "application/octet-stream". Names lie, bytes do not.
std::string_view media_type_of(std::string_view bytes);

FileId keep(store::Transaction& tx, const base::Who& who, const std::string& name, std::string_view bytes);

/// Keeps a picture. Problems: file.not_a_picture, file.picture_too_large (more than 3 MB; the app makes pictures
/// smaller before it sends them).
FileId keep_picture(store::Transaction& tx, const base::Who& who, const std::string& name, std::string_view bytes);

/// Problem: file.not_found.
File get(store::Transaction& tx, FileId id);

}  // namespace files
