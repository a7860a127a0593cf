#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Vietnamese letters from before Unicode: bytes that a font drew as other letters. Text in them is told by its
/// syllables: read in the right encoding nearly all of them exist, read in any other hardly one does.
namespace sources {

enum class Encoding {
    tcvn3,           ///< ABC, the fonts .VnTime and its like
    tcvn3_capitals,  ///< the same letters in a font that draws capitals only: .VnTimeH
    vni,             ///< VNI Windows: a letter, then its marks
    viscii,
};

/// What a font says of the letters written in it: ".VnTimeH", "VNI-Times"; nothing for every other font.
std::optional<Encoding> encoding_of_font(std::string_view font);

/// Text whose old letters a Unicode document holds as the Latin letters of the same numbers.
std::string decoded(std::string_view text, Encoding encoding);

/// The runs of one document that are set in old fonts. A document may have been converted and have kept the names of
/// its fonts; a run that could be either is taken as most runs before it were.
class OldFonts {
public:
    std::string read(std::string_view text, Encoding encoding);

private:
    std::size_t old_ = 0;
    std::size_t modern_ = 0;
};

/// A text of bytes that are no UTF-8: TCVN3, VNI, VISCII or Windows code page 1258, whichever gives Vietnamese; nothing
/// when none does.
std::optional<std::string> text_of_old_bytes(std::string_view bytes);

/// A Unicode text whose lines in old letters are converted. Lines of modern Vietnamese and of other languages stay.
std::string with_modern_letters(std::string text);

}  // namespace sources
