#include "ui/screens/errortext.h"

#include "app/domain/validate.h"

#include <QCoreApplication>

namespace guyub::ui {

namespace {

// A class only so that lupdate and tr() agree on the context.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static ErrorWords input(const Error &error);
    static ErrorWords access(const Error &error);
    static ErrorWords machine(const Error &error);
};

ErrorWords ErrorText::input(const Error &error)
{
    switch (error.code) {
    case ErrorCode::RequiredFieldMissing:
        return {tr("Something is still missing."), tr("Fill in the marked field, then go on.")};
    case ErrorCode::ValueOutOfRange:
        if (error.detail == QLatin1String(domain::kHiddenMark))
            return {tr("There is a mark in the text that cannot be seen."), tr("Empty the field and type it again.")};
        return {tr("One value does not fit."), tr("Check the marked field against the card or the scale.")};
    case ErrorCode::NotFound:
        return {tr("Not found."), tr("Check the spelling or search in another way.")};
    case ErrorCode::NotAGuyubStore:
        return {tr("This folder is not a Guyub store."), tr("Ask the administrator which folder belongs to this kiosk.")};
    case ErrorCode::NewerFormat:
        return {tr("These data were written by a newer Guyub."), tr("Update this kiosk first. Nothing was changed.")};
    default:
        return {tr("The input cannot be used."), tr("Check it and try again. Nothing was saved.")};
    }
}

ErrorWords ErrorText::access(const Error &error)
{
    switch (error.code) {
    case ErrorCode::WrongPassphrase:
        return {tr("That PIN does not fit."), tr("Type it again. After five wrong tries you have to wait.")};
    case ErrorCode::TooManyTries:
        return {tr("Too many wrong tries."), tr("Wait until the time shown has passed, or ask the administrator.")};
    case ErrorCode::StoreInUse:
        return {tr("Another program has these data open."), tr("Close the other program, then try again.")};
    case ErrorCode::NoConsent:
        return {tr("Consent is missing."), tr("Ask the person or the guardian first, then save again.")};
    default:
        return {tr("You may not do this."), tr("Ask someone with the right role.")};
    }
}

ErrorWords ErrorText::machine(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotReachable:
        return {tr("No connection now."), tr("Everything is kept here and is sent later.")};
    case ErrorCode::NotEnrolled:
        return {tr("This kiosk is not connected to a hub yet."), tr("Work goes on. The administrator can connect it later.")};
    case ErrorCode::Damaged:
        return {tr("Part of the stored data is damaged."), tr("Do not go on. Call the administrator and ask for the latest backup.")};
    case ErrorCode::DiskFull:
        return {tr("The disk is full."), tr("Nothing that was saved is lost. Make space, then save again.")};
    case ErrorCode::Cancelled:
        return {tr("Stopped."), tr("Nothing was changed.")};
    default:
        return {tr("It could not be saved."), tr("Try again. If it stays so, call the administrator.")};
    }
}

} // namespace

ErrorWords errorWords(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::RequiredFieldMissing:
    case ErrorCode::ValueOutOfRange:
    case ErrorCode::NotFound:
    case ErrorCode::NotAGuyubStore:
    case ErrorCode::NewerFormat:
        return ErrorText::input(error);
    case ErrorCode::WrongPassphrase:
    case ErrorCode::TooManyTries:
    case ErrorCode::StoreInUse:
    case ErrorCode::NoConsent:
    case ErrorCode::NotAllowed:
    case ErrorCode::Refused:
        return ErrorText::access(error);
    default:
        return ErrorText::machine(error);
    }
}

} // namespace guyub::ui
