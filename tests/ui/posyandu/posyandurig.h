// A posyandu with invented children, a store in memory and printers that keep what they are given.
#pragma once

#include "app/usecase/logvisit.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "ui/screens/posyandu/posyanduscreen.h"

#include <memory>

namespace guyub::test {

class NoVault final : public ports::KeyVault
{
public:
    QList<ports::OperatorLabel> operators() const override { return {}; }
    qint64 waitMs(const Id &) const override { return 0; }
    void unlock(const Id &, crypto::SecretBytes, std::function<void(Result<>)>) override { }
    void lock() override { }
    void checkPin(crypto::SecretBytes, Done) override { }
    void changePin(crypto::SecretBytes, Done) override { }
    void addOperator(ports::OperatorLabel, crypto::SecretBytes, Done) override { }
    void resetPin(const Id &, crypto::SecretBytes, Done) override { }
    void removeOperator(const Id &, Done) override { }
};

class NoHub final : public ports::HubLink
{
public:
    Result<> sendNow(std::function<void(ports::SendOutcome)>) override { return fail(ErrorCode::NotEnrolled); }
    bool isRunning() const override { return false; }
};

class PaperTray final : public ports::Printer
{
public:
    explicit PaperTray(ports::Medium medium) : m_medium(medium) { }
    ports::Medium medium() const override { return m_medium; }
    QString name() const override { return QStringLiteral("Laci"); }
    Result<> print(const QByteArray &bytes) override
    {
        if (isEmpty)
            return fail(ErrorCode::NotReachable, QStringLiteral("out of paper"));
        papers.append(bytes);
        return {};
    }

    QList<QByteArray> papers;
    bool isEmpty = false;

private:
    ports::Medium m_medium;
};

// Types into whatever has the focus; a line feed is Enter.
void type(QWidget &page, const QByteArray &keys);

class PosyanduRig
{
public:
    explicit PosyanduRig(const ui::Theme &theme);

    EntityId addChild(
        const QString &name, QDate birth, int sex, const QString &rw = QStringLiteral("005"), bool consent = true);
    void weigh(const EntityId &child, QDate day, int grams, std::optional<int> lengthMm = {});
    void addSampleChildren(); // eight, with their months before; three are weighed today
    QList<usecase::PastVisit> visitsOf(const EntityId &child) const; // that stand, newest first
    ui::PosyanduScreen &open(const EntityId &child = {}, QSize size = {1130, 698});
    ui::OverlayDialog *asked() const { return m_asked; }

    ManualClock clock;
    MemoryRecordStore store {clock};
    PaperTray a5 {ports::Medium::A5Pdf};
    PaperTray slip {ports::Medium::Thermal58};
    NoVault vault;
    NoHub hub;
    ui::AppContext context;
    std::unique_ptr<ui::PosyanduScreen> screen;
    QList<ui::Target> gone; // where the page wanted to go
    QStringList said;

private:
    const ui::Theme &m_theme;
    ui::OverlayDialog *m_asked = nullptr; // the shell's part: nobody answers by itself
};

} // namespace guyub::test
