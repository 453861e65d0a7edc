#include "ui/screens/posyandu/posyanduscreen.h"

#include "app/domain/codelist.h"
#include "app/domain/records/resident.h"
#include "app/usecase/childrentoday.h"
#include "ui/print/growthwords.h"
#include "ui/print/paperwords.h"
#include "ui/screens/errortext.h"
#include "ui/screens/posyandu/childqueue.h"
#include "ui/screens/posyandu/guardianask.h"
#include "ui/screens/posyandu/lastsaved.h"
#include "ui/screens/posyandu/visitform.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace guyub::ui {

using namespace domain;
using usecase::LogVisit;
using usecase::Measurement;
using usecase::VisitPreview;

namespace {

constexpr int kDraftMs = 800; // after the last key
constexpr int kAdultYears = 18;

} // namespace

PosyanduScreen::PosyanduScreen(const Theme &theme, AppContext &context, QWidget *parent)
    : Screen(theme, context, parent), m_queue(new ChildQueue(theme)), m_last(new LastSaved(theme)),
      m_stack(new QStackedWidget), m_entry(new QWidget), m_name(new TextLabel(theme, TextRole::Subtitle)),
      m_about(new TextLabel(theme, TextRole::Caption)),
      m_form(new VisitForm(theme,
          [this](const Measurement &measurement) {
              return LogVisit(*this->context().store, this->context().clock).preview(measurement);
          })),
      m_consent(new GuardianAsk(theme)), m_cannot(new Banner(theme, Tone::Warn, QString())),
      m_empty(new EmptyState(theme, Icon::Baby, QString(), QString())),
      m_pad(new NumberPad(theme, NumberPad::Enter::Key))
{
    build();
    connectParts();
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftMs);
    retranslate();
}

void PosyanduScreen::build()
{
    m_about->setMaximumLines(2); // the mother is how children of one name are told apart
    m_about->setTone(TextTone::Muted);
    auto *cannot = new QWidget;
    auto *cannotColumn = new QVBoxLayout(cannot);
    keepSpacing(theme(), cannotColumn, 0, 0);
    cannotColumn->addWidget(m_cannot);
    cannotColumn->addStretch(1);
    m_parts = {m_form, m_consent, cannot};
    auto *entryColumn = new QVBoxLayout(m_entry);
    keepSpacing(theme(), entryColumn, 0, 8);
    auto *head = new QBoxLayout(QBoxLayout::LeftToRight);
    keepSpacing(theme(), head, 0, 10);
    head->addWidget(m_name, 1);
    head->addWidget(m_about, 1);
    const auto fit = [this, head] {
        const bool isTight = VisitForm::isTight(theme());
        head->setDirection(isTight ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        head->setSpacing(isTight ? 0 : theme().space(10));
        m_name->setMaximumLines(isTight ? 1 : 2); // a child's name is read whole
        m_about->setAlignment((isTight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    };
    fit();
    connect(&theme(), &Theme::changed, this, fit);
    entryColumn->addLayout(head);
    for (QWidget *part : m_parts)
        entryColumn->addWidget(part, 1);

    auto *scroll = new ScrollArea(theme()); // only where text is largest on the smallest screen
    keepSpacing(theme(), scroll->body(), 0, 0);
    scroll->body()->addWidget(m_entry);
    auto *card = new Card(theme());
    keepSpacing(theme(), card->body(), 14, 0);
    card->body()->addWidget(scroll);
    m_stack->addWidget(card);
    m_stack->addWidget(m_empty);

    auto *left = new QVBoxLayout;
    keepSpacing(theme(), left, 0, 10);
    left->addWidget(m_queue, 1);
    left->addWidget(m_last);
    auto *row = new QHBoxLayout(this);
    keepSpacing(theme(), row, 14, 12);
    row->addLayout(left, 11);
    row->addWidget(m_stack, 20);
    row->addWidget(m_pad, 8);
    showPart(FormPart); // now that all have their place: what is shown without one becomes a window and takes the focus
    m_last->hide();
}

void PosyanduScreen::connectParts()
{
    connect(m_queue, &ChildQueue::chosen, this, [this](const EntityId &child) {
        keepDraft();
        m_queue->clearSearch();
        open(child);
    });
    connect(
        m_stack, &QStackedWidget::currentChanged, m_pad, [this] { m_pad->setVisible(m_stack->currentIndex() == 0); });
    connect(m_queue, &ChildQueue::rwWanted, this, &PosyanduScreen::chooseRw);
    connect(m_form, &VisitForm::edited, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(m_consent, &GuardianAsk::edited, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(&m_draftTimer, &QTimer::timeout, this, &PosyanduScreen::keepDraft);
    connect(m_form, &VisitForm::saveWanted, this, &PosyanduScreen::save);
    connect(m_form, &VisitForm::statusWanted, this, &PosyanduScreen::decideStatus);
    connect(m_consent, &GuardianAsk::answered, this, &PosyanduScreen::keepConsent);
    connect(m_last, &LastSaved::correctWanted, this, [this] {
        keepDraft();
        openVisit(m_savedVisit);
    });
    connect(m_last, &LastSaved::printWanted, this, &PosyanduScreen::choosePaper);
    connect(m_cannot, &Banner::action, this, [this] { Q_EMIT goTo({Page::EditResident, m_child, {}}); });
    connect(m_empty, &EmptyState::action, this, [this] { Q_EMIT goTo({Page::Register, {}, {}}); });
}

QString PosyanduScreen::title() const
{
    return tr("Posyandu");
}

void PosyanduScreen::enter(const Target &target)
{
    m_last->setVisible(!m_savedVisit.isZero() && context().store->load(m_savedVisit).has_value());
    reload();
    const auto wanted = EntityId::from(viewOf(target.extra.toByteArray())); // a draft, which bears the child's id
    const EntityId drafted = wanted ? *wanted : draftedChild();
    if (!target.id.isZero())
        open(target.id);
    else if (!drafted.isZero())
        open(drafted);
    else if (m_child.isZero())
        next();
    else
        open(m_child);
}

void PosyanduScreen::leave()
{
    keepDraft();
}

void PosyanduScreen::retranslate()
{
    m_queue->retranslate();
    m_last->retranslate();
    m_consent->retranslate();
    m_cannot->setAction(Icon::Pen, tr("Complete the data"));
    m_empty->setAction(Icon::PersonAdd, tr("Register a child"));
    m_form->retranslate();
    if (!context().store)
        return;
    if (m_child.isZero())
        return showNothingToDo();
    if (const auto preview = LogVisit(*context().store, context().clock).preview(m_start))
        showChild(*preview);
    sayCannot();
}

void PosyanduScreen::reload()
{
    const auto list = usecase::ListChildrenToday(*context().store, context().clock).run(m_rw);
    if (!list) {
        const ErrorWords words = errorWords(list.error());
        Q_EMIT say(Tone::Danger, words.title + QLatin1Char(' ') + words.remedy);
        return;
    }
    m_queue->setChildren(*list, m_rw);
}

// A child already weighed today is opened to put that visit right: a second one on a day would count twice.
void PosyanduScreen::open(const EntityId &child)
{
    const usecase::ChildToday *listed = m_queue->find(child);
    if (listed && !listed->visit.isZero())
        return openVisit(listed->visit);
    Measurement start;
    start.resident = child;
    begin(start);
}

void PosyanduScreen::openVisit(const EntityId &visit)
{
    const Result<ports::Record> record = context().store->load(visit);
    if (!record)
        return showCannot(record.error());
    const QList<usecase::PastVisit> own = usecase::standingVisits({*record});
    if (own.isEmpty())
        return showCannot({ErrorCode::NoConsent, {}, {}, 0});
    begin(usecase::measurementOf(record->subject, own.front()));
}

void PosyanduScreen::begin(const Measurement &start)
{
    m_draftTimer.stop();
    m_cannotSay.reset();
    m_child = start.resident;
    m_start = start;
    m_openedAt = context().clock.nowUtc();
    m_stack->setCurrentIndex(0);
    m_queue->setCurrent(m_child);
    const Result<ports::Record> record = context().store->load(m_child);
    if (!record)
        return showCannot(record.error());
    m_childName = textOf(record->fields, resident::Name);
    m_name->setText(m_childName);
    m_about->setText(QStringLiteral(" "));
    const LogVisit logVisit(*context().store, context().clock);
    const Result<VisitPreview> preview = logVisit.preview(start);
    if (!preview)
        return showCannot(preview.error());
    showChild(*preview);
    if (const auto consent = logVisit.consent(m_child); !consent) {
        if (consent.error().code != ErrorCode::NoConsent)
            return showCannot(consent.error());
        m_consent->open(m_childName, preview->birth.addYears(kAdultYears) > context().clock.today());
        showPart(ConsentPart);
        takeDraft();
        m_consent->take();
        return;
    }
    m_form->open(start);
    showPart(FormPart);
    takeDraft();
    m_form->take();
}

void PosyanduScreen::showChild(const VisitPreview &preview)
{
    const QString sex
        = codeWords(u"jenis_kelamin", static_cast<qint64>(preview.sex), print::paperLocale().name().left(2));
    QStringList about {sex, print::ageWords(preview.ageMonths)};
    const Result<ports::Record> record = context().store->load(m_child);
    const QString mother = record ? textOf(record->fields, resident::MotherName) : QString();
    if (!mother.isEmpty())
        about.append(tr("mother: %1").arg(mother));
    if (!m_start.replaces.isZero())
        about.append(tr("correcting %1").arg(print::paperDate(preview.day)));
    m_about->setText(about.join(QStringLiteral(" · ")));
}

void PosyanduScreen::showCannot(const Error &error)
{
    m_cannotSay = error;
    sayCannot();
    showPart(CannotPart);
}

void PosyanduScreen::showPart(Part part)
{
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        m_parts[i]->setVisible(i == part);
    m_pad->setVisible(part == FormPart);
}

void PosyanduScreen::sayCannot()
{
    if (!m_cannotSay)
        return;
    const bool isIncomplete = m_cannotSay->code == ErrorCode::RequiredFieldMissing;
    const ErrorWords words = errorWords(*m_cannotSay);
    const QString missing = m_cannotSay->field == QLatin1String("sex")
        ? tr("Whether it is a boy or a girl is not written down yet.")
        : tr("The full date of birth is not known yet.");
    m_cannot->setMessage(Tone::Warn, isIncomplete ? missing : words.title,
        isIncomplete ? tr("Growth can be followed once it is.") : words.remedy);
}

void PosyanduScreen::showNothingToDo()
{
    m_child = {};
    m_queue->setCurrent({});
    const bool hasChildren = m_queue->total() > 0;
    m_empty->setMessage(hasChildren ? Icon::Check : Icon::Baby,
        hasChildren ? tr("Everyone has been weighed") : tr("No child is registered yet"),
        hasChildren ? tr("Choose a name at the left to look again or to correct.")
                    : tr("Register a child first; then it stands here on every weighing day."));
    m_stack->setCurrentIndex(1);
}

void PosyanduScreen::next()
{
    const EntityId child = m_queue->nextAfter(m_child);
    if (child.isZero())
        return showNothingToDo();
    open(child);
}

} // namespace guyub::ui
