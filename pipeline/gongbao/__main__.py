"""The `gongbao` command, also as `python -m gongbao`."""

import signal


def main() -> None:
    """Run the command line; Ctrl-C while it loads ends it without a word."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from gongbao import cli

    signal.signal(signal.SIGINT, before)
    cli.main()


if __name__ == "__main__":
    main()
