// The whole form of a registration: the person's answers to the consent questions, the data, and what the officer has
// looked at and accepted. Kept as a draft from the first key on.
#pragma once

#include "app/usecase/registerresident.h"
#include "app/usecase/residentform.h"

#include <QMap>
#include <QStringList>

namespace guyub::usecase {

enum class Answer : qint64 { None = 0, Agreed = 1, Refused = 2 };

struct ConsentForm
{
    qint64 givenBy = kGivenBySelf;
    QString guardianName;
    bool inJavanese = false; // explained aloud in Javanese; the text on the screen stays the legal one
    QMap<qint64, Answer> answers; // by purpose; a purpose that was not answered is not recorded
    friend bool operator==(const ConsentForm &, const ConsentForm &) = default;

    Answer answerTo(Purpose purpose) const { return answers.value(static_cast<qint64>(purpose), Answer::None); }
};

struct RegistrationForm
{
    ConsentForm consent;
    ResidentForm person;
    QStringList accepted; // keys of doubts and duplicates that the officer has looked at
    friend bool operator==(const RegistrationForm &, const RegistrationForm &) = default;

    QByteArray toJson() const;
    static RegistrationForm fromJson(const QByteArray &json); // what cannot be read is left as in a new form
    bool allowsSensitive() const { return consent.answerTo(Purpose::Counter) == Answer::Agreed; }
    bool isUntouched() const { return *this == RegistrationForm(); }
};

// The counter's purpose needs an answer, either one; whoever answers for another gives a name.
QList<FormFault> faultsOf(const ConsentForm &form);
// A child's consent is given by a parent or guardian (UU 27/2022 Ps 25): known once the birth date is.
QList<FormFault> guardianFaults(const RegistrationForm &form, QDate today);

// What RegisterResident takes. `textVersion` and `language` tell which text was shown.
Registration registrationOf(const RegistrationForm &form, QDate today, const QString &textVersion, const QString &language, const ServiceSpan &span);
QList<ConsentAnswer> answersOf(const ConsentForm &form, const QString &textVersion, const QString &language);

// The next person of the same household: card, address and place stay, everything about the person is empty.
RegistrationForm nextOfHousehold(const RegistrationForm &form);

struct RegistrationDraft
{
    Id id;
    int step = 0;
    RegistrationForm form;
    qint64 spentMs = 0; // at the counter so far; pauses do not count
};

// Drafts belong to their author; another operator neither sees nor continues them.
class RegistrationDrafts
{
public:
    RegistrationDrafts(ports::RecordStore &store, const ports::Clock &clock); // both must outlive this object

    Id newId() const; // unlike any other draft of this device
    Result<UtcMs> keep(const RegistrationDraft &draft); // durable on return; answers when. Errors: StoreFailed, DiskFull.
    Result<RegistrationDraft> restore(const Id &id) const; // Errors: NotFound, StoreFailed.
    Result<> drop(const Id &id);

private:
    ports::RecordStore &m_store;
    const ports::Clock &m_clock;
};

} // namespace guyub::usecase
