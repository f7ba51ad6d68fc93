"""Runs the reference tools, which are Java programs."""

import atexit
import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Timer
from typing import cast

from tests.absence import absent

_SOURCES = Path(__file__).with_name("java")
_OPTIONS = ("-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
_SECONDS_AN_ANSWER = 600


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
    done = subprocess.run(
        [_java(), *_OPTIONS, "-cp", classpath, program, *arguments],
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
    """What a program in java/ answers, one JSON object for each line that it is given.

    It is started when it is first asked, and goes on running until Python ends: starting and
    warming up cost more than most answers.
    """
    program = _running(classpath, source)
    return [cast("dict[str, object]", json.loads(program.ask(line))) for line in lines]


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        absent("Java", remedy="install a Java development kit of version 17 or newer")
    return java


class _Program:
    """A program that answers line by line."""

    def __init__(self, classpath: str, source: str) -> None:
        self._source = source
        self._said = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            [_java(), *_OPTIONS, "-cp", classpath, str(_SOURCES / source)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            encoding="utf-8",
        )

    def ask(self, line: str) -> str:
        """The answer to one line."""
        given, answered = self._process.stdin, self._process.stdout
        assert given is not None
        assert answered is not None
        timer = Timer(_SECONDS_AN_ANSWER, self._process.kill)
        timer.start()
        try:
            given.write(f"{line}\n")
            given.flush()
            answer = answered.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if not answer:
            _running.cache_clear()
            self.end()
            self._said.seek(0)
            said = self._said.read().decode("utf-8", "replace").strip()
            raise RuntimeError(f"{self._source} has no answer to {line}: {said[-2000:]}")
        return answer

    def end(self) -> None:
        """Let the program end, which it does where its input ends."""
        if self._process.poll() is None:
            try:
                self._process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()


@cache
def _running(classpath: str, source: str) -> _Program:
    program = _Program(classpath, source)
    atexit.register(program.end)
    return program
