// Moments of the pages for residents, brought about by pressing and typing. Shown as pictures and measured by the tests.
#pragma once

#include "tests/ui/residents/counter.h"

#include <functional>

namespace guyub::test {

struct Scene
{
    QString name;
    std::function<void(Counter &)> play;
};

QList<Scene> residentScenes();
QList<Scene> editScenes();
// What is left of the screen for a page beside rail and bar.
QSize pageSize(const QSize &screen);
EntityId addResident(Counter &counter, const domain::FieldMap &fields);
EntityId addSutinah(Counter &counter); // with everything filled in
void setName(Counter &counter, const EntityId &id, const QString &name); // as another officer would, meanwhile

} // namespace guyub::test
