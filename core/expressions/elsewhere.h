// What is written otherwise in a book or in another language: how it is written in a formula.
#pragma once

#include <string>
#include <string_view>

namespace actiscope {

/// How to write what stands at this byte, where the formula was refused: "write sin(x)^2" of sin²(x); empty
/// when it is no spelling that is known from elsewhere.
std::string writtenElsewhere(std::string_view text, std::size_t byte);

/// The two readings of a factor at this byte, behind an exponent: "2^(x*y) or 2^x*y".
std::string readingsOfExponent(std::string_view text, std::size_t byte);

} // namespace actiscope
