#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How old the copy against a crash gets while a network trains in the window on all cores.

    autosave_age.py FOVEA [NETWORK] [SECONDS]

Needs Xvfb and xdotool, and CIFAR-10 where FOVEA_DATA says. Ends with 1 if the copy was ever older than a minute, or
was written fewer than twice.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SCREEN = ":77"
TRAIN, PLAY = (644, 24), (119, 80)  # places to click at 1280×800


def main(program, network="vgg-small", seconds="180"):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config",
                       "DISPLAY": SCREEN, "LANG": "C.UTF-8"}
        project = f"{home}/model.fovea"
        subprocess.run([program, "train", network, "--data", "cifar10", "--steps", "0", "--out", project], check=True,
                       env=environment, stdout=subprocess.DEVNULL)
        screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        window = subprocess.Popen([program, project], env=environment)
        try:
            time.sleep(6)
            for x, y in (TRAIN, PLAY):
                subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True, env=environment)
                time.sleep(2)
            return watch(pathlib.Path(home, "data/fovea/recovery"), float(seconds))
        finally:
            window.kill()
            screen.kill()


def watch(folder, seconds):
    began = last = time.time()
    oldest, writes = 0.0, 0
    while time.time() < began + seconds:
        time.sleep(0.5)
        written = max((file.stat().st_mtime for file in folder.rglob("autosave.fovea")), default=began)
        if written > last:
            last, writes = written, writes + 1
        oldest = max(oldest, time.time() - last)
    print(f"{writes} copies in {seconds:g} s, the oldest was {oldest:.1f} s old")
    return 0 if oldest <= 60 and writes >= 2 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
