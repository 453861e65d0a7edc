// One registered person being changed: what was there, what is typed, its draft, and how long it takes. No widget.
#pragma once

#include "app/usecase/registrationform.h"
#include "app/usecase/residentedit.h"
#include "ui/screens/appcontext.h"
#include "ui/screens/residents/likelytwin.h"

#include <QObject>
#include <QTimer>

namespace guyub::ui {

class EditModel : public QObject
{
    Q_OBJECT
public:
    static constexpr int kKeepAfterMs = 800; // after the last key

    EditModel(AppContext &context, QObject *parent);

    // A draft of this person is taken up again, on top of what was stored since. Errors: NotFound, StoreFailed.
    Result<> open(const EntityId &resident);
    Result<> resume(const Id &draft);
    const EntityId &resident() const { return m_edit.resident; }
    bool isResumed() const { return m_isResumed; }
    bool isCarriedOver() const { return m_isCarriedOver; } // on top of what somebody else stored since

    // The person as the pages take it; its consent only tells whether tier 2 is shown.
    usecase::RegistrationForm form() const { return asForm(m_edit.form); }
    usecase::RegistrationForm openedForm() const { return asForm(m_edit.opened); }
    void change(const usecase::ResidentForm &person);
    void accept(const QStringList &keys);
    bool hasChanges() const;

    QList<usecase::FormFault> faults(usecase::FormPart part) const;
    QList<usecase::FormDoubt> doubts(usecase::FormPart part) const;
    QList<LikelyTwin> twins() const; // once name, NIK or birth have changed; without those accepted
    std::optional<ports::Record> otherHousehold() const; // known here by another card number than before

    // Writes the draft now, or drops it when nothing is changed any more. Tells by kept() or keepFailed().
    void keepNow();
    // Takes over what somebody stored meanwhile. False: nothing was. Errors: NotFound, StoreFailed.
    Result<bool> catchUp();
    Result<> save(); // Errors: as EditResident::run().
    void discard(); // counts the service as abandoned

Q_SIGNALS:
    void kept(qint64 atUtcMs);
    void keepFailed();

private:
    usecase::RegistrationForm asForm(const usecase::ResidentForm &person) const;
    Result<ports::Record> look(const EntityId &resident); // the read log has it first
    Result<> begin(const ports::Record &person, const std::optional<usecase::ResidentEdit> &draft);
    usecase::ServiceSpan span(bool abandoned) const;
    QDate today() const { return m_context.clock.today(); }

    AppContext &m_context;
    ports::Record m_seen;
    usecase::ResidentEdit m_edit;
    bool m_isResumed = false;
    bool m_isCarriedOver = false;
    bool m_isSensitive = false;
    bool m_hasDraft = false;
    bool m_isKept = true;
    UtcMs m_startedAt = 0;
    QTimer m_keepSoon;
};

} // namespace guyub::ui
