#include "ui/screens/residents/consenttexts.h"

#include <QCoreApplication>
#include <QLocale>

namespace guyub::ui {

using usecase::Purpose;

namespace {

class ConsentTexts
{
    Q_DECLARE_TR_FUNCTIONS(ConsentTexts)
public:
    static ConsentText counter();
    static ConsentText child();
    static ConsentText aid();
    static QString onConsent();
    static QStringList rights();
};

QString ConsentTexts::onConsent()
{
    return tr("On what it rests: your consent (Law 27/2022 on the protection of personal data). It is yours to give or not.");
}

// The same for every purpose.
QStringList ConsentTexts::rights()
{
    return {tr("You may see what is kept about you, have mistakes corrected, and ask for a copy. The officer answers within 3 × 24 hours."),
        tr("You may withdraw this consent at any time, here at the counter. From then on nothing more is written down on it, and by law its use for this purpose ends within 3 × 24 hours."),
        tr("If you do not agree, you are still served in everything the law gives you a right to.")};
}

ConsentText ConsentTexts::counter()
{
    return {Purpose::Counter, Icon::Home, tr("Services at the kelurahan"),
        tr("Your data are kept so that letters and services are quicker next time."),
        QStringList{tr("What is kept: name, NIK, date of birth, address, phone number and family. This rests on the law on population administration (Law 23/2006), also when you do not agree."),
            tr("Only if you agree: your religion, if you tell it. This rests on your consent (Law 27/2022 on the protection of personal data)."),
            tr("What for: registering you, letters, receipts and finding your data again at this kelurahan. Not for trade, not for politics."),
            tr("Who sees it: officers of the kelurahan and the heads of your RT and RW, as far as their work needs it."),
            tr("How long: as long as you live in this kelurahan, then by the archive schedule of the region.")}
            + rights()};
}

ConsentText ConsentTexts::child()
{
    return {Purpose::ChildHealth, Icon::Baby, tr("Child health at the posyandu"),
        tr("Only for children under five: weight and height are kept to follow their growth."),
        QStringList{tr("What is kept: weight, length or height, arm and head measurements, and the growth curve that follows from them."),
            tr("What for: following the child's growth, and telling the family in time when the midwife should have a look."),
            tr("Who sees it: the cadres of the posyandu, the midwife and the Puskesmas. Health data are protected by law in a special way."),
            tr("How long: as long as the child is weighed here, then by the archive schedule of the region. What was handed over to the Puskesmas is kept there by its own rules."),
            onConsent()}
            + rights()};
}

ConsentText ConsentTexts::aid()
{
    return {Purpose::Aid, Icon::People, tr("Handing out aid"),
        tr("Your data may be used to propose you for aid and to show that you received it."),
        QStringList{tr("What is kept: name, NIK, family, address, and which aid was received when."),
            tr("What for: proposing families for aid and proving that it arrived. Agreeing is no promise that aid will come."),
            tr("Who sees it: officers of the kelurahan, and the agency that pays for the aid."),
            tr("How long: as long as state finance has to be accounted for, then by the archive schedule of the region."),
            onConsent()}
            + rights()};
}

} // namespace

QList<ConsentText> consentTexts()
{
    return {ConsentTexts::counter(), ConsentTexts::child(), ConsentTexts::aid()};
}

ConsentText consentText(Purpose purpose)
{
    for (const ConsentText &text : consentTexts())
        if (text.purpose == purpose)
            return text;
    return {};
}

QString consentLanguage()
{
    return QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("id");
}

} // namespace guyub::ui
