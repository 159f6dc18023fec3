"""What a process of a measurement has read before it begins: all that a house is put together from.

Read once by the process that the others are forked from, and never looked through for rubbish.
"""

import gc
from importlib import import_module

from sqlalchemy.orm import configure_mappers

from consult.app import COMMANDS, FLATS

for _flat in FLATS:
    import_module(f"consult.{_flat}.views")
for _command in COMMANDS:
    import_module(f"consult.{_command}")
configure_mappers()
gc.collect()
gc.freeze()
