"""The steps of the tour, in order. Each answers one line of what a program showed, or raises ProgramError.

A step's sabotage is what `--break` plants in it: something that a true failure would look like, never a `raise`.
"""
import json
import os
import shutil
import subprocess

import canaries
import window
from programs import Hub, ProgramError, Store
from words import Words

LEDGER = "35.77.03.1009"
NAME = canaries.NAME
NAME_ON_A, NAME_ON_B = NAME + " Wulandari", NAME + " Handayani"


class Tour:
    def __init__(self, folder, output, root, sabotage):
        self.folder, self.output, self.root, self.sabotage = folder, output, root, sabotage
        self.hub = self.kiosk = None
        self.words = Words(root)
        self.a = Store(folder, "kelurahan", "Rini", "246810")
        self.b = Store(folder, "posyandu", "Wati", "135799")
        self.resident_id = None
        self.count = 0  # residents that A must have

    def breaks(self, step):
        return self.sabotage == step.__name__

    def picture(self, name):
        if self.kiosk is not None:
            try:
                self.kiosk.picture(os.path.join(self.output, name + ".png"))
            except (OSError, subprocess.SubprocessError):
                pass

    def stop(self):
        if self.kiosk is not None:
            self.kiosk.kill()
        if self.hub is not None:
            self.hub.stop()


def hub(tour):
    """A hub starts on loopback, with its database embedded."""
    tour.hub = Hub(tour.folder, "203.0.113.1:0" if tour.breaks(hub) else "127.0.0.1:0")  # an address for documentation: nobody's
    return tour.hub.url


def stores(tour):
    """Two kiosks are set up: kelurahan office and posyandu."""
    for store, role in ((tour.a, "operator"), (tour.b, "kader")):
        tour.folder.run("guyub", "store", "create", "--data", store.data, "--operator", store.operator, "--role", role,
                        "--ledger", LEDGER, "--device-name", store.name.capitalize(), "--passphrase-file", store.secret)
    if tour.breaks(stores):
        for name in ("store.keys", "store.keys.bak"):  # one stands in for the other
            os.truncate(os.path.join(tour.b.data, name), 40)
    checked = [store.call("store", "check").stdout.strip().splitlines() for store in (tour.a, tour.b)]
    return "; ".join(f"{name}: {', '.join(line.split(',')[0] for line in lines)}" for name, lines in zip("AB", checked))


def enrol(tour):
    """Both meet the hub with a one-time code."""
    for store in (tour.a, tour.b):
        code = tour.hub.code(LEDGER)
        if tour.breaks(enrol):
            code = code[:-1] + ("A" if code[-1] != "A" else "B")
        store.call("enrol", rest=("--hub", tour.hub.url, "--code", code))
    status = json.loads(tour.folder.run("guyub-hub", "status", "--data", tour.hub.data, "--json").stdout)
    return f"devices at the hub: {len(status['ledgers'][0]['devices'])}"


def people(tour):
    """300 invented residents are read in from a file."""
    path = tour.folder.path("warga.csv")
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run([os.path.join(tour.root, "packaging/scripts/samplepeople"), "--count", "300"], stdout=file,
                       check=True)
    if tour.breaks(people):
        with open(path, "a", encoding="utf-8") as file:
            file.write("x,y\n")
    done = tour.a.json("resident", "import", rest=(path, "--basis", "UU23-2006"))
    tour.count = done["residents"]
    if tour.count != 300:
        raise ProgramError(f"{tour.count} of 300 were read in")
    return f"{done['residents']} residents, {done['households']} households, {done['commits']} commits"


def register(tour):
    """An operator registers a resident through the window."""
    tour.kiosk = window.sign_in(tour, tour.a, ("1-sign-in", "2-home"))
    shown = window.register(tour, NAME if not tour.breaks(register) else "")
    tour.count += 1
    return shown


def receipt(tour):
    """RT issues a receipt and prints it."""
    code = window.issue_receipt(tour, broken=tour.breaks(receipt))
    papers = sorted(os.listdir(tour.folder.path("papers")))
    if not papers:
        raise ProgramError("no paper came out")
    shutil.copy(tour.folder.path("papers", papers[-1]), os.path.join(tour.output, "receipt" + os.path.splitext(papers[-1])[1]))
    return f"{code}, on paper: {', '.join(papers)}"


def weigh(tour):
    """A kader weighs a child; the growth curve follows."""
    return window.weigh(tour, broken=tour.breaks(weigh))


def powercut(tour):
    """The plug is pulled in the middle of the next registration: nothing saved is lost."""
    window.begin_registration(tour, "Bambang Tri")
    tour.kiosk.kill()
    if tour.breaks(powercut):
        os.truncate(os.path.join(tour.a.data, "main.db"), os.path.getsize(os.path.join(tour.a.data, "main.db")) // 2)
    tour.kiosk = window.sign_in(tour, tour.a)
    draft = window.draft_offered(tour)
    tour.kiosk.close()
    tour.kiosk = None
    verdict = tour.a.call("log", "verify").stdout.strip().splitlines()[-1]
    kept = tour.a.json("store", "check")["records"]["resident"]
    if kept != tour.count:
        raise ProgramError(f"{kept} residents are there, {tour.count} had been saved")
    return f"{kept} residents; {verdict}; draft offered: {draft}"


def night(tour):
    """With nobody signed in the agent ships sealed files; the second kiosk takes them in."""
    if tour.breaks(night):
        tour.hub.stop()
    sent = tour.a.agent().stdout.strip().splitlines()[-1]
    tour.b.agent()
    tour.b.call("sync", "apply")
    tour.b.agent()
    tour.a.agent()
    tour.a.call("sync", "apply")
    tour.b.agent()
    tour.b.call("sync", "apply")
    one, other = tour.a.digest(), tour.b.digest()
    if one != other:
        raise ProgramError(f"the kiosks differ: {one[:12]} and {other[:12]}")
    return f"{sent}; both kiosks have digest {one[:16]}"


def apart(tour):
    """Both edit the same resident's name while apart."""
    found = {}
    for store, name in ((tour.a, NAME_ON_A), (tour.b, NAME_ON_A if tour.breaks(apart) else NAME_ON_B)):
        hits = store.json("resident", "find", rest=(NAME,))
        store.call("resident", "set", rest=(hits[0]["id"], f"name={name}"))
        found[store.name] = store.json("resident", "show", rest=(hits[0]["id"],))["fields"]["name"]
    tour.resident_id = hits[0]["id"]
    if len(set(found.values())) != 2:
        raise ProgramError("both kiosks say the same")
    return ", ".join(f"{name}: {value}" for name, value in found.items())


def conflict(tour):
    """Both send; the clash is listed, with both values, on both."""
    for store in (tour.a, tour.b):
        store.agent()
        store.call("sync", "apply")
    for store in (tour.b, tour.a) if not tour.breaks(conflict) else ():
        store.agent()
        store.call("sync", "apply")
    lists = [store.json("conflicts", "list") for store in (tour.a, tour.b)]
    if not all(len(found) == 1 and {found[0]["shown"], found[0]["other"]} == {NAME_ON_A, NAME_ON_B} for found in lists):
        raise ProgramError(f"A lists {len(lists[0])}, B lists {len(lists[1])}")
    window.look_around(tour, tour.b)
    return f"{lists[1][0]['field']}: {lists[1][0]['shown']} | {lists[1][0]['other']}"


def verify(tour):
    """A's receipt is checked on B, offline, by what its paper says."""
    issued = tour.a.json("receipt", "issue", rest=(tour.resident_id,))
    for kind in ("pdf-a5", "png-58", "png-80", "raster-58", "raster-80"):
        form, _, width = kind.partition("-")
        ending = {"pdf": "pdf", "png": "png", "raster": "escpos"}[form]
        tour.a.call("receipt", "render", rest=(issued["id"], "--as", kind, "--out",
                                               os.path.join(tour.output, f"receipt-{width}.{ending}")))
    payload = issued["payload"]
    if tour.breaks(verify):
        payload = payload[:-1] + ("0" if payload[-1] != "0" else "1")
    paper = os.path.join(tour.output, "receipt-58.png")
    said = tour.b.call("receipt", "verify", rest=(payload,), expect=(0, 1)).stdout.split()[0]
    seen = tour.b.call("receipt", "verify", rest=(paper,), expect=(0, 1)).stdout.split()[0]
    if (said, seen) != ("genuine", "genuine"):
        raise ProgramError(f"payload {said}, picture of the paper {seen}")
    altered = tour.b.call("receipt", "verify", rest=(swapped(payload),), expect=(1,)).stdout.split()[0]
    return f"{issued['code']}: {said}; altered payload: {altered}"


def swapped(payload):
    """The payload with one letter of its signature changed, still in the alphabet."""
    at = len(payload) - 8
    return payload[:at] + ("A" if payload[at] != "A" else "B") + payload[at + 1:]


def flip(tour):
    """One byte of a copy of the store is flipped: it is refused, never read wrongly."""
    copy = Store(tour.folder, "copy", tour.a.operator, tour.a.pin)
    shutil.copytree(tour.a.data, copy.data)
    path = os.path.join(copy.data, "main.db")
    if not tour.breaks(flip):
        with open(path, "r+b") as file:
            file.seek(5 * 4096 + 777)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 0x10]))
    done = copy.call("store", "check", expect=(0, 6))
    if done.returncode != 6:
        raise ProgramError("the copy was accepted")
    return (done.stderr.strip() or done.stdout.strip()).splitlines()[0 if not done.stderr.strip() else -1]


def secret(tour):
    """No planted name, street or number lies in the clear in any folder."""
    if tour.breaks(secret):
        with open(tour.folder.path("tmp", "left-behind"), "w", encoding="utf-8") as file:
            file.write(canaries.NAME)
    os.remove(tour.folder.path("warga.csv"))
    shutil.rmtree(tour.folder.path("papers"))
    found, looked = canaries.search(tour.folder.root, canaries.FORMS)
    if found:
        raise ProgramError(f"in the clear: {', '.join(sorted(found))}")
    return f"{looked} files, nothing found"


ALL = (hub, stores, enrol, people, register, receipt, weigh, powercut, night, apart, conflict, verify, flip, secret)
