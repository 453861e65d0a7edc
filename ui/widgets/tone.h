// What a message or a state means. Each tone has its colours and its icon, so that no state is told by colour alone.
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

namespace guyub::ui {

enum class Tone { Neutral, Accent, Info, Ok, Warn, Danger };

constexpr Token toneInk(Tone tone)
{
    constexpr Token kInks[]
        = {Token::TextMuted, Token::OnAccentSoft, Token::Info, Token::Ok, Token::Warn, Token::Danger};
    return kInks[static_cast<std::size_t>(tone)];
}

constexpr Token toneFill(Tone tone)
{
    constexpr Token kFills[]
        = {Token::Sunken, Token::AccentSoft, Token::InfoSoft, Token::OkSoft, Token::WarnSoft, Token::DangerSoft};
    return kFills[static_cast<std::size_t>(tone)];
}

constexpr Icon toneIcon(Tone tone)
{
    constexpr Icon kIcons[] = {Icon::Info, Icon::Info, Icon::Info, Icon::Check, Icon::Warning, Icon::Error};
    return kIcons[static_cast<std::size_t>(tone)];
}

} // namespace guyub::ui
