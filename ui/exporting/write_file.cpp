#include "ui/exporting/write_file.h"

#include "core/fields/quote.h"
#include "core/text/say.h"
#include "ui/exporting/system_reason.h"

#include <fmt/format.h>

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace actiscope {

namespace {

using Done = tl::expected<void, std::string>;
using namespace std::chrono_literals;

constexpr auto patience = 3s; ///< with a pipe that nobody opens or empties

tl::unexpected<std::string> refused(const std::string& path, std::string_view why) {
    return tl::unexpected(fmt::format("cannot write {}: {}", quotePath(path), why));
}

/// A reader that goes away and a file that grows beyond the limit are errors of a write and not the end of
/// the program. For this thread alone: both signals come to the thread that writes.
class QuietSignals {
public:
    QuietSignals() {
        sigset_t waiting;
        sigpending(&waiting);
        sigemptyset(&quiet_);
        for (const int signal : {SIGPIPE, SIGXFSZ})
            if (sigismember(&waiting, signal) == 0) // else one of somebody else would be taken
                sigaddset(&quiet_, signal);
        pthread_sigmask(SIG_BLOCK, &quiet_, &before_);
    }
    ~QuietSignals() {
        const timespec atOnce{};
        while (sigtimedwait(&quiet_, nullptr, &atOnce) > 0 || errno == EINTR)
            ;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    QuietSignals(const QuietSignals&) = delete;
    QuietSignals& operator=(const QuietSignals&) = delete;

private:
    sigset_t quiet_{};
    sigset_t before_{};
};

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0)
            close(number_);
    }
    bool isOpen() const { return number_ >= 0; }
    int number() const { return number_; }
    bool closeNow() { return close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

/// Where the bytes for a path go.
struct Target {
    enum class Kind { File, Device, Pipe, Opened } kind = Kind::File;
    std::string path;           ///< behind all links
    std::string folder;         ///< of a file
    std::optional<mode_t> mode; ///< of a file that is there
    uid_t owner = 0;
    gid_t group = 0;
    int descriptor = -1; ///< of one that is open already: /dev/stdout
};

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// The number in /dev/fd/1, /proc/self/fd/1 and what leads there: such a link has no file behind it that a
/// new one could take the place of.
std::optional<int> openDescriptor(const std::string& path) {
    std::array<char, PATH_MAX> real{};
    if (!realpath(folderOf(path).c_str(), real.data()) ||
        std::string(real.data()) != fmt::format("/proc/{}/fd", getpid()))
        return std::nullopt;
    const std::string name = path.substr(path.rfind('/') + 1);
    constexpr std::size_t mostDigits = 9;
    if (name.empty() || name.size() > mostDigits || name.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    const int number = std::atoi(name.c_str());
    return fcntl(number, F_GETFD) >= 0 ? std::optional(number) : std::nullopt;
}

/// Follows links by hand, for the name that a new file gets and not only for what is there.
tl::expected<Target, std::string> targetOf(const std::string& asked) {
    const auto no = [&](std::string_view why) { return refused(asked, why); };
    if (asked.empty())
        return no(say("the name is empty"));
    Target target;
    target.path = asked;
    struct stat there {};
    bool exists = true;
    constexpr int mostLinks = 40;
    for (int links = 0; exists; ++links) {
        if (const auto number = openDescriptor(target.path)) {
            target.kind = Target::Kind::Opened;
            target.descriptor = *number;
            return target;
        }
        if (lstat(target.path.c_str(), &there) != 0) {
            if (errno != ENOENT)
                return no(systemReason(errno));
            exists = false;
        } else if (!S_ISLNK(there.st_mode)) {
            break;
        } else {
            std::array<char, PATH_MAX> to{};
            const ssize_t length = readlink(target.path.c_str(), to.data(), to.size());
            if (length <= 0 || links == mostLinks)
                return no(systemReason(length <= 0 ? errno : ELOOP));
            const std::string next(to.data(), static_cast<std::size_t>(length));
            target.path = next.front() == '/' ? next : folderOf(target.path) + "/" + next;
        }
    }
    target.folder = folderOf(target.path);
    if (!exists) {
        struct stat folder {};
        if (target.path.back() == '/' || stat(target.folder.c_str(), &folder) != 0)
            return no(say("there is no folder {}", quotePath(target.folder)));
        return target;
    }
    if (S_ISDIR(there.st_mode))
        return no(say("it is a folder"));
    if (S_ISSOCK(there.st_mode))
        return no(say("it is a socket; allowed are files, devices such as /dev/null, and pipes"));
    if (S_ISBLK(there.st_mode))
        return no(say("it is a disk; allowed are files, devices such as /dev/null, and pipes"));
    if (access(target.path.c_str(), W_OK) != 0)
        return no(systemReason(errno));
    if (S_ISREG(there.st_mode)) {
        target.mode = there.st_mode & 07777;
        target.owner = there.st_uid;
        target.group = there.st_gid;
    } else
        target.kind = S_ISFIFO(there.st_mode) ? Target::Kind::Pipe : Target::Kind::Device;
    return target;
}

bool waitUntilWritable(int descriptor) {
    pollfd ready{descriptor, POLLOUT, 0};
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
    return poll(&ready, 1, static_cast<int>(wait)) > 0;
}

/// 0, or the system's error.
int writeAll(int descriptor, const QByteArray& bytes) {
    const char* at = bytes.constData();
    const char* const end = at + bytes.size();
    while (at < end) {
        const ssize_t written = write(descriptor, at, static_cast<std::size_t>(end - at));
        if (written >= 0)
            at += written;
        else if (errno == EAGAIN && !waitUntilWritable(descriptor))
            return ETIMEDOUT;
        else if (errno != EINTR && errno != EAGAIN)
            return errno;
    }
    return 0;
}

/// A name beside the target, which a rename can put in its place.
class Beside {
public:
    static tl::expected<Beside, std::string> create(const Target& target) {
        for (int attempt = 0;; ++attempt) {
            std::string name = fmt::format("{}/.actiscope-{}-{}", target.folder, getpid(), attempt);
            Descriptor file(open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            if (file.isOpen())
                return Beside(std::move(name), std::move(file));
            constexpr int mostAttempts = 1000;
            if (errno != EEXIST || attempt == mostAttempts)
                return tl::unexpected(systemReason(errno));
        }
    }
    Beside(Beside&& other) noexcept : name_(std::exchange(other.name_, {})), file_(std::move(other.file_)) {}
    Beside& operator=(Beside&&) = delete;
    ~Beside() {
        if (!name_.empty())
            unlink(name_.c_str());
    }

    /// 0, or the system's error.
    int fill(const QByteArray& bytes, const Target& target) {
        if (const int error = writeAll(file_.number(), bytes))
            return error;
        if (target.mode) {
            // Only root can give a file away; for others it stays theirs.
            if (fchown(file_.number(), target.owner, target.group) != 0)
                errno = 0;
            if (fchmod(file_.number(), *target.mode) != 0)
                return errno;
        }
        constexpr std::array harmless{EINVAL, EROFS, ENOSYS}; // the file system knows no such request
        if (fsync(file_.number()) != 0 &&
            std::find(harmless.begin(), harmless.end(), errno) == harmless.end())
            return errno;
        return file_.closeNow() ? 0 : errno;
    }

    /// 0, or the system's error.
    int takePlaceOf(const Target& target) {
        if (rename(name_.c_str(), target.path.c_str()) != 0)
            return errno;
        name_.clear();
        return 0;
    }

private:
    Beside(std::string name, Descriptor file) : name_(std::move(name)), file_(std::move(file)) {}

    std::string name_;
    Descriptor file_;
};

Descriptor openPipe(const std::string& path) {
    const auto giveUp = std::chrono::steady_clock::now() + patience;
    for (;;) {
        Descriptor pipe(open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        if (pipe.isOpen() || errno != ENXIO || std::chrono::steady_clock::now() > giveUp)
            return pipe;
        std::this_thread::sleep_for(20ms); // its reader may be starting at this moment
    }
}

/// Into something that is no file and cannot be taken back.
Done writeInto(const std::string& asked, const Target& target, const QByteArray& bytes) {
    const auto opened = [&] {
        if (target.kind == Target::Kind::Pipe)
            return openPipe(target.path);
        if (target.kind == Target::Kind::Opened)
            return Descriptor(fcntl(target.descriptor, F_DUPFD_CLOEXEC, 0));
        return Descriptor(open(target.path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    };
    Descriptor into = opened();
    if (!into.isOpen())
        return refused(asked, target.kind == Target::Kind::Pipe && errno == ENXIO
                                  ? say("nobody reads from this pipe")
                                  : systemReason(errno));
    if (const int error = writeAll(into.number(), bytes))
        return refused(asked, error == ETIMEDOUT ? say("its reader takes no more") : systemReason(error));
    if (!into.closeNow())
        return refused(asked, systemReason(errno));
    return {};
}

} // namespace

Done checkTarget(const std::string& path) {
    const auto target = targetOf(path);
    if (!target)
        return tl::unexpected(target.error());
    if (target->kind != Target::Kind::File)
        return {};
    // Only trying tells: rights, file systems that are read-only or full, names that are too long.
    if (const auto beside = Beside::create(*target); !beside)
        return refused(path, beside.error());
    return {};
}

Done writeWhole(const std::vector<NewFile>& files) {
    const QuietSignals quiet;
    struct Ready {
        const NewFile* file;
        Target target;
        std::optional<Beside> beside; ///< of a file
    };
    std::vector<Ready> all;
    for (const NewFile& file : files) {
        auto target = targetOf(file.path);
        if (!target)
            return tl::unexpected(target.error());
        all.push_back({&file, std::move(*target), std::nullopt});
        Ready& next = all.back();
        if (next.target.kind != Target::Kind::File)
            continue;
        auto beside = Beside::create(next.target);
        if (!beside)
            return refused(file.path, beside.error());
        if (const int error = beside->fill(file.bytes, next.target))
            return refused(file.path, systemReason(error));
        next.beside.emplace(std::move(*beside));
    }
    for (const Ready& next : all)
        if (!next.beside)
            if (auto done = writeInto(next.file->path, next.target, next.file->bytes); !done)
                return done;
    std::string written;
    for (Ready& next : all) {
        if (!next.beside)
            continue;
        if (const int error = next.beside->takePlaceOf(next.target))
            return refused(next.file->path,
                           systemReason(error) + (written.empty() ? "" : "; written before it:" + written));
        written += " " + quotePath(next.file->path);
    }
    return {};
}

Done writeWhole(const QString& path, const QByteArray& bytes) {
    return writeWhole({{QFile::encodeName(path).toStdString(), bytes}});
}

} // namespace actiscope
