# SPDX-License-Identifier: Apache-2.0
"""A folder in which prov runs apart from everything else, with fixed time and keys."""
import os
import shutil
import subprocess

# 2026-01-05T09:00:00Z
TIME = "1767603600"


class Sandbox:
    """WORK/{case,data,state,home}: the working folder is WORK/case."""

    def __init__(self, root, prov, source):
        self.root = os.path.abspath(root)
        self.case = os.path.join(self.root, "case")
        self.prov = os.path.abspath(prov)
        self.source = os.path.abspath(source)

    def create(self, start=None):
        shutil.rmtree(self.root, ignore_errors=True)
        if start is not None:
            shutil.copytree(start, self.root, symlinks=True)
            return
        for folder in ("case", "data", "state", "home", "bin"):
            os.makedirs(os.path.join(self.root, folder))
        os.symlink(self.prov, os.path.join(self.root, "bin", "prov"))
        for folder in ("tests", "labels", "schemas"):
            os.symlink(os.path.join(self.source, folder), os.path.join(self.case, folder))

    def environment(self):
        return {
            "HOME": os.path.join(self.root, "home"),
            "LOGNAME": "mira",
            "PATH": os.path.join(self.root, "bin") + ":/usr/local/bin:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "XDG_DATA_HOME": os.path.join(self.root, "data"),
            "XDG_STATE_HOME": os.path.join(self.root, "state"),
            "XDG_CONFIG_HOME": os.path.join(self.root, "config"),
            "PROV_TEST_TIME": TIME,
            "PROV_TEST_SEED": "1",
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
        }

    def run(self, script, stdin=b""):
        """Runs a shell script; returns (exit code, standard output, standard error) in bytes."""
        done = subprocess.run(["sh", "-c", script], cwd=self.case, env=self.environment(),
                              input=stdin, capture_output=True, timeout=600, check=False,
                              start_new_session=True)  # without the terminal of whoever tests
        return done.returncode, done.stdout, done.stderr


def make_harbour(sandbox):
    """The sample case as its reviewer left it."""
    sandbox.create()
    script = ("prov init --handle mira --name 'Mira Aydin' && "
              "prov batch tests/samples/harbour/review.jsonl")
    code, out, err = sandbox.run(script)
    if code != 0:
        bad = [line for line in out.splitlines() if b'"error":null' not in line]
        raise SystemExit("the sample case cannot be made:\n" + err.decode() +
                         "\n".join(line.decode() for line in bad[:20]))
