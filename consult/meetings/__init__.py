"""Meetings, their items, attendance, phases as run, and what is written down.

The floors above compose it: `consultations` knows what an item is about, opens and closes it, and
turns its key. What they use is listed in `operations` and `queries`. Whoever carries something
with an item learns of its moves by `@follows_items`.

Panels: `item-start` (under the head of an item's page), `item` (below its notes) and `item-sheet`
(in the print view) are given the `Item`; `meeting` (end of a meeting's page) the `Meeting`.
"""
