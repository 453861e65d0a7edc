#include "app/usecase/registrationform.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/people.h"
#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QAccessibleInterface>

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

// What a screen reader finds on its way down. The events that call it there cannot be seen here: the offscreen platform has
// no accessibility and swallows them.
QStringList namesBelow(QAccessibleInterface *from)
{
    QStringList names{from->text(QAccessible::Name)};
    for (int i = 0; i < from->childCount(); ++i)
        names += namesBelow(from->child(i));
    return names;
}

} // namespace

// What interrupts somebody who is typing, a lock, another language, a question, and that they go on where they were.
class ReturnTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;

    void openRegister(int step)
    {
        usecase::RegistrationForm form;
        form.consent.answers = {{1, usecase::Answer::Agreed}};
        usecase::RegistrationDrafts drafts(*m_counter->context.store, m_counter->context.clock);
        const usecase::RegistrationDraft draft{drafts.newId(), step, form, 1'000};
        QVERIFY(drafts.keep(draft).has_value());
        m_counter->window->desk()->goTo({Page::Register, {}, toByteArray(draft.id)});
    }
    void openPlace(const QString &place)
    {
        Desk *desk = m_counter->window->desk();
        if (place == q("register"))
            openRegister(2);
        else if (place == q("posyandu"))
            desk->goTo({Page::Posyandu, m_counter->child, {}});
        else if (place == q("issue"))
            desk->goTo({Page::IssueReceipt, m_counter->child, {}});
        else
            desk->goTo({Page::EditResident, m_counter->child, {}});
        QApplication::processEvents();
        if (place == q("edit")) {
            const auto buttons = desk->current()->findChildren<BaseButton *>();
            for (BaseButton *button : buttons) {
                if (button->isVisible() && button->accessibleName().endsWith(q("Ubah"))) {
                    button->click();
                    break;
                }
            }
            (void)QTest::qWaitFor([this] { return lastField() != nullptr; }, 1'000);
        }
    }
    TextField *lastField() const
    {
        TextField *last = nullptr;
        const auto fields = m_counter->window->desk()->current()->findChildren<TextField *>();
        for (TextField *field : fields) {
            if (field->isVisible() && field->isEnabled() && !field->isReadOnly())
                last = field;
        }
        return last;
    }
    void places() const
    {
        QTest::addColumn<QString>("place");
        for (const char *place : {"register", "edit", "posyandu", "issue"})
            QTest::newRow(place) << q(place);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_counter = std::make_unique<Counter>(IdleTimes{}, Counter::Others::Real);
        m_counter->button<PersonButton>(q("Bu Rini"))->setChecked(true);
        m_counter->signIn();
        QVERIFY(!m_counter->window->isLocked());
        m_counter->addChild();
    }
    void cleanupTestCase()
    {
        m_counter.reset();
    }

    void bringsBackToTheSameFieldAfterTheLock_data() { places(); }
    void bringsBackToTheSameFieldAfterTheLock()
    {
        QFETCH(const QString, place);
        openPlace(place);
        TextField *field = lastField();
        QVERIFY(field != nullptr);
        const QString name = field->accessibleName();
        field->setFocus();
        QTest::keyClicks(field, q("12"));
        QTest::qWait(60);
        const QString typed = field->text();

        QTest::keyClick(field, Qt::Key_F12);
        QTRY_VERIFY(m_counter->window->isLocked());
        m_counter->signIn();
        QTest::qWait(20);

        QVERIFY(m_counter->focus() != nullptr);
        QCOMPARE(m_counter->focus()->accessibleName(), name);
        QCOMPARE(qobject_cast<TextField *>(m_counter->focus())->text(), typed);
        QVERIFY(lastField() == m_counter->focus());
    }
    void staysInTheFieldInAnotherLanguage_data() { places(); }
    void staysInTheFieldInAnotherLanguage()
    {
        QFETCH(const QString, place);
        openPlace(place);
        TextField *field = lastField();
        QVERIFY(field != nullptr);
        field->setFocus();
        QTest::keyClicks(field, q("12"));
        QTest::qWait(60);
        const QString typed = field->text();

        QTest::mouseClick(m_counter->button<BaseButton>(q("Bahasa: English")), Qt::LeftButton);
        QTest::qWait(20);
        QWidget *focus = m_counter->focus();
        TextField *last = lastField();
        const QString kept = last == nullptr ? QString() : last->text();
        const bool same = last != nullptr && focus == last;
        m_counter->appearance.nextLanguage();
        QTest::qWait(5);

        QVERIFY(same);
        QCOMPARE(kept, typed);
    }
    void readsAQuestionAndNotThePageBelow()
    {
        m_counter->window->desk()->goTo({Page::Home, {}, {}});
        QAccessibleInterface *window = QAccessible::queryAccessibleInterface(m_counter->window.get());
        const QStringList before = namesBelow(window);
        auto *dialog = new OverlayDialog(m_counter->theme, q("Kirim sekarang?"), q("Semua data dikirim."));
        dialog->addAnswer(0, ButtonKind::Primary, Icon::Send, q("Ya, kirim"));

        Q_EMIT m_counter->window->desk()->ask(dialog);
        const QStringList during = namesBelow(window);
        const QAccessibleInterface *asked = QAccessible::queryAccessibleInterface(dialog);
        const QAccessible::Role role = asked->role();
        const bool modal = asked->state().modal;
        dialog->answerWith(0);
        const QStringList after = namesBelow(window);

        QVERIFY(before.contains(q("Daftarkan warga")));
        QVERIFY(!before.contains(q("Kirim sekarang?")));
        QVERIFY(during.contains(q("Kirim sekarang?")));
        QVERIFY(during.contains(q("Semua data dikirim.")));
        QVERIFY(during.contains(q("Ya, kirim")));
        QVERIFY(!during.contains(q("Daftarkan warga")));
        QCOMPARE(role, QAccessible::Dialog);
        QVERIFY(modal);
        QVERIFY(after.contains(q("Daftarkan warga")));
    }
    void saysAMessageAloudAndHidesNothingByIt()
    {
        Desk *desk = m_counter->window->desk();
        desk->goTo({Page::Home, {}, {}});
        Q_EMIT desk->say(Tone::Ok, q("Tersimpan semua."));
        QTest::qWait(10);
        auto *toast = m_counter->window->findChild<Toast *>();
        const QStringList names = namesBelow(QAccessible::queryAccessibleInterface(m_counter->window.get()));
        QAccessibleInterface *said = QAccessible::queryAccessibleInterface(toast);
        const QRect place(toast->mapTo(m_counter->window.get(), QPoint()), toast->size());
        QStringList hidden;
        const auto below = desk->findChildren<QWidget *>();
        for (const QWidget *widget : below) {
            const bool isRead = qobject_cast<const QLabel *>(widget) != nullptr || qobject_cast<const QAbstractButton *>(widget) != nullptr;
            const QRect seen = widget->visibleRegion().boundingRect().translated(widget->mapTo(m_counter->window.get(), QPoint()));
            if (isRead && widget->isVisible() && seen.intersects(place))
                hidden += nameOf(*widget);
        }
        const bool isShown = toast->isVisible();
        m_counter->appearance.nextLanguage();
        const bool staysInOldWords = toast->isVisible();
        m_counter->appearance.nextLanguage();

        QVERIFY(isShown);
        QVERIFY(names.contains(q("Tersimpan semua.")));
        QCOMPARE(said->role(), QAccessible::AlertMessage);
        GUYUB_NONE(hidden);
        QVERIFY(!staysInOldWords);
    }
    void asksOneQuestionAtATime()
    {
        Desk *desk = m_counter->window->desk();
        desk->goTo({Page::Home, {}, {}});
        auto *first = new OverlayDialog(m_counter->theme, q("Pertama"));
        first->addAnswer(0, ButtonKind::Primary, Icon::Check, q("Baik"));
        auto *second = new OverlayDialog(m_counter->theme, q("Masih di sana?"));
        second->addAnswer(0, ButtonKind::Primary, Icon::Check, q("Masih"));

        Q_EMIT desk->ask(first);
        Q_EMIT desk->ask(second);
        const bool stacked = first->isVisible();
        second->answerWith(0);
        const bool back = first->isVisible() && m_counter->focus() != nullptr && first->isAncestorOf(m_counter->focus());
        first->answerWith(0);

        QVERIFY(!stacked);
        QVERIFY(back);
    }
    void keepsTheFocusInThePageAfterPrinting()
    {
        Desk *desk = m_counter->window->desk();
        desk->goTo({Page::IssueReceipt, m_counter->child, {}});
        BaseButton *print = m_counter->button<BaseButton>(q("Simpan dan cetak"));
        QVERIFY(print != nullptr);
        print->setFocus();

        QTest::keyClick(print, Qt::Key_Return);
        QTest::qWait(300);

        QVERIFY(m_counter->focus() != nullptr);
        QVERIFY(desk->current()->isAncestorOf(m_counter->focus()));
        QVERIFY(m_counter->focus()->isVisible());
    }
    void keepsTheFocusInThePageWhenItsControlGoes()
    {
        Desk *desk = m_counter->window->desk();
        openPlace(q("register"));
        TextField *field = lastField();
        field->setFocus();

        field->setEnabled(false);
        field->hide();
        QTest::qWait(10);

        QVERIFY(m_counter->focus() != nullptr);
        QVERIFY(desk->current()->isAncestorOf(m_counter->focus()));
    }
    void keepsTheFocusInThePageAfterAQuestionTookItsControl()
    {
        Desk *desk = m_counter->window->desk();
        openPlace(q("issue"));
        BaseButton *print = m_counter->button<BaseButton>(q("Simpan dan cetak"));
        print->setFocus();
        auto *dialog = new OverlayDialog(m_counter->theme, q("Batalkan?"));
        dialog->addAnswer(0, ButtonKind::Primary, Icon::Check, q("Batalkan"));
        connect(dialog, &OverlayDialog::answered, print, [print] { print->hide(); });

        Q_EMIT desk->ask(dialog);
        dialog->answerWith(0);
        QTest::qWait(10);

        QVERIFY(m_counter->focus() != nullptr);
        QVERIFY(desk->current()->isAncestorOf(m_counter->focus()));
    }
};

GUYUB_TEST(ReturnTest)
#include "returntest.moc"
