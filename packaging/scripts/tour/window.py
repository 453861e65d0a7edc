"""What the tour does at the kiosk's window, step by step, as an officer would."""
import os
import re
import time

import canaries
from programs import ProgramError, until
from screen import BUTTONS, ENTRIES, Window

CODE = re.compile(r"\b[0-9A-Z]{4}-\d+-[0-9A-Z]\b")


def sign_in(tour, store, pictures=()):
    os.makedirs(tour.folder.path("papers"), exist_ok=True)
    kiosk = Window(tour.folder, "guyub-kiosk", ["--data", store.data, "--printer-folder", tour.folder.path("papers"),
                                                "--language", "id"], tour.folder.path("kiosk.log"))
    if not until(lambda: any(store.operator in word for word in kiosk.words()), 15):
        raise ProgramError(f"the sign-in page does not name the operator; {kiosk.says()}")
    tour.kiosk = kiosk
    if pictures:
        tour.picture(pictures[0])
    for digit in store.pin:
        kiosk.press(digit)
    kiosk.keys("Return")
    kiosk.find(tour.words("Register a resident"), BUTTONS, 30)
    if pictures:
        tour.picture(pictures[1])
    return kiosk


def _go(tour, name):
    tour.kiosk.press(tour.words(name))


def register(tour, name):
    kiosk, words = tour.kiosk, tour.words
    _go(tour, "Register a resident")
    kiosk.press(words("I agree"))
    tour.picture("3-consent")
    kiosk.press(words("Next"))
    kiosk.press(words("With NIK"))
    kiosk.type_into(words("NIK"), canaries.NIK)
    read_back = kiosk.sees(words("Female, born %1 (%2)")) or kiosk.sees(words("Male, born %1 (%2)"))
    kiosk.type_into(words("Full name as on the card"), name)
    tour.picture("4-identity")
    kiosk.press(words("Next"))
    kiosk.type_into(words("Address or hamlet"), canaries.STREET + " 7")
    kiosk.type_into(words("RT"), "2")
    kiosk.type_into(words("RW"), "3")
    tour.picture("5-household")
    kiosk.press(words("Next"))
    tour.picture("6-check")
    kiosk.press(words("Save"))
    said = kiosk.sees(words("%1 is registered"))
    if not said:
        raise ProgramError(f"the window does not say that the person is registered; {kiosk.says()}")
    tour.picture("7-saved")
    return f"{said}; read back from the NIK: {read_back}"


def issue_receipt(tour, broken):
    kiosk, words = tour.kiosk, tour.words
    kiosk.press(words("Print the receipt"))
    if broken:
        os.rename(tour.folder.path("papers"), tour.folder.path("papers.away"))
        with open(tour.folder.path("papers"), "w", encoding="utf-8"):
            pass
    kiosk.press(words("Save and print"))
    code = kiosk.sees(CODE)
    tour.picture("8-receipt")
    if not code:
        raise ProgramError(f"the window shows no receipt number; {kiosk.says()}")
    if not until(lambda: os.path.isdir(tour.folder.path("papers")) and os.listdir(tour.folder.path("papers")), 10):
        raise ProgramError("no paper came out")
    kiosk.press(words("Done"))
    return CODE.search(code).group()


def weigh(tour, broken):
    kiosk, words = tour.kiosk, tour.words
    kiosk.press(words("Home"))
    _go(tour, "Weigh a child")
    if kiosk.sees(words("Name of the parent or guardian"), 5):  # nobody has been asked about this child yet
        kiosk.type_into(words("Name of the parent or guardian"), "Wagini")
        kiosk.press(words("Agrees"))
    kiosk.type_into(words("Weight in kg"), "x" if broken else "9,4")
    kiosk.keys("Return")
    kiosk.type_into(words("Length in cm"), "75")
    kiosk.keys("Return")
    tour.picture("9-weighing")
    for _ in range(4):  # the other fields stay empty; Enter on the last saves; an odd number is asked about once
        if kiosk.sees(words("It is right"), 0.5):
            kiosk.press(words("It is right"))
        saved = kiosk.sees(words("Saved: %1"), 0.7)
        if saved:
            break
        kiosk.keys("Return")
    if not saved:
        raise ProgramError(f"the window does not say that the weighing is saved; {kiosk.says()}")
    tour.picture("10-weighed")
    return saved


def begin_registration(tour, name):
    kiosk, words = tour.kiosk, tour.words
    kiosk.press(words("Home"))
    _go(tour, "Register a resident")
    kiosk.press(words("I agree"))
    kiosk.press(words("Next"))
    kiosk.press(words("Without NIK"))
    kiosk.type_into(words("Full name as on the card"), name)
    time.sleep(1.5)  # drafts are kept within a second of quiet


def draft_offered(tour):
    kiosk, words = tour.kiosk, tour.words
    if not kiosk.sees(words("Something is not finished yet")):
        raise ProgramError(f"the draft is not offered again; {kiosk.says()}")
    tour.picture("11-draft")
    return kiosk.sees(words("%1, step %2, kept at %3"))


def look_around(tour, store):
    """Pictures of the pages that the steps by command pass by."""
    kiosk, words = sign_in(tour, store), tour.words
    for name, page in (("Check a receipt", "12-check-receipt"), ("Send data", "13-send-data")):
        kiosk.press(words(name))
        tour.picture(page)
        if name == "Send data":
            kiosk.press(words("See both versions"))
            tour.picture("14-conflict")
        kiosk.press(words("Home"))
    kiosk.close()
    tour.kiosk = None
