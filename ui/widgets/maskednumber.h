// A number that names a person, masked: "•••• •••• •••• 9001". Pressed and held it shows plain, and only as long. The plain
// number is asked for at that moment, so that the page can log the look before anything shows.
#pragma once

#include "ui/widgets/button.h"

#include <functional>

namespace guyub::ui {

class MaskedNumber : public BaseButton
{
    Q_OBJECT
public:
    // `label` is what the number is, "NIK".
    MaskedNumber(const Theme &theme, const QString &label, QWidget *parent = nullptr);

    void setMasked(const QString &masked);
    // Called when somebody presses; an empty answer keeps the mask.
    void setReveal(std::function<QString()> reveal);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showPlain();
    void hidePlain();
    void say();

    QString m_label;
    QString m_masked;
    QString m_plain; // only while held
    std::function<QString()> m_reveal;
};

} // namespace guyub::ui
