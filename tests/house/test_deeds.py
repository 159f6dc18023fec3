"""Locks 5 and 6, as far as they can be read from the code."""

import ast
import re

from consult.audit import Deed
from consult.foundation.database import Model
from consult.foundation.settings import SECRET_LENGTHS, Settings
from tests.house.building import advise, document, exported, modules, rooms

UNAUDITED = {
    "sso_sittings": "bookkeeping; a refused word and a changed duty are deeds of their own",
    "pass_doors": "bookkeeping; opening, a wrong code and leaving are deeds of their own",
    "audit_anchors": "the log's own notary",
    "audit_rows": "the log itself",
    "calendar_entries": "bookkeeping: what each calendar was told last",
    "deed_keys": "bookkeeping: which forms were pressed",
    "drafts": "nobody but its writer reads one; filing it is the deed",
    "factor_uses": "bookkeeping: each sign-in and proof is a deed of its own",
    "item_presences": "bookkeeping: goes when the item is closed",
    "installation": "written once, by the founding deed",
    "kept_forms": "nobody but its sender reads one; filing it is the deed",
    "known_devices": "bookkeeping: it opens nothing",
    "login_budgets": "bookkeeping: refused sign-ins are deeds of their own",
    "login_sessions": "bookkeeping: coming and going are deeds of their own",
    "worker_pulses": "says nothing of anybody",
    "thin_spaces": "counted anew each time; the count is the deed",
    "outbox_messages": "each follows a deed of its own; being on its way is none",
    "spent_challenges": "bookkeeping: it opens nothing",
}

SAY_NOTHING = {
    "watch_readers": "looks; a bell it rings is a deed of its own",
    "watch_reading": "looks; a bell it rings is a deed of its own",
    "stand_on_word": "bookkeeping, under the deed of signing in",
    "word_is_old": "looks at the clock",
    "note_presence": "bookkeeping: a page is in touch",
    "forget_presences": "bookkeeping: closing is the deed",
    "expect_recording": "looks at the phase that runs",
    "expect_may_ask": "looks at a rule; the exception to it is a deed of its own",
    "expect_sectors": "looks at a rule; the exception to it is a deed of its own",
    "resume_pass": "bookkeeping: the holder of a pass is there",
    "begin_attempt": "counts a try; the refusal is the deed",
    "draw_door": "draws a link and a code before there is a row",
    "draw_own_keys": "draws keys before there is a row",
    "draw_first_keys": "draws keys before there is a row",
    "draw_keys_of_passkey": "draws keys before there is a row",
    "is_code_right": "looks, and changes nothing",
    "creation_options": "asks a browser",
    "forget_tries": "bookkeeping",
    "mark_all_read": "one's own looking, which nobody watches",
    "mark_read": "one's own looking, which nobody watches",
    "open_by_touch": "opens, and changes nothing",
    "open_seed": "opens, and changes nothing",
    "begin_code_attempt": "counts a try; the refusal is the deed",
    "factor_beside_code": "uses a code up, under the deed of coming back",
    "open_seed_by_code": "opens, and changes nothing",
    "prepare_keys": "draws keys before there is a row",
    "file_draft": "destroys the draft under the deed of filing",
    "keep_form": "sealed to its sender, before anybody is signed in",
    "open_kept": "opens, and changes nothing",
    "throw_away": "what nobody but its sender could have read",
    "read_new": "reads what a browser made; adding it is the deed",
    "remember_device": "bookkeeping",
    "request_options": "asks a browser",
    "resume_sitting": "bookkeeping: a sitting goes on",
    "replace_slot": "a dearer slot for the same secret, under the deed of signing in",
    "seal_anew": "draws a slot before there is a row",
    "send": "tells of a deed, which its own operation records",
    "slot_made_dearer": "draws a slot before there is a row",
}


def test_few_tables_change_without_a_deed():
    bare = {
        mapper.class_.__tablename__
        for mapper in Model.registry.mappers
        if not mapper.class_.__audited__ and mapper.class_.__module__.startswith("consult.")
    }
    advise(sorted(bare - set(UNAUDITED)), "Record a deed, or say here why there is none:")


def test_every_operation_records_a_deed():
    silent = []
    for package in {module.package for module in rooms("operations")}:
        parts = [module for module in rooms("operations") if module.package == package]
        telling = _telling(parts)
        silent += [
            f"{module.name}:{function.lineno} {function.name}"
            for module in parts
            for function in module.public_functions()
            if function.name not in telling
            and function.name not in SAY_NOTHING
            and function.name in (exported(module) or {function.name})
        ]
    advise(sorted(silent), "These change without a word. Call audit.record(actor, Deed.…):")


def _telling(parts):
    """The functions of a room that record a deed, themselves or through one they call."""
    calls = {}
    for module in parts:
        lower = {name.split(".")[-1] for name in module.imports() if ".operations." in name}
        for function in module.functions():
            called = {
                ast.unparse(node.func).split(".")[-1]
                for node in ast.walk(function)
                if isinstance(node, ast.Call)
            }
            calls[function.name] = called | ({"record"} if called & lower else set())
    telling = {"record", "ring", "include", "unaudited"}
    while more := {name for name, called in calls.items() if called & telling} - telling:
        telling |= more
    return telling


def test_deeds_are_documented():
    told = set(re.findall(r"^\| `([a-z:-]+)` \|", document("deeds.md"), re.MULTILINE))
    advise(sorted({str(deed) for deed in Deed} - told), "Explain in docs/deeds.md:")
    advise(sorted(told - {str(deed) for deed in Deed}), "Not a deed any more; see docs/deeds.md:")


def test_settings_are_documented():
    told = set(re.findall(r"^\| `(\w+)` \|", document("settings.md"), re.MULTILINE))
    known = set(Settings.__dataclass_fields__)
    advise(sorted(known - told), "Describe in docs/settings.md:")
    advise(sorted(told - known), "Not a setting any more; see docs/settings.md:")


def test_settings_never_show_themselves(settings):
    shown = repr(settings) + str(settings)
    assert not any(getattr(settings, name).hex() in shown for name in SECRET_LENGTHS)


# goes into tests/house/test_deeds.py once all flats are there
def test_every_deed_is_done_somewhere():
    text = "".join(module.text for module in modules() if module.parts[:2] != ("audit", "deeds"))
    idle = [deed.name for deed in Deed if f"Deed.{deed.name}" not in text]
    advise(idle, "Nobody does these deeds. Take them out of audit/deeds.py until somebody does:")
