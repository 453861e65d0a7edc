#!/usr/bin/env python3
"""housetest.py ROOT BIN_FOLDER: the house holds, and the check that says so catches what it should.

First the tree as it is must be without a breach. Then, in a temporary copy of the sources, breaches are planted
one at a time: each must be reported, under its rule and in its file, and the copy must be clean again after it.
"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import housecheck  # noqa: E402

COPIED = ("app", "storage", "sync", "ui", "tests", "packaging", "CMakeLists.txt")

# what it is: (rule, file, text put at its end or None for a new file's whole text)
PLANTED = {
    "an arrow up": ("arrow", "app/domain/recordcatalog.cpp", '#include "app/usecase/actions.h"\n'),
    "an arrow sideways": ("arrow", "storage/crypto/hash.cpp", '#include "app/domain/value.h"\n'),
    "an arrow that CMake cannot see": ("arrow", "app/ports/planted.h", '  #  include   "ui/screens/appcontext.h"\n'),
    "an include without its path": ("include", "app/base/error.cpp", '#include "error.h"\n'),
    "a window in the domain": ("qt module", "app/domain/recordcatalog.cpp", "#include <QWidget>\n"),
    "a database in a use case": ("qt module", "app/usecase/actions.cpp", "#include <QtSql/QSqlQuery>\n"),
    "Qt under the database engine": ("no qt", "storage/vault/pagecodecplanted.cpp", "#include <QByteArray>\n"),
    "words outside ui": ("words", "app/usecase/actions.cpp", 'static auto planted() { return QObject::tr("x"); }\n'),
    "the clock in the domain": ("clock", "app/domain/recordcatalog.cpp",
                                "auto planted() { return QDateTime::currentDateTimeUtc(); }\n"),
    "the clock in SQL": ("clock", "storage/planted.cpp", 'const char *planted = "SELECT datetime(\'now\')";\n'),
    "chance in a use case": ("chance", "app/usecase/actions.cpp", "auto planted = QUuid::createUuid();\n"),
    "a skipped test": ("skipped test", "tests/base/basetest.cpp", 'void planted() { QSKIP("later"); }\n'),
    "a sleeping test": ("sleep", "tests/base/basetest.cpp", "void planted() { QTest::qSleep(5); }\n"),
    "a crowded file": ("size", "app/base/planted.cpp", "int planted;\n" * 451),
    "a path of one machine": ("machine path", "app/base/error.cpp", '// see "/work/shared/DESIGN.md"\n'),
    "unfinished work": ("unfinished", "app/base/error.cpp", "// TODO\n"),
    "a folder that is no room": ("room", "app/attic/planted.h", "#pragma once\n"),
    "a wrong layer in CMake": ("layer", "app/domain/CMakeLists.txt",
                               "guyub_add_library(Planted LAYER 4 SOURCES planted.cpp)\n"),
    "a hub with windows": ("gui", "app/hub/CMakeLists.txt",
                           "guyub_add_library(Planted LAYER 7 SOURCES p.cpp LIBS Qt6::Widgets)\n"
                           "guyub_add_program(guyub-hub SOURCES main.cpp DEPENDS Planted)\n"),
}
# What looks like a breach and is none: the check must not cry wolf.
INNOCENT = {
    "forbidden words in comments": ("app/domain/recordcatalog.cpp", "// QDateTime::currentDateTime() and tr( are not\n"),
    "forbidden words in literals": ("app/usecase/actions.cpp", 'const char *planted = "rand() tr(x) QSKIP";\n'),
    "digit separators": ("app/domain/recordcatalog.cpp", "constexpr int planted = 1'000'000; // createUuid\n"),
    "a use case's own verb": ("app/usecase/actions.cpp", "void planted(Clock &clock) { clock.time(0); }\n"),
}


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, name, holds, words=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print(f"{'PASS' if holds else 'FAIL'}   {name}{'' if holds else ': ' + words}")


def lines(breaches):
    return "; ".join(map(str, breaches)) or "nothing was reported"


def with_text(copy, path, text):
    """Puts `text` at the end of `path`; returns what undoes it."""
    file = os.path.join(copy, path)
    made = []
    folder = os.path.dirname(file)
    while not os.path.isdir(folder):
        made.append(folder)
        folder = os.path.dirname(folder)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    before = open(file, encoding="utf-8").read() if os.path.exists(file) else None
    with open(file, "w", encoding="utf-8") as out:
        out.write((before or "") + text)

    def undo():
        if before is None:
            os.remove(file)
            for empty in made:
                os.rmdir(empty)
            return
        with open(file, "w", encoding="utf-8") as out:
            out.write(before)
    return undo


def main():
    root, bin_folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    count = Count()

    found = housecheck.check(root, bin_folder)
    count.expect("the house holds", not found, "\n" + "\n".join(map(str, found)))

    with tempfile.TemporaryDirectory(prefix="guyub-house-") as copy:
        for name in COPIED:
            source = os.path.join(root, name)
            if os.path.isdir(source):
                shutil.copytree(source, os.path.join(copy, name), ignore=shutil.ignore_patterns("build*", "__pycache__"))
            else:
                shutil.copy(source, copy)
        before = set(housecheck.check(copy))
        for name, (rule, path, text) in PLANTED.items():
            undo = with_text(copy, path, text)
            new = [b for b in housecheck.check(copy) if b not in before]
            undo()
            count.expect("catches " + name, any(b.rule == rule and b.path == path for b in new), lines(new))
        for name, (path, text) in INNOCENT.items():
            undo = with_text(copy, path, text)
            new = [b for b in housecheck.check(copy) if b not in before]
            undo()
            count.expect("lets pass " + name, not new, lines(new))
        count.expect("leaves the copy as it was", set(housecheck.check(copy)) == before)

    print(f"{count.passed} passed, {count.failed} failed, 0 skipped")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
