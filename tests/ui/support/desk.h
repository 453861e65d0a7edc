// A counter to try screens at: store in memory, clock set by hand, no printer that can fail unless told, nobody at the door.
#pragma once

#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "ui/screens/screen.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>

namespace guyub::test {

class NoVault final : public ports::KeyVault
{
public:
    QList<ports::OperatorLabel> operators() const override { return {}; }
    qint64 waitMs(const Id &) const override { return 0; }
    void unlock(const Id &, crypto::SecretBytes, std::function<void(Result<>)> done) override { done(fail(ErrorCode::WrongPassphrase)); }
    void lock() override {}
    void checkPin(crypto::SecretBytes, Done) override {}
    void changePin(crypto::SecretBytes, Done) override {}
    void addOperator(ports::OperatorLabel, crypto::SecretBytes, Done) override {}
    void resetPin(const Id &, crypto::SecretBytes, Done) override {}
    void removeOperator(const Id &, Done) override {}
};

class NoHub final : public ports::HubLink
{
public:
    Result<> sendNow(std::function<void(ports::SendOutcome)>) override { return fail(ErrorCode::NotEnrolled); }
    bool isRunning() const override { return false; }
};

struct Desk
{
    ManualClock clock;
    NoVault vault;
    NoHub hub;
    MemoryRecordStore store{clock};
    ui::AppContext context{.clock = clock, .vault = vault, .hub = hub, .printers = {}};

    Desk()
    {
        context.store = &store;
        context.currentOperator = {store.operatorId(), QStringLiteral("Rini"), ports::Role::Operator, {}};
        context.office = {QStringLiteral("Kelurahan Taman"), QStringLiteral("Kecamatan Taman, Kota Madiun"), QStringLiteral("35.77.03.1009"), QStringLiteral("Posyandu Melati")};
    }
};

// The one visible descendant of `root` whose accessible name is `name`; null when there is none.
template<typename Widget = QWidget>
Widget *named(QWidget &root, const QString &name)
{
    for (Widget *widget : root.findChildren<Widget *>())
        if (widget->isVisibleTo(&root) && widget->accessibleName() == name)
            return widget;
    return nullptr;
}

// Writes a picture of `screen` to $GUYUB_SHOTS when that is set, so that a person can look at what the tests see.
inline void shoot(QWidget &screen, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("GUYUB_SHOTS"); !folder.isEmpty())
        screen.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace guyub::test
