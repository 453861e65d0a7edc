#!/usr/bin/env python3
"""targetstest.py ROOT: guyub_add_library refuses wrong arrows when CMake configures, and says which."""
import os
import subprocess
import sys
import tempfile

FRAME = """cmake_minimum_required(VERSION 3.25)
project(Planted LANGUAGES CXX)
include("{root}/packaging/cmake/GuyubTargets.cmake")
add_library(guyub_settings INTERFACE)
add_library(Guyub::Settings ALIAS guyub_settings)
guyub_add_library(Ground LAYER 0 SOURCES x.cpp)
guyub_add_library(Left LAYER 2 SOURCES x.cpp DEPENDS Ground)
guyub_add_library(Right LAYER 2 SOURCES x.cpp DEPENDS Ground{right})
guyub_add_library(Roof LAYER 3 SOURCES x.cpp DEPENDS Left Right)
{last}
"""

# name: (what Right depends on beside Ground, one more line, words that the refusal must hold; None = configures)
CASES = {
    "lets arrows down through": ("", "", None),
    "refuses an arrow sideways": (" Left", "", "layer 2 may not use Left on layer 2"),
    "refuses an arrow up": ("", "guyub_add_library(Low LAYER 1 SOURCES x.cpp DEPENDS Roof)",
                            "layer 1 may not use Roof on layer 3"),
    "refuses a library that is not there yet": (" Roof", "", "there is no library Roof below it"),
    "refuses our own library under LIBS": ("", "guyub_add_library(Low LAYER 1 SOURCES x.cpp LIBS Guyub::Roof)",
                                           "Guyub::Roof is ours"),
    "refuses a library without a layer": ("", "guyub_add_library(Low SOURCES x.cpp)", "LAYER and SOURCES are needed"),
}


def main():
    root = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for name, (right, last, refusal) in CASES.items():
        with tempfile.TemporaryDirectory(prefix="guyub-targets-") as folder:
            with open(os.path.join(folder, "x.cpp"), "w", encoding="utf-8") as source:
                source.write("int planted;\n")
            with open(os.path.join(folder, "CMakeLists.txt"), "w", encoding="utf-8") as lists:
                lists.write(FRAME.format(root=root, right=right, last=last))
            done = subprocess.run(["cmake", "-G", "Ninja", "-S", folder, "-B", os.path.join(folder, "b")],
                                  capture_output=True, text=True, check=False)
        said = " ".join(done.stderr.split())
        holds = done.returncode == 0 if refusal is None else done.returncode != 0 and refusal in said
        passed, failed = passed + holds, failed + (not holds)
        print(f"{'PASS' if holds else 'FAIL'}   {name}{'' if holds else ': ' + (said or 'it configured')}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
