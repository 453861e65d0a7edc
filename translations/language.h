// The words of screens and papers in other languages than the English of the source.
#pragma once

#include <QObject>
#include <QStringView>
#include <QTranslator>

#include <memory>

namespace guyub::translations {

// Install the answer with QCoreApplication::installTranslator() and keep it alive. Null for "en", whose words stand in
// the source, and for a language that nobody has translated.
std::unique_ptr<QTranslator> wordsOf(QStringView language); // "id"

enum class Language { Indonesian, English };
QString codeOf(Language language); // "id", "en"

// The language of the whole program: words of tr() and, for dates and numbers, QLocale(). One object a program, in the
// thread of the screens; gone, the words are English again.
class LanguageSwitch : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitch(Language language, QObject *parent = nullptr); // there must be a QCoreApplication
    ~LanguageSwitch() override;

    Language language() const { return m_language; }
    // Every widget hears QEvent::LanguageChange before this returns; QLocale() is the new one by then.
    void use(Language language);

Q_SIGNALS:
    void changed(); // after every widget has heard of it

private:
    void apply();

    Language m_language;
    std::unique_ptr<QTranslator> m_words;
};

} // namespace guyub::translations
