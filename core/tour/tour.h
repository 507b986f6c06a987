// The guided tour: steps that each show a claim about activations, with the number that proves it and
// something to try.
#pragma once

#include "core/document/document.h"
#include "core/tour/condition.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace actiscope {

/// A number that proves the claim of a step, of the page that is shown or of another one of its document.
struct TourProof {
    std::string page;
    std::string number; ///< see page_number.h
    double value = 0;
    double tolerance = 0;
};

struct TourStep {
    std::string id; ///< the name of its file without .json
    std::string title;
    std::vector<std::string> sentences;
    std::string task;             ///< "Try this"
    std::vector<Condition> goal;  ///< the task is done when all hold
    std::vector<KeyAndText> edit; ///< one way to reach it, as `--set` would
    std::vector<TourProof> proofs;
    Document document;
};

struct TourFile {
    std::string name; ///< "sigmoid.json"
    std::string text;
};

/// Reads the steps of these files and puts them in order, each before the one that it names as its next. A
/// step is a JSON object:
///   "title", "text" (an array of two or three sentences), "try"
///   "document"  a session without its schema number; none: that of the step before
///   "set"       keys and values that are set in it then, as by `--set`
///   "goal"      an array of conditions (condition.h), "edit" an object of keys and values that reach it
///   "proof"     an array of {"number", "value", "tolerance"} and, of another page, "page"
///   "next"      the id of the step after it; the last has none
/// Title, sentences and task are in English, to be translated by said() where they are shown. The error
/// names file and key. Whether numbers are right only checkProofs knows.
tl::expected<std::vector<TourStep>, std::string> readTour(std::span<const TourFile> files);

/// The files of resources/tour, which the program carries.
const std::vector<TourFile>& tourFiles();

/// The program's own tour.
const std::vector<TourStep>& tour();

/// The place of the step of this id or number, "4" being the fourth; the sentence says what is allowed.
tl::expected<std::size_t, std::string> tourPlace(std::string_view step);

/// The document that a proof's number is worked out of.
Document proofDocument(const Document& document, const TourProof& proof);

/// Works the numbers of a step out and compares them; the sentence names file and key of one that is not what
/// the step says.
tl::expected<void, std::string> checkProofs(const TourStep& step);

/// Whether what a step asks for is done in the document of these numbers.
bool goalReached(const TourStep& step, PageNumbers& numbers);

} // namespace actiscope
