"""Meetings, their items, attendance, phases as run, and what is written down.

What the floors above use, by the module it is in:

`operations`: `plan_meeting`, `cancel_meeting`, `hold_meeting`, `place_item`, `move_item`,
`take_item_off`, `concern_clients`, `seat_person`, `open_item`, `close_item`, `start_phase`,
`edit_phases`, `mark_roster`, `write_note`, `correct_note`.

`queries`: `find_meeting`, `find_item`, `visible_meetings`, `visible_items`, `free_slots`,
`items_of`, `phases_of`, `roster_of`, `notes_of`, `clients_of_item`, `readers_after_opening`.

Opening an item is composed by the floor above, which knows the consultation and turns its key:
`open_item` here changes the state only. Panels: `item-start` (top of an item's page, for what can
be done with it now), `item` (below its notes), `item-print` (end of the print view) get the
`Item`; `meeting` (end of a meeting's page) gets the `Meeting`.
"""
