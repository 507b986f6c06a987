// A Qt application that draws without a display.
#pragma once

#include "ui/window/window_application.h"

#include <memory>

namespace actiscope {

class HeadlessApplication {
public:
    HeadlessApplication();

private:
    int argc_ = 1;
    std::unique_ptr<QApplication> application_;
};

/// A Qt application on the display, or nullptr when there is none that can be used.
std::unique_ptr<WindowApplication> makeDisplayApplication(int& argc, char** argv);

} // namespace actiscope
