"""Sentences of the command line: what happened, what to do; and why a number was called.

The screens have their own, translated sentences. Those of an order are Vietnamese: whoever asks
why a number was called stands at a counter.
"""

from collections.abc import Mapping
from typing import Final

from centre.rules.calling import Reason, Rule
from centre.rules.errors import NotAllowed, Unavailable
from db.facts import Why

_SAID: Final[Mapping[str, str]] = {
    "database_missing": "There is no database at {file}. Make one: motcua-db --config FILE init",
    "database_exists": "{file} is there already; nothing was changed. Move it away first.",
    "database_busy": "Another program holds the database. Try again in a moment.",
    "database_damaged": "The database is damaged ({said}). Restore a copy: motcua-db restore FILE",
    "database_read_only": "The database cannot be written ({said}). Check the disk and its rights.",
    "database_gone": "The database does not answer ({said}).",
    "disk_full": "The disk is full. Free some space; nothing was lost.",
    "disk_error": "The disk reports errors ({said}). Back up and replace it.",
    "schema_missing": "{file} is no database of a centre. Make one: motcua-db init",
    "schema_older": "The database is of version {found}, this program wants {wanted}. "
    "Run: motcua-db upgrade",
    "schema_newer": "The database is of version {found}, this program only knows {wanted}. "
    "Install the newer program.",
    "needs_server_init": "{address} is a server. Prepare it, or bring it to this version, there: "
    "motcua-db server init",
    "needs_server_copy": "A server's database is copied and put back by its own tools: "
    "pg_dump -Fc and pg_restore as role postgres, see db/server/README.md.",
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
    "rights_unlike": "The rights on the server could not be made those of the matrix: {said}. "
    "Run it as a superuser of the server, with the schema at this program's version.",
    "file_exists": "{file} is there already. Name another file.",
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
    "priority_unknown": "There is no priority group {priority}.",
    "absent_too_early": "Called {calls} times; {wanted} calls come before 'absent'.",
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
    "promotion_failed": "The standby was not promoted within {seconds} s. Its log says why; "
    "run this again.",
}


class _Blank(dict[str, object]):
    """Facts for a sentence; a missing one leaves a dash rather than a second error."""

    def __missing__(self, key: str) -> str:
        return "–"


def told(error: NotAllowed | Unavailable) -> str:
    """Return the sentence of an error: what happened and what to do."""
    sentence = _SAID.get(error.key)
    return str(error) if sentence is None else sentence.format_map(_Blank(error.facts))


_RULES: Final[Mapping[Rule, str]] = {
    Rule.HEAD: "được đặt lên đầu hàng khi chuyển quầy",
    Rule.PRIORITY: "thuộc diện ưu tiên, được gọi trước {passed}",
    Rule.BOUND: "đã nhường đủ số lượt ưu tiên cho phép, không thể nhường thêm",
    Rule.LONGEST: "đã chờ lâu nhất trong các số mà quầy này phục vụ",
    Rule.WEIGHT: "đến lượt hàng này theo hệ số của quầy",
    Rule.CHOSEN: "được cán bộ gọi riêng với lý do: {note}",
}


def why_sentence(why: Why) -> str:
    """Return one call and its rule as one Vietnamese sentence."""
    head = f"{why.at:%H:%M:%S} quầy {why.counter} gọi {why.label}"
    if why.reason is None:
        return f"{head} lần {why.again}."
    return f"{head}: {_rule(why.reason)} ({_waiting(why.reason)})."


def _rule(reason: Reason) -> str:
    passed = ", ".join(reason.bypassed) or "không ai"
    return _RULES[reason.rule].format(passed=passed, note=reason.note)


def _waiting(reason: Reason) -> str:
    """Return how many waited per service, and who had waited longest."""
    counts = ", ".join(f"{service} {count}" for service, count in reason.waiting.items())
    longest = f"; chờ lâu nhất: {reason.longest}" if reason.longest else ""
    return f"đang chờ: {counts}{longest}" if counts else "không có ai đang chờ"
