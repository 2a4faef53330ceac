"""Which files are taken."""

from answerable.lib.decisions import ALLOWED, Decision, Refused


def may_store(name: str, size: int, limit: int) -> Decision:
    """An empty file or one over the limit (both in bytes) is refused."""
    if size == 0:
        return Refused("The file “{name}” is empty. Choose the file again or send another one.", name=name)
    if size > limit:
        return Refused(
            "The file “{name}” has {size} MB. The most that is taken is {limit} MB.",
            name=name,
            size=-(-size // 1_000_000),
            limit=limit // 1_000_000,
        )
    return ALLOWED
