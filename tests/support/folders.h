// Folders as a backup or a hand moves them.
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace guyub::test {

inline bool copyFolder(const QString &from, const QString &to)
{
    bool isWhole = QDir().mkpath(to);
    const QDir source(from);
    QDirIterator entries(from, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next(), target = to + QLatin1Char('/') + source.relativeFilePath(path);
        isWhole = (entries.fileInfo().isDir() ? QDir().mkpath(target) : QDir().mkpath(QFileInfo(target).path()) && QFile::copy(path, target)) && isWhole;
    }
    return isWhole;
}

// `backup` in place of `folder`.
inline bool putBack(const QString &backup, const QString &folder)
{
    return QDir(folder).removeRecursively() && copyFolder(backup, folder);
}

} // namespace guyub::test
