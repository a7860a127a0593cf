#include "base/syllable.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace base {
namespace {

using Word = std::u32string_view;

/// Longer ones first: the first that fits is the one.
constexpr std::array<Word, 28> onsets{U"ngh", U"ng", U"nh", U"ch", U"gh", U"gi", U"kh", U"ph", U"qu", U"th",
                                      U"tr",  U"b",  U"c",  U"d",  U"đ",  U"g",  U"h",  U"k",  U"l",  U"m",
                                      U"n",   U"p",  U"r",  U"s",  U"t",  U"v",  U"x",  U""};

template <std::size_t Count>
constexpr std::array<Word, Count> sorted(std::array<Word, Count> words) {
    std::sort(words.begin(), words.end());
    return words;
}

/// What follows the first consonants, without tones.
constexpr std::array<Word, 170> rimes = sorted(std::array<Word, 170>{
    U"a",    U"ac",   U"ach", U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",   U"ap",   U"at",   U"au",   U"ay",
    U"ă",    U"ăc",   U"ăm",  U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"â",    U"âc",   U"âm",   U"ân",   U"âng",  U"âp",
    U"ât",   U"âu",   U"ây",  U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",   U"ep",   U"et",   U"ê",    U"êch",
    U"êm",   U"ên",   U"êng", U"ênh",  U"êp",   U"êt",   U"êu",   U"i",    U"ia",   U"ich",  U"im",   U"in",   U"inh",
    U"ip",   U"it",   U"iu",  U"iêc",  U"iêm",  U"iên",  U"iêng", U"iêp",  U"iêt",  U"iêu",  U"o",    U"oa",   U"oac",
    U"oach", U"oai",  U"oam", U"oan",  U"oang", U"oanh", U"oao",  U"oap",  U"oat",  U"oay",  U"oc",   U"oe",   U"oen",
    U"oeo",  U"oet",  U"oi",  U"om",   U"on",   U"ong",  U"oong", U"ooc",  U"op",   U"ot",   U"oăc",  U"oăm",  U"oăn",
    U"oăng", U"oăt",  U"ô",   U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",  U"ôp",   U"ôt",   U"ơ",    U"ơi",   U"ơm",
    U"ơn",   U"ơp",   U"ơt",  U"u",    U"ua",   U"uc",   U"ui",   U"um",   U"un",   U"ung",  U"up",   U"ut",   U"uy",
    U"uya",  U"uych", U"uyn", U"uynh", U"uyp",  U"uyt",  U"uyu",  U"uyên", U"uyêt", U"uân",  U"uâng", U"uât",  U"uây",
    U"uê",   U"uêch", U"uên", U"uênh", U"uêt",  U"uêu",  U"uôc",  U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",
    U"ư",    U"ưa",   U"ưc",  U"ưi",   U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi",  U"ươm",  U"ươn",  U"ương", U"ươp",
    U"ươt",  U"ươu",  U"y",   U"yt",   U"ynh",  U"yêm",  U"yên",  U"yêt",  U"yêu",  U"yêng", U"ych",  U"yp",   U"yu",
    U"iê"});
/// The vowels with their tones: each row a vowel, then with the rising, falling, asking, tumbling and heavy tone.
constexpr std::array<Word, 12> vowels{U"aáàảãạ", U"ăắằẳẵặ", U"âấầẩẫậ", U"eéèẻẽẹ", U"êếềểễệ", U"iíìỉĩị",
                                      U"oóòỏõọ", U"ôốồổỗộ", U"ơớờởỡợ", U"uúùủũụ", U"ưứừửữự", U"yýỳỷỹỵ"};
constexpr std::size_t rising = 1;
constexpr std::size_t heavy = 5;

bool is_rime(Word rime) {
    return std::binary_search(rimes.begin(), rimes.end(), rime);
}

/// Syllables that end in c, ch, p or t have one of two tones.
bool may_have_tone(Word rime, std::size_t tone) {
    const bool stopped = rime.ends_with(U"c") || rime.ends_with(U"ch") || rime.ends_with(U"p") || rime.ends_with(U"t");
    return !stopped || tone == rising || tone == heavy;
}

}  // namespace

bool is_syllable(std::u32string_view word) {
    constexpr std::size_t longest = 7;
    if (word.empty() || word.size() > longest) return false;
    std::u32string bare;
    std::size_t tone = 0;
    for (const auto letter : word) {
        auto plain = letter;
        for (const auto& vowel : letter < 0x80 ? std::span<const Word>() : std::span<const Word>(vowels)) {
            const auto at = vowel.find(letter);
            if (at == Word::npos || at == 0) continue;
            if (tone != 0) return false;
            tone = at;
            plain = vowel.front();
        }
        bare += plain;
    }
    for (const auto onset : onsets) {
        if (!bare.starts_with(onset)) continue;
        const auto rime = Word(bare).substr(onset.size());
        if (is_rime(rime) && may_have_tone(rime, tone)) return true;
    }
    return false;
}

}  // namespace base
