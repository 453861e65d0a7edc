// A date in three parts, with the answer "only partly known" where the page allows it. Also takes a whole date typed or
// pasted into the day: 12/7/1948, 12-07-1948, 12.7.1948 or 12071948. Knows no today: whether a date is too late is for
// the page.
#pragma once

#include "app/base/error.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace guyub::ui {

class CheckButton;
class TextField;
class TextLabel;

// 0 stands for unknown. Never a day without its month.
struct PartialDate
{
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const PartialDate &, const PartialDate &) = default;
};

// The parts as typed, right or wrong; for drafts, which lose nothing.
struct DateParts
{
    QString day, month, year;
    bool partly = false;
    friend bool operator==(const DateParts &, const DateParts &) = default;
};

class DateField : public QWidget
{
    Q_OBJECT
public:
    explicit DateField(const Theme &theme, QWidget *parent = nullptr);

    void setPartlyKnownAllowed(bool allowed); // off at first
    // Errors: RequiredFieldMissing where a needed part is empty (Error::field: day, month or year), BadInput for what is
    // no number, ValueOutOfRange for a date that does not exist or a year outside 1850 to 2200.
    Result<PartialDate> date() const;
    void setDate(const PartialDate &date);
    DateParts parts() const;
    void setParts(const DateParts &parts);

Q_SIGNALS:
    void dateChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addPart(TextField *&field, TextLabel *&label, int digits);
    void takeWholeDate(const QString &typed);
    void readBack();
    void retranslate();

    const Theme &m_theme;
    TextField *m_day = nullptr;
    TextField *m_month = nullptr;
    TextField *m_year = nullptr;
    TextLabel *m_dayLabel = nullptr;
    TextLabel *m_monthLabel = nullptr;
    TextLabel *m_yearLabel = nullptr;
    TextLabel *m_readBack;
    CheckButton *m_partly;
};

} // namespace guyub::ui
