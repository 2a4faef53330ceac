"""script/bench: prints benchmarks as Markdown tables.

The database is a new one in a temporary folder, SQLite or (--postgres) a PostgreSQL of its own.
"""

import argparse
import os

BENCHES = ("extraction", "documents", "register", "accept", "memory")


def main() -> None:
    """Run what was asked for, and print it."""
    parser = argparse.ArgumentParser(prog="script/bench", description="Prints benchmarks as Markdown tables.")
    parser.add_argument("bench", nargs="*", metavar="BENCH", help=f"which ones: {', '.join(BENCHES)} (all unless told)")
    parser.add_argument("--actions", type=int, default=100_000, help="actions in the register (100000 unless told)")
    parser.add_argument("--times", type=int, default=40, help="how often each thing is done (40 times unless told)")
    parser.add_argument("--postgres", action="store_true", help="use PostgreSQL instead of SQLite")
    parser.add_argument("--peers", action="store_true", help="read the same tables with other libraries, and only that")
    arguments = parser.parse_args()
    unknown = set(arguments.bench) - set(BENCHES)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; choose from {', '.join(BENCHES)}")
    if arguments.postgres:
        os.environ["ANSWERABLE_TEST_POSTGRES"] = "1"
    if arguments.peers:
        _run_peers(arguments.times)
        return
    _prepare()
    _run(arguments)


def _run_peers(times: int) -> None:
    from tests.bench.peers import bench_peers
    from tests.bench.timing import describe_run

    print(f"{describe_run()}\n\n## Peers\n\n{bench_peers(min(times, 5))}")


def _prepare() -> None:
    """Settings with a data folder of their own, and an empty database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _run(arguments: argparse.Namespace) -> None:
    from tests.bench.acceptance import bench_acceptance
    from tests.bench.documents import bench_documents
    from tests.bench.extraction import bench_extraction
    from tests.bench.memory import bench_memory
    from tests.bench.register import bench_register
    from tests.bench.timing import describe_run

    runs = {
        "extraction": lambda: bench_extraction(arguments.times),
        "documents": lambda: bench_documents(min(arguments.times, 10)),
        "accept": bench_acceptance,
        "register": lambda: bench_register(arguments.actions, arguments.times),
        "memory": bench_memory,
    }
    print(describe_run())
    for name, run in runs.items():
        if name in (arguments.bench or BENCHES):
            print(f"\n## {name.capitalize()}\n\n{run()}", flush=True)


if __name__ == "__main__":
    main()
