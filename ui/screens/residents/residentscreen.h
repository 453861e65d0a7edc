// One person: who it is, what was agreed to, and what has happened, newest first.
#pragma once

#include "app/usecase/consentstanding.h"
#include "ui/screens/screen.h"
#include "ui/screens/servicewatch.h"
#include "ui/widgets/rowlist.h"

#include <QPointer>

namespace guyub::ui {

class Banner;
class Button;
class Card;
class PageHeader;
class ScrollArea;
class SecondaryButton;

class ResidentScreen : public Screen
{
    Q_OBJECT
public:
    ResidentScreen(const Theme &theme, AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;
    void leave() override;
    std::optional<Target> resume() const override;

private:
    void view();
    void fill();
    void showNobody();
    void fillHead(const ports::Record &person);
    void fillConsents(const ports::Record &person);
    void askConsent(const ports::Record &person, usecase::Purpose purpose, bool withdraws);
    void keepConsent(const usecase::ConsentAnswer &answer);
    void fillHousehold();
    void showViewers();
    void fillFacts(const ports::Record &person);
    void fillHistory();
    void addActions(const ports::Record &person);
    bool isSmallChild(const ports::Record &person) const;
    bool mayShow(usecase::Purpose purpose) const; // sensitive data that rest on it
    void addFact(const QString &label, const QString &value);
    void showError(const Error &error);

    EntityId m_id;
    ServiceWatch m_asking{context(), usecase::ServiceKind::Consent};
    PageHeader *m_header;
    Button *m_edit;
    Banner *m_banner;
    SecondaryButton *m_who;
    ScrollArea *m_area;
    Card *m_facts = nullptr;
    QPointer<QWidget> m_cards;
    QPointer<QWidget> m_actions;
    QWidget *m_left;
    bool m_mayShow = false; // the read log has it
    QList<usecase::ConsentStanding> m_standings;
    RowModel m_history;
    RowList *m_list;
};

} // namespace guyub::ui
