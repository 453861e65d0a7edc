// The words of screens and papers in other languages than the English of the source.
#pragma once

#include <QStringView>
#include <QTranslator>

#include <memory>

namespace guyub::translations {

// Install the answer with QCoreApplication::installTranslator() and keep it alive. Null for "en", whose words stand in
// the source, and for a language that nobody has translated.
std::unique_ptr<QTranslator> wordsOf(QStringView language); // "id"

} // namespace guyub::translations
