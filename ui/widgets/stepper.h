// Where one is in a flow: numbered discs and, read out as its text, "Step 2 of 5: Address".
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QStringList>

namespace guyub::ui {

class Stepper : public QLabel
{
    Q_OBJECT
public:
    explicit Stepper(const Theme &theme, QWidget *parent = nullptr);

    void setSteps(const QStringList &names);
    void setCurrent(int index); // from 0; those before it are done
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int discPx() const;
    QFont nameFont(bool current) const;
    bool namesFit() const;
    void paintDisc(QPainter &painter, const QRectF &disc, int index) const;
    void updateSentence();

    const Theme &m_theme;
    QStringList m_names;
    int m_current = 0;
};

} // namespace guyub::ui
