"""Looks for planted words in every file below a folder, in the forms a program might leave them in."""
import os

# Of the person registered through the window: name, street, number.
NAME, STREET, NIK = "Wigatiningsih", "Gang Sawunggaling", "3577034107909007"
SEARCH_KEYS = ("wigatiningsih", "gang sawunggaling")


def _forms():
    forms = set()
    for word in (NAME, STREET, NIK, *SEARCH_KEYS):
        for text in (word, word.lower(), word.upper()):
            forms.add(text.encode())
            forms.add(text.encode("utf-16-le"))
    return sorted(forms)


FORMS = _forms()


def search(root, forms):
    """Answers (relative paths with a hit, number of files looked at)."""
    found, looked = set(), 0
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.isfile(path) or os.path.islink(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            looked += 1
            if any(form in content for form in forms):
                found.add(os.path.relpath(path, root))
    return found, looked
