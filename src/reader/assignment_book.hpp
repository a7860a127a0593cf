#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reader/assignment_phrases.hpp"
#include "reader/duties.hpp"

/// The assignments found so far: one for each body and section, whatever number of sentences hand it work.
namespace reader {

/// Whose work stands below a heading.
struct Owner {
    std::string name;  ///< folded; empty when the heading names no body
    std::vector<std::string>
        members;  ///< folded: "Công an xã" and "Ban Chỉ huy Quân sự xã" of a heading that names both
};

struct AssignmentBook {
    const Document& document;
    Reading& into;
    const Words& words = document.blocks.words;
    std::vector<Owner> owners{};  ///< of every item up to the last that has one
    std::vector<int> leads{};     ///< items whose own text hands out work and ends with a colon
    bool has_leader = false;      ///< the sentence before the first number names who does it all
    std::vector<std::pair<std::string, std::string>> founded{};  ///< form and print of bodies set up in this item

    /// Nothing when the section, or one above it, belongs to this very body.
    void add(int item, Range body, const Address& address, Range duty);

    void add_duty(Assignment& assignment, Range duty);

    /// The heading of the item names a body: what stands below is its work.
    void set_owner(int item, Range heading);

    /// The item or one above it belongs to a body.
    bool is_owned(int item) const;

    /// An item above it hands out its work in a sentence with a colon, or the sentence before the first number does.
    bool is_led(int item) const;

    /// "Thành lập Tổ công tác phòng, chống dịch của Ban": a sentence further on calls it "Tổ công tác".
    void note_founded(Range range);

    /// The item or one above it has a heading with words of this list.
    bool is_headed(int item, List by) const;

    /// Items beside this one begin with a body and a colon; so does this item at this very word.
    bool is_among_bodies(int item, std::size_t at) const;

private:
    bool is_owner(int item, const std::string& name) const;
    std::string full_name(Range body) const;
};

}  // namespace reader
