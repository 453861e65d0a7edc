// Daftarkan warga: consent, identity, household, check, saved. Keeps a draft at every step and soon after every change.
#pragma once

#include "ui/screens/residents/steppage.h"
#include "ui/screens/screen.h"

#include <QSet>
#include <QTimer>

class QStackedWidget;

namespace guyub::ui {

class Banner;
class Button;
class ConsentPage;
class IdentityPage;
class SavedPage;
class Stepper;
class TextLabel;

class RegisterScreen : public Screen
{
    Q_OBJECT
public:
    RegisterScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);
    ~RegisterScreen() override;

    QString title() const override;
    void enter(const Target &target) override; // extra: the id of a draft to go on with
    void leave() override;
    void retranslate() override;
    std::optional<Target> resume() const override; // the draft

private:
    void build();
    void buildBar();
    void showStep(int step, const QString &field = {});
    void next();
    void save();
    void discard();
    void keepDraft();
    void look(); // duplicates
    bool askedAbout(const QList<usecase::StepFinding> &findings);
    void begin(usecase::RegistrationDraft draft);
    StepPage *page(int step) const;
    QString ownDistrict() const;
    void showError(const Error &error);

    usecase::RegistrationDraft m_draft;
    usecase::Registered m_saved;
    int m_step = 0;
    bool m_isOpen = false;  // a registration is going on
    bool m_isDirty = false; // since the draft was kept
    QSet<int> m_acknowledged; // warnings the officer has seen
    QString m_dismissed;      // the person who is another one, as typed then
    EntityId m_duplicate;
    QTimer m_keepTimer;
    QTimer m_lookTimer;

    QWidget *m_root = nullptr;
    Stepper *m_stepper = nullptr;
    Banner *m_banner = nullptr;    // faults and warnings of a page
    Banner *m_duplicates = nullptr;
    Button *m_other = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_bar = nullptr;
    Button *m_back = nullptr;
    Button *m_next = nullptr;
    Button *m_discard = nullptr;
};

} // namespace guyub::ui
