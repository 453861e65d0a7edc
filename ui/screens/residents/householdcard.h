// The others of a person's household, each with a way to that person's page. Masked: no read of them.
#pragma once

#include "app/ports/recordstore.h"
#include "ui/widgets/card.h"

namespace guyub::ui {

class HouseholdCard : public Card
{
    Q_OBJECT
public:
    HouseholdCard(const Theme &theme, const QList<ports::ResidentHit> &others, QWidget *parent = nullptr);

Q_SIGNALS:
    void open(const guyub::EntityId &resident);
};

} // namespace guyub::ui
