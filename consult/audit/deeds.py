"""Every deed that stands in the log: `subject:verb`, said as something that has happened.

A deed is never renamed: rows of many years carry its value. `docs/deeds.md` explains each to
whoever reads the log; a test compares the two.
"""

from enum import StrEnum


class Deed(StrEnum):
    """What somebody did. The comment says what the entry is about (`on`) and lists its facts."""

    # The installation
    INSTALLATION_MADE = "installation:made"  # the empty base; facts: installation
    CEREMONY_HELD = "ceremony:held"  # recovery and authority keys; facts: kid
    TABLES_UPGRADED = "tables:upgraded"  # by `flask upgrade`; facts: before, after
    CUSTODY_CONFIRMED = "custody:confirmed"  # a custodian has shown her half; facts: key, half
    BACKUP_KEY_RENEWED = "backup:key-renewed"  # a new pair, its halves handed out; facts: kid
    DEMO_SEEDED = "demo:seeded"
    OUTBOX_RETRIED = "outbox:retried"  # mail that was given up; facts: messages

    BACKUP_MADE = "backup:made"  # facts: backup, sets
    BACKUP_RESTORED = "backup:restored"  # on an empty machine; facts: backup, entries, lost

    # Coming and going
    SIGNED_IN = "session:begun"  # on: the account
    SIGNED_OUT = "session:ended"  # on: the account
    SIGN_IN_REFUSED = "session:refused"  # no account named: the name tried may be anybody's
    PASSPHRASE_CHANGED = "passphrase:changed"
    PASSPHRASE_RECOVERED = "passphrase:recovered"  # by the printed code; all her sittings end
    SITTING_ENDED = "sitting:ended"  # elsewhere, by its owner; facts: session
    SITTINGS_ENDED = "sittings:ended"  # all others, by their owner; on: the account
    PROOF_GIVEN = "proof:given"  # she proved again that it is she; facts: by
    DUTY_CHOSEN = "duty:chosen"  # as what she acts now; on: the account; facts: duty
    PASSKEY_ADDED = "passkey:added"  # on: the passkey; facts: opens
    PASSKEY_REMOVED = "passkey:removed"
    PASSKEY_DOUBTED = "passkey:doubted"  # it counted backwards: somebody may have copied it
    CODES_SET_UP = "codes:set-up"  # one-time codes; on: their secret
    CODES_REMOVED = "codes:removed"
    RECOVERY_CODE_CHANGED = "recovery-code:changed"  # on: the account
    RECOVERY_CODE_TESTED = "recovery-code:tested"  # on: the account
    KEYS_CERTIFIED = "keys:certified"  # on: the account; facts: kid
    OWN_ACCOUNT_CHANGED = "own-account:changed"  # language, theme, reminders

    SSO_LINKED = "sso:linked"  # the provider's subject is she; facts: account
    SSO_UNLINKED = "sso:unlinked"  # facts: account

    # Directory
    AGENCY_ADDED = "agency:added"
    AGENCY_CHANGED = "agency:changed"
    AGENCY_CLOSED = "agency:closed"
    ACCOUNT_INVITED = "account:invited"  # on: the arrival; facts: agency
    ARRIVAL_LINK_RENEWED = "arrival-link:renewed"  # the older link is dead
    ARRIVAL_CODE_TRIED = "arrival-code:tried"  # on: the arrival, right or wrong; facts: tries
    ARRIVAL_CANCELLED = "arrival:cancelled"  # before anybody had used the link
    ARRIVAL_REFUSED = "arrival:refused"  # keys were there, and nobody vouched for them
    ARRIVAL_RESTARTED = "arrival:restarted"  # new words and keys before the approval
    ACCOUNT_ENROLLED = "account:enrolled"
    ACCOUNT_VOUCHED = "account:vouched"  # the first of two words; facts: cert
    ACCOUNT_APPROVED = "account:approved"  # facts: arrival
    ACCOUNT_SUSPENDED = "account:suspended"  # all her sittings end
    ACCOUNT_REACTIVATED = "account:reactivated"
    ACCOUNT_LEFT = "account:left"  # for good: sittings, keys and wraps end; facts: wraps
    LOSS_BEGUN = (
        "loss:begun"  # the first of two words for a way back; facts: account, reason, check
    )
    LOSS_CONFIRMED = "loss:confirmed"  # the second; facts: account, check
    LOSS_STOPPED = "loss:stopped"  # her account stands as before, or shut; facts: account
    KEYS_ROTATED = "keys:rotated"  # by herself; on: the account; facts: spaces
    KEYS_LOST = "keys:lost"  # retired, with what they opened; on: the account; facts: wraps
    ACCOUNT_BACK = "account:back"  # new keys, certified; facts: arrival
    DUTY_GIVEN = "duty:given"  # on: the account; facts: duty
    DUTY_TAKEN = "duty:taken"  # on: the account; facts: duty
    DUTY_PROPOSED = "duty:proposed"  # one of two words; on: the account; facts: duty
    DUTY_NOT_GIVEN = "duty:not-given"  # the proposal was taken back; facts: duty
    TEAM_FOUNDED = "team:founded"
    TEAM_CHANGED = "team:changed"
    TEAM_CLOSED = "team:closed"
    TEAM_FIRST_SAID = "team-first:said"  # what should come before a booking; facts: overruled
    TEAM_TIMES_OPENED = "team-times:opened"  # to another team; facts: team, guest_team
    TEAM_TIMES_CLOSED = "team-times:closed"  # to it again; facts: team, guest_team
    TEAM_SPACES_OPENED = "team-spaces:opened"  # on: the team; facts: duty_space, leadership_space
    FORMAT_SWITCHED = "format:switched"  # on: the switch; facts: team, format, offered
    BOOKING_RULES_SET = "booking-rules:set"  # on: the rules; facts: team
    BOOKING_EXCEPTION_WISHED = (
        "booking-exception:wished"  # facts: team, rule, meeting or nothing, account or nothing
    )
    BOOKING_EXCEPTION_MADE = "booking-exception:made"  # by who may; facts: the same
    MEMBER_ADDED = "member:added"  # on: the seat; facts: account, team, seat
    MEMBER_LEFT = "member:left"
    DEPUTY_NAMED = "deputy:named"
    DEPUTY_REMOVED = "deputy:removed"
    TEAM_SEAT_PROMISED = "team-seat:promised"  # to somebody on her way; facts: team, seat
    TEAM_PROMISE_ENDED = "team-promise:ended"  # taken back; facts: team, seat
    EXPERTISE_ADDED = "expertise:added"  # facts: account, field
    EXPERTISE_ENDED = "expertise:ended"
    PROFILE_CHANGED = "profile:changed"  # what somebody says of herself in the directory
    PROFILE_CHECKED = "profile:checked"  # she said that it is still so
    ABSENCE_SAID = "absence:said"  # by herself; no reason is asked
    ABSENCE_ENDED = "absence:ended"
    SERVICE_ADDED = "service:added"  # to the directory, by whoever keeps its entry
    SERVICE_CHANGED = "service:changed"
    SERVICE_CHECKED = "service:checked"  # by whoever keeps the entry from now on
    SERVICE_CLOSED = "service:closed"
    MEMBER_APPOINTED = "member:appointed"  # by a decision; on: the appointment; facts: seat, team

    # Keys
    PRIVATE_SPACE_MADE = "private-space:made"  # somebody's first draft; nobody else opens it
    SPACE_RESERVED = "space:reserved"  # for what a draft begins; it has no key yet
    SPACE_KEY_TURNED = "space-key:turned"  # on: the space; facts: key_version
    SPACE_RESEALED = "space:resealed"  # under the newest key; facts: key_version, rows, left
    SPACE_ERASED = "space:erased"  # its salt is gone; every anchor after it lists the space
    GRANT_GIVEN = "grant:given"  # a reader more; facts: recipient, kind
    GRANT_ENDED = "grant:ended"  # its time was over; on: the grant; facts: recipient
    KEY_REFUSED = "key:refused"  # not the approved one; nothing was wrapped to it; facts: account
    GRANT_INVALID = "grant:invalid"  # found while unwrapping; result: tampered

    ACCESS_GIVEN_BACK = "access:given-back"  # after lost keys; facts: account, kind, subject
    RECOVERY_ASKED = "recovery:asked"  # the officers' way; facts: account, spaces
    RECOVERY_CONFIRMED = "recovery:confirmed"  # by a second officer; facts: account
    RECOVERY_WITHDRAWN = "recovery:withdrawn"  # facts: account
    RECOVERY_TAKEN_ALONG = "recovery:taken-along"  # its file left the house; facts: account
    RECOVERY_ANSWERED = "recovery:answered"  # the answer was good; facts: account, spaces
    SPACE_RECOVERED = "space:recovered"  # open again with the recovery key; facts: account, request

    # Casework
    CASE_OPENED = "case:opened"
    CASE_NOTED = "case:noted"  # entered in the client system, by the worker's own word
    CASE_CARD_WRITTEN = "case-card:written"
    CASE_CLOSED = "case:closed"
    CASE_REOPENED = "case:reopened"
    CASE_ARCHIVED = "case:archived"
    CASES_LINKED = "cases:linked"  # the same child: one goes on in the other; facts: into
    CASES_UNLINKED = "cases:unlinked"
    CLIENT_ADDED = "client:added"
    CLIENT_CARD_WRITTEN = "client-card:written"
    REAL_NAMES_KEPT = "real-names:kept"  # for the guard; facts: case, count
    REAL_NAMES_CHANGED = "real-names:changed"  # facts: case, count
    REAL_NAMES_FORGOTTEN = "real-names:forgotten"  # facts: case
    CLIENT_LABEL_CHOSEN = "client-label:chosen"  # by the client, for sheets and letters
    MINORS_WORD_NOTED = "minors-word:noted"  # on telling the guardians; facts: decision
    FAMILY_KEPT_APART = "family:kept-apart"  # for their safety; on: the case
    FAMILY_NOT_KEPT_APART = "family:not-kept-apart"  # any more; on: the case
    PERSON_ADDED = "person:added"
    PERSON_CHANGED = "person:changed"
    SEAT_GRANTED = "seat:granted"  # in a case's circle; facts: account
    SEAT_ENDED = "seat:ended"
    CIRCLE_SEAT_PROMISED = "circle-seat:promised"  # to somebody on her way; facts: arrival
    CIRCLE_PROMISE_ENDED = "circle-promise:ended"  # taken back; facts: arrival
    CIRCLE_LEFT = "circle:left"  # she found herself too near to the family
    DEPUTY_EXCLUDED = "deputy:excluded"  # from one case; facts: account
    EXCLUSION_LIFTED = "exclusion:lifted"  # facts: account
    STAND_IN_SEATED = "stand-in:seated"  # on: the seat; facts: account, absent
    HAND_OVER_NAMED = "hand-over:named"  # on: the offer; facts: account, leaver, kind, subject
    HAND_OVER_ACCEPTED = "hand-over:accepted"  # on: the offer; facts: leaver, kind, subject
    HAND_OVER_DECLINED = "hand-over:declined"  # its keys end; facts: leaver, kind, subject
    HAND_OVER_TAKEN_BACK = "hand-over:taken-back"  # before it was answered; facts: account
    CASE_TAKEN_OVER = "case:taken-over"  # on: the new seat; facts: account, before
    EMERGENCY_ASKED = "emergency:asked"  # one deputy of two; facts: account, reason
    EMERGENCY_OPENED = "emergency:opened"  # facts: account, reason, seat
    EMERGENCY_ENDED = "emergency:ended"  # before its time
    EMERGENCY_ANSWERED = "emergency:answered"  # facts: needed, did
    NOTE_FILED = "note:filed"  # facts: overruled (how many findings of the guard)
    NOTE_SUPERSEDED = "note:superseded"
    NOTE_MOVED = "note:moved"  # filed in the right case, emptied in the wrong one; facts: to_case
    NOTE_SENT = "note:sent"  # into another case's inbox; facts: to_case
    NOTE_RECEIVED = "note:received"  # facts: from_case
    NOTE_WITHDRAWN = "note:withdrawn"  # facts: reason
    NOTE_DESTROYED = "note:destroyed"  # its text is gone; the row stays

    # Consultations
    CONSULTATION_TAKEN_BY_PHONE = "consultation:taken-by-phone"  # on behalf of its asker
    PHONE_REQUEST_CONFIRMED = "consultation:confirmed"  # by its asker; the case is drawn
    CONSULTATION_REQUESTED = "consultation:requested"
    CONSULTATION_BOOKED = "consultation:booked"  # a free slot of one's own team
    CONSULTATION_AMENDED = "consultation:amended"
    READINGS_CHOSEN = "readings:chosen"  # what is read before the meeting; facts: readings
    CONSULTATION_ASKED_BACK = "consultation:asked-back"
    CONSULTATION_REPLIED = "consultation:replied"  # the asker answered what was asked back
    CONSULTATION_DECLINED = "consultation:declined"
    CONSULTATION_WITHDRAWN = "consultation:withdrawn"
    CONSULTATION_LISTED = "consultation:listed"  # on the waiting list; facts: waits_for
    CONSULTATION_GAVE_WAY = "consultation:gave-way"  # to an urgent one; facts: item, urgent
    CONSULTATION_PLACED = "consultation:placed"  # facts: item, meeting
    CONSULTATION_OPENED = "consultation:opened"  # the key is turned; facts: item
    CONSULTATION_ANSWERED = "consultation:answered"  # facts: item
    ANSWERS_RECEIVED = "answers:received"  # the asker took them home
    CONSULTATION_SEAT_GIVEN = (
        "consultation-seat:given"  # one consultation, nothing else of the case
    )
    CONSULTATION_SHARED = "consultation:shared"  # a coordinator was let in; facts: account
    CONSULTATION_UNSHARED = "consultation:unshared"  # a coordinator left; facts: account
    ASKER_CHANGED = "asker:changed"  # who answers for it took it over; facts: before, account
    STANCE_RECORDED = "stance:recorded"  # what a client knows, wants and permits
    QUESTION_ADDED = "question:added"
    EXPERT_PROPOSED = "expert:proposed"  # facts: account
    EXPERT_STRUCK = "expert:struck"  # by the asker; no reason is asked or kept
    PANEL_AGREED_BY_PHONE = "panel:agreed-by-phone"  # the asker, as a coordinator recorded it
    EXPERT_INVITED = "expert:invited"  # a disclosure where the agency is another: recipient agency
    INVITATION_REPEATED = "invitation:repeated"  # after a yes the time changed
    INVITATION_ANSWERED_BY_PHONE = "invitation:answered-by-phone"  # facts: comes
    INVITATION_ACCEPTED = "invitation:accepted"
    INVITATION_DECLINED = "invitation:declined"
    INVITATION_RECUSED = "invitation:recused"  # the expert may not take part
    INTERPRETER_ARRANGED = "interpreter:arranged"  # who, checked, accepted; facts: language
    INVITATION_WITHDRAWN = "invitation:withdrawn"
    ANSWER_GIVEN = "answer:given"  # facts: question

    # Meeting passes
    PASS_ISSUED = "pass:issued"  # whoever did it vouches for the holder; on: the pass
    PASS_OPENED = "pass:opened"  # with link or browser, and the code; on: the pass
    PASS_REFUSED = "pass:refused"  # a wrong code; on: the pass
    PASS_LOCKED = "pass:locked"  # too many wrong codes; on: the pass
    PASS_LEFT = "pass:left"  # by its holder, or after half an hour without a page
    PASS_ENDED = "pass:ended"  # its key is taken away; on: the pass
    GUEST_ASKED = "guest:asked"  # somebody without an account; on: the guest
    GUEST_GIVEN_PASS = "guest:given-pass"  # by whoever vouches for her; on: the guest
    GUEST_ASKED_ANEW = "guest:asked-anew"  # the meeting has another time
    GUEST_STRUCK = "guest:struck"
    GUEST_AGREED = "guest:agreed"  # by the asker: a pass may be issued
    GUEST_ACCEPTED = "guest:accepted"  # by the guest herself
    GUEST_DECLINED = "guest:declined"
    GUEST_ENDED = "guest:ended"
    POLL_OPENED = "poll:opened"
    POLL_ASKED = "poll:asked"  # on: the one who is asked
    POLL_ASKING_ENDED = "poll:asking-ended"  # struck out, or her link revoked
    POLL_AGREED = "poll:agreed"  # by the asker
    POLL_ANSWERED = "poll:answered"  # by the one who was asked
    POLL_CHOSEN = "poll:chosen"
    POLL_ENDED = "poll:ended"  # without a time

    # Meetings
    CALENDAR_ADDRESS_MADE = "calendar-address:made"  # one's own; facts: team, where it is a team's
    CALENDAR_ADDRESS_ENDED = "calendar-address:ended"  # nothing is read under it any more
    MEETING_PLANNED = "meeting:planned"
    MEETINGS_IMPORTED = "meetings:imported"  # on: the import; facts: lines, meetings, items, people
    MEETING_CHANGED = "meeting:changed"
    MEETING_RESCHEDULED = "meeting:rescheduled"  # facts: before, alone
    MEETING_REMOVED = "meeting:removed"  # one without items, when its series changed
    SERIES_PLANNED = "series:planned"  # facts: meetings
    SERIES_CHANGED = "series:changed"  # facts: from_on, new, changed, gone, called_off
    SERIES_ENDED = "series:ended"  # before its term was over; facts: last, gone, called_off
    MEETING_CANCELLED = "meeting:cancelled"  # facts: reason
    MEETING_HELD = "meeting:held"
    MEETING_REVIEWED = "meeting:reviewed"
    OPENERS_COUNTED = "openers:counted"  # which spaces too few can open; facts: thin
    DUTY_REWRAPPED = "duty:rewrapped"  # what an earlier duty key opened; facts: wraps, left
    ITEM_PLACED = "item:placed"
    ITEM_MOVED = "item:moved"  # facts: from_meeting, to_meeting
    ITEMS_SWAPPED = "items:swapped"  # on: one of them; facts: other, from_meeting, to_meeting
    ITEM_HANDED_OVER = "item:handed-over"  # somebody else leads it; facts: led, leads
    ITEM_CLIENTS_CHOSEN = "item-clients:chosen"  # whom the item is about
    ITEM_OPENED = "item:opened"
    ITEM_CLOSED = "item:closed"
    ITEM_RECORDED_AFTERWARDS = "item:recorded-afterwards"
    OWN_FORMAT_MADE = "own-format:made"  # a version of it; facts: team, standing
    OWN_FORMAT_CHANGED = "own-format:changed"  # whether it is used; facts: team, standing
    ITEM_FORMAT_CHOSEN = "item-format:chosen"  # its phases were laid anew; facts: format
    PHASES_EDITED = "phases:edited"
    PHASE_STARTED = "phase:started"  # facts: item; ago, in seconds, where it was said later
    PHASE_EXTENDED = "phase:extended"  # facts: item, minutes
    SCREEN_CHOSEN = "screen:chosen"  # what all in the room see; facts: item, shows
    GAP_MARKED = "gap:marked"  # somebody had no connection; facts: item, seconds
    ATTENDANCE_MARKED = "attendance:marked"  # facts: state
    ATTENDANCE_REMOVED = "attendance:removed"
    ATTENDANCE_ASSURED = "attendance:assured"  # alone, nothing recorded; facts: item
    ITEM_NOTE_WRITTEN = "item-note:written"  # facts: item, overruled
    ITEM_NOTE_CORRECTED = "item-note:corrected"  # by its writer, while the item was open
    HYPOTHESIS_WRITTEN = "hypothesis:written"  # facts: item, follows, overruled
    HYPOTHESIS_DECIDED = "hypothesis:decided"  # facts: item, state, until
    CANCELLING_EXPLAINED = "cancelling:explained"  # for the team's leaders; on: the note

    # Outcomes
    MINUTES_CIRCULATED = "minutes:circulated"  # comments are asked for; facts: item, number, asked
    MINUTES_COMPOSED = "minutes:composed"  # anew, with the chair's words; facts: item, number
    MINUTES_COMMENTED = "minutes:commented"  # on: the comment; facts: item, number, late
    MINUTES_ACCEPTED = "minutes:accepted"  # nothing to remark; facts: item, number
    MINUTES_CONFIRMED = "minutes:confirmed"  # and sealed; facts: item, number, silent
    MINUTES_AMENDED = "minutes:amended"  # a new version begun; facts: item, number, asked
    ACTION_AGREED = "action:agreed"  # facts: owner
    ACTION_TAKEN_OVER = "action:taken-over"  # facts: before, owner
    ACTION_DONE = "action:done"
    ACTION_DROPPED = "action:dropped"
    ACTION_REOPENED = "action:reopened"
    RECORD_TEXT_TAKEN = "record-text:taken"  # the text for the client record was shown to be copied

    FAMILY_SHEET_WRITTEN = "family-sheet:written"
    FAMILY_LETTER_WRITTEN = "family-letter:written"  # a version; facts: number
    FAMILY_LETTER_HANDED_OVER = "family-letter:handed-over"  # facts: day, how
    FAMILY_ANSWER_NOTED = "family-answer:noted"  # permits or forbids; facts: matter, answer
    PERMISSION_WITHDRAWN = "permission:withdrawn"  # open seats ended; facts: seats

    # Erasing, and how long things are kept
    ERASURE_PROPOSED = "erasure:proposed"  # by the house: its time is over; facts: case
    ERASURE_ASKED = "erasure:asked"  # facts: case, client, reason
    ERASURE_APPROVED = "erasure:approved"  # by a second person; facts: case, due
    ERASURE_REFUSED = "erasure:refused"  # facts: case
    ERASURE_STOPPED = "erasure:stopped"  # before it was carried out; facts: case
    ERASURE_PUT_OFF = "erasure:put-off"  # a hold was lifted: days of grace anew; facts: case, due
    ERASURE_BEGUN = "erasure:begun"  # the tombstones stand; facts: case, spaces
    SALTS_DESTROYED = "salts:destroyed"  # nothing opens the spaces any more; facts: spaces
    ERASURE_DONE = "erasure:done"  # the rows are gone; facts: rows
    LEFTOVERS_CLEARED = "leftovers:cleared"  # rows of erased spaces came back; facts: rows
    RETENTION_HELD = "retention:held"  # on: the hold; facts: case, reason, until
    RETENTION_FREED = "retention:freed"  # on: the hold; facts: case

    # Reading and refusing
    CONTENT_READ = "content:read"  # one entry per request and space; detail: rows, clients
    PARTICIPATION_REPORTED = "participation:reported"  # figures left the house in a file
    DOOR_REFUSED = "door:refused"  # facts: permission, status
    CONTENT_TAMPERED = "content:tampered"  # something stored did not belong where it lay

    # Alarms and incidents
    ALARM_RUNG = "alarm:rung"  # on: the alarm; facts: kind
    ALARM_ACKNOWLEDGED = "alarm:acknowledged"  # on: the alarm; facts: finding
    INCIDENT_OPENED = "incident:opened"  # the clocks run; on: the incident; facts: kind
    INCIDENT_CHANGED = "incident:changed"  # what it is about; on: the incident; facts: kind
    INCIDENT_TOLD = "incident:told"  # somebody outside was told; on: the incident; facts: step
    INCIDENT_CLOSED = "incident:closed"  # on: the incident; facts: outcome
    INCIDENT_EXPORTED = "incident:exported"  # what was touched, in a file; facts: entries
    SITTINGS_CUT = "sittings:cut"  # by the registrar; on: the incident; facts: account, sittings
    LOG_READ = "log:read"  # who touched what; facts: incident, or case
    LOG_EXPORTED = "log:exported"  # the log of one case, in a file; facts: case, entries
    LOG_VERIFIED = "log:verified"  # on: the check; facts: entries, findings

    # What the log adds by itself: a row that was written or deleted under another deed, and a
    # clock that was set back since the entry before
    ROW_WRITTEN = "row:written"  # facts: deed (the entry it belongs to)
    ROW_DELETED = "row:deleted"
    CLOCK_WENT_BACK = "clock:went-back"  # facts: before (what the clock said at the entry before)
