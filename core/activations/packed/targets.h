// Which instruction sets the kernels are compiled for. To be included before anything of Highway.
//
// How AVX code stays where it belongs: a file of kernels is compiled once an instruction set, by Highway's
// foreach_target.h, between pragmas that switch the set on, and each time into a namespace of its own. No
// file has AVX flags on its command line, so whatever is shared with the rest of the program (the standard
// library, Jet, std::function) is compiled for the plain machine. The kernels in turn call nothing but
// Highway and each other, always inlined or in that namespace: the linker never finds two versions of one
// function to choose from.
#pragma once

/// AVX2 with FMA and AVX-512 are worth a kernel; with less, and on other processors, there is the scalar
/// path.
#define HWY_DISABLED_TARGETS (~(HWY_AVX2 | HWY_AVX3 | HWY_SCALAR | HWY_EMU128))
