// English whatever the language, for what programs read.
#pragma once

namespace actiscope {

/// As long as one lives, say() and said() in its thread give the English text: what is written for machines
/// from the same tables as what people read, such as the texts in JSON and the headers of CSV files, never
/// changes with the language.
class InEnglish {
public:
    InEnglish();
    ~InEnglish();
    InEnglish(const InEnglish&) = delete;
    InEnglish& operator=(const InEnglish&) = delete;
};

} // namespace actiscope
