// Where every service starts: what was left unfinished, the tasks as large tiles, the figures of the day.
#pragma once

#include "ui/screens/pages.h"

#include <QTimer>

class QGridLayout;
class QHBoxLayout;

namespace guyub::ui {

class Banner;
class Button;
class Card;
class TextLabel;
class Tile;

class HomeScreen : public Screen
{
    Q_OBJECT
public:
    HomeScreen(const Theme &theme, AppContext &context, const Pages &pages, QWidget *parent = nullptr);

    QString title() const override;
    void enter(const Target &target) override;
    void retranslate() override;

private:
    struct Task
    {
        Page page;
        Tile *tile;
    };
    struct Figure
    {
        TextLabel *number;
        TextLabel *words;
    };
    void makeTiles(QGridLayout *grid);
    void makeFigures(QHBoxLayout *row);
    void showGreeting();
    void showNotice();
    void showDraft();
    void showFigures();
    void fitScreen();
    void readDrafts();
    void openDraft();
    void goOn(const guyub::ports::Draft &draft);
    void askToDrop(const guyub::ports::Draft &draft);
    QString tileTitle(Page page) const;
    QString tileDetail(Page page) const;

    const Pages &m_pages;
    TextLabel *m_greeting;
    TextLabel *m_day;
    Banner *m_notice;
    Banner *m_draft;
    Button *m_continue = nullptr;
    Button *m_drop = nullptr;
    QWidget *m_figureRow;
    QList<Task> m_tasks;
    QList<Figure> m_figures;
    ports::DayFigures m_today;
    QList<ports::Draft> m_open; // what this person has not finished, newest first
};

} // namespace guyub::ui
