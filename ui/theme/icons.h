// The icons of the kit: our own line drawings from resources/icons, coloured at run time.
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace guyub::ui {

enum class Icon {
    None, Baby, Back, Backspace, Calendar, Camera, Chart, Check, Clock, Close, Contrast, Draft, Enter, Error, Eye, Folder,
    Gear, Home, Household, Info, Keyboard, KeyboardHide, Language, Lock, Minus, Moon, Next, Offline, Pen, People, Person,
    PersonAdd, Plus, Print, Receipt, Scale, Scan, Search, Send, Shield, Shift, Speaker, Sun, Sync, TextSize, Undo, Warning,
    Count
};

QString iconName(Icon icon); // file name without ending; empty for None

// Draws `icon` as large as `box` (use a square) in `colour`. Draws nothing for None.
void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &colour);

} // namespace guyub::ui
