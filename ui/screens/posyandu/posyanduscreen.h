// Weighing day: the queue at the left, one child in the middle, digits at the right. Twenty seconds a child by number keys:
// weight, Enter, length, Enter ... the last Enter saves and opens the next child. What was typed and not saved waits as a
// draft of its author.
#pragma once

#include "app/usecase/logvisit.h"
#include "ui/screens/screen.h"

#include <QTimer>

namespace guyub::usecase {
struct ConsentAnswer;
}

class QStackedWidget;

namespace guyub::ui {

class Banner;
class ChildQueue;
class EmptyState;
class GuardianAsk;
class LastSaved;
class NumberPad;
class ScrollArea;
class TextLabel;
class VisitForm;

class PosyanduScreen : public Screen
{
    Q_OBJECT
public:
    PosyanduScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override; // Target::id: a child to begin with
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override;
    bool takeScan(const QString &text) override; // a child's NIK

private:
    enum Part
    {
        FormPart,
        ConsentPart,
        CannotPart
    };
    void build();
    void connectParts();
    void reload();
    void open(const EntityId &child);
    void openVisit(const EntityId &visit); // to correct it
    void begin(const usecase::Measurement &start);
    void showChild(const usecase::VisitPreview &preview);
    void sayCannot();
    void showPart(Part part);
    void showNothingToDo();
    void showCannot(const Error &error);
    void save(const usecase::Measurement &measurement);
    void keepConsent(const usecase::ConsentAnswer &answer);
    void next();
    void decideStatus();
    void chooseRw();
    void choosePaper();
    void printOn(int printer);
    void keepDraft();
    void takeDraft();
    EntityId draftedChild() const; // the newest one; zero: nothing waits

    ChildQueue *m_queue;
    LastSaved *m_last;
    QStackedWidget *m_stack;
    QWidget *m_entry; // name, then form or consent
    TextLabel *m_name;
    TextLabel *m_about;
    VisitForm *m_form;
    GuardianAsk *m_consent;
    Banner *m_cannot;
    QList<QWidget *> m_parts; // form, consent, why not: one shows, and only that one asks for room
    EmptyState *m_empty;
    NumberPad *m_pad;

    QString m_rw; // empty: all
    EntityId m_child;
    QString m_childName;
    usecase::Measurement m_start;
    EntityId m_savedVisit; // the last one of this session
    EntityId m_savedChild;
    UtcMs m_openedAt = 0;
    std::optional<Error> m_cannotSay; // why the child in hand cannot be weighed
    QTimer m_draftTimer;
};

} // namespace guyub::ui
