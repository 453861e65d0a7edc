#!/usr/bin/env python3
"""wordscheck.py ROOT --lupdate PROGRAM [--missing]: compares what the sources say with what translations/ says.

Reads every tr() and QT_TRANSLATE_NOOP below app, storage, sync and ui with lupdate and prints every fault of every
language: a string without a finished translation, a translation without its string, an empty one, an `&`, a lost
%1, words that people at the counter should not read. With --missing it prints what is still to be translated as
messages to paste into a .ts file. Exit 0 without a fault, else 1.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple
from xml.sax.saxutils import escape

SOURCE_FOLDERS = ("app", "storage", "sync", "ui")
LANGUAGES = ("id",)
# The glossary says it plainer: what happened and what to do, without begging and without blame.
UNWANTED = re.compile(r"\b(mohon|maaf|tidak valid|silahkan|gagal total|error)\b", re.I)
PLACE = re.compile(r"%(?:\d{1,2}|n|L\d{1,2})")
# What lupdate says when it cannot tell which context a string belongs to: the string would show untranslated.
NO_CONTEXT = re.compile(r"lacks Q_OBJECT macro|tr\(\) cannot be called without context|Unbalanced|Unterminated")


class Key(NamedTuple):
    context: str
    source: str
    comment: str


class Fault(NamedTuple):
    path: str
    words: str

    def __str__(self):
        return f"{self.path}: {self.words}"


def messages(path):
    """Yields (Key, <translation> element, source places) for each message of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            key = Key(name, message.findtext("source") or "", message.findtext("comment") or "")
            places = [f"{at.get('filename')}:{at.get('line')}" for at in message.iter("location")]
            yield key, message.find("translation"), places


def read_sources(root, lupdate, faults):
    """What the program says: {Key: first place}."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "all.ts")
        folders = [name for name in SOURCE_FOLDERS if os.path.isdir(os.path.join(root, name))]
        done = subprocess.run([lupdate, "-silent", "-locations", "absolute", *folders, "-I", ".", "-ts", out], cwd=root,
                              capture_output=True, text=True, check=True)
        for line in (done.stdout + done.stderr).splitlines():
            if NO_CONTEXT.search(line):
                faults.append(Fault(os.path.relpath(line.split(":")[0], root), line.split(":", 1)[1].strip()))
        return {key: os.path.relpath(os.path.join(folder, places[0].rsplit(":", 1)[0]), root) + ":" + places[0].rsplit(":", 1)[1]
                if places else "?" for key, _, places in messages(out)}


def translated_forms(element):
    forms = [form.text or "" for form in element.iter("numerusform")]
    return forms or [element.text or ""]


def check_message(path, key, element, faults):
    if element is None or element.get("type") is not None:
        faults.append(Fault(path, f"not finished ({element.get('type') if element is not None else 'missing'}): \"{key.source}\""))
        return
    for text in translated_forms(element):
        if not text.strip():
            faults.append(Fault(path, f'empty: "{key.source}"'))
            continue
        if "&" in text or "&" in key.source:  # some widgets take it for a shortcut, others show it: write "dan"
            faults.append(Fault(path, f'an & may become a shortcut, write "dan": "{key.source}", "{text}"'))
        if sorted(set(PLACE.findall(key.source))) != sorted(set(PLACE.findall(text))):
            faults.append(Fault(path, f'other places than in "{key.source}": "{text}"'))
        unwanted = UNWANTED.search(text)
        if unwanted:
            faults.append(Fault(path, f'the glossary avoids "{unwanted.group()}": "{text}"'))
        if (text[0].isspace(), text[-1].isspace()) != (key.source[0].isspace(), key.source[-1].isspace()):
            faults.append(Fault(path, f'other blanks at the ends: "{text}"'))


def check_language(root, language, sources, faults):
    """Faults of one language; returns what is missing."""
    folder = os.path.join(root, "translations", language)
    seen = {}
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if not name.endswith(".ts"):
            continue
        path = f"translations/{language}/{name}"
        try:
            found = list(messages(os.path.join(folder, name)))
        except ElementTree.ParseError as error:
            faults.append(Fault(path, f"no readable .ts file: {error}"))
            continue
        for key, element, _ in found:
            if key in seen:
                faults.append(Fault(path, f'also in {seen[key]}: "{key.source}" ({key.context})'))
                continue
            seen[key] = path
            if key not in sources:
                faults.append(Fault(path, f'obsolete, nothing says it any more: "{key.source}" ({key.context})'))
            check_message(path, key, element, faults)
    missing = {key: place for key, place in sources.items() if key not in seen}
    for key, place in missing.items():
        faults.append(Fault(place, f'no {language} translation: "{key.source}" ({key.context})'))
    return missing


def check(root, lupdate):
    faults = []
    sources = read_sources(root, lupdate, faults)
    missing = {language: check_language(root, language, sources, faults) for language in LANGUAGES}
    return faults, missing, sources


def print_missing(missing):
    context = None
    for key in sorted(missing):
        if key.context != context:
            print(("</context>\n" if context is not None else "") + f"<context>\n    <name>{escape(key.context)}</name>")
            context = key.context
        comment = f"<comment>{escape(key.comment)}</comment>" if key.comment else ""
        print(f"    <message><source>{escape(key.source)}</source>{comment}<translation type=\"unfinished\"></translation></message>")
    if context is not None:
        print("</context>")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("root")
    parser.add_argument("--lupdate", default="/usr/lib/qt6/bin/lupdate")
    parser.add_argument("--missing", action="store_true")
    arguments = parser.parse_args()
    faults, missing, _ = check(arguments.root, arguments.lupdate)
    if arguments.missing:
        for words in missing.values():
            print_missing(words)
        return 0
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
