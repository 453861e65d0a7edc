"""What the Indonesian screens say for an English source string, from the product's own translations."""
import glob
import os
import re
import xml.etree.ElementTree as ElementTree


class Wanted:
    """What a window shall say: a pattern to look with, and the words themselves for whoever reads that it does not."""

    def __init__(self, words):
        self.words = sorted(words)
        self._pattern = re.compile("^(?:" + "|".join(re.sub(r"%\d", ".*", re.escape(each)) for each in self.words) + r")\s*(?:\(.*\))?$")

    def search(self, text):
        return self._pattern.search(text)

    def __str__(self):
        return " or ".join(f"“{re.sub('%[0-9]', '…', each)}”" for each in self.words)


class Words:
    def __init__(self, root):
        self._words = {}
        for path in sorted(glob.glob(os.path.join(root, "translations", "id", "*.ts"))):
            for message in ElementTree.parse(path).getroot().iter("message"):
                source, translation = message.findtext("source"), message.findtext("translation")
                if source and translation:
                    self._words.setdefault(source, set()).add(translation)

    def __call__(self, source):
        """Any of the translations of `source`; %1 and %2 stand for anything."""
        found = self._words.get(source)
        if not found:
            raise KeyError(f"no translation of “{source}”")
        return Wanted(found)
