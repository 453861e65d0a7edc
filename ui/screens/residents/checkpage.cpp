#include "ui/screens/residents/checkpage.h"

#include "app/domain/codelist.h"
#include "app/domain/mask.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLocale>

namespace guyub::ui {

using usecase::RegisterStep;
using usecase::RegistrationDraft;

namespace {

QString code(QStringView list, qint64 value)
{
    return value > 0 ? domain::codeWords(list, value, QLocale().name().left(2)) : QString();
}

} // namespace

QString wordsOfDay(DayNumber day)
{
    if (const QDate date = dateOf(day); date.isValid())
        return QLocale().toString(date, QStringLiteral("d MMMM yyyy"));
    const int month = static_cast<int>(day / 100 % 100);
    const QString year = QString::number(day / 10'000);
    return month > 0 ? QLocale().standaloneMonthName(month) + QLatin1Char(' ') + year : year;
}

CheckPage::CheckPage(const Theme &theme, const ports::Clock &clock, QWidget *parent) : StepPage(theme, parent), m_theme(theme), m_clock(clock) { }

void CheckPage::show(const RegistrationDraft &draft)
{
    delete m_card;
    m_card = new Card(m_theme);
    m_rows = new QGridLayout;
    keepSpacing(m_theme, m_rows, 0, 6);
    m_rows->setColumnStretch(1, 1);
    m_count = 0;
    m_card->body()->addLayout(m_rows);
    body()->insertWidget(0, m_card);
    if (body()->count() == 1)
        body()->addStretch(1);
    addIdentity(draft);
    addHousehold(draft);
    addConsent(draft);
    m_card->show();
}

void CheckPage::addRow(const QString &label, const QString &value, RegisterStep step, const QString &field)
{
    auto *name = new TextLabel(m_theme, TextRole::Body, label);
    name->setTone(TextTone::Muted);
    auto *words = new TextLabel(m_theme, TextRole::Strong, value.trimmed().isEmpty() ? tr("not given") : value);
    if (value.trimmed().isEmpty())
        words->setTone(TextTone::Muted);
    auto *change = new Button(m_theme, ButtonKind::Quiet, Icon::Pen, tr("Change"));
    change->setAccessibleName(tr("Change: %1").arg(label));
    m_rows->addWidget(name, m_count, 0);
    m_rows->addWidget(words, m_count, 1);
    m_rows->addWidget(change, m_count, 2);
    ++m_count;
    connect(change, &QAbstractButton::clicked, this, [this, step, field] { Q_EMIT changeWanted(step, field); });
}

void CheckPage::addIdentity(const RegistrationDraft &draft)
{
    const auto step = RegisterStep::Identity;
    addRow(tr("Name"), draft.name.simplified(), step, QStringLiteral("name"));
    if (draft.hasNik.value_or(false))
        addRow(tr("NIK"), domain::groupNik(domain::stripNumber(draft.nik)) + (draft.nikAsOnCard ? QStringLiteral(" · ") + tr("as on the card") : QString()), step, QStringLiteral("nik"));
    else
        addRow(tr("Without NIK"), code(u"alasan_tanpa_nik", draft.noNikReason), step, QStringLiteral("no_nik_reason"));
    addRow(tr("Born"), wordsOfDay(draft.birthDate) + (draft.birthPlace.trimmed().isEmpty() ? QString() : QStringLiteral(" · ") + draft.birthPlace.simplified()), step, QStringLiteral("birth_date"));
    addRow(tr("Male or female"), code(u"jenis_kelamin", draft.sex), step, QStringLiteral("sex"));
    addRow(tr("Mother's name"), draft.motherName.simplified(), step, QStringLiteral("mother_name"));
}

void CheckPage::addHousehold(const RegistrationDraft &draft)
{
    const auto step = RegisterStep::Household;
    const auto three = [](const QString &number) { return domain::stripNumber(number).rightJustified(3, QLatin1Char('0')); };
    addRow(tr("Address"), draft.address.simplified(), step, QStringLiteral("address"));
    addRow(tr("RT / RW"), three(draft.rt) + QStringLiteral(" / ") + three(draft.rw), step, QStringLiteral("rt"));
    addRow(tr("Phone"), draft.phone.simplified(), step, QStringLiteral("phone"));
    addRow(tr("Landmark"), draft.landmark.simplified(), step, QStringLiteral("landmark"));
    addRow(tr("Family card (KK)"), domain::groupNik(domain::stripNumber(draft.noKk)), step, QStringLiteral("no_kk"));
    addRow(tr("Position in the family"), code(u"shdk_hubungan_keluarga", draft.relationship), step, QStringLiteral("relationship"));
}

void CheckPage::addConsent(const RegistrationDraft &draft)
{
    const auto answer = [](const std::optional<bool> &given) { return !given ? tr("not asked") : *given ? tr("agrees") : tr("does not agree"); };
    const QString who = draft.givenBy == 1 ? QString() : QStringLiteral(" · ") + code(u"pemberi_persetujuan", draft.givenBy) + QStringLiteral(" ") + draft.guardianName.simplified();
    const auto step = RegisterStep::Consent;
    addRow(tr("Services of the kelurahan"), answer(draft.counter) + who, step, QStringLiteral("counter"));
    addRow(tr("Handing out aid"), answer(draft.aid), step, QStringLiteral("aid"));
    addRow(tr("Child health"), answer(draft.childHealth), step, QStringLiteral("child_health"));
}

} // namespace guyub::ui
