"""The rooms of the house: the one table that the house test reads (resources/docs/architecture.md explains it).

A room is a folder; the longest matching row counts. It may include itself and rooms on a lower layer, nothing
on its own layer and nothing above. `qt` names the Qt modules whose headers it may include.
"""
from typing import NamedTuple


class Room(NamedTuple):
    layer: int
    qt: frozenset


def _room(layer, *modules):
    return Room(layer, frozenset(("QtCore",) + modules))


_WIDGETS = ("QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtSvgWidgets")
_ANY = _WIDGETS + ("QtNetwork", "QtSql", "QtDBus", "QtMultimedia")

ROOMS = {
    "app/base": _room(0),
    "app/domain": _room(1),
    "storage/crypto": _room(1),
    "storage/vault": _room(2),
    "sync/protocol": _room(2),
    "storage/sql": _room(3, "QtSql"),  # one connection over the sealed VFS; kiosk and hub use the same
    "app/ports": _room(3),
    "app/usecase": _room(4),
    "app/host": _room(5, "QtNetwork", "QtDBus", "QtGui", "QtPrintSupport"),  # adapters of ports to this machine
    "storage": _room(5, "QtSql"),
    "sync/client": _room(5, "QtNetwork"),
    "sync/hub": _room(5, "QtSql", "QtNetwork"),
    "ui/fonts": _room(4, "QtGui"),  # the bundled typeface: screens and papers alike
    "translations": _room(4),  # the words of other languages than the source's
    "ui/scan": _room(5, "QtGui"),  # reads QR codes off pictures
    "ui/print": _room(5, "QtGui", "QtPrintSupport", "QtSvg"),
    "ui/widgets": _room(5, *_WIDGETS),  # the kit: screens stand on it
    "ui": _room(6, *_WIDGETS),
    "ui/gallery": _room(7, *_WIDGETS),
    "app/kiosk": _room(7, *_ANY),
    "app/hub": _room(7, "QtNetwork", "QtSql"),
    "app/agent": _room(7, "QtNetwork", "QtSql"),
    "app/tool": _room(7, "QtNetwork", "QtSql", "QtGui", "QtPrintSupport"),
}

# One room in two folders.
SAME_ROOM = {"ui/theme": "ui/widgets"}

# Folders whose code is held to no layer: tests may look at everything.
OPEN_FOLDERS = ("tests", "packaging", "resources", "translations")

# The page codec and the file layer under SQLite run inside the engine's callbacks: no Qt there at all.
NO_QT = ("storage/vault/pagecodec", "storage/vault/pagecipher", "storage/vault/cryptvfs", "storage/vault/noncesource", "storage/vault/sealedfile",
         "storage/vault/vfs", "storage/vault/wal")

# Where the real clock and real chance come in; everybody else is given a port.
REAL_WORLD = ("app/host", "app/kiosk", "app/hub", "app/agent", "app/tool", "tests", "packaging")
# Keys, nonces and identifiers of keys are drawn where they are used.
REAL_CHANCE = REAL_WORLD + ("storage/crypto",)

# Programs that run with nobody in front of them: no window system may be linked.
NO_GUI_PROGRAMS = ("guyub-hub", "guyub-agent")
GUI_LIBRARIES = ("Qt6::Gui", "Qt6::Widgets", "Qt6::PrintSupport", "Qt6::Svg")

MAX_LINES = 450


def room_of(path):
    """The row of ROOMS that `path` (a file or folder, relative to the root) lies in, or None."""
    best = None
    for name in (*ROOMS, *SAME_ROOM):
        if (path == name or path.startswith(name + "/")) and (best is None or len(name) > len(best)):
            best = name
    return SAME_ROOM.get(best, best)


def inside(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)
