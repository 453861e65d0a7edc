// How things fail. Every fallible function returns Result<T>; we throw nothing.
// Error::detail is for officers and log files: it holds no personal data and no key. Words for people are chosen from
// the code in ui/errortext.cpp and app/tool.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace guyub {

enum class ErrorCode {
    // 2 wrong use
    WrongUse,
    TargetExists, // the folder or file to be made is there already
    // 3 bad input
    BadInput, // a file or text of a person: line, field and remedy are set
    RequiredFieldMissing,
    ValueOutOfRange,
    NotFound,
    NotAGuyubStore, // foreign file
    NewerFormat,    // written by a newer Guyub
    // 4 no access
    WrongPassphrase,
    StoreInUse, // detail: the program that has it
    NotAllowed, // the role may not
    NoConsent,  // tier-2 data without consent or legal basis in force
    TooManyTries,
    // 5 not reachable
    NotReachable,
    NotEnrolled,
    // 6 damaged data
    Damaged,
    // 7 could not be written: disk, file or output
    StoreFailed, // engine code in detail
    DiskFull,
    FileFailed,
    // others
    Refused, // 4: the other side refused: detail says why
    Cancelled,
    Bug,
};

struct Error
{
    ErrorCode code = ErrorCode::Bug;
    QString detail; // English, short, no personal data
    QString field;  // key of the field, where one is at fault
    int line = 0;   // 1-based line of the input file, 0 where there is none
};

template<typename T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, QString field = {}, int line = 0)
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(field), line});
}

// The process exit code: 2 wrong use, 3 bad input, 4 no access, 5 not reachable, 6 damaged, 7 could not be written (disk,
// file or output), 70 our bug. DESIGN §8 has all but 7; a full disk is no finding of a check, so it is not 1.
int exitCodeFor(ErrorCode code);

} // namespace guyub

// Passes an error up from a Result whose value is not needed.
#define GUYUB_TRY(expression)                                                                                          \
    do {                                                                                                               \
        if (auto guyubTried = (expression); !guyubTried)                                                               \
            return tl::unexpected<guyub::Error>(std::move(guyubTried.error()));                                        \
    } while (false)

#define GUYUB_CONCAT2(a, b) a##b
#define GUYUB_CONCAT(a, b) GUYUB_CONCAT2(a, b)

// GUYUB_TRY_VALUE(auto value, expression): takes the value or passes the error up.
#define GUYUB_TRY_VALUE(declaration, expression)                                                                       \
    auto GUYUB_CONCAT(guyubResult, __LINE__) = (expression);                                                           \
    if (!GUYUB_CONCAT(guyubResult, __LINE__))                                                                          \
        return tl::unexpected<guyub::Error>(std::move(GUYUB_CONCAT(guyubResult, __LINE__).error()));                   \
    declaration = std::move(*GUYUB_CONCAT(guyubResult, __LINE__))
