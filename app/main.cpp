#include "app/command_line.h"

#include <cstdio>
#include <new>

int main(int argc, char** argv) {
    try {
        return actiscope::runCommandLine(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("actiscope: there is not enough memory for that\n", stderr);
        return actiscope::exitFailed;
    }
}
