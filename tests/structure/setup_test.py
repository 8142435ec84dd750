#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Tests what the scripts do about packages that are missing, with an apt that only notes its calls."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts/lib"
NOBODY = 65534

# Each notes how it was called. `sudo` runs the rest of its line, as the real one does.
APT = 'echo "apt-get $*" >>"$LOG"\n[[ $1 != "$APT_FAILS_AT" ]]'
SUDO = 'echo sudo >>"$LOG"\n"$@"'
POLICY = 'echo "  Candidate: $BOOST"'
DPKG = '[[ $(printf "%s\\n" "$2" "$4" | sort -V | head -n 1) == "$4" ]]'  # --compare-versions A ge B


class Setup(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name)
        self.root.chmod(0o777)
        (self.root / "bin").mkdir()
        (self.root / "scripts/lib").mkdir(parents=True)
        for script in SCRIPTS.iterdir():
            shutil.copy(script, self.root / "scripts/lib")
        for name in ["awk", "bash", "cut", "dirname", "env", "head", "nproc", "sort"]:
            (self.root / "bin" / name).symlink_to(shutil.which(name))

    def program(self, name, text):
        file = self.root / "bin" / name
        file.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        file.chmod(0o755)

    def apt(self):
        self.program("apt-get", APT)
        self.program("apt-cache", POLICY)
        self.program("dpkg", DPKG)

    def run_with(self, *needs, as_root=True, boost="1.83.0", fails_at="never"):
        """Its exit code, what it printed, and the calls it made."""
        if as_root and os.geteuid() != 0:
            self.skipTest("only root can do this as root")
        user = {} if as_root or os.geteuid() != 0 else {"user": NOBODY, "group": NOBODY}
        log = self.root / "log"
        needed = "".join(f"echo {need}; " for need in needs)
        done = subprocess.run(
            [shutil.which("bash"), "-c",
             f"source scripts/lib/setup.sh; needed() {{ {needed}:; }}; install_missing needed; echo on"],
            cwd=self.root, capture_output=True, text=True, check=False,
            env={"PATH": str(self.root / "bin"), "LOG": str(log), "BOOST": boost,
                 "APT_FAILS_AT": fails_at}, **user)
        calls = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return done.returncode, done.stdout + done.stderr, calls

    def test_each_list_knows_how_to_look(self):
        bash = shutil.which("bash")
        lists = re.findall(r"^(needs_to_\w+)\(\)", (SCRIPTS / "setup.sh").read_text(encoding="utf-8"),
                           re.MULTILINE)
        self.assertGreater(len(lists), 1)
        for needs in lists:
            done = subprocess.run([bash, "-c", f"source scripts/lib/setup.sh; {needs} && echo done"],
                                  cwd=self.root, capture_output=True, text=True, check=False,
                                  env={"PATH": os.environ["PATH"]})
            self.assertEqual(done.stderr, "", needs)
            self.assertTrue(done.stdout.endswith("done\n"), needs)

    def test_nothing_is_done_where_nothing_is_missing(self):
        self.apt()
        self.assertEqual(self.run_with(), (0, "on\n", []))

    def test_without_apt_it_prints_the_list_and_goes_on(self):
        code, printed, calls = self.run_with("g++", "boost", "boost-test")
        self.assertEqual((code, calls), (0, []))
        self.assertIn("Please install (names of Debian packages): "
                      "g++ libboost-dev libboost-test-dev\n", printed)
        self.assertIn("on\n", printed)

    def test_with_apt_it_installs(self):
        self.apt()
        code, printed, calls = self.run_with("g++", "boost")
        self.assertEqual(code, 0)
        self.assertEqual(calls[0], "apt-get update -qq")
        self.assertRegex(calls[1], "^apt-get install -y .* g\\+\\+ libboost-dev$")
        self.assertEqual(len(calls), 2)
        self.assertIn("Installing g++ libboost-dev\n", printed)

    def test_an_old_boost_is_passed_over(self):
        self.apt()
        _, _, calls = self.run_with("boost", "boost-test", boost="1.74.0.3")
        self.assertRegex(calls[1], " libboost1.81-dev libboost-test1.81-dev$")

    def test_old_lists_will_do(self):
        self.apt()
        code, printed, calls = self.run_with("g++", fails_at="update")
        self.assertEqual((code, len(calls)), (0, 2))
        self.assertIn("going on with its old lists", printed)

    def test_what_cannot_be_installed_is_told(self):
        self.apt()
        code, printed, _ = self.run_with("g++", fails_at="install")
        self.assertEqual(code, 1)
        self.assertIn("apt-get could not install g++", printed)
        self.assertNotIn("on\n", printed)

    def test_who_is_not_root_asks_sudo(self):
        self.apt()
        self.program("sudo", SUDO)
        code, _, calls = self.run_with("g++", as_root=False)
        self.assertEqual(code, 0)
        self.assertEqual(calls[:3], ["sudo", "apt-get update -qq", "sudo"])

    def test_without_sudo_it_prints_the_list_and_goes_on(self):
        self.apt()
        code, printed, calls = self.run_with("g++", "boost", as_root=False, boost="1.74.0.3")
        self.assertEqual((code, calls), (0, []))
        self.assertIn("Please install, as root: apt-get install g++ libboost1.81-dev\n", printed)
        self.assertIn("on\n", printed)


if __name__ == "__main__":
    unittest.main()
