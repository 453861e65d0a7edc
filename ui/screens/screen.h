// A page of the shell, and how pages speak to it. Pages hold no rule: they collect, ask a use case, show the answer.
#pragma once

#include "app/base/ids.h"
#include "ui/screens/appcontext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QVariant>
#include <QWidget>

#include <optional>

namespace guyub::ui {

class OverlayDialog;

enum class Page { Home, Residents, Register, Resident, EditResident, Posyandu, IssueReceipt, Receipt, VerifyReceipt, SendData, Conflicts, Settings, Pin };

// Where to go, and with what.
struct Target
{
    Page page = Page::Home;
    EntityId id;        // resident, receipt ...; zero: none
    QVariant extra;     // Register, Posyandu: draft id (QByteArray); IssueReceipt: commit hash (QByteArray); VerifyReceipt: scanned text;
                        // Residents: text to search for (QString); Pin: true for somebody new (bool); without, the PIN of
                        // the operator `id`, or one's own when there is none
};

class Screen : public QWidget
{
    Q_OBJECT
public:
    Screen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    virtual QString title() const = 0; // translated now; asked again after a change of language
    // Shown (again). `context().store` is there.
    virtual void enter(const Target &target) = 0;
    // About to be left or locked: keep a draft, stop the camera. Must not ask anything.
    virtual void leave() {}
    virtual void retranslate() {} // the language changed
    // Where to come back to after the counter was locked; asked after leave(). Nothing: where one went to last.
    virtual std::optional<Target> resume() const { return std::nullopt; }
    // What only the page knows of where somebody is in it, asked with resume() and given back after enter(). The shell keeps
    // it in memory until the same person is back; somebody else never gets it.
    virtual QVariant place() const { return {}; }
    virtual void takePlace(const QVariant &) {}
    // A code was scanned while this page shows. True: the page has used it; else the shell finds its meaning (a receipt's
    // QR is verified, 16 digits are searched for).
    virtual bool takeScan(const QString &) { return false; }
    // A PIN is typed here: what watches keys for a scanner's must not hold it.
    virtual bool asksForSecrets() const { return false; }

Q_SIGNALS:
    void goTo(const guyub::ui::Target &target);
    void ask(guyub::ui::OverlayDialog *dialog); // the shell opens it over everything
    void say(guyub::ui::Tone tone, const QString &words); // a toast
    void dataChanged(); // counters and the sync line are to be read again

protected:
    const Theme &theme() const { return m_theme; }
    AppContext &context() const { return m_context; }
    void changeEvent(QEvent *event) override; // LanguageChange: retranslate()

private:
    const Theme &m_theme;
    AppContext &m_context;
};

} // namespace guyub::ui
