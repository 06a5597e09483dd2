"""`python -m gongbao` is `gongbao`."""

from gongbao.cli import main

if __name__ == "__main__":
    main()
