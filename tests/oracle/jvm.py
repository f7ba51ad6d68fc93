"""Runs the reference tools, which are Java programs."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from tests.absence import absent

_SOURCES = Path(__file__).with_name("java")


def run_java(
    classpath: str,
    program: str,
    arguments: Sequence[str] = (),
    *,
    stdin: str = "",
    ends_with: Sequence[int] = (0,),
    seconds: float = 1800,
) -> str:
    """What a Java program prints.

    Args:
        classpath: where the program and its libraries are.
        program: the class with the main method, or the file of a program in a single file.
        arguments: its arguments.
        stdin: what it reads.
        ends_with: the exit codes of a run that did what it should.
        seconds: when to stop waiting for it.
    """
    java = shutil.which("java")
    if java is None:
        absent("Java", remedy="install a Java development kit of version 17 or newer")
    options = ("-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
    done = subprocess.run(
        [java, *options, "-cp", classpath, program, *arguments],
        input=stdin.encode(),
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    if done.returncode not in ends_with:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise RuntimeError(f"{program} ended with {done.returncode}: {said[-2000:]}")
    return done.stdout.decode("utf-8")


def answers(classpath: str, source: str, lines: Sequence[str]) -> list[dict[str, object]]:
    """What a program in java/ answers, one JSON object for each line that it is given."""
    stdin = "".join(f"{line}\n" for line in lines)
    printed = run_java(classpath, str(_SOURCES / source), stdin=stdin).splitlines()
    if len(printed) != len(lines):
        raise RuntimeError(f"{source} answered {len(printed)} of {len(lines)} lines")
    return [cast("dict[str, object]", json.loads(line)) for line in printed]
