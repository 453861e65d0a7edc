// Preloaded into a program under torture: every call that changes something beneath one folder is counted, written to a
// trace, and the one with a chosen number does what a bad day does. No Qt, no sodium: it must load into anything.
//
//   GUYUB_TORTURE_FOLDER  only what lies beneath it is looked at
//   GUYUB_TORTURE_TRACE   file for the trace (tests/torture/tracing.py reads it)
//   GUYUB_TORTURE_MODE    kill: SIGKILL before the call; half: in the middle of a write, half of it written;
//                         stop: SIGSTOP before the call, until somebody sends SIGCONT;
//                         fail: the call fails; short: half of a write is taken and the next call fails
//   GUYUB_TORTURE_AT      number of the call, from 1
//   GUYUB_TORTURE_EVER    1: every call from there on fails
//   GUYUB_TORTURE_ERRNO   what a failing call answers
// What makes a run cheap and repeatable is in shim/stillworld.cpp.
#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define SHOWN extern "C" __attribute__((visibility("default")))

namespace {

constexpr int kMostFiles = 4096;

std::string settingOf(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

struct State
{
    std::string folder = settingOf("GUYUB_TORTURE_FOLDER");
    std::string mode = settingOf("GUYUB_TORTURE_MODE");
    long at = std::atol(settingOf("GUYUB_TORTURE_AT").c_str());
    int code = std::atoi(settingOf("GUYUB_TORTURE_ERRNO").c_str());
    bool isForEver = settingOf("GUYUB_TORTURE_EVER") == "1";
    int trace = -1;
    long count = 0;
    std::string files[kMostFiles]; // the path of each open file beneath the folder
    std::recursive_mutex mutex;

    State()
    {
        if (const std::string path = settingOf("GUYUB_TORTURE_TRACE"); !path.empty())
            trace = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    }
};

State &state()
{
    static State *const only = new State; // never destroyed: programs write until their last breath
    return *only;
}

template<typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
// The function that this one stands in front of.
#define NEXT(name) \
    static const auto real = next<decltype(&::name)>(#name)

// Absolute and without links, or empty when it lies elsewhere. The last part need not exist.
std::string beneath(const std::string &path)
{
    if (state().folder.empty() || path.empty())
        return {};
    const std::size_t cut = path.find_last_of('/');
    const std::string parent = cut == std::string::npos ? "." : cut == 0 ? "/" : path.substr(0, cut);
    char resolved[PATH_MAX];
    if (!::realpath(parent.c_str(), resolved))
        return {};
    const std::string whole = std::string(resolved) + '/' + path.substr(cut == std::string::npos ? 0 : cut + 1);
    return whole.rfind(state().folder + '/', 0) == 0 ? whole : std::string();
}

std::string beneathAt(int folder, const char *path)
{
    if (path[0] == '/' || folder == AT_FDCWD)
        return beneath(path);
    char target[PATH_MAX];
    const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(folder)).c_str(), target, sizeof target);
    return size > 0 ? beneath(std::string(target, static_cast<std::size_t>(size)) + '/' + path) : std::string();
}

const std::string &pathOf(int file)
{
    static const std::string none;
    return file >= 0 && file < kMostFiles ? state().files[file] : none;
}

void emit(const void *bytes, std::size_t size)
{
    const char *at = static_cast<const char *>(bytes);
    while (size > 0) {
        const long written = ::syscall(SYS_write, state().trace, at, size);
        if (written <= 0)
            return;
        at += written;
        size -= static_cast<std::size_t>(written);
    }
}

// One entry: number, kind, offset or length, and three strings.
void note(char kind, const std::string &path, std::uint64_t offset = 0, const std::string &other = {}, const void *data = nullptr, std::size_t size = 0)
{
    if (state().trace < 0)
        return;
    const std::uint64_t head[6] = {static_cast<std::uint64_t>(state().count), static_cast<std::uint64_t>(kind), offset, path.size(), other.size(), size};
    emit(head, sizeof head);
    emit(path.data(), path.size());
    emit(other.data(), other.size());
    emit(data, size);
}

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

enum class Fate { Goes, Halves, Fails };

// Counts a call and says what becomes of it.
Fate meet(bool canHalve = false)
{
    State &s = state();
    ++s.count;
    const bool isIt = s.at > 0 && s.count == s.at;
    const bool isAfter = s.at > 0 && s.isForEver && s.count > s.at;
    if (s.mode == "kill" && isIt)
        die();
    if (s.mode == "stop" && isIt)
        ::raise(SIGSTOP);
    if (s.mode == "half" && isIt) {
        if (canHalve)
            return Fate::Halves;
        die();
    }
    if (s.mode == "short" && isIt && canHalve)
        return Fate::Halves;
    const bool isNext = s.mode == "short" && s.at > 0 && s.count == s.at + 1;
    if (((s.mode == "fail" || s.mode == "short") && (isIt || isAfter)) || isNext) {
        errno = s.code;
        return Fate::Fails;
    }
    return Fate::Goes;
}

using Lock = std::lock_guard<std::recursive_mutex>;

// A write of `size` bytes through `call(bytes)`; `offset` is where it lands.
template<typename Call>
ssize_t writeThrough(int file, const void *data, std::size_t size, std::uint64_t offset, Call call)
{
    const Lock lock(state().mutex);
    const Fate fate = meet(size > 1);
    if (fate == Fate::Fails)
        return -1;
    const ssize_t done = call(fate == Fate::Halves ? size / 2 : size);
    if (done > 0)
        note('W', pathOf(file), offset, {}, data, static_cast<std::size_t>(done));
    if (fate == Fate::Halves && state().mode == "half")
        die();
    return done;
}

std::uint64_t positionOf(int file)
{
    const int flags = ::fcntl(file, F_GETFL);
    struct stat there = {};
    if (flags >= 0 && (flags & O_APPEND) && ::fstat(file, &there) == 0)
        return static_cast<std::uint64_t>(there.st_size);
    return static_cast<std::uint64_t>(std::max<off_t>(0, ::lseek(file, 0, SEEK_CUR)));
}

template<typename Call>
int openThrough(const std::string &path, int flags, Call call)
{
    if (path.empty())
        return call();
    if ((flags & O_TMPFILE) == O_TMPFILE) { // answered as by a file system without: a file with a name is seen
        errno = EOPNOTSUPP;
        return -1;
    }
    const Lock lock(state().mutex);
    struct stat there = {};
    const bool exists = ::lstat(path.c_str(), &there) == 0;
    const bool makes = (flags & O_CREAT) && !exists;
    const bool empties = (flags & O_TRUNC) && exists && there.st_size > 0;
    if ((makes || empties) && meet() == Fate::Fails)
        return -1;
    const bool isPastFault = state().mode == "fail" && state().code == EROFS && state().isForEver && state().at > 0 && state().count >= state().at;
    if ((flags & O_ACCMODE) != O_RDONLY && isPastFault) {
        errno = EROFS;
        return -1;
    }
    const int file = call();
    if (file < 0 || file >= kMostFiles)
        return file;
    if (makes)
        note('C', path);
    else if (empties)
        note('T', path, 0);
    state().files[file] = path;
    return file;
}

// A call that changes names in folders.
template<typename Call>
int nameThrough(char kind, const std::string &path, const std::string &other, Call call)
{
    if (path.empty() && other.empty())
        return call();
    const Lock lock(state().mutex);
    if (meet() == Fate::Fails)
        return -1;
    const int done = call();
    const int code = errno;
    if (done == 0)
        note(kind, path, 0, other);
    errno = code;
    return done;
}

template<typename Call>
int lengthThrough(const std::string &path, off_t length, Call call)
{
    if (path.empty())
        return call();
    const Lock lock(state().mutex);
    if (meet() == Fate::Fails)
        return -1;
    const int done = call();
    if (done == 0)
        note('T', path, static_cast<std::uint64_t>(length));
    return done;
}

template<typename Call>
int syncThrough(int file, Call call)
{
    if (pathOf(file).empty())
        return call();
    const Lock lock(state().mutex);
    if (meet() == Fate::Fails)
        return -1;
    const int done = call();
    if (done == 0)
        note('S', pathOf(file));
    return done;
}

mode_t modeOf(int flags, va_list rest)
{
    return (flags & (O_CREAT | __O_TMPFILE)) ? static_cast<mode_t>(va_arg(rest, int)) : 0;
}

} // namespace

#define OPEN(name, ...) \
    va_list rest; \
    va_start(rest, flags); \
    const mode_t mode = modeOf(flags, rest); \
    va_end(rest); \
    NEXT(name)

SHOWN int open(const char *path, int flags, ...)
{
    OPEN(open);
    return openThrough(beneath(path), flags, [&] { return real(path, flags, mode); });
}
SHOWN int open64(const char *path, int flags, ...)
{
    OPEN(open64);
    return openThrough(beneath(path), flags, [&] { return real(path, flags, mode); });
}
SHOWN int openat(int folder, const char *path, int flags, ...)
{
    OPEN(openat);
    return openThrough(beneathAt(folder, path), flags, [&] { return real(folder, path, flags, mode); });
}
SHOWN int openat64(int folder, const char *path, int flags, ...)
{
    OPEN(openat64);
    return openThrough(beneathAt(folder, path), flags, [&] { return real(folder, path, flags, mode); });
}
SHOWN int creat(const char *path, mode_t mode)
{
    return open(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
SHOWN int creat64(const char *path, mode_t mode)
{
    return open64(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
SHOWN int close(int file)
{
    NEXT(close);
    if (!pathOf(file).empty()) {
        const Lock lock(state().mutex);
        state().files[file].clear();
    }
    return real(file);
}

SHOWN ssize_t write(int file, const void *data, size_t size)
{
    NEXT(write);
    if (pathOf(file).empty())
        return real(file, data, size);
    return writeThrough(file, data, size, positionOf(file), [&](std::size_t part) { return real(file, data, part); });
}
SHOWN ssize_t pwrite(int file, const void *data, size_t size, off_t offset)
{
    NEXT(pwrite);
    if (pathOf(file).empty())
        return real(file, data, size, offset);
    return writeThrough(file, data, size, static_cast<std::uint64_t>(offset), [&](std::size_t part) { return real(file, data, part, offset); });
}
SHOWN ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset)
{
    NEXT(pwrite64);
    if (pathOf(file).empty())
        return real(file, data, size, offset);
    return writeThrough(file, data, size, static_cast<std::uint64_t>(offset), [&](std::size_t part) { return real(file, data, part, offset); });
}
SHOWN ssize_t writev(int file, const struct iovec *parts, int count)
{
    NEXT(writev);
    if (pathOf(file).empty())
        return real(file, parts, count);
    std::string whole;
    for (int i = 0; i < count; ++i)
        whole.append(static_cast<const char *>(parts[i].iov_base), parts[i].iov_len);
    return write(file, whole.data(), whole.size());
}
// Answered as by a kernel that cannot: the program copies by reading and writing, which is seen.
SHOWN ssize_t sendfile(int out, int in, off_t *offset, size_t size) noexcept
{
    NEXT(sendfile);
    if (pathOf(out).empty())
        return real(out, in, offset, size);
    errno = ENOSYS;
    return -1;
}

SHOWN int ftruncate(int file, off_t length) noexcept
{
    NEXT(ftruncate);
    return lengthThrough(pathOf(file), length, [&] { return real(file, length); });
}
SHOWN int ftruncate64(int file, off64_t length) noexcept
{
    NEXT(ftruncate64);
    return lengthThrough(pathOf(file), length, [&] { return real(file, length); });
}
SHOWN int truncate(const char *path, off_t length) noexcept
{
    NEXT(truncate);
    return lengthThrough(beneath(path), length, [&] { return real(path, length); });
}
SHOWN int fsync(int file)
{
    NEXT(fsync);
    return syncThrough(file, [&] { return real(file); });
}
SHOWN int fdatasync(int file)
{
    NEXT(fdatasync);
    return syncThrough(file, [&] { return real(file); });
}

SHOWN int rename(const char *from, const char *to) noexcept
{
    NEXT(rename);
    return nameThrough('R', beneath(from), beneath(to), [&] { return real(from, to); });
}
SHOWN int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    NEXT(renameat);
    return nameThrough('R', beneathAt(fromFolder, from), beneathAt(toFolder, to), [&] { return real(fromFolder, from, toFolder, to); });
}
SHOWN int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    NEXT(renameat2);
    return nameThrough('R', beneathAt(fromFolder, from), beneathAt(toFolder, to), [&] { return real(fromFolder, from, toFolder, to, flags); });
}
SHOWN int link(const char *from, const char *to) noexcept
{
    NEXT(link);
    return nameThrough('L', beneath(from), beneath(to), [&] { return real(from, to); });
}
SHOWN int linkat(int fromFolder, const char *from, int toFolder, const char *to, int flags) noexcept
{
    NEXT(linkat);
    return nameThrough('L', beneathAt(fromFolder, from), beneathAt(toFolder, to), [&] { return real(fromFolder, from, toFolder, to, flags); });
}
SHOWN int unlink(const char *path) noexcept
{
    NEXT(unlink);
    struct stat there = {};
    return nameThrough('U', ::lstat(path, &there) == 0 ? beneath(path) : std::string(), {}, [&] { return real(path); });
}
SHOWN int unlinkat(int folder, const char *path, int flags) noexcept
{
    NEXT(unlinkat);
    return nameThrough((flags & AT_REMOVEDIR) ? 'X' : 'U', beneathAt(folder, path), {}, [&] { return real(folder, path, flags); });
}
SHOWN int mkdir(const char *path, mode_t mode) noexcept
{
    NEXT(mkdir);
    struct stat there = {};
    return nameThrough('M', ::lstat(path, &there) == 0 ? std::string() : beneath(path), {}, [&] { return real(path, mode); });
}
SHOWN int rmdir(const char *path) noexcept
{
    NEXT(rmdir);
    struct stat there = {};
    return nameThrough('X', ::lstat(path, &there) == 0 ? beneath(path) : std::string(), {}, [&] { return real(path); });
}

// What was flushed to standard output is acknowledged.
SHOWN int fflush(FILE *stream)
{
    NEXT(fflush);
    const int done = real(stream);
    if (stream == stdout && done == 0)
        note('A', {});
    return done;
}
