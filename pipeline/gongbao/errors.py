"""What can go wrong, in words for people: what it was, where, and what to do.

Every message of the package stands here, so that wording is kept in one voice and tests can refer to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path


class GongbaoError(Exception):
    """Any failure that gongbao foresees; its text is meant to be shown to the user as it is."""


class InputError(GongbaoError):
    """A report that cannot be read; the reports beside it are not affected."""


class PassedOverError(InputError):
    """Something below the inputs that is no report for gongbao to read: told, but no failure."""


class MissingFileError(InputError, FileNotFoundError):
    """A file that is not there."""


class RuleError(GongbaoError):
    """A rule file that cannot be used as it stands."""


class GoldError(GongbaoError):
    """A gold annotation that cannot be used as it stands."""


class SegmenterError(GongbaoError):
    """A segmentation model that cannot be loaded."""


class RecognizerError(GongbaoError):
    """A statistical recognizer that cannot be used."""


def empty_file(path: Path | str) -> InputError:
    """A file without a single character besides white space."""
    return InputError(f"{path}: the file is empty; there is nothing to extract")


def not_text(path: Path | str, why: str) -> InputError:
    """A file whose bytes are not text in any supported encoding."""
    return InputError(f"{path}: not a text file ({why}); give UTF-8, GB18030 or UTF-16 text")


def missing_path(path: Path | str) -> InputError:
    """A path that does not exist."""
    return MissingFileError(f"{path}: no such file or folder")


def no_decisions(path: Path, run: Path) -> InputError:
    """A run that nobody has reviewed yet."""
    return MissingFileError(f"{path}: no decisions yet; make them with `gongbao inspect {run}`")


def looks_like_file(source: str) -> InputError:
    """A text that is most likely meant for a file, which is not there."""
    return MissingFileError(
        f"{source}: no such file; give a path that leads to one, or files=False if this is the text itself"
    )


def no_place(name: str, near: list[str]) -> InputError:
    """A place that is no administrative division."""
    meant = f"did you mean {', '.join(near)}?" if near else "give its full name, such as 通辽市"
    return InputError(f"no administrative division is called {name!r}; {meant}")


def unreadable(path: Path | str, why: str) -> InputError:
    """A file that the system does not let be read."""
    return InputError(f"{path}: cannot be read ({why})")


def no_regular_file(path: Path | str) -> InputError:
    """A pipe, a device or the like."""
    return InputError(f"{path}: no regular file (a pipe, device or socket); save it to a file first")


def is_folder(path: Path | str) -> InputError:
    """A folder where a file is asked for."""
    return InputError(f"{path}: a folder, where one report is asked for; `gongbao extract` reads folders")


def link_to_folder(path: Path | str) -> PassedOverError:
    """A link to a folder, which may lead anywhere, and in circles."""
    return PassedOverError(f"{path}: a link to a folder is not followed; name the folder itself to read it")


def output_of_run(path: Path | str) -> PassedOverError:
    """A folder that a run wrote or writes to."""
    return PassedOverError(f"{path}: the output of a run is no input; its folder is passed over")


def no_report(path: Path | str, why: str) -> PassedOverError:
    """A file beside the reports that is none, or of no format that is read."""
    return PassedOverError(f"{path}: skipped ({why})")


def input_in_output(path: Path | str, folder: Path | str) -> GongbaoError:
    """An input that stands where the run is to write."""
    return GongbaoError(f"{path}: the run would write there; give another folder than {folder} by --out")


def _few(names: list[str]) -> str:
    """Return the first of `names` and how many more there are."""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def foreign_files(folder: Path | str, names: list[str]) -> GongbaoError:
    """Files in an output folder that have names of a run's files, but were not written by it."""
    return GongbaoError(
        f"{folder}: {_few(names)} is there and was not written by this run; nothing was changed. "
        "Give another folder, move the files away, or --fresh to write over them"
    )


def edited_files(folder: Path | str, names: list[str]) -> GongbaoError:
    """Tables of a run that somebody has edited since the run wrote them."""
    return GongbaoError(
        f"{folder}: {_few(names)} has been edited since this run wrote it, and was left as it is. "
        "Move it away to keep it, or --fresh to write over it"
    )


def other_inputs(folder: Path | str, missing: list[str]) -> GongbaoError:
    """A folder whose run has inputs that are not among those given."""
    return GongbaoError(
        f"{folder}: holds the run over {_few(missing)}, not among these inputs; nothing was changed. "
        "--add adds the new ones to it, --fresh starts over without the old ones; or give another folder"
    )


def lost_inputs(folder: Path | str, missing: list[str]) -> GongbaoError:
    """Inputs of an earlier run that are no longer there."""
    return GongbaoError(
        f"{folder}: holds rows of {_few(missing)}, no longer there; nothing was changed. "
        "Put it back to go on, or --fresh to start over without it"
    )


def not_a_folder(path: Path | str) -> GongbaoError:
    """Something else where a folder is to be."""
    return GongbaoError(
        f"{path}: a folder is to be made there; move what is there away, or give another --out"
    )


def too_large(path: Path | str, size: str, most: str) -> InputError:
    """A report beyond what one report may hold."""
    return InputError(f"{path}: too large for one report ({size}; at most {most}); split it")


def other_format(path: Path | str, suffix: str, what: str) -> InputError:
    """A file whose bytes are not of the format that its ending names."""
    named = f"named {suffix}" if suffix else "without an ending"
    return InputError(f"{path}: {named}, but it holds {what}; rename or convert it")


def unread_format(path: Path | str, what: str, better: str) -> InputError:
    """A file of a format that is known and not read."""
    return InputError(f"{path}: it is {what}, which is not read; save it as {better}")


def damaged(path: Path | str, kind: str, error: BaseException) -> InputError:
    """A file that the library for its format does not read."""
    why = " ".join(str(error).split())[:200] or type(error).__name__
    return InputError(f"{path}: the {kind} is damaged or no {kind} at all ({why})")


def locked(path: Path | str, kind: str) -> InputError:
    """A file that opens only with a password."""
    return InputError(f"{path}: the {kind} is encrypted; save it without its password")


def no_text(path: Path | str, why: str) -> InputError:
    """A file of a known format in which there is no text."""
    return InputError(f"{path}: no text in it; {why}")


def no_article(path: Path | str) -> InputError:
    """A web page that holds links and scripts, but no article."""
    return InputError(
        f"{path}: no article in this page (only navigation, or text that a script loads); save the page as it is shown"
    )


def bomb(path: Path | str, why: str) -> InputError:
    """An archive made, or fit, to fill memory or disk."""
    return InputError(f"{path}: not unpacked, since it grows beyond bounds ({why})")


def many_reports(path: Path | str) -> InputError:
    """A file of many reports where one is asked for."""
    return InputError(f"{path}: holds many reports; `gongbao extract` and `gongbao show` read such files")


def no_field(path: Path | str, field: str, name: str, there: list[str]) -> InputError:
    """A file of records without the field that is asked for, or that holds the text."""
    which = f"no field {name!r}" if name else f"no field that is known to hold the {field}"
    return InputError(f"{path}: {which}; there are {', '.join(there[:20])}. Name it by --{field}-field")


def bad_record(path: Path | str, number: int, why: str) -> InputError:
    """A record that cannot be read; those beside it are not affected."""
    return InputError(f"{path}: record {number}: {why}")


def not_writable(folder: Path | str, error: OSError) -> InputError:
    """An output folder that the system does not let be written to."""
    place = error.filename if error.filename and str(folder) in str(error.filename) else folder
    return InputError(
        f"{place}: cannot be written to ({error.strerror or error}); "
        "make room or give another folder, and run again: what is done is kept"
    )


def unexpected(path: Path | str, error: BaseException) -> InputError:
    """A report on which gongbao itself, or a library, failed in a way that nobody foresaw."""
    return InputError(f"{path}: unexpected {type(error).__name__}: {error}; this is a bug, please report it")


def worker_died(path: Path | str, megabytes: int) -> InputError:
    """A report whose worker process ended without a word, as when the system is out of memory."""
    return InputError(
        f"{path}: the worker process died on it (by a fault, or for want of memory: it may take {megabytes:,} MB)"
    )


def too_long(path: Path | str, seconds: float) -> InputError:
    """A report that takes longer than it may."""
    return InputError(
        f"{path}: not done within {seconds:.0f} seconds, the bound for a report of its size; --max-seconds raises it"
    )


def too_much_memory(path: Path | str, megabytes: int) -> InputError:
    """A report that takes more memory than it may."""
    return InputError(
        f"{path}: needs more than {megabytes:,} MB of memory, the bound for a report of its size; "
        "--max-memory raises it"
    )


def no_start(error: Exception) -> GongbaoError:
    """A pipeline that does not load, in a way that nobody foresaw."""
    return GongbaoError(f"the pipeline does not load ({type(error).__name__}: {error}); please report it")


def no_workers() -> GongbaoError:
    """Worker processes that die before they have begun."""
    return GongbaoError(
        "the worker processes end as soon as they start (out of memory?); try fewer --workers"
    )


def twice(path: Path | str, doc_id: str) -> InputError:
    """A document whose id another document of the run has."""
    return InputError(f"{path}: another document of this run has the id {doc_id!r}, too")


def missing_extra(what: str, extra: str) -> GongbaoError:
    """Something that needs libraries which are installed only if asked for."""
    return GongbaoError(f"{what} needs more libraries: pip install 'gongbao[{extra}]'")


def no_run_folder(folder: Path | str, why: str) -> GongbaoError:
    """A folder in which a run cannot work."""
    return GongbaoError(f"{folder}: cannot run here ({why})")


class StateError(GongbaoError):
    """What a run keeps to go on is damaged."""


def foreign_tables(place: str, files: list[str]) -> GongbaoError:
    """Files in the folders of a target's tables that no run wrote."""
    return GongbaoError(
        f"{place}: {_few(files)} is there and was not written by a run; nothing was changed. "
        "Give another target, or move the files away"
    )


def bad_storage(place: str, error: Exception) -> GongbaoError:
    """A folder or URI that cannot be written to or does not name a file system."""
    why = " ".join(str(error).split())[:300]
    return GongbaoError(f"{place}: cannot be used ({why}); give a folder or URI that every node can write to")


def cluster_failed(error: Exception) -> GongbaoError:
    """A cluster that failed at its own work."""
    lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return GongbaoError(f"Ray failed: {lines[-1].strip()[:300]}; run again to go on, or --engine local")


def broken_state(path: Path | str, error: Exception) -> StateError:
    """A run's database of what is done that cannot be read."""
    return StateError(f"{path}: damaged ({error}); --fresh starts the run over")


def bad_rule(path: Path | str, where: str, why: str) -> RuleError:
    """A rule that does not fit its schema; `where` is the rule's id or number and the key."""
    return RuleError(f"{path}: {where}: {why}")


def stray_rules(path: Path, names: list[str]) -> RuleError:
    """A file in a user's folder of rules that no layer reads; `names` are those that its layer looks for."""
    if not names:
        return RuleError(f"{path}: no layer is called {path.parent.name!r}; nothing reads this file")
    return RuleError(
        f"{path}: nothing reads a file of this name; {path.parent.name} reads {', '.join(names)}"
    )


def unusable_rules(folder: Path, error: Exception) -> RuleError:
    """Rules each of which is well formed, but which do not work together."""
    return RuleError(f"{folder}: the rules do not work ({type(error).__name__}: {error})")


def no_baseline(path: Path, why: str) -> GoldError:
    """A file that is no saved result of a check."""
    return GoldError(f"{path}: no baseline ({why}); write one with --update-baseline")


def no_model(name: str, published: list[str]) -> SegmenterError:
    """A segmentation model that is neither a folder with a model nor a published name."""
    names = ", ".join(published)
    return SegmenterError(f"{name}: no segmentation model; give a model's folder or one of {names}")


def broken_model(name: str, error: Exception) -> SegmenterError:
    """A segmentation model that pkuseg does not load."""
    return SegmenterError(f"{name}: the segmentation model does not load ({type(error).__name__}: {error})")


def no_recognizer(package: str, installed: list[str]) -> RecognizerError:
    """A spaCy package that is not installed; `installed` are those that are."""
    there = f"there are {', '.join(installed)}" if installed else "none is"
    return RecognizerError(f"{package}: no spaCy package of this name is installed; {there}")


def broken_recognizer(package: str, why: str) -> RecognizerError:
    """A spaCy package that finds no organizations in Chinese."""
    return RecognizerError(f"{package}: the spaCy package cannot be used ({why})")


def unwritable(path: Path | str, why: str) -> InputError:
    """A file or folder that cannot be written."""
    return InputError(f"{path}: cannot be written to ({why})")


def no_port(port: int, why: str) -> GongbaoError:
    """A port that the page's server cannot take."""
    return GongbaoError(f"port {port} cannot be used ({why}); --port 0 takes a free one")


def bad_decision(why: str) -> InputError:
    """A decision on a row that does not have the shape of one."""
    return InputError(f"not a decision on a row ({why})")


def bad_review_line(path: Path | str, line: int, why: str) -> InputError:
    """A line of a file of decisions that is none."""
    return InputError(f"{path}: line {line} is no decision ({why}); mend or take out the line")


def no_source(doc_id: str) -> InputError:
    """A document of a run whose source text is not to be had."""
    return InputError(f"{doc_id}: its text is not there or has changed; name its folder with --reports")


def bad_config(path: Path | str, why: str, line: int = 0) -> GongbaoError:
    """A file of settings that cannot be used as it stands; 0 for no line of it."""
    return GongbaoError(f"{path}: line {line}: {why}" if line else f"{path}: {why}")


def reason(error: Exception) -> str:
    """Say in words why data are not as expected: which key is missing, or what the error says itself."""
    return f"no key {error}" if isinstance(error, KeyError) else str(error)


def no_such(kind: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no `kind` called `name`, and which of those `known` it may be meant for."""
    names = sorted(known)
    near = get_close_matches(name, names, n=3)
    meant = f"did you mean {' or '.join(map(repr, near))}? There" if near else "there"
    return f"no {kind} {name!r} here; {meant} are {', '.join(names)}"
