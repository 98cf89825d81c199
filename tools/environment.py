"""Build the virtual environment: python3 tools/environment.py FOLDER EXTRAS.

Written in words that every Python 3 reads, since its first job is to say that a Python is too old.
Each failure is one sentence: what is wrong and what to do.
"""

import os
import shutil
import subprocess
import sys

NEEDED = (3, 11)
CANDIDATES = ["python3.14", "python3.13", "python3.12", "python3.11"]


def version_of(program):
    """Return (major, minor) of a Python program, or None where it does not run."""
    command = [program, "-c", "import sys; print(sys.version_info[0], sys.version_info[1])"]
    try:
        return tuple(
            int(part)
            for part in subprocess.check_output(command, stderr=subprocess.DEVNULL).split()
        )
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


def suitable_python():
    """Return a Python that is new enough: this one, else another on the PATH, else None."""
    if sys.version_info[:2] >= NEEDED:
        return sys.executable
    for name in CANDIDATES:
        path = shutil.which(name)
        version = version_of(path) if path else None
        if version and version >= NEEDED:
            return path
    return None


def fail(sentence):
    """End with one sentence on standard error."""
    sys.exit("huizong: " + sentence)


def main():
    """Make the environment and mark it as ready."""
    folder, extras = sys.argv[1], sys.argv[2]
    python = suitable_python()
    if python is None:
        fail(
            "Python {}.{} or later is needed, this is {}.{}; install a newer one, "
            "or name it: make PYTHON=/path/to/python3.11 run".format(
                *(NEEDED + tuple(sys.version_info[:2]))
            )
        )
    inside = os.path.join(folder, "bin", "python")
    if not os.path.exists(inside) and subprocess.call([python, "-m", "venv", folder]) != 0:
        shutil.rmtree(folder, ignore_errors=True)
        fail("the virtual environment could not be made; on Debian: apt install python3-venv")
    print("Installing what Huizong needs into {} (once; about a minute) ...".format(folder))
    sys.stdout.flush()
    install = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        install + ["-c", "constraints.txt", "-e", ".[{}]".format(extras)],
        stderr=subprocess.PIPE,
        universal_newlines=True,
    )
    if done.returncode != 0:
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        errors = [line for line in said if line.startswith("ERROR:")] or said or ["no reason given"]
        fail(
            "the packages could not be installed; is the network (or the mirror) reachable? "
            "pip says: " + errors[0]
        )
    for extra in extras.split(","):
        open(os.path.join(folder, "." + extra), "w").close()


if __name__ == "__main__":
    main()
