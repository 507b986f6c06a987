// Polynomials for the packed elementary functions: interpolation at the Chebyshev nodes, in hundreds of bits
// and rounded to double. tests/core/activations/packed/polynomials_test.cpp fits them again and holds every
// digit.
#pragma once

namespace actiscope::packed {

/// (e^r − 1 − r)/r² for |r| ≤ ln2/16: relative to e^r within 0.1·2⁻⁵³.
inline constexpr double expNarrow[] = {0x1.000000000002ep-1, 0x1.555555555556ap-3,  0x1.5555554e8d709p-5,
                                       0x1.1111110e0d900p-7, 0x1.6c1b735ab0459p-10, 0x1.a01e2e013e538p-13};

/// The same for |r| ≤ ln2/2, within 0.2·2⁻⁵³.
inline constexpr double expWide[] = {0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d37p-5,
                                     0x1.11111111109a6p-7,  0x1.6c16c1789d1d7p-10, 0x1.a01a01a7cebcdp-13,
                                     0x1.a019b8ca26fcfp-16, 0x1.71de0d85293b8p-19, 0x1.2891d4ffbb0f9p-22,
                                     0x1.af390ba7e6f47p-26};

/// 2·(atanh s/s − 1)/s² in s², for 0 ≤ s ≤ 1/3.
inline constexpr double logarithm[] = {0x1.5555555555555p-1, 0x1.999999999a3ddp-2, 0x1.24924923d44c6p-2,
                                       0x1.c71c727143318p-3, 0x1.745cf0b0e03bdp-3, 0x1.3b18b294bebf9p-3,
                                       0x1.10ac75dc602b1p-3, 0x1.eb905e8575054p-4, 0x1.687a6e7c95176p-4,
                                       0x1.4b0a26c5f2aefp-3};

} // namespace actiscope::packed
