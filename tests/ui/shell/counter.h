// A whole counter in one process: real store and door, real window, fake hub; two people may sign in.
#pragma once

#include "app/host/printers.h"
#include "app/kiosk/storevault.h"
#include "tests/storage/teststore.h"
#include "ui/screens/shell/mainwindow.h"
#include "ui/screens/shell/shellpages.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textfield.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>

namespace guyub::test {

inline constexpr char kOtherPin[] = "730164";

class FakeHub final : public ports::HubLink
{
public:
    Result<> sendNow(std::function<void(ports::SendOutcome)> done) override
    {
        m_done = std::move(done);
        return {};
    }
    bool isRunning() const override { return m_done != nullptr; }
    void end(bool reached)
    {
        const auto done = std::exchange(m_done, nullptr);
        done({reached, {}});
    }

private:
    std::function<void(ports::SendOutcome)> m_done;
};

class CountingSpool final : public ports::Spool
{
public:
    int cuts = 0;
    QList<ports::Arrived> files;

    Result<int> cut() override { return ++cuts; }
    Result<ports::Arrived> applyNext() override { return files.isEmpty() ? ports::Arrived{} : files.takeFirst(); }
};

// A page of somebody else: shows a name, has a field, tells what happened to it.
class ProbeScreen final : public ui::Screen
{
    Q_OBJECT
public:
    struct Log
    {
        QList<ui::Target> entered;
        int left = 0;
        bool takesScans = false;
        QStringList scans;
    };
    ProbeScreen(const ui::Theme &theme, ui::AppContext &context, Log &log) : Screen(theme, context), m_log(log)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(new ui::TextLabel(theme, ui::TextRole::Body, QStringLiteral("Sutinah binti Kasan")));
        for (const char *name : {"Nama", "Alamat"})
            column->addWidget(new ui::FormField(theme, QLatin1String(name), new ui::TextField(theme)));
    }
    QString title() const override { return QStringLiteral("Sutinah"); }
    void enter(const ui::Target &target) override { m_log.entered.append(target); }
    void leave() override { ++m_log.left; }
    bool takeScan(const QString &text) override
    {
        m_log.scans += text;
        return m_log.takesScans;
    }

private:
    Log &m_log;
};

class Counter
{
public:
    enum class Others { Probes, Real }; // the pages of other areas
    explicit Counter(const ui::IdleTimes &times = {}, Others others = Others::Probes);
    ~Counter();

    void signIn(const char *pin = kPin);
    QWidget *focus() const { return QApplication::focusWidget(); }
    void type(const QString &text) const; // as a person: one key, a pause, the next
    void addChild(); // seven months old, weighed a month ago, with the guardian's consent; signed in
    template<typename Button>
    Button *button(const QString &name) const
    {
        QApplication::processEvents(); // what was just made is shown by then
        const auto buttons = window->findChildren<Button *>();
        for (Button *found : buttons) {
            if (found->isVisible() && found->accessibleName() == name)
                return found;
        }
        return nullptr;
    }

    TestStore store;
    Id otherPerson;
    EntityId child;
    ui::Theme theme;
    translations::LanguageSwitch language;
    ui::Appearance appearance;
    kiosk::StoreVault vault;
    FakeHub hub;
    host::FolderPrinter paper{QStringLiteral("papers"), ports::Medium::A5Pdf};
    CountingSpool spool;
    ui::AppContext context;
    ProbeScreen::Log probe;
    ui::Pages pages;
    int closed = 0;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace guyub::test
