#!/usr/bin/env python3
"""wordstest.py ROOT LUPDATE: every word of the screens is translated, and the check that says so catches what it should.

First the tree as it is must be without a fault. Then, in a small invented tree, faults are planted one at a time.
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import wordscheck  # noqa: E402

SOURCE = """#include <QObject>
class Page : public QObject
{
    Q_OBJECT
public:
    void speak() { auto a = tr("Save and print"); auto b = tr("%1 of %2 sent"); }
};
"""
GOOD = {"Save and print": "Simpan dan cetak", "%1 of %2 sent": "%1 dari %2 terkirim"}

# what it is: (change to the translations, words that the fault must hold)
PLANTED = {
    "a missing translation": ({"%1 of %2 sent": None}, 'no id translation: "%1 of %2 sent"'),
    "an empty translation": ({"Save and print": " "}, 'empty: "Save and print"'),
    "an ampersand": ({"Save and print": "Simpan & cetak"}, "an & may"),
    "a lost place": ({"%1 of %2 sent": "%1 terkirim"}, "other places"),
    "an obsolete translation": ({"Open": "Buka"}, "obsolete"),
    "begging": ({"Save and print": "Mohon simpan dan cetak"}, "avoids"),
    "blanks at an end": ({"Save and print": "Simpan dan cetak "}, "other blanks"),
}


def ts(words, extra=""):
    lines = ["<?xml version='1.0' encoding='utf-8'?>", "<!DOCTYPE TS>", "<TS version='2.1' language='id'>", "<context><name>Page</name>"]
    for source, translation in words.items():
        if translation is not None:
            lines.append(f"<message><source>{source.replace('&', '&amp;')}</source>"
                         f"<translation>{translation.replace('&', '&amp;')}</translation></message>")
    return "\n".join([*lines, extra, "</context></TS>"])


class Tree:
    def __init__(self, folder, lupdate):
        self.folder, self.lupdate = folder, lupdate
        os.makedirs(os.path.join(folder, "ui"))
        os.makedirs(os.path.join(folder, "translations", "id"))

    def faults(self, source=SOURCE, words=None, extra="", second=""):
        for path, text in (("ui/page.cpp", source), ("translations/id/a.ts", ts(words or GOOD, extra)), ("translations/id/b.ts", second)):
            with open(os.path.join(self.folder, path), "w", encoding="utf-8") as file:
                file.write(text or ts({}))
        return [str(fault) for fault in wordscheck.check(self.folder, self.lupdate)[0]]


def main():
    root, lupdate = os.path.abspath(sys.argv[1]), sys.argv[2]
    passed = failed = 0

    def expect(name, holds, words):
        nonlocal passed, failed
        passed, failed = passed + bool(holds), failed + (not holds)
        print(f"{'PASS' if holds else 'FAIL'}   {name}{'' if holds else ': ' + words}")

    found, _, sources = wordscheck.check(root, lupdate)
    expect("every word is translated", not found, "\n" + "\n".join(map(str, found)))
    expect("the sources were read", len(sources) > 100, f"{len(sources)} strings")

    with tempfile.TemporaryDirectory(prefix="guyub-words-") as folder:
        tree = Tree(folder, lupdate)
        expect("lets a good tree pass", not tree.faults(), "; ".join(tree.faults()))
        for name, (change, words) in PLANTED.items():
            found = tree.faults(words={**GOOD, **change})
            expect("catches " + name, len(found) == 1 and words in found[0], "; ".join(found) or "nothing")
        unfinished = "<message><source>Open</source><translation type='unfinished'>Buka</translation></message>"
        found = tree.faults(source=SOURCE.replace("%1 of %2 sent", "Open"), words={"Save and print": "Simpan dan cetak"}, extra=unfinished)
        expect("catches an unfinished translation", len(found) == 1 and "not finished" in found[0], "; ".join(found) or "nothing")
        found = tree.faults(second=ts({"Save and print": "Simpan"}))
        expect("catches one string in two files", len(found) == 1 and "also in" in found[0], "; ".join(found) or "nothing")
        found = tree.faults(second="<TS>")
        expect("catches a broken file", any("no readable" in fault for fault in found), "; ".join(found) or "nothing")
        found = tree.faults(source=SOURCE.replace("    Q_OBJECT\n", ""))
        expect("catches a string without a context", any("lacks Q_OBJECT" in fault for fault in found), "; ".join(found) or "nothing")

    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
