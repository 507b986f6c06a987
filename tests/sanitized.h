// Whether the tests run under the address sanitizer, where everything takes several times as long: what only
// repeats itself repeats itself less there.
#pragma once

namespace actiscope {

#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

} // namespace actiscope
