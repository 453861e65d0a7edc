#include "app/host/passphrase.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace guyub::host {

namespace {

constexpr std::size_t kLongest = 1024;

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number > STDERR_FILENO)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

// Byte by byte, so that what follows the line stays for others; never through a buffer that is not wiped.
Result<crypto::SecretBytes> firstLine(int descriptor)
{
    crypto::SecretBytes line(kLongest);
    std::size_t size = 0;
    for (;;) {
        Byte byte = 0;
        const ssize_t got = ::read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::BadInput, QStringLiteral("the passphrase cannot be read"));
        if (got == 0 || byte == '\n')
            break;
        if (size == kLongest)
            return fail(ErrorCode::BadInput, QStringLiteral("a passphrase has at most %1 bytes").arg(kLongest));
        line.data()[size++] = byte;
    }
    if (size > 0 && line.data()[size - 1] == '\r')
        --size;
    if (size == 0)
        return fail(ErrorCode::NotAllowed, QStringLiteral("the passphrase is empty"));
    return crypto::SecretBytes::copyOf(line.view().first(size));
}

Result<crypto::SecretBytes> askTerminal(const QString &question)
{
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    termios before {};
    if (terminal.number() < 0 || ::tcgetattr(terminal.number(), &before) != 0)
        return fail(ErrorCode::NotAllowed, QStringLiteral("no passphrase: give --passphrase-file, there is no terminal to ask"));
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal.number(), TCSAFLUSH, &quiet);
    const QByteArray words = question.toUtf8() + ": ";
    bool asked = ::write(terminal.number(), words.constData(), static_cast<std::size_t>(words.size())) > 0;
    auto line = firstLine(terminal.number());
    ::tcsetattr(terminal.number(), TCSAFLUSH, &before);
    asked = ::write(terminal.number(), "\n", 1) > 0 && asked;
    if (!asked)
        return fail(ErrorCode::NotAllowed, QStringLiteral("the terminal does not answer"));
    return line;
}

} // namespace

Result<crypto::SecretBytes> readPassphrase(const QString &source, const QString &question)
{
    if (source == QLatin1String("-"))
        return firstLine(STDIN_FILENO);
    if (source.isEmpty())
        return ::isatty(STDIN_FILENO) ? askTerminal(question) : Result<crypto::SecretBytes>(fail(ErrorCode::NotAllowed, QStringLiteral("no passphrase: give --passphrase-file, there is no terminal to ask")));
    const Descriptor file(::open(QFile::encodeName(source).constData(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0)
        return fail(ErrorCode::BadInput, QStringLiteral("the passphrase file cannot be read"), QStringLiteral("passphrase-file"));
    return firstLine(file.number());
}

} // namespace guyub::host
