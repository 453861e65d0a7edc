#include "ui/screens/posyandu/visitform.h"

#include "ui/print/growthwords.h"
#include "ui/screens/posyandu/askcard.h"
#include "ui/screens/posyandu/growthview.h"
#include "ui/screens/posyandu/measurefield.h"
#include "ui/screens/posyandu/verdictgrid.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace guyub::ui {

using namespace domain;
using usecase::Measurement;
using usecase::VisitPreview;

namespace {

constexpr int kAllFields = -1;
constexpr int kBottomEms = 50; // of the screen's width
const QString kStanding = QStringLiteral("standing");
const QString kLying = QStringLiteral("lying");
const QString kSwollen = QStringLiteral("swollen");
constexpr std::optional<int> Measurement::*kValues[]
    = {&Measurement::weightGrams, &Measurement::lengthMm, &Measurement::armMm, &Measurement::headMm};
constexpr const char *kRecordKeys[] = {"weight_g", "length_mm", "muac_mm", "head_mm"};

} // namespace

VisitForm::VisitForm(const Theme &theme, Previewer preview, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_preview(std::move(preview)), m_fieldRow(new QWidget),
      m_question(new AskCard(theme)), m_verdicts(new VerdictGrid(theme)), m_chart(new GrowthView(theme)),
      m_position(new Button(theme, ButtonKind::Quiet, Icon::None, QString())),
      m_swelling(new Button(theme, ButtonKind::Quiet, Icon::None, QString())),
      m_status(new SecondaryButton(theme, Icon::Pen, QString())),
      m_save(new PrimaryButton(theme, Icon::None, QString()))
{
    build(theme);
    for (const Measure measure : {Measure::Weight, Measure::Length, Measure::Arm, Measure::Head})
        addField(theme, measure);
    for (qsizetype i = 0; i <= m_fields.size(); ++i)
        m_confirmed.append(QString());
    connect(m_question, &AskCard::firstChosen, this, [this] { answer(true); });
    connect(m_question, &AskCard::secondChosen, this, [this] { answer(false); });
    connect(m_position, &Button::clicked, this, [this] {
        m_isStanding = !m_isStanding;
        m_start.position = m_isStanding ? MeasuredPosition::Standing : MeasuredPosition::Lying;
        Q_EMIT edited();
        update();
    });
    connect(m_swelling, &Button::clicked, this, [this] {
        m_oedema = !m_oedema;
        Q_EMIT edited();
        update();
    });
    m_status->setIconOnly(true);
    connect(m_status, &Button::clicked, this, &VisitForm::statusWanted);
    connect(m_save, &Button::clicked, this, &VisitForm::saveAll);
}

bool VisitForm::isTight(const Theme &theme)
{
    return theme.screen().sizePx.width() < kBottomEms * theme.textPx(TextRole::Body);
}

void VisitForm::build(const Theme &theme)
{
    auto *row = new QHBoxLayout(m_fieldRow);
    keepSpacing(theme, row, 0, 10);
    auto *ways = new QHBoxLayout;
    keepSpacing(theme, ways, 0, 6);
    ways->addWidget(m_position, 1);
    ways->addWidget(m_swelling, 1);
    auto *bottom = new QBoxLayout(QBoxLayout::LeftToRight);
    keepSpacing(theme, bottom, 0, 6);
    bottom->addLayout(ways, 1);
    bottom->addWidget(m_save, 1);
    // Large text on a small screen: one below the other, and no curve, which would have no room to be read.
    const auto fit = [this, &theme, bottom] {
        bottom->setDirection(isTight(theme) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        m_chart->setHidden(isTight(theme) || !m_seen);
    };
    connect(&theme, &Theme::changed, this, fit);
    auto *column = new QVBoxLayout(this);
    keepSpacing(theme, column, 0, 8);
    column->addWidget(m_fieldRow);
    column->addWidget(m_question);
    // Beside what it is about; in the row of buttons below it made the page wider than the smallest screen.
    auto *verdicts = new QHBoxLayout;
    keepSpacing(theme, verdicts, 0, 6);
    verdicts->addWidget(m_verdicts, 1);
    verdicts->addWidget(m_status, 0, Qt::AlignTop);
    column->addLayout(verdicts);
    column->addWidget(m_chart, 1);
    column->addStretch(); // takes the curve's place where it is hidden
    column->addLayout(bottom);
    fit();
    m_question->hide();
}

MeasureField *VisitForm::addField(const Theme &theme, Measure measure)
{
    auto *field = new MeasureField(theme, measure);
    const int index = static_cast<int>(m_fields.size());
    m_fields.append(field);
    static_cast<QHBoxLayout *>(m_fieldRow->layout())->addWidget(field, 1);
    connect(field, &MeasureField::edited, this, [this] {
        closeQuestion();
        Q_EMIT edited();
        update();
    });
    connect(field, &MeasureField::entered, this, [this, index] { moveOn(index); });
    connect(field, &MeasureField::focusTaken, this, [this, measure] {
        m_isLengthShown = measure == Measure::Length; // the curve is that of the number in hand
        showChart();
    });
    return field;
}

void VisitForm::open(const Measurement &start)
{
    m_start = start;
    m_decided = start.kaderStatus;
    m_reason = start.reason;
    m_oedema = start.oedema;
    m_confirmed.fill(QString());
    closeQuestion();
    for (int i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setValue(start.*kValues[i]);
    const Result<VisitPreview> preview = m_preview(m_start);
    const bool usuallyStands = preview && preview->ageDays >= kFirstStandingDay;
    m_isStanding
        = start.position == MeasuredPosition::Unknown ? usuallyStands : start.position == MeasuredPosition::Standing;
    m_isLengthShown = false;
    m_opened = typed();
    retranslate();
}

QStringList VisitForm::typed() const
{
    QStringList texts;
    for (const MeasureField *field : m_fields)
        texts.append(field->text());
    return texts;
}

QStringList VisitForm::draft() const
{
    return typed() + QStringList {m_isStanding ? kStanding : kLying, m_oedema ? kSwollen : QString()};
}

void VisitForm::restore(const QStringList &draft)
{
    const qsizetype count = m_fields.size();
    if (draft.size() != count + 2)
        return;
    for (qsizetype i = 0; i < count; ++i)
        m_fields[i]->setText(draft[i]);
    m_isStanding = draft[count] == kStanding;
    m_start.position = m_isStanding ? MeasuredPosition::Standing : MeasuredPosition::Lying;
    m_oedema = draft[count + 1] == kSwollen;
    update();
}

bool VisitForm::isUntouched() const
{
    return typed() == m_opened && m_oedema == m_start.oedema;
}

void VisitForm::decideStatus(WeightStatus status, const QString &reason)
{
    m_decided = status;
    m_reason = reason;
    update();
}

void VisitForm::showFault(const QString &words, const QString &field)
{
    m_asked = {kAllFields, std::nullopt};
    for (int i = 0; i < m_fields.size(); ++i)
        if (field == QLatin1String(kRecordKeys[i]))
            m_asked.field = i;
    if (m_asked.field != kAllFields) {
        m_fields[m_asked.field]->setMarked(true);
        m_fields[m_asked.field]->take();
    }
    m_question->ask(Tone::Danger, words, {}, {});
    m_question->show();
}

void VisitForm::take()
{
    m_fields.front()->take();
}

Measurement VisitForm::only(int field) const
{
    Measurement measurement = m_start;
    for (const auto value : kValues)
        measurement.*value = std::nullopt;
    measurement.oedema = m_oedema;
    measurement.kaderStatus = m_decided;
    measurement.reason = m_decided ? m_reason : QString();
    for (int i = 0; i < m_fields.size(); ++i)
        if (field == kAllFields || field == i)
            measurement.*kValues[i] = m_fields[i]->value().value_or(std::nullopt);
    return measurement;
}

Measurement VisitForm::read() const
{
    return only(kAllFields);
}

void VisitForm::update()
{
    const Result<VisitPreview> preview = m_preview(read());
    m_seen = preview ? std::optional(*preview) : std::nullopt;
    const bool isT = m_seen && m_seen->weight
        && (m_seen->weight->status == WeightStatus::T || m_seen->weight->status == WeightStatus::TwoT);
    if (m_decided && !isT) { // the number is another one now
        m_decided.reset();
        m_reason.clear();
    }
    showVerdicts();
    showChart();
    showExtras();
    m_status->setVisible(isT && !isDoubtful());
}

void VisitForm::moveOn(int field)
{
    closeQuestion();
    if (complainAbout(field) || askAbout(field))
        return;
    if (field + 1 < m_fields.size())
        m_fields[field + 1]->take();
    else
        saveAll();
}

void VisitForm::saveAll()
{
    closeQuestion();
    for (int i = 0; i < m_fields.size(); ++i)
        if (complainAbout(i) || askAbout(i))
            return;
    const Measurement measurement = read();
    if (askAbout(kAllFields))
        return;
    Q_EMIT saveWanted(measurement);
}

void VisitForm::answer(bool asSuggested)
{
    const Asked asked = m_asked;
    const bool isOne = asked.field != kAllFields;
    if (asSuggested && isOne && asked.likely) {
        m_fields[asked.field]->setValue(asked.likely);
        Q_EMIT edited();
        update();
    } else if (!asSuggested) {
        m_confirmed[isOne ? asked.field : m_confirmed.size() - 1]
            = isOne ? m_fields[asked.field]->text() : typed().join(QLatin1Char('|'));
        update();
    }
    closeQuestion();
    if (asSuggested && !asked.likely)
        m_fields[isOne ? asked.field : 0]->take(); // measure again
    else if (isOne)
        moveOn(asked.field);
    else
        saveAll();
}

void VisitForm::closeQuestion()
{
    m_asked = {};
    for (MeasureField *field : m_fields)
        field->setMarked(false);
    m_question->hide();
}

} // namespace guyub::ui
