// The measures of one child: four numbers, what they say in words and on the curve while they are typed, one question
// where a number is odd. Enter moves on, and saves at the last. Knows no store: the page previews and saves.
#pragma once

#include "app/usecase/logvisit.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

namespace guyub::ui {

class AskCard;
class Button;
class GrowthView;
class MeasureField;
class TextLabel;
class VerdictGrid;
enum class Measure;

class VisitForm : public QWidget
{
    Q_OBJECT
public:
    static bool isTight(const Theme &theme); // large text on a small screen: no room for the curve

    using Previewer = std::function<Result<usecase::VisitPreview>(const usecase::Measurement &)>;

    VisitForm(const Theme &theme, Previewer preview, QWidget *parent = nullptr);

    // A new child, or one weighed today whose visit is corrected: `start` names the resident and the visit it replaces,
    // and may bring numbers. Nothing typed before is kept.
    void open(const usecase::Measurement &start);
    EntityId child() const { return m_start.resident; } // whose numbers stand in the fields; zero before open()
    QStringList draft() const; // all that was typed and tapped
    void restore(const QStringList &draft);
    bool isUntouched() const;
    void decideStatus(domain::WeightStatus status, const QString &reason); // the kader's own view
    void showFault(const QString &words, const QString &field); // from saving; `field`: key of the record, or empty
    void take(); // focus to the weight
    const std::optional<usecase::VisitPreview> &seen() const { return m_seen; }
    void retranslate();

Q_SIGNALS:
    void edited();
    void saveWanted(const guyub::usecase::Measurement &measurement);
    void statusWanted(); // the kader wants to decide

private:
    struct Asked
    {
        int field = -1; // -1: all fields together
        std::optional<int> likely;
    };
    void build(const Theme &theme);
    MeasureField *addField(const Theme &theme, Measure measure);
    QStringList typed() const; // what stands in the fields
    usecase::Measurement read() const;
    usecase::Measurement only(int field) const;
    void update();
    void showVerdicts();
    void showChart();
    void showLasts();
    void showExtras();
    void moveOn(int field);
    void saveAll();
    bool complainAbout(int field);
    QString limitWords(int field) const;
    std::optional<int> likelyOf(int field) const; // the number meant, where a comma slipped
    bool isConfirmed(int field) const;
    bool isDoubtful() const; // a weight that is far from the last and that nobody has confirmed
    bool askAbout(int field);
    QString questionAbout(int field, const usecase::VisitPreview &preview) const;
    void answer(bool asSuggested);
    void closeQuestion();
    QString valueWords(int field, int value) const;

    const Theme &m_theme;
    Previewer m_preview;
    usecase::Measurement m_start;
    std::optional<usecase::VisitPreview> m_seen; // of what is typed now
    QList<MeasureField *> m_fields;
    QStringList m_opened; // texts as the child was opened
    QStringList m_confirmed; // texts that the kader said are right, one a field and one for all
    Asked m_asked;
    bool m_isLengthShown = false;
    bool m_isStanding = false; // as measured; the usual way for the age until it is changed
    bool m_oedema = false;
    std::optional<domain::WeightStatus> m_decided;
    QString m_reason;

    QWidget *m_fieldRow;
    AskCard *m_question;
    VerdictGrid *m_verdicts;
    GrowthView *m_chart;
    Button *m_position;
    Button *m_swelling;
    Button *m_status;
    Button *m_save;
};

} // namespace guyub::ui
