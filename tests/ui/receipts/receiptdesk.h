// A kiosk with one resident and printers of our own, for the tests and pictures of the receipt pages.
#pragma once

#include "app/ports/hublink.h"
#include "app/ports/printer.h"
#include "tests/usecase/receiptcounter.h"
#include "ui/screens/appcontext.h"

#include <QMutex>

namespace guyub::test {

class PaperTray final : public ports::Printer // keeps what was printed; jams when told to
{
public:
    PaperTray(ports::Medium medium, QString name, bool keepsFiles = false) : m_medium(medium), m_name(std::move(name)), m_keepsFiles(keepsFiles) { }
    ports::Medium medium() const override { return m_medium; }
    QString name() const override { return m_name; }
    bool keepsFiles() const override { return m_keepsFiles; }
    Result<> print(const QByteArray &bytes) override
    {
        const QMutexLocker lock(&m_mutex);
        if (m_isJammed)
            return fail(ErrorCode::NotReachable, QStringLiteral("jam"));
        m_papers.append(bytes);
        return {};
    }
    void jam(bool jammed)
    {
        const QMutexLocker lock(&m_mutex);
        m_isJammed = jammed;
    }
    QList<QByteArray> papers() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_papers;
    }

private:
    ports::Medium m_medium;
    QString m_name;
    bool m_keepsFiles;
    mutable QMutex m_mutex;
    bool m_isJammed = false;
    QList<QByteArray> m_papers;
};

class NobodysVault final : public ports::KeyVault
{
public:
    QList<ports::OperatorLabel> operators() const override { return {}; }
    qint64 waitMs(const Id &) const override { return 0; }
    void unlock(const Id &, crypto::SecretBytes, std::function<void(Result<>)> done) override { done(fail(ErrorCode::NotAllowed)); }
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

class ReceiptDesk
{
public:
    ReceiptCounter counter;
    PaperTray slip{ports::Medium::Thermal58, QStringLiteral("Printer loket")};
    PaperTray wide{ports::Medium::Thermal80, QStringLiteral("Printer posyandu")};
    PaperTray pdf{ports::Medium::A5Pdf, QStringLiteral("/srv/guyub/kertas"), true};
    NobodysVault vault;
    NoHub hub;
    ui::AppContext context{.clock = counter.clock, .vault = vault, .hub = hub, .printers = {&slip, &wide, &pdf}};
    EntityId person;

    ReceiptDesk()
    {
        using namespace domain;
        context.store = &counter.store;
        context.signer = &counter.signer;
        context.office.name = QStringLiteral("Kelurahan Taman");
        context.office.areaCode = QStringLiteral("35.77.03.1009");
        ports::Action action;
        action.changes.append(ports::Change());
        action.changes[0].fields = {{resident::Name, QStringLiteral("Sutinah")}, {resident::Nik, QStringLiteral("3577036708519001")}, {resident::Rt, QStringLiteral("003")}, {resident::Rw, QStringLiteral("005")}};
        person = counter.store.commit(action).value_or(ports::Saved()).entities.value(0);
    }
};

} // namespace guyub::test
