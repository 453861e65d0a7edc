"""The sample that packaging/start shows: two kiosks of one kelurahan with people, households, months of weighings and
receipts, all through the programs' own commands. Everybody in it is invented."""
import os
import shutil
import subprocess

from programs import Folder, ProgramError, Store

LEDGER = "35.77.03.1009"
KIOSKS = ("kelurahan", "posyandu")
DONE = "complete"  # a file that says so
PORT = "port"      # kiosks keep the hub's address, so it must not change


def folder(root, binaries):
    """Keeps its own XDG folders, so that trying things out touches nothing of the user's."""
    os.makedirs(root, mode=0o700, exist_ok=True)
    if not os.path.exists(os.path.join(root, DONE)):
        for entry in os.listdir(root):  # an earlier making was cut: nothing of it is worth keeping
            path = os.path.join(root, entry)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    return Folder(root, binaries)


def is_complete(place):
    return os.path.exists(place.path(DONE))


def address(place):
    try:
        with open(place.path(PORT), encoding="utf-8") as file:
            return "127.0.0.1:" + file.read().strip()
    except OSError:
        return "127.0.0.1:0"


def kiosks(place):
    return {"kelurahan": Store(place, "kelurahan", "Rini", "246810"), "posyandu": Store(place, "posyandu", "Wati", "135799")}


def _script(root, name, *arguments, out):
    with open(out, "w", encoding="utf-8") as file:
        subprocess.run([os.path.join(root, "packaging/scripts", name), *arguments], stdout=file, check=True)


def _meet(store):
    store.agent()
    store.call("sync", "apply")


def make(place, hub, root):
    office, post = kiosks(place).values()
    for store, role in ((office, "operator"), (post, "kader")):
        place.run("guyub", "store", "create", "--data", store.data, "--operator", store.operator, "--role", role,
                  "--ledger", LEDGER, "--device-name", store.name.capitalize(), "--passphrase-file", store.secret)
        store.call("enrol", rest=("--hub", hub.url, "--code", hub.code(LEDGER)))
    people, visits = place.path("people.csv"), place.path("visits.csv")
    _script(root, "samplepeople", "--count", "300", out=people)
    office.call("resident", "import", rest=(people, "--basis", "UU23-2006"))
    _script(root, "samplevisits", people, out=visits)
    office.call("visit", "import", rest=(visits,))
    os.remove(people)
    os.remove(visits)
    hits = office.json("resident", "find", rest=("Siti",))
    if not hits:
        raise ProgramError("the sample has nobody called Siti")
    for hit in hits[:3]:
        office.call("receipt", "issue", rest=(hit["id"],))
    for store in (office, post, office, post):
        _meet(store)
    with open(place.path(PORT), "w", encoding="utf-8") as file:
        file.write(hub.url.rsplit(":", 1)[1])
    with open(place.path(DONE), "w", encoding="utf-8") as file:
        file.write("1\n")
