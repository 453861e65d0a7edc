#include "tests/support/testmain.h"
#include "tests/ui/shell/counter.h"
#include "tests/ui/support/audit.h"
#include "ui/screens/shell/syncwords.h"
#include "ui/widgets/people.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/topbar.h"

#include <QDir>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace guyub;
using namespace guyub::ui;
using namespace guyub::test;
using translations::Language;

namespace {
constexpr int kNewPerson = 100; // the page for PINs, where it asks for a name
}

// Sizes, text scales and languages of every page of the shell, and that no word stays in the other language.
class ShellWordsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Counter> m_counter;
    QList<QRegularExpression> m_englishOnly; // sources whose translation differs

    void readSources()
    {
        const QDir folder(QStringLiteral(GUYUB_TRANSLATIONS));
        for (const QString &name : folder.entryList({QStringLiteral("*.ts")})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&file);
            QString source;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement)
                    continue;
                if (xml.name() == QLatin1String("source")) {
                    source = xml.readElementText();
                } else if (xml.name() == QLatin1String("translation")) {
                    const QString translation = xml.readElementText();
                    // What is nothing but a place for a name, or a word of both languages, tells nothing.
                    QString bare = source;
                    if (translation == source || bare.remove(QRegularExpression(QStringLiteral("%\\d|\\W"))).size() < 3)
                        continue;
                    QString pattern = QRegularExpression::escape(source);
                    pattern.replace(QRegularExpression(QStringLiteral("\\\\%\\d")), QStringLiteral(".*"));
                    m_englishOnly.append(QRegularExpression(QStringLiteral("^%1$").arg(pattern)));
                }
            }
        }
    }
    QStringList english(const QWidget &window) const
    {
        QStringList found;
        for (const QString &word : visibleWords(window)) {
            for (const QRegularExpression &source : m_englishOnly) {
                if (source.match(word).hasMatch())
                    found += word;
            }
        }
        return found;
    }
    void goTo(int page)
    {
        if (page < 0) {
            m_counter->window->lock();
            return;
        }
        if (m_counter->window->isLocked()) {
            m_counter->button<PersonButton>(QStringLiteral("Bu Rini"))->setChecked(true);
            m_counter->signIn();
        }
        if (page == kNewPerson)
            m_counter->window->desk()->goTo({Page::Pin, {}, true});
        else
            m_counter->window->desk()->goTo({static_cast<Page>(page), {}, {}});
    }
    void look(const QSize &size, int scale, int language)
    {
        Preferences wanted = m_counter->appearance.preferences();
        wanted.textScale = static_cast<TextScale>(scale);
        wanted.language = static_cast<Language>(language);
        m_counter->appearance.setScreenSize(size); // as the program does before its first window
        m_counter->appearance.set(wanted);
        QApplication::processEvents();
        m_counter->window->resize(size);
        QApplication::processEvents();
        // A bar whose switches gave up their words is laid out once more.
        QTest::qWait(20);
        (void)QTest::qWaitFor([this] { return clipped(*m_counter->window).isEmpty(); }, 500);
    }

private Q_SLOTS:
    void initTestCase()
    {
        readSources();
        QVERIFY(m_englishOnly.size() > 100);
        m_counter = std::make_unique<Counter>(IdleTimes{}, Counter::Others::Real);
    }
    void cleanupTestCase() { m_counter.reset(); }

    void saysHowSendingStandsInFewWordsWhereRoomIsShort()
    {
        ports::SyncStatus status;
        status.enrolled = true;
        status.waitingCommits = 7;
        const SyncWords words = syncWords(status, false);
        Pill pill(m_counter->theme, words.tone, words.icon, {});
        pill.setState(words.tone, words.icon, words.line, words.brief);

        pill.resize(pill.sizeHint());
        QCOMPARE(pill.shownText(), words.line);
        pill.resize(pill.width() - 20, pill.height());

        QCOMPARE(pill.shownText(), words.brief);
        QVERIFY(words.brief.contains(QLatin1Char('7')));
        QCOMPARE(pill.text(), words.line); // to be read aloud
    }
    void holdsOnEveryScreen_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("language");
        const QMap<int, QString> pages = {{-1, QStringLiteral("sign in")}, {static_cast<int>(Page::Home), QStringLiteral("home")},
            {static_cast<int>(Page::SendData), QStringLiteral("send")}, {static_cast<int>(Page::Settings), QStringLiteral("settings")},
            {static_cast<int>(Page::Residents), QStringLiteral("residents")}, {static_cast<int>(Page::Register), QStringLiteral("register")},
            {static_cast<int>(Page::Posyandu), QStringLiteral("posyandu")}, {static_cast<int>(Page::IssueReceipt), QStringLiteral("issue")},
            {static_cast<int>(Page::VerifyReceipt), QStringLiteral("verify")}, {static_cast<int>(Page::Pin), QStringLiteral("pin")},
            {kNewPerson, QStringLiteral("new person")}};
        for (auto page = pages.cbegin(); page != pages.cend(); ++page) {
            for (const QSize &size : {QSize(1024, 600), QSize(1366, 768)}) {
                for (int scale = 0; scale < 3; ++scale) {
                    for (int language = 0; language < 2; ++language) {
                        QTest::newRow(qPrintable(QStringLiteral("%1 %2 %3 %4").arg(page.value()).arg(size.width()).arg(scale).arg(language)))
                            << page.key() << size << scale << language;
                    }
                }
            }
        }
    }
    void holdsOnEveryScreen()
    {
        QFETCH(const int, page);
        QFETCH(const QSize, size);
        QFETCH(const int, scale);
        QFETCH(const int, language);

        goTo(page);
        look(size, scale, language);

        // GUYUB_PICTURES names a folder: what was measured, to look at.
        if (const QString folder = qEnvironmentVariable("GUYUB_PICTURES"); !folder.isEmpty())
            QVERIFY(m_counter->window->grab().save(QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('-')))));
        const QSize least = m_counter->window->minimumSizeHint();
        QVERIFY2(least.width() <= size.width() && least.height() <= size.height(),
            qPrintable(QStringLiteral("needs %1x%2").arg(least.width()).arg(least.height())));
        QCOMPARE(m_counter->window->size(), size);
        GUYUB_NONE(clipped(*m_counter->window));
        if (page >= 0) {
            const auto *title = m_counter->window->findChild<TopBar *>()->findChild<TextLabel *>();
            QVERIFY2(title->width() >= title->sizeHint().width(), qPrintable(title->text()));
        }
        GUYUB_NONE(tooSmallToTouch(*m_counter->window, m_counter->theme));
        GUYUB_NONE(withoutName(*m_counter->window));
        GUYUB_NONE(namedTwice(*m_counter->window));
        if (language == static_cast<int>(Language::Indonesian))
            GUYUB_NONE(english(*m_counter->window));
        else
            QVERIFY(!english(*m_counter->window).isEmpty());
    }
};

GUYUB_TEST(ShellWordsTest)
#include "shellwordstest.moc"
