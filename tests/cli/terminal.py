# SPDX-License-Identifier: Apache-2.0
"""Programs on a terminal, as a person sees them."""
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import unicodedata

SECONDS = 120  # by which anything must have happened; never waited for when all is well


def columns_of(line):
    """Columns by the Unicode database, which counts no marks and wide characters twice."""
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


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


def take_terminal():
    """In a child that leads a session: standard input becomes the terminal that it is asked on."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def converse(sandbox, command, exchanges):
    """Runs a shell command that has its own terminal; for each (words, typed) types when the words
    show (bytes, or a function of the process and the terminal). Returns (exit code, all shown,
    whether the terminal echoes afterwards)."""
    terminal, inner = pty.openpty()
    process = subprocess.Popen(["/bin/sh", "-c", command], cwd=sandbox.case,
                               env=sandbox.environment(), stdin=inner, stdout=inner, stderr=inner,
                               start_new_session=True, preexec_fn=take_terminal)
    shown = b""
    for words, typed in exchanges:
        shown += read_until(terminal, words)
        if callable(typed):
            typed(process, inner)
        else:
            os.write(terminal, typed)
    code = process.wait(SECONDS)
    echoes = bool(termios.tcgetattr(inner)[3] & termios.ECHO)
    os.close(inner)
    shown += read_until(terminal, b"")
    os.close(terminal)
    return code, shown.decode().replace("\r\n", "\n"), echoes


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
