#include "core/pages/distribution/samples.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace actiscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::string_literals;

/// A NumPy array as numpy.save writes it.
std::string npy(const std::string& type, const std::string& shape, const std::string& data) {
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    header.resize(117, ' ');
    header += '\n';
    return "\x93NUMPY\x01\x00"s + static_cast<char>(118) + '\0' + header + data;
}

template <class Number>
std::string bytesOf(std::initializer_list<Number> numbers, bool swapped = false) {
    std::string all;
    for (const Number number : numbers) {
        char bytes[sizeof(Number)];
        std::memcpy(bytes, &number, sizeof bytes);
        if (swapped)
            std::reverse(bytes, bytes + sizeof bytes);
        all.append(bytes, sizeof bytes);
    }
    return all;
}

TEST(SamplesOfCsv, AreTheNumbersOfAllColumns) {
    EXPECT_THAT(*samplesOfCsv("1,2\n3,4.5\n"), ElementsAre(1, 2, 3, 4.5));
    EXPECT_THAT(*samplesOfCsv("z\r\n-1e-3\r\n\r\n2"), ElementsAre(-1e-3, 2)) << "a heading, no end of line";
    EXPECT_THAT(*samplesOfCsv("1; 2\n# a remark\n3\t4"), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(*samplesOfCsv(",z\n0,1.5\n1,2.5\n"), ElementsAre(1.5, 2.5)) << "as pandas numbers its rows";
    EXPECT_THAT(*samplesOfCsv("\"a\",\"b\"\n\"1\",\"2\"\n"), ElementsAre(1, 2));
}

TEST(SamplesOfCsv, SayWhichLineIsNoNumber) {
    EXPECT_EQ(samplesOfCsv("z\n1\ntwo\n").error(), "line 3: 'two' is no finite number");
    EXPECT_EQ(samplesOfCsv("1\nnan\n").error(), "line 2: 'nan' is no finite number");
    EXPECT_EQ(samplesOfCsv("1,,2\n").error(), "line 1: '' is no finite number");
}

TEST(SamplesOfNpy, AreReadInEveryTypeAndByteOrder) {
    EXPECT_THAT(*samplesOfNpy(npy("<f8", "(2,)", bytesOf({1.5, -2.0}))), ElementsAre(1.5, -2));
    EXPECT_THAT(*samplesOfNpy(npy("<f4", "(1, 2)", bytesOf({0.5F, 3.0F}))), ElementsAre(0.5, 3));
    EXPECT_THAT(*samplesOfNpy(npy(">f8", "(2,)", bytesOf({1.5, -2.0}, true))), ElementsAre(1.5, -2));
    EXPECT_THAT(*samplesOfNpy(npy("<i4", "(2,)", bytesOf({7, -9}))), ElementsAre(7, -9));
    // 1, −2, 65504, 2⁻²⁴
    EXPECT_THAT(*samplesOfNpy(npy("<f2", "(4,)", bytesOf<std::uint16_t>({0x3c00, 0xc000, 0x7bff, 0x0001}))),
                ElementsAre(1, -2, 65504, std::ldexp(1, -24)));
}

TEST(SamplesOfNpy, SayWhatIsWrong) {
    EXPECT_THAT(samplesOfNpy(npy("<c16", "(1,)", std::string(16, '\0'))).error(), HasSubstr("'<c16'"));
    EXPECT_THAT(samplesOfNpy(npy("<f8", "(3,)", bytesOf({1.5, -2.0}))).error(), HasSubstr("its shape"));
    EXPECT_THAT(samplesOfNpy(npy("<f8", "(1,)", bytesOf({std::nan("")}))).error(),
                HasSubstr("element 0 is nan"));
    EXPECT_THAT(samplesOfNpy("\x93NUMPY\x01\x00\xff\xff"s + "{}").error(), HasSubstr("cut off"));
    EXPECT_FALSE(samplesOfNpy("").has_value());
}

TEST(ReadSamples, SayWhyAFileCannotBeTaken) {
    const auto folder = std::filesystem::temp_directory_path();
    EXPECT_THAT(readSamples("").error(), HasSubstr("no file is chosen"));
    EXPECT_THAT(readSamples("/nowhere/z.csv").error(), HasSubstr("there is no such file"));
    EXPECT_THAT(readSamples(folder.string()).error(), HasSubstr("it is a folder"));
    EXPECT_THAT(readSamples("/dev/zero").error(), HasSubstr("it is no plain file"));
    const std::string path =
        (folder /
         ("samples_test_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + ".csv"))
            .string();
    const auto write = [&](const char* text) { std::ofstream(path) << text; };
    write("5\n");
    EXPECT_THAT(readSamples(path).error(), HasSubstr("it holds 1 numbers; a distribution takes two or more"));
    write("5\n6\n7\n");
    const auto samples = readSamples(path);
    ASSERT_TRUE(samples.has_value()) << "a file that has changed is read again";
    EXPECT_THAT(**samples, ElementsAre(5, 6, 7));
    EXPECT_EQ(*readSamples(path), *samples) << "and one that has not is kept";
    std::filesystem::remove(path);
}

} // namespace
} // namespace actiscope
