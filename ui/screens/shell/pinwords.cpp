#include "ui/screens/shell/pinwords.h"

#include <QCoreApplication>

namespace guyub::ui {

namespace {

// A class only so that lupdate and tr() agree on the context.
class PinWords
{
    Q_DECLARE_TR_FUNCTIONS(PinWords)
public:
    static ErrorWords of(usecase::PinFault fault)
    {
        switch (fault) {
        case usecase::PinFault::TooShort:
            return {tr("That PIN is too short."), tr("Take at least %1 digits or letters.").arg(kShortestPin)};
        case usecase::PinFault::LikeABirthday:
            return {tr("That PIN looks like a birthday."), tr("Whoever knows you would try that first. Take another one.")};
        case usecase::PinFault::SameAsBefore:
            return {tr("That is the present PIN."), tr("Take another one.")};
        default:
            return {tr("That PIN is too easy."), tr("Not the same digit throughout, and no digits in a row such as 123456.")};
        }
    }
    static ErrorWords differ() { return {tr("The two PINs differ."), tr("Type the new PIN again, from the start.")}; }
    static ErrorWords refusal(bool isSelf, bool isAdmin)
    {
        if (isSelf)
            return {tr("You cannot take away your own access."), tr("Ask a colleague to do it.")};
        if (isAdmin)
            return {tr("Only an administrator changes the access of one."), tr("Ask an administrator.")};
        return {tr("This cannot be done here."), tr("Only a kelurahan operator or an administrator may do it, and one person must stay who can sign in.")};
    }
    static ErrorWords nameTaken() { return {tr("Somebody of that name signs in here already."), tr("Add something that tells the two apart.")}; }
    static ErrorWords gone() { return {tr("That person does not sign in here any more."), tr("Go back and look at the list again.")}; }
    static ErrorWords busy() { return {tr("The last change is still being saved."), tr("Wait a moment, then try again.")}; }
};

} // namespace

ErrorWords pinFaultWords(usecase::PinFault fault)
{
    return PinWords::of(fault);
}

ErrorWords pinsDifferWords()
{
    return PinWords::differ();
}

ErrorWords operatorErrorWords(const Error &error, bool isSelf, bool isAdmin)
{
    switch (error.code) {
    case ErrorCode::NotAllowed:
        return PinWords::refusal(isSelf, isAdmin);
    case ErrorCode::TargetExists:
        return PinWords::nameTaken();
    case ErrorCode::NotFound:
        return PinWords::gone();
    case ErrorCode::StoreInUse:
        return PinWords::busy();
    default:
        return errorWords(error);
    }
}

} // namespace guyub::ui
