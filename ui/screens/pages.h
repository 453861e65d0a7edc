// Which pages this program has. Each area of screens registers its own (`registerShellPages`, ...) in the main; the shell
// makes a page when it is first gone to and deletes it when the counter is locked, so that no name is left behind. What is
// not registered has no tile, no entry in the rail and no button.
#pragma once

#include "ui/screens/screen.h"

#include <functional>
#include <map>

namespace guyub::ui {

class Pages
{
public:
    // The page is given to a parent by the caller.
    using Make = std::function<Screen *(const Theme &, AppContext &)>;

    void add(Page page, Make make) { m_make[page] = std::move(make); }
    template<typename Kind>
    void add(Page page) // for a page that is made of theme and context alone
    {
        add(page, [](const Theme &theme, AppContext &context) -> Screen * { return new Kind(theme, context); });
    }
    bool has(Page page) const { return m_make.count(page) > 0; }
    // Null when there is no such page.
    Screen *make(Page page, const Theme &theme, AppContext &context) const
    {
        const auto found = m_make.find(page);
        return found == m_make.end() ? nullptr : found->second(theme, context);
    }

private:
    std::map<Page, Make> m_make;
};

} // namespace guyub::ui
