#include "translations/language.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>

static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace guyub::translations {

std::unique_ptr<QTranslator> wordsOf(QStringView language)
{
    initTranslationResources();
    auto words = std::make_unique<QTranslator>();
    if (!words->load(QStringLiteral(":/translations/guyub_%1.qm").arg(language)))
        return nullptr;
    return words;
}

QString codeOf(Language language)
{
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("id");
}

LanguageSwitch::LanguageSwitch(Language language, QObject *parent) : QObject(parent), m_language(language)
{
    apply();
}

LanguageSwitch::~LanguageSwitch()
{
    if (!m_words || QCoreApplication::instance() == nullptr)
        return;
    QCoreApplication::removeTranslator(m_words.get());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

void LanguageSwitch::use(Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    apply();
    Q_EMIT changed();
}

void LanguageSwitch::apply()
{
    // The locale first: what hears of the change formats its dates at once. English dates are those of Britain, day first.
    QLocale::setDefault(m_language == Language::English ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                        : QLocale(QLocale::Indonesian, QLocale::Indonesia));
    std::unique_ptr<QTranslator> before = std::move(m_words);
    m_words = wordsOf(codeOf(m_language));
    if (m_words)
        QCoreApplication::installTranslator(m_words.get());
    if (before)
        QCoreApplication::removeTranslator(before.get());
    // The application only posts the news to its windows.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

} // namespace guyub::translations
