# SPDX-License-Identifier: Apache-2.0
"""What each layer may include: section 4 of the design, as data."""

# Layers that a layer names; it may also include what those rest on, and <prov/...>.
LAYERS = {
    "base": [],
    "json": ["base"],
    "model": ["json"],
    "vocab": ["model"],
    "crypto": ["base"],
    "log": ["model", "crypto"],
    "store": ["log"],
    "index": ["store", "vocab"],
    "text": ["model"],
    "ingest": ["model", "crypto"],
    "sync": ["store"],
    "review": ["index"],
    "analysis": ["index", "text"],
    "desk": ["index", "text", "ingest"],
    "exchange": ["index"],
    # Reads a case through <prov/case.h> only; linked against desk, which implements it.
    "report": ["model", "text"],
    # Likewise; what checks a bundle needs no case.
    "evidence": ["log"],
}
# Layers that are linked beyond what they include.
LINKED = {"report": ["desk"], "evidence": ["desk"]}

# Third-party headers by prefix, and the layers where they may stand. "bench": the floors that
# benchmarks compare with, which go straight to the libraries.
THIRD_PARTY = {
    "unicode/": {"base", "text", "ingest"},
    "rapidjson/": {"json"},
    "openssl/": {"crypto", "bench"},
    "sodium.h": {"crypto"},
    "sqlite3.h": {"store", "index", "bench"},
    "zstd.h": {"store", "bench"},
    "zlib.h": {"evidence"},
    "boost/program_options": {"tools"},
    "spdlog/": {"tools"},
    "gtest/": {"tests"},
    "gmock/": {"tests"},
}

# Headers of the C++ standard library, without the C names that <cNAME> replaces.
STANDARD = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv
    chrono cinttypes climits clocale cmath codecvt compare complex concepts condition_variable
    coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar
    cwctype deque exception execution filesystem format forward_list fstream functional future
    initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map
    memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio
    regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept
    stop_token streambuf string string_view strstream syncstream system_error thread tuple
    type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector
    version""".split()
)
# Not to be used although they are standard: missing from the compiler, or slow to start.
REFUSED = {
    "format": "the compiler has none",
    "iostream": "runs code before main; write through the output of the command",
}
# Headers of the system, nowhere in a public header.
SYSTEM_PREFIXES = ("sys/", "linux/")
SYSTEM = set(
    """dirent.h dlfcn.h errno.h fcntl.h grp.h langinfo.h limits.h locale.h poll.h pthread.h pwd.h
    regex.h sched.h signal.h spawn.h stdio.h stdlib.h string.h strings.h syslog.h termios.h time.h
    ucontext.h unistd.h wchar.h""".split()
)

FORBIDDEN_STEMS = ("util", "utils", "helper", "helpers", "common", "misc", "manager")
WARN_LINES, FAIL_LINES = 400, 600
# One file by intent, with the reason.
LONG_FILES = {
    "tools/verify_bundle/verify_bundle.py": "handed over by itself, to be read by strangers",
}
COMMAND_LINES = 250  # a file of tools/prov that holds a command: warn

SPDX = "SPDX-License-Identifier: Apache-2.0"
SPDX_SUFFIXES = {".h", ".cc", ".cmake", ".py", ".sh", ".go", ".mjs", ".js"}
SPDX_NAMES = {"CMakeLists.txt"}
CODE_SUFFIXES = {".h", ".cc", ".py", ".sh", ".go", ".mjs", ".js", ".cmake", ".sql"}
