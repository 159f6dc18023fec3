"""Every permission of the house: `subject:verb`, what somebody may want to do to what."""

from enum import StrEnum


class Permission(StrEnum):
    """What a door demands. Each has exactly one policy; one without is refused to all."""

    # The house and oneself
    DESK_READ = "desk:read"  # one's own front page
    SESSION_END = "session:end"  # sign out
    PASSPHRASE_CHANGE = "passphrase:change"  # noqa: S105 – one's own; a name, no secret
    SESSION_STAY = "session:stay"  # ask how long one may still be silent, and say: I am here
    DRAFT_LIST = "draft:list"  # one's own
    DRAFT_DESTROY = "draft:destroy"  # one's own, unfiled
    OWN_ACCOUNT_EDIT = "own-account:edit"  # language, theme, reminders, as what one acts
    PROOF_GIVE = "proof:give"  # show again that it is oneself
    FACTORS_READ = "factors:read"  # one's own ways of signing in
    FACTORS_EDIT = "factors:edit"  # passkeys, one-time codes, recovery code
    KEYS_CHANGE = "keys:change"  # one's own, where a stranger may have them
    PASSKEY_REMOVE = "passkey:remove"  # one's own
    SITTINGS_READ = "sittings:read"  # where one is signed in
    SITTING_END = "sitting:end"  # one's own, elsewhere
    OWN_ARRIVAL = "own-arrival:see"  # what is still to be done before one is approved

    MESSAGE_READ = "message:read"  # what one was told oneself
    OUTBOX_READ = "outbox:read"  # what did not arrive by mail, never what it says

    # Directory
    AGENCY_READ = "agency:read"
    AGENCY_EDIT = "agency:edit"  # found, rename, close; controller and register
    ACCOUNT_READ = "account:read"  # who works here, and where
    ACCOUNT_INVITE = "account:invite"
    ARRIVAL_READ = "arrival:read"  # who is on her way
    ARRIVAL_RENEW = "arrival:renew"  # a new link and code
    ARRIVAL_CANCEL = "arrival:cancel"
    ARRIVAL_APPROVE = "arrival:approve"  # vouch for her keys and let her in
    ARRIVAL_REFUSE = "arrival:refuse"
    ARRIVAL_LET_BACK = "arrival:let-back"  # vouch for the new keys of somebody who had lost hers
    LOSS_BEGIN = "loss:begin"  # say that somebody has lost every way in: the first of two words
    LOSS_READ = "loss:read"  # how far her way back has come
    LOSS_CONFIRM = "loss:confirm"  # the second word
    LOSS_LINK = "loss:link"  # make her link and code
    LOSS_STOP = "loss:stop"
    DUTIES_EDIT = "duties:edit"  # what somebody is in the house for
    DUTY_CONFIRM = "duty:confirm"  # the second word for a supervisor's duty
    DUTY_DROP = "duty:drop"  # do not give it
    ACCOUNT_SUSPEND = "account:suspend"
    ACCOUNT_REACTIVATE = "account:reactivate"
    ACCOUNT_LEAVE = "account:leave"  # she has left for good
    TEAM_READ = "team:read"
    TEAM_EDIT = "team:edit"  # found, rename, close
    TEAM_LEAD = "team:lead"  # who sits in it as what
    TEAM_PROMISE = "team:promise"  # give or take back what was promised to somebody on her way
    TEAM_OPEN = "team:open"  # make the team's own spaces, once
    TEAM_KEYS = "team:keys"  # share what they open, turn it when somebody has left
    TEAM_TAKE_OVER = "team:take-over"  # what an earlier key of the deputies opened
    EXPERTISE_READ = "expertise:read"
    EXPERTISE_EDIT = "expertise:edit"  # who answers for which field

    # Casework
    CASE_LIST = "case:list"  # one's own cases
    CASE_OPEN = "case:open"
    CASE_READ = "case:read"  # the file of one case
    CASE_WRITE = "case:write"  # the card, new clients, new people
    CASE_NOTE_DOWN = "case:note-down"  # the code stands in the client system
    CASE_CLOSE = "case:close"
    CASE_REOPEN = "case:reopen"
    CASE_ARCHIVE = "case:archive"  # out of the list, once it is closed
    CASE_KNOW = "case:know"  # that one sits there, and what one's seat opens
    CASE_LINK = "case:link"  # the same child has two cases
    CLIENT_EDIT = "client:edit"  # a client's card
    PERSON_EDIT = "person:edit"  # somebody who matters in a case
    CIRCLE_EDIT = "circle:edit"  # who sits round the case
    SEAT_END = "seat:end"
    CIRCLE_PROMISE = "circle:promise"  # give or take back what was promised
    CIRCLE_READ = "circle:read"  # who can open what, since when, why
    CIRCLE_REKEY = "circle:rekey"  # turn the key of the file, and seal all of it anew
    CIRCLE_LEAVE = "circle:leave"  # oneself, being too near to the family
    DEPUTY_EXCLUDE = "deputy:exclude"  # from one case
    EXCLUSION_LIFT = "exclusion:lift"
    STAND_IN_ARRANGE = "stand-in:arrange"  # over one's own cases
    DEPUTY_ACT = "deputy:act"  # what the named deputies of a team do
    HAND_OVER_OWN = "hand-over:own"  # name who takes over one's own cases and promises
    HAND_OVER_NAME = "hand-over:name"  # for somebody who is gone, as a deputy
    HAND_OVER_LIST = "hand-over:list"  # what one is asked to take over
    HAND_OVER_ANSWER = "hand-over:answer"  # take it or not, oneself
    HAND_OVER_TAKE_BACK = "hand-over:take-back"  # before it is answered
    STAND_IN_NAME = "stand-in:name"  # for somebody who is away
    EMERGENCY_OPEN = "emergency:open"  # one case, three hours, the circle is told
    EMERGENCY_CONFIRM = "emergency:confirm"  # the second of two deputies
    EMERGENCY_END = "emergency:end"  # before its time
    EMERGENCY_ANSWER = "emergency:answer"  # afterwards: was it needed, what was done
    NOTE_READ = "note:read"
    NOTE_WRITE = "note:write"
    NOTE_CORRECT = "note:correct"  # by a new one
    NOTE_MOVE = "note:move"  # to the case it belongs to
    NOTE_WITHDRAW = "note:withdraw"
    NOTE_DESTROY = "note:destroy"  # a withdrawn one, for good
    NOTE_RECEIVE = "note:receive"  # one that was sent here from the wrong case

    # Gathering
    CALENDAR_READ = "calendar:read"  # one's own, and one's teams'
    CALENDAR_TAKE = "calendar:take"  # a secret address for one's calendar program
    MEETING_LIST = "meeting:list"
    MEETING_READ = "meeting:read"
    MEETING_PLAN = "meeting:plan"
    MEETINGS_IMPORT = "meetings:import"  # take over the log that a team kept elsewhere
    MEETING_CHANGE = "meeting:change"  # where and how it is
    MEETING_CANCEL = "meeting:cancel"
    SERIES_READ = "series:read"
    SERIES_CHANGE = "series:change"  # this and following, all; end it
    MEETING_HOLD = "meeting:hold"  # say that it was held, though nothing was recorded
    ITEM_READ = "item:read"  # the room of one item, its print view
    ITEM_MOVE = "item:move"  # to another meeting's free slot
    ITEM_HAND_OVER = "item:hand-over"  # let somebody else lead it
    ITEM_PREPARE = "item:prepare"  # the item's own phases
    ITEM_LEAD = "item:lead"  # open, go through the phases, close
    ITEM_RECORD = "item:record"  # afterwards, on one page
    ITEM_NOTE_WRITE = "item-note:write"
    ITEM_NOTE_CORRECT = "item-note:correct"  # one's own
    ATTENDANCE_MARK = "attendance:mark"
    ATTENDANCE_REMOVE = "attendance:remove"
    CONSULTATION_LIST = "consultation:list"  # one's own requests and invitations, whom to ask
    CONSULTATION_ASK = "consultation:ask"
    CONSULTATION_READ = "consultation:read"
    CONSULTATION_EDIT = "consultation:edit"  # the request, before it is opened
    CONSULTATION_BOOK = "consultation:book"  # a free slot of one's own team, without triage
    REQUEST_TAKE_DOWN = "request:take-down"  # for somebody who is on the phone
    REQUEST_CONFIRM = "request:confirm"  # that what was taken down is one's own
    BOARD_READ = "board:read"  # the requests of one group
    CONSULTATION_TRIAGE = "consultation:triage"  # one request: ask back, decline, place, propose
    CONSULTATION_OPEN = "consultation:open"  # a written one, to those who promised to answer
    CONSULTATION_CONCERN = "consultation:concern"  # one more client of the case
    STANCE_WRITE = "stance:write"  # what a client knows, wants and permits
    PANEL_STRIKE = "panel:strike"  # the asker, anybody, without a reason
    INVITATION_READ = "invitation:read"
    INVITATION_RECORD = "invitation:record"  # what an expert has said on the phone
    INVITATION_ANSWER = "invitation:answer"  # accept or decline, oneself
    ANSWER_WRITE = "answer:write"
    GUEST_ASK = "guest:ask"  # somebody without an account; issue her pass, end it
    GUEST_AGREE = "guest:agree"  # the asker, to one whom a coordinator has named
    PASS_USE = "pass:use"  # noqa: S105 – by its holder: the one page it opens; a name, no secret
    CONSULTATION_SHARE = "consultation:share"  # with somebody who gets no other key of the case
    CONSULTATION_REKEY = "consultation:rekey"  # turn its key, and seal all of it anew
    SHARED_READ = "shared-consultation:read"  # by whom it was shared with

    # Outcomes and insight
    ACTION_AGREE = "action:agree"
    ACTION_FINISH = "action:finish"  # done or dropped
    OUTCOME_READ = "outcome:read"  # answers and the client-record text
    ERASURE_ASK = "erasure:ask"  # a case, or one client of it
    ERASURE_READ = "erasure:read"  # one erasure, its certificate
    ERASURE_ANSWER = "erasure:answer"  # the second person's yes or no
    ERASURE_STOP = "erasure:stop"  # before it is carried out
    RETENTION_READ = "retention:read"  # what goes when
    RETENTION_HOLD = "retention:hold"  # keep a case although its time is over
    HOLD_LIFT = "hold:lift"
    MEETING_LOG_READ = "meeting-log:read"
    MEETING_REVIEW = "meeting:review"
    EMERGENCIES_READ = "emergencies:read"  # all uses of one's teams
    EMERGENCY_READ = "emergency:read"  # the reason of one, and what was done with it
    REACH_READ = "reach:read"  # which spaces too few people can open
    REACH_LOOK = "reach:look"  # count again
    MEETINGS_REVIEW = "meetings:review"  # several at once
    ALARMS_READ = "alarms:read"  # that a bell rang, and whether the log is whole
    ALARM_ACKNOWLEDGE = "alarm:acknowledge"  # with what was found
    RECOVERIES_READ = "recoveries:read"  # what was asked of the off-line key, and became of it
    ACCESS_LIST = "access:list"  # what others have lost with their keys, and what one has oneself
    ACCESS_GIVE_BACK = "access:give-back"  # one list of one person, as far as one holds it
    RECOVERY_ASK = "recovery:ask"  # for somebody, where nobody is left
    RECOVERY_READ = "recovery:read"
    RECOVERY_CONFIRM = "recovery:confirm"  # the second person
    RECOVERY_EXPORT = "recovery:export"  # take the file along
    RECOVERY_ANSWER = "recovery:answer"  # bring the custodians' answer
    RECOVERY_WITHDRAW = "recovery:withdraw"
    CASE_LOG_READ = "case-log:read"  # who has handled the data of one case
    CASE_LOG_EXPORT = "case-log:export"  # to answer a client who asked
    INCIDENTS_READ = "incidents:read"  # what was touched, until when to tell, drafts of notices
    INCIDENT_OPEN = "incident:open"
    INCIDENT_WORK = "incident:work"  # narrow it, note who was told, end sittings, close it
    INCIDENT_EXPORT = "incident:export"  # what was touched, in a file
    PARTICIPATION_READ = "participation:read"
    PARTICIPATION_EXPORT = "participation:export"  # figures leave in a file
