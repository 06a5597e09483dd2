"""What the files of a run are called, below its folder."""

from gongbao.read.files import RUN

STATE = RUN
"""The folder in which a run keeps what it needs to go on where it stopped."""

STATE_FILE = "state.sqlite"
"""The database, in that folder, of what is done."""

MANIFEST = "manifest.json"
ERRORS = "errors.csv"
