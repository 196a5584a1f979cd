# SPDX-License-Identifier: Apache-2.0
"""Programs on a terminal, as a person sees them."""
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios

SECONDS = 120  # by which anything must have happened; never waited for when all is well


def read_until(terminal, words):
    """What the terminal shows up to these words, or to its end when they are empty."""
    shown = b""
    while not words or words not in shown:
        if not select.select([terminal], [], [], SECONDS)[0]:
            break
        try:
            got = os.read(terminal, 4096)
        except OSError:  # the other side is closed
            break
        if not got:
            break
        shown += got
    return shown


def on_terminal(sandbox, words, waited_for, typed, program="prov", size=None, **variables):
    """Runs prov, or another program, on a terminal of that size (lines, columns), types when the
    words show, returns (exit code, all shown)."""
    terminal, inner = pty.openpty()
    if size is not None:
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    process = subprocess.Popen([program] + words, cwd=sandbox.case,
                               env=sandbox.environment() | variables,
                               stdin=inner, stdout=inner, stderr=inner,
                               executable=sandbox.prov if program == "prov" else program,
                               start_new_session=True)
    os.close(inner)
    shown = b""
    if waited_for:
        shown = read_until(terminal, waited_for)
        os.write(terminal, typed)
    shown += read_until(terminal, b"")
    os.close(terminal)
    return process.wait(SECONDS), shown.decode().replace("\r\n", "\n")
