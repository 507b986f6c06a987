#include "ui/window/ending.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace actiscope {

namespace {

int signalled[2] = {-1, -1}; // a pipe: little else may be done inside a signal

void tell(int) {
    const int before = errno;
    const char byte = 0;
    (void)!write(signalled[1], &byte, 1);
    errno = before;
}

} // namespace

void onSystemEnd(QObject* owner, std::function<void()> end) {
    if (signalled[0] < 0 && pipe2(signalled, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto* notifier = new QSocketNotifier(signalled[0], QSocketNotifier::Read, owner);
    QObject::connect(notifier, &QSocketNotifier::activated, owner, [notifier, end = std::move(end)] {
        notifier->setEnabled(false);
        end();
    });
    struct sigaction action = {};
    action.sa_handler = tell;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // nohup means it
            sigaction(number, &action, nullptr);
    }
}

} // namespace actiscope
