"""What must hold after a step that was cut short, besides what its store holds: who gets in, and what backups are good for.

Each is called with the desk and whether the command had said that it was done, and fails by `expect`."""
import json
import os

from desk import expect


def both(first, second):
    def prove(desk, is_told):
        first(desk, is_told)
        if second:
            second(desk, is_told)
    return prove


def keys_are(before, after):
    """All of the change or nothing; and the second key file lets in nobody whom the first shuts out."""
    def prove(desk, is_told):
        found = desk.keys()
        expect(found == after if is_told else found in (before, after), "what opens the store is neither as before nor as after")
        files = [desk.at("D/store.keys"), desk.at("D/store.keys.bak")]
        expect(not os.path.exists(files[1]) or read(files[0]) == read(files[1]), "store.keys.bak lets others in than store.keys")
    return prove


def read(path):
    with open(path, "rb") as file:
        return file.read()


def lets_in(name, before, after):
    """By the passphrase before or the one after, and never by both."""
    def prove(desk, is_told):
        found = [pass_file is not None and desk.lets_in(name, pass_file) for pass_file in (before, after)]
        was, will = [before is not None, False], [False, after is not None]
        expect(found == will if is_told else found in (was, will), f"{name} gets in by {['neither passphrase', 'the new passphrase', 'the old passphrase', 'both passphrases'][2 * found[0] + found[1]]}")
    return prove


def rotated(desk, is_told):
    """Nothing of a change of the data key is left."""
    left = [name for name in os.listdir(desk.at("D")) if name.startswith("main.db.new")]
    expect(not left, f"{left} is left")


def numbers(desk):
    listed = desk.run("backup", "list", desk.at("B"), "--json")
    expect(listed.code == 0 or (listed.code == 3 and "no backup here" in listed.err), f"backup list: {listed}")
    return sorted(row["number"] for row in json.loads(listed.out)) if listed.code == 0 else []


def verify_all(desk, found):
    for number in found:
        done = desk.run("backup", "verify", desk.at("B"), "--number", str(number))
        expect(done.code == 0, f"backup verify, number {number}: {done}")


def backed_up(earlier):
    """The earlier backups are whole, the new one is whole or not there, and the next one works, drill and all."""
    def prove(desk, is_told):
        found = numbers(desk)
        before = list(range(1, earlier + 1))
        after = before if earlier == 2 else before + [earlier + 1]
        expect(found == after if is_told else found in (before, after), f"backups {found} are there")
        verify_all(desk, found)
        again = desk.run("backup", "create", "--data", desk.at("D"), "--to", desk.at("B"))
        expect(again.code == 0, f"the next backup: {again}")
        drill = desk.run("backup", "verify", desk.at("B"), "--operator", "Wening", "--passphrase-file", desk.pass_file, "--json")
        expect(drill.code == 0 and json.loads(drill.out)["digest"] == desk.digest(), f"the drill of the next backup: {drill}")
    return prove


def restored(desk, is_told):
    """A store, or a folder that says what to do and can be restored into. Then it holds what the backup held."""
    verify_all(desk, numbers(desk))
    if not os.path.exists(desk.at("D2/store.keys")):
        expect(not is_told, "it said that it was done, and there is no store")
        if os.path.isdir(desk.at("D2")) and os.listdir(desk.at("D2")):
            refused = desk.ask("log", "digest", data="D2")
            expect(refused.code == 3 and "guyub backup restore" in refused.err, f"a half-restored folder: {refused}")
        again = desk.run("backup", "restore", desk.at("B"), "--data", desk.at("D2"))
        expect(again.code == 0, f"restoring again: {again}")
    told = desk.ask("log", "digest", data="D2")
    drill = desk.run("backup", "verify", desk.at("B"), "--operator", "Wening", "--passphrase-file", desk.pass_file, "--json")
    expect(told.code == 0 and drill.code == 0 and told.out.strip() == json.loads(drill.out)["digest"], f"the restored store holds something else: {told}, {drill}")
    desk.must_be_sound("restored", data="D2")
