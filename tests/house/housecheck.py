#!/usr/bin/env python3
"""housecheck.py ROOT [--bin DIR]: reads the whole tree and prints every breach of the house rules.

A link list alone leaks, because headers of a library that somebody else links are found all the same; so this
reads every #include. With --bin the finished programs are looked at too. Exit 0 without a breach, else 1.
"""
import argparse
import glob
import os
import re
import subprocess
import sys
from typing import NamedTuple

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import cpptext  # noqa: E402
import rooms  # noqa: E402


class Breach(NamedTuple):
    rule: str
    path: str
    line: int
    words: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.words}"


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
LIBRARY = re.compile(r"\bguyub_add_(library|program)\s*\(\s*([\w-]+)\s*([^)]*)\)", re.S)

TRANSLATE = re.compile(r"(?<![\w.])(?:\w+::)*tr\(|QCoreApplication::translate\(|\bqtTrId\(")
CLOCK = re.compile(r"currentDateTime|currentMSecsSinceEpoch|currentSecsSinceEpoch|currentDate\(|currentTime\(|"
                   r"system_clock|std::time\(|(?<![\w:.>])time\(\s*(?:nullptr|NULL|0)\s*\)|gettimeofday|clock_gettime")
CHANCE = re.compile(r"QRandomGenerator|createUuid|random_device|mt19937|std::rand\b|(?<![\w:.>])s?rand\(|"
                    r"arc4random|getrandom|randombytes_")
SQL_CLOCK = re.compile(r"CURRENT_(?:TIMESTAMP|DATE|TIME)\b|\b(?:datetime|date|time|strftime|julianday)\([^)]*'now'|"
                       r"\bRANDOM\(\)|\bRANDOMBLOB\(", re.I)
SKIPPED_TEST = re.compile(r"\bQSKIP\b|\bQEXPECT_FAIL\b|\bGTEST_SKIP\b|\bQVERIFY\((?:true|1)\)")
SLEEP = re.compile(r"\bqSleep\(|\bQThread::m?u?sleep\(|\bthis_thread::sleep_|(?<![\w:.>])u?sleep\(")
MACHINE_PATH = re.compile(r"(?<![\w.${}/-])/(?:work|farm|root)/")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b")

CODE = (".cpp", ".h")
COUNTED = CODE + (".py", ".cmake")
TEXT = COUNTED + (".md", ".txt", ".json", ".service", ".timer", ".in", ".sh", ".yml", ".qss", ".sql", "")
SKIPPED_FOLDERS = re.compile(r"^(?:build(?:-.*)?|\.git|\.cache|__pycache__|node_modules)$")
SELF = ("tests/house",)  # names what it forbids


def files_below(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not SKIPPED_FOLDERS.match(f))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
            if path != ".git":
                yield path


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def qt_headers():
    """Header name -> Qt module, from the installed headers."""
    found = {}
    for folder in glob.glob("/usr/include/*/qt6/Qt*") + glob.glob("/usr/include/qt6/Qt*"):
        module = os.path.basename(folder)
        found[module] = module
        for name in os.listdir(folder):
            if name == module or name.startswith("Q") or name.endswith(".h"):
                found.setdefault(name, module)
            found[f"{module}/{name}"] = module
    if not found:
        raise SystemExit("housecheck: no Qt headers are installed")
    return found


class Check:
    def __init__(self, root):
        self.root = root
        self.paths = list(files_below(root))
        self.known = set(self.paths)
        self.qt = qt_headers()
        self.breaches = []

    def add(self, rule, path, line, words):
        self.breaches.append(Breach(rule, path, line, words))

    def find(self, rule, path, text, pattern, words):
        for match in pattern.finditer(text):
            self.add(rule, path, cpptext.line_of(text, match.start()), f"{words}: {match.group().strip()}")

    def run(self, bin_folder=None):
        for path in self.paths:
            extension = os.path.splitext(path)[1]
            if extension not in TEXT and not path.endswith("CMakeLists.txt"):
                continue
            text = read(self.root, path)
            if extension in CODE:
                self.code(path, text)
            if extension in COUNTED and text.count("\n") > rooms.MAX_LINES:
                self.add("size", path, rooms.MAX_LINES + 1, f"more than {rooms.MAX_LINES} lines")
            if not rooms.inside(path, SELF):
                self.find("machine path", path, text, MACHINE_PATH, "a path of one machine")
                if extension in COUNTED:
                    self.find("unfinished", path, text, UNFINISHED, "unfinished work")
        self.cmake()
        if bin_folder:
            self.linked(bin_folder)
        return self.breaches

    def code(self, path, text):
        plain = cpptext.without_comments(text)
        code = cpptext.code_only(text)
        room = rooms.room_of(path)
        if room is None and not rooms.inside(path, rooms.OPEN_FOLDERS):
            self.add("room", path, 1, "this folder is no room of tests/house/rooms.py")
        self.includes(path, room, plain)
        if not rooms.inside(path, ("ui", "tests")):
            self.find("words", path, code, TRANSLATE, "words for people belong to ui/")
        if not rooms.inside(path, rooms.REAL_WORLD):
            self.find("clock", path, code, CLOCK, "the clock comes in as a port")
            self.find("clock", path, cpptext.literals_only(text), SQL_CLOCK, "the database's clock and chance are the real ones")
        if not rooms.inside(path, rooms.REAL_CHANCE):
            self.find("chance", path, code, CHANCE, "chance comes in as a port")
        if rooms.inside(path, ("tests",)):
            self.find("skipped test", path, code, SKIPPED_TEST, "a test decides")
            self.find("sleep", path, code, SLEEP, "a test waits for what it needs, not for time")

    def includes(self, path, room, plain):
        for match in INCLUDE.finditer(plain):
            quoted, target = match.group(1) == '"', match.group(2)
            line = cpptext.line_of(plain, match.start())
            if path.startswith(rooms.NO_QT) and target in self.qt and target.startswith("Q"):
                self.add("no qt", path, line, f"<{target}> under the database engine")
            if quoted:
                self.own_include(path, room, target, line)
            elif target in self.known:
                self.add("include", path, line, f'our own "{target}" is included in quotes')
            elif room is not None and self.qt.get(target, "QtCore") not in rooms.ROOMS[room].qt:
                self.add("qt module", path, line, f"{room} may not use {self.qt[target]} ({target})")

    def own_include(self, path, room, target, line):
        if target.endswith(".moc"):
            return
        if target not in self.known:
            self.add("include", path, line, f'no file "{target}"; includes name the full path from the root')
            return
        if room is None:
            return
        other = rooms.room_of(target)
        if other is None:
            self.add("arrow", path, line, f"{room} may not use {target}")
        elif other != room and rooms.ROOMS[other].layer >= rooms.ROOMS[room].layer:
            way = "up" if rooms.ROOMS[other].layer > rooms.ROOMS[room].layer else "sideways"
            self.add("arrow", path, line, f"{way} from {room} to {other}: {target}")

    def cmake(self):
        """Compares the layers given in CMake with the table, and what the windowless programs link."""
        targets = {}
        for path in (p for p in self.paths if p.endswith("CMakeLists.txt")):
            text = re.sub(r"#[^\n]*", "", read(self.root, path))
            folder = os.path.dirname(path)
            for match in LIBRARY.finditer(text):
                kind, name, words = match.group(1), match.group(2), match.group(3).split()
                line = cpptext.line_of(text, match.start())
                targets[name] = (path, line, words)
                below = next((os.path.dirname(word) for word in words if re.match(r"\w.*/.*\.\w+$", word)), "")
                room = rooms.room_of(f"{folder}/{below}" if below else folder)
                if room is None:
                    if not rooms.inside(folder, rooms.OPEN_FOLDERS):
                        self.add("room", path, line, f"{folder} is no room of tests/house/rooms.py")
                elif kind == "library":
                    layer = words[words.index("LAYER") + 1] if "LAYER" in words else "none"
                    if layer != str(rooms.ROOMS[room].layer):
                        self.add("layer", path, line, f"{name} says {layer}, {room} stands on {rooms.ROOMS[room].layer}")
        self.programs = [p for p in rooms.NO_GUI_PROGRAMS if p in targets]
        for program in self.programs:
            for name, library in reached(targets, program):
                path, line, _ = targets[name]
                self.add("gui", path, line, f"{program} reaches {library} through {name}")

    def linked(self, bin_folder):
        for program in self.programs:
            file = os.path.join(bin_folder, program)
            if not os.path.exists(file):
                self.add("gui", program, 1, f"declared, but not built in {bin_folder}")
                continue
            needed = subprocess.run(["ldd", file], capture_output=True, text=True, check=True).stdout
            for match in re.finditer(r"libQt6(?:Gui|Widgets|PrintSupport|Svg)\b|libX11\b|libxcb\b", needed):
                self.add("gui", program, 1, f"is linked with {match.group()}")


def reached(targets, start):
    """Yields (target, GUI library) for every GUI library that `start` links through our own targets."""
    waiting, seen = [start], set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in targets:
            continue
        seen.add(name)
        for word in targets[name][2]:
            if word in rooms.GUI_LIBRARIES:
                yield name, word
            waiting.append(word)


def check(root, bin_folder=None):
    return Check(root).run(bin_folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("root")
    parser.add_argument("--bin")
    arguments = parser.parse_args()
    breaches = check(arguments.root, arguments.bin)
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
