// "Perhaps registered already": who, why, and the two ways on. Never in the way; gone as soon as nobody fits any more.
#pragma once

#include "ui/screens/residents/likelytwin.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class TwinCard : public Card
{
    Q_OBJECT
public:
    explicit TwinCard(const Theme &theme, QWidget *parent = nullptr);

    void showTwins(const QList<LikelyTwin> &twins, QDate today);
    static QString sentence(const LikelyTwin &twin, QDate today); // "78 tahun, RT 003 / RW 005. NIK sama."

Q_SIGNALS:
    void openWanted(const guyub::EntityId &id);
    void otherPerson(const QString &key);

private:
    const Theme &m_theme;
    QWidget *m_list = nullptr;
};

} // namespace guyub::ui
