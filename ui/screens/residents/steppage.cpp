#include "ui/screens/residents/steppage.h"

#include <QCoreApplication>

namespace guyub::ui {

using usecase::Finding;
using usecase::StepFinding;

void StepPage::keep(const QString &key, FormField *field)
{
    m_fields.insert(key, field);
    if (m_first == nullptr)
        m_first = field;
}

void StepPage::showFindings(const QList<StepFinding> &findings)
{
    for (FormField *field : std::as_const(m_fields))
        if (field->hasError())
            field->clearMessage();
    for (const StepFinding &finding : findings)
        if (FormField *field = m_fields.value(finding.field); field && !isWarning(finding.finding) && !field->hasError())
            field->setError(wordsOf(finding));
}

void StepPage::focusOn(const QString &key)
{
    FormField *field = m_fields.value(key, m_first);
    if (field == nullptr)
        return;
    field->input()->setFocus(Qt::OtherFocusReason);
    reveal(field);
}

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RegisterWords)
public:
    static QString ofNik(domain::NikError error)
    {
        switch (error) {
        case domain::NikError::NotDigits:
            return tr("A NIK has digits only. Type it again from the card.");
        case domain::NikError::Length:
            return tr("A NIK has 16 digits. Count them on the card.");
        case domain::NikError::Province:
        case domain::NikError::AreaZero:
            return tr("The first six digits are no area. Compare them with the card.");
        case domain::NikError::Day:
        case domain::NikError::Month:
        case domain::NikError::Date:
            return tr("Digits 7 to 12 are no date of birth. Compare them with the card.");
        default:
            return tr("The last four digits cannot be 0000. Compare them with the card.");
        }
    }
    static QString ofIdentity(Finding finding)
    {
        switch (finding) {
        case Finding::NikMissing:
            return tr("Type the NIK, or choose “Without NIK”.");
        case Finding::NikReasonMissing:
            return tr("Write why the number on the card is right.");
        case Finding::NoNikReasonMissing:
            return tr("Choose why there is no NIK.");
        case Finding::NameMissing:
            return tr("Write the name. One word is enough.");
        case Finding::NameTooLong:
            return tr("The name is too long. Write at most 120 letters.");
        case Finding::SexMissing:
            return tr("Choose male or female.");
        case Finding::BirthDateMissing:
            return tr("Write the date of birth, or only the year.");
        case Finding::BirthDateWrong:
            return tr("This date does not exist. Write it again.");
        default:
            return tr("This date is after today. Write it again.");
        }
    }
    static QString ofHousehold(Finding finding)
    {
        switch (finding) {
        case Finding::NoKkWrong:
            return tr("A family card number has 16 digits. Leave it empty if there is no card.");
        case Finding::RtWrong:
            return tr("Write the RT as a number, for example 3.");
        case Finding::RwWrong:
            return tr("Write the RW as a number, for example 5.");
        case Finding::PhoneWrong:
            return tr("A phone number has 8 to 15 digits. Leave it empty if there is none.");
        case Finding::AddressMissing:
            return tr("Write the address or the name of the hamlet.");
        default:
            return tr("This is too long. Write it shorter.");
        }
    }
    static QString ofWarning(Finding finding)
    {
        switch (finding) {
        case Finding::NikAreaRetired:
            return tr("The NIK begins with the code of a district that has been renamed or split since.");
        case Finding::NikAreaUnknown:
            return tr("The NIK begins with a district code that is not in the list.");
        case Finding::NikAreaElsewhere:
            return tr("The NIK was first issued in another district. That is fine for people who have moved.");
        case Finding::NikBirthDateDiffers:
            return tr("The date of birth differs from the NIK. What the card says in words counts.");
        case Finding::NikSexDiffers:
            return tr("Male or female differs from the NIK. What the card says in words counts.");
        default:
            return tr("The family card number holds no date of issue. Old cards are like that; compare the digits.");
        }
    }
    static QString of(const StepFinding &finding)
    {
        switch (finding.finding) {
        case Finding::Unanswered:
            return tr("Choose one of the two answers.");
        case Finding::GuardianMissing:
            return tr("Write the name of the person who answers.");
        case Finding::NikWrong:
            return ofNik(finding.nikError);
        case Finding::NikMissing:
        case Finding::NikReasonMissing:
        case Finding::NoNikReasonMissing:
        case Finding::NameMissing:
        case Finding::NameTooLong:
        case Finding::SexMissing:
        case Finding::BirthDateMissing:
        case Finding::BirthDateWrong:
        case Finding::BirthDateInFuture:
            return ofIdentity(finding.finding);
        default:
            return isWarning(finding.finding) ? ofWarning(finding.finding) : ofHousehold(finding.finding);
        }
    }
};

} // namespace

QString wordsOf(const StepFinding &finding)
{
    return Words::of(finding);
}

} // namespace guyub::ui
