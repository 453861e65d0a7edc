#include "app/base/error.h"

namespace guyub {

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongUse:
    case ErrorCode::TargetExists:
        return 2;
    case ErrorCode::BadInput:
    case ErrorCode::RequiredFieldMissing:
    case ErrorCode::ValueOutOfRange:
    case ErrorCode::NotFound:
    case ErrorCode::NotAGuyubStore:
    case ErrorCode::NewerFormat:
        return 3;
    case ErrorCode::WrongPassphrase:
    case ErrorCode::StoreInUse:
    case ErrorCode::NotAllowed:
    case ErrorCode::NoConsent:
    case ErrorCode::TooManyTries:
    case ErrorCode::Refused:
        return 4;
    case ErrorCode::NotReachable:
    case ErrorCode::NotEnrolled:
        return 5;
    case ErrorCode::Damaged:
        return 6;
    case ErrorCode::StoreFailed:
    case ErrorCode::DiskFull:
    case ErrorCode::FileFailed:
        return 7;
    case ErrorCode::Cancelled:
        return 1;
    case ErrorCode::Bug:
        break;
    }
    return 70;
}

} // namespace guyub
