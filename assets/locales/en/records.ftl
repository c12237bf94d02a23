### Words of AI systems, Evidence and People. Read by the window.
### A place's own words begin with its id: `evidence-empty`. Words of all three begin with `records-`.

## All three

records-splitter = Width of the record
records-action-field = Edit: { $field }
records-action-next = Next record
records-action-previous = Previous record
records-hint-new = new
records-hint-delete = delete
# Above the names of its fields, where there is no entry yet
records-asks-for = None yet. Each entry asks for:
records-hint-one = back to one
# $count (Number): how many records are selected
records-together = { $count } selected
records-together-guide = What is chosen here is given to all of them as one change, and one undo takes it back. Words are written one record at a time.
records-choose-for-all = Choose for all
records-empty-for-all = Take it away from all
records-empty-for-all-named = Take away from all: { $field }
records-link-all = Link all with: an id or a word
records-cite-for-all = Cite for all: an id or a word
records-part = { $part } of { $total }
records-take-from-all = Take { $what } from all of them
records-delete-all = Delete all { $count }
records-nothing-hangs-on-any = Nothing else hangs on any of them.
records-hangs-on-some = If you delete them, this goes as well:
records-hint-same-field = same field, other record
records-reason-none = No record is chosen.
records-reason-several = Several records are selected; this goes one at a time.
records-mentions = Mentioned in
records-mentions-none = No text of the statement names it yet.
records-field-scope = Scope
records-field-roles-note = Note on the roles
# $record (String): label or name of the record
records-delete = Delete { $record }
records-hangs = If you delete this entry:
records-undo-brings-back = Undo brings all of it back.
records-tie-drivers =
    { $count ->
        [one] { $controls } keeps a driver that points to nothing.
       *[other] { $controls } keep drivers that point to nothing.
    }
records-tie-mentions =
    { $count ->
        [one] { $count } text still names it. Texts are never changed for you.
       *[other] { $count } texts still name it. Texts are never changed for you.
    }
key-delete = Del

## AI systems

systems-filter =
    { $total ->
        [one] Filter { $total } AI system
       *[other] Filter { $total } AI systems
    }
systems-empty = The AI systems in the scope of this statement belong here, each with the one line that says what it is for. “Necessary” always means necessary for these: an auditor begins by asking which they are.
systems-none = Choose an AI system in the list.
systems-untitled = No name yet
systems-record = AI system { $record }
systems-head-left-out = Left out
systems-use-left-out = Some controls left out
systems-use-all = No control left out
systems-use-no-purpose = No purpose yet
systems-facet-use = Controls
systems-field-label = Id
systems-field-name = Name
systems-field-purpose = Purpose
systems-field-controls = Controls left out for this system alone
systems-guide-what = One system that you develop, provide or use. Parts that are released and watched together are one system.
systems-guide-purpose = In one line: what it does, with what, and for whom. It is printed with the scope, and read before anything else.
    .heading = Purpose
systems-guide-left-out = A decision covers all systems in scope. Where a control is necessary for the others and not for this one, leave it out here, with a ground and a reason of its own.
    .heading = For one system alone
systems-left-out-none = None: every decision covers this system as well.
systems-leave-out = Leave a control out: type an id or a word
systems-take-back = Include this system again: { $control }
systems-nothing-hangs = Nothing else refers to it.
systems-tie-left-out =
    { $count ->
        [one] What was decided for it alone goes too, at { $controls }: ground and reason.
       *[other] What was decided for it alone goes too, at { $controls }: grounds and reasons.
    }
systems-summary =
    { $total ->
        [one] { $total } AI system
       *[other] { $total } AI systems
    }{ $leftOut ->
        [0] { "" }
       *[other] : { $leftOut } with controls left out
    }
systems-selected = { $selected } of { $total } AI systems selected
action-add-systems = Add an AI system
action-delete-systems = Delete this AI system
find-systems = AI systems

## Evidence

evidence-filter =
    { $total ->
        [one] Filter { $total } piece of evidence
       *[other] Filter { $total } pieces of evidence
    }
evidence-empty = What shows that a control works belongs here: a procedure, a report, minutes, a log. Whoever audits you asks to see it, so say where it is kept and until when it holds.
evidence-none = Choose a piece of evidence in the list.
evidence-untitled = No title yet
evidence-record = Evidence { $record }
evidence-head-holds = Holds to
evidence-head-controls = Links
evidence-none-linked = –
evidence-no-kind = No kind
evidence-facet-state = State
evidence-facet-kind = Kind
evidence-state-expired = Expired
evidence-state-soon = Expires within 60 days
evidence-state-undated = No date
evidence-state-unlinked = Linked to nothing
evidence-state-expired-short = expired
evidence-state-soon-short = soon
evidence-field-label = Id
evidence-field-title = Title
evidence-field-kind = Kind
evidence-field-location = Where it is kept
evidence-field-owner = Owner
evidence-field-date = Date
evidence-field-expiry = Holds to
evidence-field-controls = Controls that rest on it
field-kind = Kind
# Usual kinds, separated by commas; those in use in the file are offered first.
evidence-kinds = Document, Record, Report, Register, Plan, Minutes, Log, Certificate, Contract, Training record, Test result, Screenshot
evidence-guide-what = One thing that can be put on the table. A title that tells it from the next one: what, of what, and which issue.
evidence-guide-dates = The date is that of the thing itself, not of filing it. Give an end where it stops being true: a yearly test, a certificate, a policy that is reviewed.
    .heading = Dates
evidence-guide-location = A path, an address or a shelf, in your own words. Annexa never opens it, and leaves it out of what the public gets.
    .heading = Where it is kept
evidence-guide-owner = Who sees to it that it is there when somebody asks, and that the next one is made before it expires.
    .heading = Owner
evidence-guide-controls = An auditor goes from the control to the evidence and back. Evidence that no control rests on is not printed with any decision.
    .heading = The way back
evidence-controls-none = No control rests on it yet.
evidence-new-expiry = New date
evidence-no-applicable = No applicable control is called so, or it is linked already. A control is decided before evidence is linked with it.
evidence-link-control = Link a control: type an id or a word
evidence-unlink-control = Take this evidence away from { $control }
evidence-nothing-hangs = No control rests on it, and no text names it.
evidence-tie-controls =
    { $count ->
        [one] { $controls } loses this evidence.
       *[other] { $count } controls lose this evidence: { $controls }.
    }
evidence-summary =
    { $total ->
        [one] { $total } piece of evidence
       *[other] { $total } pieces of evidence
    }{ $expired ->
        [0] { "" }
       *[other] , { $expired } expired
    }{ $soon ->
        [0] { "" }
       *[other] , { $soon } expiring within 60 days
    }{ $unlinked ->
        [0] { "" }
       *[other] , { $unlinked } linked to nothing
    }
evidence-selected = { $selected } of { $total } pieces of evidence selected
evidence-field-attachments = Files kept here
evidence-attach = Keep a file in this client file…
evidence-attachments-none = No file is kept with it.
# $count (Number): how many files
evidence-tie-attachments = { $count ->
    [one] One file that is kept with it goes as well.
   *[other] { $count } files that are kept with it go as well.
}
evidence-guide-attachments = A link is enough where the evidence has a place of its own. What is kept here travels with the file, history included, and makes it larger. Files go with no export and no redacted copy, and Annexa opens none of them.
    .heading = Files kept here
evidence-together-link = Link all to a control: type an id or a word
evidence-together-none = No control rests on any of them yet.
evidence-together-unlink = Take all of them away from { $control }
action-add-evidence = Add evidence
action-delete-evidence = Delete this evidence
find-evidence = Evidence

## People

people-filter =
    { $total ->
        [one] Filter { $total } person or role
       *[other] Filter { $total } people and roles
    }
people-empty = Everyone who answers for a control or puts their name to the statement belongs here, by name or by role. An auditor asks who decided, and who does it.
people-none = Choose a person or role in the list.
people-untitled = No name yet
people-record = Person or role { $record }
people-head-next = Next due
people-head-owns = Owns
people-overdue = passed
people-facet-work = Work
people-work-owns = Owns controls
people-work-overdue = Something has passed
people-work-signs = Signs
people-work-nothing = Owns and signs nothing
people-field-name = Name of the person or role
people-field-function = Function
people-field-controls = Controls they own
people-field-signs = Where they sign
people-guide-what = A person, or a role where you would rather not write names: a role outlives whoever holds it.
people-guide-function = What they are in the organisation. It is printed beside the name wherever they sign.
    .heading = Function
people-guide-signs = The document keeps the names of those who sign as they were written, so that an edition never changes. They are found here by the same name.
    .heading = Names in the document
people-controls-none = They own no control.
people-own-control = Give them a control: type an id or a word
people-disown = Leave without an owner: { $control }
people-due-target = target { $date }
people-due-review = review { $date }
people-due-target-passed = target passed { $date }
people-due-review-passed = review overdue { $date }
people-due-record = due { $date }
people-due-record-passed = was due { $date }
people-hand-over =
    { $count ->
        [one] Hand the control over to
       *[other] Hand all { $count } controls over to
    }
# Controls and records together. $count (Number): how many.
people-hand-over-all =
    { $count ->
        [one] Hand what they answer for over to
       *[other] Hand all { $count } that they answer for over to
    }
people-hand-over-to = Type a name
people-signs-prepared = Prepared the statement
people-signs-reviewed = Reviewed the statement
people-signs-approver = Approves the statement
people-signs-treatment = Accepted the residual risks of { $plan }
people-signs-edition = Approved edition { $edition }
people-signs-undated = no date
people-signs-none = Their name stands nowhere in the document.
people-nothing-hangs = They own nothing, and sign nothing.
people-tie-controls =
    { $count ->
        [one] { $controls } loses its owner. Hand it over first if it should not.
       *[other] { $count } controls lose their owner: { $controls }. Hand them over first if they should not.
    }
people-tie-signs =
    { $count ->
        [one] The document keeps their name in { $count } place.
       *[other] The document keeps their name in { $count } places.
    }
people-owns-count =
    { $count ->
        [0] owns nothing
        [one] owns { $count } control
       *[other] owns { $count } controls
    }
people-owns-all = answers for { $count }
people-summary =
    { $total ->
        [one] { $total } person or role
       *[other] { $total } people and roles
    }, { $owners } with controls{ $overdue ->
        [0] { "" }
       *[other] , { $overdue } with something passed
    }
people-selected = { $selected } of { $total } people and roles selected
action-add-people = Add a person or role
action-delete-people = Delete this person or role
find-people = People
