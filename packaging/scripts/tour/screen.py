"""Drives a program's window from outside: finds things by what a screen reader would say, presses and types.

AT-SPI tells where things are; keys and pointer go through the X server, as from a person. Nothing of the program's own
code is called.
"""
import os
import re
import subprocess
import time

import pyatspi

from programs import ProgramError, until

BUTTONS = ("push button", "toggle button", "radio button", "check box", "list item", "link", "menu item", "page tab")
ENTRIES = ("text", "entry", "password text", "spin button", "editbar")


def _walk(node, depth=0):
    """Every accessible below `node`; what vanishes meanwhile is left out."""
    try:
        yield node
        if depth < 40:
            for child in list(node):
                if child is not None:
                    yield from _walk(child, depth + 1)
    except Exception:  # the tree changes under us; a D-Bus error is an ordinary answer here
        return


def _shows(node):
    try:
        states = node.getState()
        return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)
    except Exception:
        return False


def _fits(name, wanted):
    return bool(wanted.search(name)) if hasattr(wanted, "search") else name == wanted


class Window:
    """One running window program."""

    def __init__(self, folder, name, arguments, log):
        self.name, self.folder = name, folder
        env = dict(folder.env, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
        self.log = open(log, "a", encoding="utf-8")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            [folder.program(name), *arguments], env=env, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.app = until(self._find_app, 30)
        if not self.app:
            self.kill()
            raise ProgramError(f"{name} showed no window")

    def _find_app(self):
        if self.process.poll() is not None:
            raise ProgramError(f"{self.name} ended with {self.process.returncode}")
        for app in pyatspi.Registry.getDesktop(0):
            try:
                if app is not None and app.get_process_id() == self.process.pid and app.childCount > 0:
                    return app
            except Exception:
                continue
        return None

    # ---- looking
    def all(self, roles=None):
        for node in _walk(self.app):
            try:
                role, name = node.getRoleName(), node.name or ""
            except Exception:
                continue
            if (roles is None or role in roles) and _shows(node):
                yield role, name, node

    def words(self):
        """Everything that can be read now, one piece a line."""
        return [name for _, name, _ in self.all() if name]

    def says(self):
        """The first things that can be read, for a message."""
        seen = list(dict.fromkeys(word.replace("\n", " ") for word in self.words()))
        return "it says: " + ("nothing" if not seen else " | ".join(seen)[:900])

    @staticmethod
    def _said(wanted):
        return str(wanted) if hasattr(wanted, "words") else f"“{getattr(wanted, 'pattern', wanted)}”"

    def sees(self, wanted, seconds=10.0):
        pattern = wanted if hasattr(wanted, "search") else re.compile(re.escape(wanted))
        return until(lambda: next((w for w in self.words() if pattern.search(w)), None), seconds)

    def find(self, wanted, roles, seconds=15.0):
        def look():
            if self.process.poll() is not None:
                raise ProgramError(f"{self.name} ended with {self.process.returncode}")
            return next((node for _, name, node in self.all(roles) if _fits(name, wanted)), None)

        node = until(look, seconds)
        if node is None:
            raise ProgramError(f"the window has no {self._said(wanted)} to use; {self.says()}")
        return node

    # ---- doing
    def press(self, wanted, seconds=15.0):
        node = self.find(wanted, BUTTONS, seconds)
        self._reveal(node)
        self._click(node)
        time.sleep(0.15)
        return node

    def type_into(self, label, text):
        node = self.find(label, ENTRIES)
        self._reveal(node)
        self._click(node)
        self.keys("ctrl+a")
        self.type(text)

    def type(self, text):
        self._xdotool("type", "--delay", "12", "--", text)

    def keys(self, *names):
        self._xdotool("key", "--delay", "20", *names)

    def _reveal(self, node):
        try:
            node.queryComponent().grabFocus()
            time.sleep(0.1)
        except Exception:
            pass

    def _click(self, node):
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        if box.width <= 0 or box.height <= 0:
            raise ProgramError(f"“{node.name}” has no place on the screen")
        self._xdotool("mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1")

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.folder.env, check=True, stdout=subprocess.DEVNULL)

    def picture(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        time.sleep(0.4)
        subprocess.run(["import", "-window", "root", path], env=self.folder.env, check=True)

    # ---- ending
    def kill(self):
        """As a power cut would: no chance to say goodbye."""
        self.process.kill()
        self.process.wait()

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()
