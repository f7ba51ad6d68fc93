"""What was read last is remembered for some, and forgotten for those who ask least."""

from einvoice_server.kit.recent import Recent


def test_the_latest_is_recalled_and_what_was_asked_for_longest_ago_is_dropped() -> None:
    recent = Recent[int, str]()
    assert recent.recall(0) is None
    for number in range(1024):
        recent.note(number, str(number))
    recent.note(1, "another")
    assert (recent.recall(0), recent.recall(1)) == ("0", "another")
    recent.note(1024, "1024")
    assert [recent.recall(number) for number in (0, 1, 2, 1024)] == ["0", "another", None, "1024"]
