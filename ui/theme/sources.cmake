list(APPEND kit_sources
    theme/icons.cpp
    theme/icons.h
    theme/theme.cpp
    theme/theme.h
    theme/tokens.cpp
    theme/tokens.h)
