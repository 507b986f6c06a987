#include "ui/exporting/read_file.h"

#include "core/text/say.h"
#include "ui/exporting/system_reason.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace actiscope {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience(5);

class OpenFile {
public:
    explicit OpenFile(int descriptor) : number(descriptor) {}
    ~OpenFile() {
        if (number >= 0)
            close(number);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    const int number;
};

} // namespace

tl::expected<QByteArray, std::string> readFile(const std::string& path, qint64 mostBytes) {
    // A pipe that nobody writes to would hold up open() itself.
    const OpenFile file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    struct stat found {};
    if (file.number < 0 || fstat(file.number, &found) != 0)
        return tl::unexpected(systemReason(errno));
    if (S_ISDIR(found.st_mode))
        return tl::unexpected(say("it is a folder"));
    if (found.st_size > mostBytes)
        return tl::unexpected(say("it has {} MB; no session and no exported image is larger than {} MB",
                                  found.st_size / 1000000, mostBytes / 1000000));
    QByteArray bytes;
    const auto giveUp = Clock::now() + patience;
    // Nothing to read from a pipe may mean that its writer has yet to come.
    const bool pipe = S_ISFIFO(found.st_mode);
    for (;;) {
        constexpr qsizetype readSize = 1 << 20;
        const qsizetype before = bytes.size();
        bytes.resize(before + readSize);
        const ssize_t got = read(file.number, bytes.data() + before, readSize);
        const int error = errno;
        bytes.resize(before + std::max<ssize_t>(got, 0));
        if (bytes.size() > mostBytes)
            return tl::unexpected(say("it does not end"));
        if (got == 0 && !(pipe && bytes.isEmpty()))
            return bytes;
        if (got < 0 && error != EINTR && error != EAGAIN)
            return tl::unexpected(systemReason(error));
        if (got > 0 && S_ISREG(found.st_mode))
            continue;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(giveUp - Clock::now());
        if (left.count() <= 0)
            return tl::unexpected(bytes.isEmpty() ? say("nothing comes from it") : say("it does not end"));
        pollfd ready{file.number, POLLIN, 0};
        poll(&ready, 1, static_cast<int>(left.count()));
        if ((ready.revents & (POLLIN | POLLHUP)) == POLLHUP)
            return bytes; // its writer was there and has gone
    }
}

} // namespace actiscope
