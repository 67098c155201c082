"""Sentences of the command line: what happened, what to do; and why a number was called.

The screens have their own, translated sentences. Those of an order are Vietnamese: whoever asks
why a number was called stands at a counter.
"""

from collections.abc import Mapping
from typing import Final

from centre.rules.calling import Reason, Rule
from centre.rules.errors import NotAllowed, Unavailable
from db.copies.said import COPIES
from db.log_facts import Before, Why

_SAID: Final[Mapping[str, str]] = {
    "database_missing": "There is no database at {file}. Make one: motcua-db --config FILE init",
    "database_exists": "{file} is there already; nothing was changed. Move it away first.",
    "database_busy": "Another program holds the database. Try again in a moment.",
    "database_damaged": "The database is damaged ({said}). Put the newest sound copy in its place: "
    "motcua-db restore auto",
    "database_read_only": "The database cannot be written ({said}). Check the disk and its rights.",
    "database_gone": "The database does not answer ({said}).",
    "disk_full": "The disk is full. Free some space; nothing was lost.",
    "disk_error": "The disk reports errors ({said}). Back up and replace it.",
    "schema_missing": "{file} is no database of a centre. Make one: motcua-db init",
    "schema_older": "The database is of version {found}, this program wants {wanted}. "
    "Run: motcua-db upgrade",
    "schema_newer": "The database is of version {found}, this program only knows {wanted}. "
    "Install the newer program.",
    "disk_short": "Only {free_mib} MiB are free at {folder}; an upgrade with its copy needs "
    "{needed_mib}. Nothing was touched. Free some space, then again: motcua-db upgrade",
    "upgrade_running": "Another program has been upgrading {file} for a quarter of an hour. "
    "Nothing was touched here. Let it end, then again.",
    "upgrade_unaddressed": "The database is copied before it is brought to this version, and "
    "centre.toml does not name it. Write under [database]: {address}",
    "needs_server_init": "{address} is a server. Prepare it, or bring it to this version, there: "
    "motcua-db server init",
    "not_enrolled": "This program has no identity for the server yet ({folder}). Take one: "
    "motcua-join; or name another program with --as.",
    "identity_refused": "The server does not let this program in ({said}). Has it been removed, "
    "or has its certificate ended? Enrol it again: motcua-join",
    "not_permitted": "The server does not permit this to this login ({said}).",
    "value_refused": "The server does not take what was typed ({said}). Write it otherwise.",
    "not_durable": "The server has {setting} = {value}, which can lose numbers. Set it to on.",
    "move_needs_file": "{address} is no file of this box; a centre is moved from its file.",
    "move_needs_server": "{address} is no database of this box's own server. "
    "Move at the server: --to postgresql://motcua@/motcua",
    "still_running": "Programs are still running on this database: {programs}. Stop them first.",
    "not_empty": "The server already has numbers of centre {centre} ({tables}); nothing was moved. "
    "If these are only the attendant's own lines: stop it, DROP DATABASE, server init, and move "
    "before the attendant runs.",
    "move_differs": "What arrived is not what was sent ({table}); nothing was changed. "
    "Run motcua-db verify on the file.",
    "address_bad": "The address is not allowed: {why}.",
    "server_other": "This is not the centre's server ({said}). Stop, and tell who is responsible.",
    "identity_open": "{file} can be read by others. Set folder 0700, files 0600; if others had "
    "access, enrol this device anew.",
    "identity_bad": "The identity in {folder} is damaged ({why}). Enrol this device anew.",
    "identity_busy": "Another program is changing this identity ({file}). Try again in a moment.",
    "nothing_pending": "This device has asked for nothing ({folder}). Begin with a new bundle.",
    "certificate_bad": "The certificate does not fit ({why}); nothing was changed.",
    "request_bad": "The device's request cannot be signed ({why}). Begin with a new bundle.",
    "bundle_bad": "This bundle cannot be used ({why}). Make a new one; if it is newer, update this "
    "program.",
    "login_bad": "{login} is no login: small letters, digits and _, up to 63.",
    "password_shape": "A device's password is 16 to 128 visible ASCII signs without spaces.",
    "server_name_bad": "{name} is neither a host name nor an IP address.",
    "authority_exists": "{folder} is not empty; nothing was changed. Move it away first.",
    "authority_missing": "There is no certificate authority at {folder}. "
    "Run: motcua-db server init",
    "authority_open": "{file} can be read by others. Set folder 0700, key 0600; if others had "
    "access, found a new CA.",
    "authority_bad": "The certificate authority at {folder} is damaged ({why}). "
    "Restore its folder from a copy.",
    "authority_expired": "The certificate authority ended on {ended}. Check the clock, then renew "
    "it: db/enrolment/README.md",
    "folder_refused": "{file} cannot be read or written ({said}). Check its rights and the disk.",
    "centre_missing": "This database does not hold centre {centre}. "
    "Check `code` under [centre] in centre.toml.",
    "journal_mode": "The database file is in journal mode {mode}, which can lose numbers here. "
    "Stop every app and run: sqlite3 FILE 'PRAGMA journal_mode={wanted}'",
    "backup_bad": "{file} is no sound copy: {why}",
    **COPIES,
    "rights_unlike": "The rights on the server could not be made those of the matrix: {said}. "
    "Run it as a superuser of the server, with the schema at this program's version.",
    "file_exists": "{file} is there already. Name another file.",
    "font_missing": "The letters {file} are not installed. On Debian: apt install {package}",
    "scales_mixed": "Ratings of {one} and {other} are different scales and are never added up.",
    "span_wrong": "From {first} to {last} is no span of days (a hundred years at the most).",
    "sample_unreadable": "{file} cannot be read: {why}",
    "sample_wrong": "The first data are wrong at {where}: {why}",
    "pin_shape": "A PIN is 4 to 8 digits.",
    "service_unknown": "There is no service {service}. `motcua-db state` lists them.",
    "counter_unknown": "There is no counter {counter}. `motcua-db state` lists them.",
    "counter_paused": "Counter {counter} is on a break.",
    "steps_used_up": "{label} has stepped back {most} times already; that is all for today.",
    "nobody_behind": "Nobody waits behind {label}.",
    "step_too_small": "{label} can step back by one person or more, not by {places}.",
    "number_unknown": "No number {label} was given today.",
    "outside_hours": "Numbers of {service} are not given now; the next opening is {opens_next}.",
    "daily_limit": "All {limit} numbers of {service} are given for today.",
    "series_full": "The series of {service} has reached {last} today.",
    "day_in_future": "{day} is after today ({today}); a business day cannot be set ahead.",
    "no_ticket": "No number is at counter {counter}.",
    "counter_does_not_serve": "Counter {counter} does not serve {service}.",
    "clerk_unknown": "There is no clerk {clerk}.",
    "target_twice": "A number is kept for counter {counter} or for {clerk}, not for both.",
    "kept_for_another": "{label} is kept for {clerk}, who is there.",
    "outcome_missing": "Say what came of the service: --outcome CODE, one of the centre's choices.",
    "note_shape": "A note is one line of up to {most} signs.",
    "not_wrapping": "Nothing is being written up at counter {counter}.",
    "priority_unknown": "There is no priority group {priority}.",
    "absent_too_early": "Called {calls} times; {wanted} calls come before 'absent'.",
    "called_enough": "Called {calls} times; {most} calls are the most. Mark it absent.",
    "ticket_move": "A ticket that is {state} cannot {event}.",
    "letter_forbidden": "Letter {letter} sounds or looks like another sign; a series has none of "
    "{forbidden}.",
    "letter_shape": "{letter} is no letter of a series: one capital from A to Z.",
    "letter_repeated": "Letter {letter} is taken. `motcua-db letters` lists them all.",
    "letter_in_use": "Numbers of today have the letter {letter}. "
    "Change it tomorrow, before the first number is given.",
    "kiosk_name": "{kiosk} is no name of a kiosk: small letters, digits and hyphens, as in k1.",
    "request_reused": "Request {request} was already used for {kind}.",
    "needs_server": "Devices are enrolled where several machines share a server; this box has its "
    "database in a file.",
    "device_name_shape": "{name} is no name of a device: small letters, digits and hyphens, as in "
    "c3, and not too long together with the centre's code.",
    "name_taken": "{name} is enrolled already. First: motcua-db remove {login}",
    "counter_needed": "A rating keypad belongs to one counter. Say which: --counter CODE",
    "counter_not_here": "A {kind} belongs to no counter. Leave --counter out.",
    "enrolment_unknown": "There is no enrolment {enrolment}. `motcua-db enrol --list` shows them.",
    "enrolment_expired": "Its ten minutes are over. Offer the place again.",
    "enrolment_refused": "The other side has refused this device.",
    "enrolment_move": "An enrolment that is {state} cannot {step}.",
    "device_unknown": "No device is enrolled as {login}. `motcua-db enrol --list` shows them.",
    "device_of_another": "{kind} {name} is another program's. Forget it at the server.",
    "own_device": "This program itself is {login}; take it out from another one.",
    "bundle_other": "This bundle is for {found}, and this is {wanted}. Nothing was used up.",
    "bundle_refused": "The server does not take this bundle: it was used, or its ten minutes are "
    "over. Make a new one.",
    "server_unpublished": "The server is not ready for devices yet. Run: motcua-db server init",
    "pairing_refused": "{host} lets no new device in ({said}). Make a new bundle; if it goes on, "
    "run `motcua-db server init` there.",
    "certificate_expired": "The certificate of {login} ended on {ended}. Offer its place again "
    "(motcua-db enrol) and open the new bundle on this device.",
    "file_unreadable": "{file} cannot be read ({said}).",
    "file_unwritable": "{file} cannot be written ({said}). Check its rights and the disk.",
    "server_absent": "No PostgreSQL server answers at {where} ({said}). Install and start it, or "
    "name its port with --port.",
    "server_old": "This server is PostgreSQL {found}; {oldest} or newer is needed. Nothing was "
    "changed.",
    "server_missing": "PostgreSQL {oldest} or newer is not installed. On Debian: "
    "apt install postgresql",
    "server_program": "{program} of the server failed: {said}",
    "server_silent": "The server did not start. The end of its log: {said}",
    "server_deaf": "The server has not read its files again within {seconds} s. Restart it.",
    "server_stands_by": "This server follows another and takes no writes. Do this at the other.",
    "server_not_ready": "This server is not prepared yet. Run: motcua-db server init",
    "fsync_off": "The server in {data} does not wait for its disk (fsync is off) and can lose "
    "numbers. Set fsync = on in postgresql.conf, restart it, and run this again.",
    "init_running": "Another motcua-db server init is at work. Wait for it.",
    "network_shape": "{network} is no network. Write 192.168.1.0/24, or samenet.",
    "marks_broken": "The marks of our part of {file} are damaged. Take the lines with "
    "'# motcua:' out and run this again.",
    "hba_wrong": "The server does not accept {file} ({said}); the old file was put back.",
    "ssl_not_on": "The server could not switch TLS on; its log says why. "
    "Run motcua-db server init again.",
    "restart_failed": "The restart did not end well ({said}). The command was: {command}",
    "ballast_size": "{size} is no size of a ballast: 1 to 1048576 MiB.",
    "ballast_too_large": "With {size} MiB of ballast less than 10 % of the disk of {folder} would "
    "be free. Take a smaller --size, or a larger disk.",
    "ballast_failed": "The ballast {file} could not be made or dropped ({said}).",
    "standby_address": "{address} is no IP address. Give the second machine's, as 192.168.1.11.",
    "kit_exists": "{folder} is there already. Name a new folder for the kit.",
    "kit_bad": "{folder} is no whole kit of `standby offer`. Make a new one at the server.",
    "data_not_empty": "{folder} is not empty; nothing was copied. Stop that server and move its "
    "data away first.",
    "no_standby": "No standby follows at this moment, so that waiting for one would stop all "
    "numbers. See: motcua-db server standby state",
    "not_standby": "This server follows no other; there is nothing to promote.",
    "catalogue_empty": "This centre has no catalogue yet. Bring one in: motcua-db import starter",
    "catalogue_moved": "Somebody has changed the catalogue meanwhile; nothing was written. "
    "Run this again.",
    "procedure_unknown": "There is no procedure {procedure} in the catalogue.",
    "word_wrong": "These words cannot be kept ({why}). Everyday words are one to twelve, without "
    "braces or |, up to 120 signs; official ones are words of procedures' names, up to 300.",
    "word_unknown": "Nobody has added the words {word}. `motcua-db words` lists them.",
    "words_full": "There are {most} words already. Take some back: motcua-db words drop WORDS",
    "topic_unknown": "The catalogue has no field {field}. `motcua-db topics` lists them.",
    "topic_wrong": "A field has a name of 1 to {most} signs.",
    "import_unreadable": "{file} cannot be imported: {why}. Nothing was changed.",
    "dossiers_moved": "Somebody has changed the dossiers meanwhile; part of the file may be in. "
    "Run this again.",
    "changed_meanwhile": "{where} was changed meanwhile (by {by}, {at}). Look at it again, then "
    "change it.",
    "counter_busy": "Somebody is signed in or served at counter {counter}, or waits for it. "
    "End that first.",
    "group_in_use": "{count} people of this group hold numbers of today. End it after closing.",
    "import_unasked": "Nobody is here to be asked, so nothing was changed. Look at it with "
    "--dry-run, then import with --yes.",
    "instrument_needed": "One question is always the active one. Make another one active instead.",
    "outcome_needed": "Clerks are asked for an outcome, and there is none ({where}). "
    "Add an outcome first.",
    "alarm_unknown": "There is no such alarm. Look again: motcua-db live",
    "role_missing": "{clerk} has not the role for this; a supervisor has.",
    "role_not_at_desk": "{clerk} is signed in as {role}, and calls or serves nobody.",
    "serves_nobody": "{clerk} serves nobody, so that no number can be sent there.",
    "clerk_active": "{clerk} still works here. First end the clerk in the settings.",
    "erase_tomorrow": "The log of today names {clerk} and is still being written. Do it tomorrow.",
    "dossier_unknown": "Nothing is kept under this code.",
    "clock_leapt": "Nothing was worked between {after} and {until}: is the date right? Nothing is "
    "removed until 30 days were worked; if it is right: motcua-db retention run --trust-clock",
    "no_figures": "The figures of {day} are not kept yet, so that it stays.",
    "service_has_people": "{count} people of {service} hold numbers of today. End it after "
    "closing.",
    "service_unserved": "No counter would serve {service}; its numbers could not be called. "
    "Give it to a counter, or switch the service off first.",
    "setting_address": "{where}: an address begins with https:// and has no blanks.",
    "setting_choice": "{where} is one of: {words}.",
    "setting_code": "{named} is no code for {section}: small letters, digits and hyphens; a "
    "counter has 1 to 4 capitals or digits, a holiday its day (2027-01-01).",
    "setting_day": "{where} is a day, as 2027-01-01.",
    "setting_days": "{where}: the last day is before the first.",
    "setting_levels": "{where}: two to {most} answers, worst first, with values 1, 2, 3 … and "
    "faces from 0 to 4 that rise.",
    "setting_long": "{where} is too long; at most {longest}.",
    "setting_missing": "{where} is missing.",
    "setting_range": "{where} is from {least} to {most}.",
    "setting_shape": "{where} is not of the right kind; `motcua-db settings show` has examples.",
    "setting_spans": "{where}: times as 07:00, each interval ends after it begins, none overlap.",
    "setting_stays": "{where} cannot end; change it instead.",
    "setting_taken": "{where} is there already, perhaps switched off. Codes come once for good.",
    "setting_unknown": "{where}: there is no {named}. `motcua-db settings show` lists all.",
    "setting_vietnamese": "{where}: the Vietnamese words (vi) are missing.",
    "settings_file_newer": "{file} is of a newer Motcua (form {format}, this one knows {known}). "
    "Install the newer program here, or export the file from one like this.",
    "settings_file_wrong": "{file}: {why} Correct the file there; nothing was changed.",
    "settings_full": "{section} has {most} items already.",
    "field_in_use": "Service {service} belongs to {named}. Move it to another field first.",
    "result_service_needed": "Results are collected in queue {service}. Name another one first: "
    "motcua-db settings set policy policy result_service=CODE",
    "supervisor_needed": "Nobody would be left who may change settings. Name another supervisor "
    "first.",
    "topic_repeated": "{where}: {topic} belongs to another service already.",
    "code_is_card": "This is a card of a person, not the code of a dossier; it was not kept.",
    "code_is_slip": "This is the code of a queue slip, not of a dossier.",
    "code_is_procedure": "This is the code of a procedure, not of a dossier.",
    "code_unusable": "This is no code of a dossier. Write it as it stands on the receipt.",
    "step_needed": "This dossier waits for its bearer or has ended. Say which step: --step.",
    "returned_already": "The result was returned already ({at}, counter {counter}).",
    "handover_unknown": "There is no such hand-over, or it was taken back.",
    "no_working_time": "The centre's hours and holidays leave no working time. Correct them.",
    "period_wrong": "{period} is no quarter. Write it as 2026-Q4.",
    "period_ahead": "{period} has not begun.",
    "index_wrong": "The sheet has indexes 1 to 9, not {index}.",
    "score_wrong": "{score} is no score: 0, 1 or 2.",
    "note_long": "A note has at most {most} signs.",
    "rollup_folder_unset": "No folder is named. Say --to FOLDER, or folder under [rollup] in "
    "centre.toml.",
    "rollup_folder_gone": "The folder {folder} is not there ({said}). Nothing is lost: the next "
    "run lays whatever is missing.",
    "rollup_folder_full": "The folder {folder} is full ({said}). Nothing is lost: free some space, "
    "the next run lays the rest.",
    "rollup_folder_refused": "The folder {folder} cannot be read or written ({said}). Nothing is "
    "lost: check the link and its rights, the next run goes on.",
    "rollup_busy": "Another run sends at this moment and does the same work. Let it end.",
    "rollup_unit_unclear": "It cannot be told which unit stands for {unit} on {day}: it is not in "
    "the tree, or was divided. Set unit under [rollup] in centre.toml, or import the tree.",
    "unit_unknown": "There is no unit {unit} in this time. `motcua-db units show` lists them.",
    "units_many": "A tree has at most {most} units.",
    "units_none": "There is no tree of agencies yet. Bring one in: motcua-db units import FILE",
    "units_past": "{count} rows would change the tree of days until {day}, and so old reports. "
    "Nothing was changed. If that is meant: --correct",
    "units_wrong": "{file} is wrong at {where}: {why}. Nothing was changed.",
    "promotion_failed": "The standby was not promoted within {seconds} s. Its log says why; "
    "run this again.",
    "setup_missing": "Thiếu câu trả lời. = The answer --{option} is missing. Add it; "
    "motcua-db setup without options asks for all.",
    "setup_unknown": "A machine in the role {role} is not asked for {option}. Leave it out.",
    "setup_role": "Không có vai trò {given}. = {given} is no role. Choose one of: {roles}.",
    "setup_code": "Mã {given} không đúng: 2 đến 31 chữ hoa, chữ số, dấu chấm, gạch nối. = {given} "
    "is no centre's code: 2 to 31 capital letters, digits, dots and hyphens, such as MC-DEMO.",
    "setup_address": "Địa chỉ {given} không đúng. = {given} is no address of a database: "
    "postgresql://HOST/motcua, or sqlite:centre.db where this machine is alone.",
    "setup_printer": "Máy in {given} không đúng. = {given} is no way to a printer: "
    "usb:/dev/usb/lp0, serial:/dev/serial/by-id/…, tcp:HOST:9100, or - for none.",
    "setup_inches": "Cỡ tivi {given} không đúng: 5 đến 200. = {given} is no size of a television: "
    "its diagonal in inches, 5 to 200.",
    "setup_seat": "Khoảng cách {given} không đúng: 1 đến 40. = {given} is no distance of a seat: "
    "metres, 1 to 40.",
    "setup_counter": "Mã quầy {given} không đúng. = {given} is no code of a counter: letters and "
    "digits as in the centre's list, such as 1.",
    "setup_answers": '{file} holds no answers ({why}). Write lines such as: role = "display"',
    "setup_stopped": "Đã dừng, không có gì thay đổi. = Stopped; nothing was changed.",
    "setup_unwritable": "{file} cannot be written ({said}). The settings before are as they were; "
    "check the disk, and run it with sudo.",
}


class _Blank(dict[str, object]):
    """Facts for a sentence; a missing one leaves a dash rather than a second error."""

    def __missing__(self, key: str) -> str:
        return "–"


def told(error: NotAllowed | Unavailable) -> str:
    """Return the sentence of an error: what happened and what to do."""
    sentence = _SAID.get(error.key)
    facts = _Blank(error.facts)
    if error.key == "settings_file_wrong":
        inside = str(error.facts.get("why"))
        facts["why"] = _SAID.get(inside, f"{{where}}: {inside}.").format_map(facts)
    return str(error) if sentence is None else sentence.format_map(facts)


_RULES: Final[Mapping[Rule, str]] = {
    Rule.HEAD: "đứng ở nhóm đầu hàng sau khi được chuyển đến hoặc xếp lại",
    Rule.PRIORITY: "thuộc diện ưu tiên, được gọi trước {passed}",
    Rule.BOUND: "đã nhường đủ số lượt ưu tiên cho phép, không thể nhường thêm",
    Rule.LONGEST: "đã chờ lâu nhất trong các số mà quầy này phục vụ",
    Rule.WEIGHT: "đến lượt hàng này theo hệ số của quầy",
    Rule.CHOSEN: "được cán bộ gọi riêng với lý do: {note}",
}


_BEFORE: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "called": "{at} quầy {counter} gọi {label} trước {mine}",
        Rule.HEAD: "{label} đứng ở nhóm đầu hàng sau khi được chuyển đến hoặc xếp lại",
        Rule.PRIORITY: "{label} thuộc diện ưu tiên",
        Rule.BOUND: "{label} đã nhường đủ số lượt ưu tiên cho phép, không thể nhường thêm",
        Rule.LONGEST: "{label} đứng trước {mine} trong hàng chờ",
        "earlier": "{label} đến trước {mine}",
        Rule.WEIGHT: "đến lượt hàng {service} theo hệ số của quầy",
        Rule.CHOSEN: "cán bộ gọi riêng {label} với lý do: {note}",
    },
    "en": {
        "called": "{at} counter {counter} called {label} before {mine}",
        Rule.HEAD: "{label} stood at the head of the queue, sent on or put back to there",
        Rule.PRIORITY: "{label} has a declared priority",
        Rule.BOUND: "{label} had let as many with priority pass as may pass it",
        Rule.LONGEST: "{label} stood before {mine} in the queue",
        "earlier": "{label} had come before {mine}",
        Rule.WEIGHT: "it was the turn of {service} by the weights of the counter",
        Rule.CHOSEN: "a clerk called {label} by hand, with the reason: {note}",
    },
}


Names = Mapping[str, str]
_CODES: Final[Names] = {}


def before_sentence(before: Before, language: str = "vi", names: Names = _CODES) -> str:
    """Return one call that was made before a number's own, and its rule, as one sentence.

    language: "vi" or "en"; names: service -> what it is called, its code where there is none.
    """
    said = _BEFORE[language]
    reason = before.reason
    came_first = reason.rule is Rule.LONGEST and before.is_earlier
    facts = {
        "at": f"{before.at:%H:%M:%S}",
        "counter": before.counter,
        "label": before.label,
        "mine": before.mine,
        "service": names.get(reason.service, reason.service),
        "note": reason.note,
    }
    why = said["earlier" if came_first else reason.rule]
    return f"{said['called'].format(**facts)}: {why.format(**facts)}."


def why_sentence(why: Why, names: Names = _CODES) -> str:
    """Return one call and its rule as one Vietnamese sentence; names as before_sentence()."""
    head = f"{why.at:%H:%M:%S} quầy {why.counter} gọi {why.label}"
    if why.reason is None:
        return f"{head} lần {why.again}."
    return f"{head}: {_rule(why.reason)} ({_waiting(why.reason, names)})."


def _rule(reason: Reason) -> str:
    passed = ", ".join(reason.bypassed) or "không ai"
    return _RULES[reason.rule].format(passed=passed, note=reason.note)


def _waiting(reason: Reason, names: Names) -> str:
    """Return how many waited per service, and who had waited longest."""
    counts = ", ".join(f"{names.get(code, code)} {n}" for code, n in reason.waiting.items())
    longest = f"; chờ lâu nhất: {reason.longest}" if reason.longest else ""
    return f"đang chờ: {counts}{longest}" if counts else "không có ai đang chờ"
