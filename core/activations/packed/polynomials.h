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

/// erf a/a in a², for 0 ≤ a ≤ 1: within 0.4·2⁻⁵³.
inline constexpr double erfNearZero[] = {
    0x1.20dd750429b6dp+0,  -0x1.812746b0379c1p-2,  0x1.ce2f21a040f66p-4,  -0x1.b82ce31203772p-6,
    0x1.565bccfa44156p-8,  -0x1.c02db0665e53dp-11, 0x1.f9a2be4f731a1p-14, -0x1.f4ca838adb73bp-17,
    0x1.b981d78881a5dp-20, -0x1.5c131500d3f88p-23, 0x1.d76af6ca49787p-27, -0x1.ac9585a44fe29p-31};

/// (1 + 2a)·e^a²·erfc a in t = (a − 3)/(a + 3), for 0 ≤ a ≤ 28: within 0.4·2⁻⁵³.
inline constexpr double erfcScaled[] = {
    0x1.40c522d7e4987p+0,  -0x1.15c084bb9e8e1p-3,  -0x1.85a15c58aa35ep-5,  0x1.098366a5b3eabp-3,
    -0x1.e88b803a4d084p-4, 0x1.17ca287812733p-4,   -0x1.8574c40a9b0e5p-6,  0x1.4b884e04cf18ap-9,
    0x1.ef1bdc7d439fep-10, -0x1.98db48cb9a9e4p-11, -0x1.b91224996e6cap-14, 0x1.06598f0ebfdadp-13,
    0x1.4c10888027b82p-18, -0x1.512a5f53c593fp-16, -0x1.869edff44bffcp-21, 0x1.d0ee0c85f55b9p-19,
    0x1.76ba2f4878a4cp-22, -0x1.44cf3c31a9fffp-21, -0x1.19921ee6be774p-23, 0x1.8a8bcf6b1dbf4p-24,
    0x1.1abfce4dab5a4p-25, -0x1.240fd782dbbf8p-27, -0x1.2150f332779a1p-28};

/// (Φ(x) − ½)/x in x², for 0 ≤ x ≤ 1: within 0.5·2⁻⁵³.
inline constexpr double normalNearZero[] = {
    0x1.9884533d43651p-2,  -0x1.1058377e2cedfp-4,  0x1.46d042976901p-7,   -0x1.37403f6b93143p-10,
    0x1.e42b0d4b14d39p-14, -0x1.3ce8f9bacee1ep-17, 0x1.6589f17ce2693p-21, -0x1.621cc567a99f7p-25,
    0x1.380b151d37375p-29, -0x1.e69d43072e1f8p-34, 0x1.1eb48cc19cdecp-38};

/// (atan s/s − 1)/s² in s², for 0 ≤ s ≤ tan π/8: relative to atan s/s within 0.1·2⁻⁵³.
inline constexpr double arctangent[] = {-0x1.5555555555555p-2, 0x1.999999999934bp-3,  -0x1.24924924361a1p-3,
                                        0x1.c71c718539b52p-4,  -0x1.745d0b280dd9ap-4, 0x1.3b1262f854f3bp-4,
                                        -0x1.10fa76ecc1368p-4, 0x1.dfe63c21bdb04p-5,  -0x1.a0995676322e6p-5,
                                        0x1.4161f628b54a6p-5,  -0x1.3a2fc2f8488a9p-6};

/// (x − tanh x)/x³ in x², for 0 ≤ x ≤ 1: within 0.5·2⁻⁵³.
inline constexpr double tanhshrink[] = {
    0x1.5555555555555p-2,  -0x1.11111111110b9p-3,  0x1.ba1ba1ba1453ep-5,  -0x1.664f4880d2a47p-6,
    0x1.226e3519865dfp-7,  -0x1.d6d3c538d0bbep-9,  0x1.7da2bdc3daa27p-10, -0x1.3551ae34bdfffp-11,
    0x1.f5211730ee038p-13, -0x1.94981e5bdbe6fp-14, 0x1.42090e21d3d28p-15, -0x1.ea19b73b128d8p-17,
    0x1.4eb911dcd9788p-18, -0x1.7238a0a7e22b6p-20, 0x1.1ab979c0ab58cp-22, -0x1.b028f6cb72ebfp-26};

/// (sin r/r − 1)/r² in r², for 0 ≤ r ≤ π/4: relative to sin r/r within 0.2·2⁻⁵³.
inline constexpr double sine[] = {-0x1.5555555555555p-3, 0x1.1111111110bb1p-7,   -0x1.a01a019e8357dp-13,
                                  0x1.71de37961e4c6p-19, -0x1.ae600a926c89ap-26, 0x1.5e0af186af739p-33};

/// (cos r − 1 + r²/2)/r⁴ in r², for 0 ≤ r ≤ π/4: relative to cos r within 0.1·2⁻⁵³.
inline constexpr double cosine[] = {0x1.5555555555555p-5,   -0x1.6c16c16c16966p-10, 0x1.a01a019f4e867p-16,
                                    -0x1.27e4fa17a41b4p-22, 0x1.1eeb68b109173p-29,  -0x1.907d7aebd5e3dp-37};

} // namespace actiscope::packed
