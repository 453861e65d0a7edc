// One registration in the making: the form, its draft, who it may be a duplicate of, and how long it takes. No widget.
#pragma once

#include "ui/screens/appcontext.h"
#include "ui/screens/residents/likelytwin.h"

#include "app/usecase/registrationform.h"

#include <QObject>
#include <QTimer>

namespace guyub::ui {

class RegisterModel : public QObject
{
    Q_OBJECT
public:
    static constexpr int kKeepAfterMs = 800; // after the last key
    static constexpr int kLookAfterMs = 250;

    RegisterModel(AppContext &context, QObject *parent);

    void begin(const usecase::RegistrationForm &form = {}); // a new registration; its time starts now
    Result<> resume(const Id &draft); // Errors: NotFound, StoreFailed. Then nothing has changed.

    const usecase::RegistrationForm &form() const { return m_form; }
    void change(const usecase::RegistrationForm &form);
    int step() const { return m_step; }
    void setStep(int step); // also keeps the draft
    void accept(const QStringList &keys); // doubts and twins that the officer has looked at

    // Writes the draft now, if there is anything to keep. Tells by kept() or keepFailed().
    void keepNow();
    const Id &draftId() const { return m_draft; }
    bool isKept() const { return m_isKept; }

    const QList<LikelyTwin> &twins() const { return m_twins; } // without those accepted
    void lookNow(); // for twins, at once
    // The household with the typed card number, where one is known here.
    std::optional<ports::Record> knownHousehold() const;

    Result<usecase::Registered> save(const QString &textVersion, const QString &language);
    // Empties the form. undoDiscard() brings it back until settleDiscard(), which forgets it for good and counts the
    // service as abandoned.
    void discard();
    void undoDiscard();
    void settleDiscard();

Q_SIGNALS:
    void kept(qint64 atUtcMs);
    void keepFailed();
    void twinsChanged();

private:
    usecase::RegistrationDraft draft() const;
    usecase::ServiceSpan span(bool abandoned) const;

    struct Discarded
    {
        usecase::RegistrationDraft draft;
        usecase::ServiceSpan span;
    };
    AppContext &m_context;
    usecase::RegistrationForm m_form;
    int m_step = 0;
    Id m_draft;
    bool m_isKept = false;  // the draft in the store is this form
    bool m_hasDraft = false;
    UtcMs m_startedAt = 0;
    QList<LikelyTwin> m_twins;
    QString m_lookedFor;
    std::optional<Discarded> m_discarded;
    QTimer m_keepSoon;
    QTimer m_lookSoon;
};

} // namespace guyub::ui
