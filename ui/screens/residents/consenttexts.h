// What a person agrees to, purpose by purpose: one line, and the page behind it that says what is kept, why, for how long,
// who sees it and what rights there are (UU 27/2022 Ps 5-13, 20-22). The version goes into each consent: new words, new
// version. The Indonesian text is the legal one.
#pragma once

#include "app/usecase/actions.h"
#include "ui/theme/icons.h"

#include <QList>
#include <QString>

namespace guyub::ui {

inline constexpr char kConsentTextVersion[] = "2026-11";

struct ConsentText
{
    usecase::Purpose purpose = usecase::Purpose::Counter;
    Icon icon = Icon::None;
    QString title;
    QString line;
    QStringList page; // paragraphs
};

QList<ConsentText> consentTexts();
ConsentText consentText(usecase::Purpose purpose);
QString consentLanguage(); // "id" or "en": the language these texts are shown in now

} // namespace guyub::ui
