### The words of the window. Read by the window itself through @fluent/bundle.
### Ids: what it is, then which: `place-controls`, `action-undo`, `field-owner`, `reason-read-only`.
### `app-name` stands in menu.ftl.

## Places

places = Places
sidebar = Places and filters
filters = Filters
place-controls = Controls
place-overview = Overview
place-systems = AI systems
place-evidence = Evidence
place-people = People
place-document = Document
place-history = History

## Title bar and footer

# $document (String): the document's id. $state (String): draft or edition.
title-subtitle = { $document } · { $state }
title-no-document-id = no document id
title-no-edition = no edition yet
title-after-edition = draft after edition { $edition }
# $time (String): hh:mm:ss
saved-at = Saved { $time }
saved-not-since = Not saved since { $time }
# Why the file cannot be changed here. $name (String): who has it open. $named (String): whether they gave a name, yes or no.
saved-read-only-held-by =
    { $named ->
        [yes] Read-only, open by { $name }
       *[no] Read-only, open elsewhere
    }
saved-read-only-freed = Read-only; nobody else has it open now
saved-broken = This file does not hold
saved-away = The file is not in its place
title-redacted = a redacted copy: parts are left out on purpose
saved-read-only-named-elsewhere = Read-only: perhaps open on another computer
saved-read-only-place = Read-only: nothing can be written there
saved-read-only-no-lock = Read-only: its folder takes no locks
saved-read-only-newer = Read-only: a newer version wrote it
saved-read-only-asked = Read-only, as you asked
# Read out before, and after, each of the three numbers.
tally = Findings:
# The tooltip of the three: filters count controls, each of which may have several
tally-of = All findings that nobody lets stand. The filters count controls with findings.
tally-blocks =
    { $count ->
        [one] blocks an edition,
       *[other] block an edition,
    }
tally-warning =
    { $count ->
        [one] warning,
       *[other] warnings,
    }
tally-hint =
    { $count ->
        [one] hint
       *[other] hints
    }
# In the footer, after a copy was saved. $name: its file name; $unwritten (Number): changes that are not in the file,
# and so not in the copy
said-copied =
    { $unwritten ->
        [0] Saved a copy: { $name }
        [one] Saved a copy without the last change: { $name }
       *[other] Saved a copy without the last { $unwritten } changes: { $name }
    }
# After F8. $number and $total (Numbers): which of all. $severity, $subject (Strings): “Blocks”, “A.5.5”. $fact (String): what it says
said-finding = Finding { $number } of { $total }: { $subject } { $fact } ({ $severity })
said-no-finding = There is no finding.
# $change: what the change is called, as in History
said-undone = Taken back: { $change }
said-redone = Made again: { $change }
footer-head = head { $head }
splitter = Width of the decision

## Actions. `.also`: other words by which the palette finds them

action-palette = Search, or run a command
action-keys = Keys and commands
    .also = shortcuts, keyboard, hotkeys, help
action-undo = Undo
    .also = revert, back
action-undo-named = Undo: { $change }
action-redo = Redo
    .also = repeat, again
action-redo-named = Redo: { $change }
action-new = New client file…
    .also = create
action-open = Open a client file…
    .also = load
action-open-recent = Open a recent client file
action-open-sample = Look at the sample
    .also = example, demo
action-open-data = Open the data inside a PDF…
    .also = import, attachment, extract, copy
action-save-copy = Save a copy…
    .also = backup, duplicate, save as
action-close = Close this file
    .also = quit, exit
action-text-language = Set the language of a text
action-next-finding = Next finding
    .also = problems, errors, warnings
action-previous-finding = Previous finding
action-next-pane = Next pane
action-previous-pane = Previous pane
action-zoom-in = Larger
    .also = zoom, text size
action-zoom-out = Smaller
    .also = zoom, text size
action-zoom-reset = Actual size
    .also = zoom, text size
action-theme-system = Theme: as the system
    .also = appearance, colours
action-theme-light = Theme: light
    .also = day, appearance, colours
action-theme-dark = Theme: dark
    .also = night, appearance, colours
action-contrast-system = Contrast: as the system
action-contrast-standard = Contrast: standard
action-contrast-more = Contrast: high
    .also = accessibility
action-go = Go to { $place }
action-include = Include this control
    .also = applicable
action-exclude = Exclude this control
    .also = not applicable, leave out
action-undecide = Leave this control undecided
action-filter = Filter the list
    .also = search, find
action-next-control = Next control
action-previous-control = Previous control
action-back-to-list = Back to the list
action-apply-together = Apply to the { $count } selected
action-discard-together = Discard what is staged
action-select-all = Select all that the list shows
action-add-own-control = Add your own control (from another source)
    .also = new, create
action-delete-own-control = Delete this own control
action-field-drivers = Edit drivers
action-field-grounds = Edit the ground
action-field-justification = Write the justification
action-field-status = Set the status
action-field-how = Write how it is done
action-field-owner = Set the owner
action-field-target = Set the target date
action-field-review = Set the review date
action-field-evidence = Link evidence
action-field-links = Link with records
action-field-notes = Write notes

## Keys, as they stand on the keyboard

key-mod = Ctrl
key-command = ⌘
key-alt = Alt
key-shift = Shift
key-escape = Esc
key-enter = Enter
key-tab = Tab
key-space = Space

## Why something cannot be done now

reason-no-file = No file is open.
reason-read-only = This file is read-only here.
reason-nothing-to-undo = There is nothing to undo.
reason-nothing-to-redo = There is nothing to redo.
reason-no-control = No control is chosen.
reason-no-language = Go to a text first whose language can be set.
reason-no-selection = Select several controls first.
reason-one-at-a-time = This is written for one control at a time.
reason-nothing-staged = Nothing is staged yet.
reason-not-own = Only the organisation’s own controls can be deleted.

## Footer hints

hint-commands = commands
hint-next-finding = next finding
hint-move = move
hint-select = select
hint-choose = choose
hint-tick = tick
hint-list = show the list
hint-calendar = calendar
hint-applicable = applicable
hint-exclude = exclude
hint-justify = justify
hint-same-field = same field, other control
hint-next-field = next field
hint-back = back to the list
hint-text-language = language
hint-apply = apply to { $count }

## Palette

palette-open = Search, or run a command
palette-title = Search and commands
palette-results = Results
palette-commands = Commands
palette-nothing = Nothing found.
palette-choose = choose
palette-run = run
palette-by-command = commands
palette-by-record = records
palette-by-person = people
# $count (Number): selected controls
find-together = With the { $count } selected controls
find-show = Show
find-written = In what you wrote
# A hit: the place it is in, and the words around it
find-written-in = { $place }: { $words }
find-set-owner = Set owner to { $person }
find-owned = Controls that { $person } owns

## Fields

# Beside a field whose words are not in the file: they wait for another try, or were refused
field-waiting = not on disk yet
field-refused = not in the file
# Below a list: a new line of it that waits for another try. $words (String): what was typed
field-line-waiting = { $words }: not on disk yet

## The list

list-shown = { $shown } of { $total }
list-show-all = Show all
# $count (Number): so many more are shown at once. $left (Number): so many are not shown yet
list-more = Show { $count } of the { $left } others
list-rest =
    { $count ->
        [one] Show the other one
       *[other] Show the other { $count }
    }
list-nothing-found = Nothing matches the filter.
suggest-nothing = Nothing found.
# Said where a key is to do something with what was typed, and several entries may be meant, or none
suggest-choose = Nothing was done yet: choose an entry of the list first.

## Findings

severity-blocks = Blocks
severity-warning = Warning
severity-hint = Hint
finding-go = Go there
finding-open = Open { $record }
finding-make-applicable = Make it applicable
finding-remove-drivers =
    { $count ->
        [one] Remove the driver
       *[other] Remove the drivers
    }
finding-accept = Let it stand…
finding-accept-reason = Why may it stand?
finding-accept-do = Let it stand
# A finding that somebody lets stand. $reason, $name and $date (Strings); $named (String): whether they gave a name, yes or no.
finding-accepted-by =
    { $named ->
        [yes] { $reason } ({ $name }, { $date })
       *[no] { $reason } ({ $date })
    }
finding-stands = let stand
finding-reopen = Reopen
finding-reopen-name = Reopen: { $subject } { $fact }
finding-at-organisation = Organisation
finding-at-statement = SoA

## Applicability, status, grounds, drivers

applicability-undecided = Undecided
applicability-applicable = Applicable
applicability-excluded = Excluded
state-undecided = Undecided
state-applicable = Applicable
state-not-started = Not started
state-planned = Planned
state-in-progress = In progress
state-implemented = Implemented
state-excluded = Excluded
ground-not-necessary-by-risk = Not necessary by the risk assessment
ground-not-required = Not required by, or excepted under, an external requirement
ground-no-such-activity = Nothing in scope has the activity, which was checked
drivers-none = Drivers: none
drivers-list = Drivers: { $kinds }
driver-risk = Risk
driver-legal = Legal
driver-contract = Contract
driver-business = Business
driver-best-practice = Best practice
driver-impact-assessment = Impact assessment
driver-interested-party = Interested party
driver-letter-risk = R
driver-letter-legal = L
driver-letter-contract = C
driver-letter-business = B
driver-letter-best-practice = P
driver-letter-impact-assessment = I
driver-letter-interested-party = S
driver-add = Add a driver: type an id or a word
driver-remove = Remove driver: { $driver }
# $kind (String): one of the seven. $text (String): what was typed.
driver-new = { $kind }: { $text }
driver-new-kind = { $kind }, not named yet

## Controls

controls-filter = Filter { $total } controls
controls-head-drivers = Drivers
controls-head-state = State
controls-head-owner = Owner
controls-head-target = Target
controls-head-evidence = Ev
controls-other-sources = Other sources
controls-other-short = Other
controls-decided = { $decided } of { $total } decided
controls-empty = This statement has no controls.
controls-untitled = No title yet
controls-no-owner = no owner
controls-risk-asked = A risk asks for it
controls-risk-unasked = No risk asks for it
controls-group-menu = Decide on all of { $group }
controls-group-all = All { $count } of { $group }
controls-group-applicable = Include all
controls-group-excluded = Exclude all
controls-group-undecided = Leave all undecided
controls-group-select = Select them
controls-selected = { $selected } of { $total } controls selected
controls-summary = { $total } controls{ $own ->
        [0] {""}
       *[other] {" "}({ $annex } of Annex{"\u00A0"}A, { $own } own)
    }: { $applicable ->
        [0] { "" }
       *[other] { $applicable } applicable,{ " " }
    }{ $excluded ->
        [0] { "" }
       *[other] { $excluded } excluded,{ " " }
    }{ $undecided } undecided
group-short-iso42001-a-2 = Policies
group-short-iso42001-a-3 = Internal
group-short-iso42001-a-4 = Resources
group-short-iso42001-a-5 = Impacts
group-short-iso42001-a-6 = Life cycle
group-short-iso42001-a-7 = Data
group-short-iso42001-a-8 = Information
group-short-iso42001-a-9 = Use
group-short-iso42001-a-10 = Partners
group-short-iso27001-a-5 = Organisation
group-short-iso27001-a-6 = People
group-short-iso27001-a-7 = Premises
group-short-iso27001-a-8 = Technology
facet-objective = Objective
facet-state = State
# $records (String): what the list holds: “Controls”, “Evidence”. The numbers below count these, and not findings
facet-finding = { $records } with findings
facet-risk = Risk
facet-owner = Owner
facet-owner-is = Owner: { $owner }
facet-blocks = Blocks an edition
facet-warning = Warning
facet-hint = Hint
owner-anyone = anyone

## The decision

decision-on = Decision on { $control }
decision-none = Choose a control in the list.
field-applicability = Applicability
field-drivers = Drivers
field-grounds = Ground
field-justification = Justification
field-status = Status
field-how = How it is done
field-owner = Owner
field-target = Target
field-done = Implemented
field-review = Review
field-evidence = Evidence
field-links = Linked with
field-exclusions = Left out for single AI systems
field-notes = Notes
field-label = Id
field-title = Title
field-source = Source
field-description = What it asks
words-count =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
# Where a field was asked for that the decision does not have. $field (String): the field's name
decision-first-undecided = Decide this first; { $field } comes after it. Nothing was written.
decision-first-applicable = Only a control that is left out has this: { $field }. Nothing was written.
decision-first-excluded = Only an applicable control has this: { $field }. Nothing was written.
later-applicable = asks for drivers, a justification, status and owner.
later-excluded = asks for a ground and a justification.
kept-hidden = Status, target and evidence from before the exclusion are kept in the file and come back with
notes-never-printed = never printed
own-control-guide = A control that Annex A does not have. Name where it comes from: another standard, a law, a contract, or yourselves.
guidance-show = Show guidance: { $field }
guide-leaving-out = Leaving it out
guide-think = Think through
guide-auditor = An auditor looks for
guide-evidence = Typical evidence
guide-relates = Goes with
evidence-link = Link evidence: type an id or a word
evidence-create = New evidence: { $title }
evidence-unlink = Take away evidence { $evidence }
evidence-valid-to = to { $date }
evidence-expired = expired { $date }
exclusion-add = Leave it out for a system: type an id or a word
exclusion-remove = Include { $system } again
record-gone = deleted
picker-nobody = nobody
person-create = Add person: { $name }
# Read out before the language itself.
language-of = Language of { $field }:
floating = Menus and suggestions
language-label = Language of this text
language-help = Empty: { $language }, as the statement.
language-set = Set

## Dates

date-form = YYYY-MM-DD
date-wrong = There is no such day. Write it as YYYY-MM-DD.
date-open = Calendar: { $field }
date-none = No date
date-previous-month = Previous month
date-next-month = Next month

## Several controls together

together-selected = { $count } controls selected
together-title = Change them together
together-guide = Nothing is written until you apply. Then it is one change, and one undo takes it back.
together-leave = Back to one
together-add-driver = Add to all: an id or a word
together-link-evidence = Link to all: an id or a word
together-justification = { $count } texts, written one at a time. Repeated words are what auditors question first.
together-leave-as = Leave as they are
together-will-change = What will change
together-nothing-yet = Nothing yet.
together-nothing-to-apply = Nothing to apply yet
together-typed = Change what stands in the field
together-no-day = Nothing was changed: what stands here is no day.
# $changes (Number): how many fields; $fields (String): their names; $count (Number): controls
together-what =
    { $changes ->
        [one] { $changes } staged change for { $count } controls: { $fields }
       *[other] { $changes } staged changes for { $count } controls: { $fields }
    }
together-apply = Apply to { $count }
together-discard = Discard
# In the footer, after Escape
together-kept = What is staged stays until it is applied or discarded.
# In the footer, where the selection cannot be left. $changes (Number): staged fields. $controls (Number): selected ones
together-held =
    { $changes ->
        [one] { $changes } change is staged for { $controls } controls: apply or discard it first.
       *[other] { $changes } changes are staged for { $controls } controls: apply or discard them first.
    }
hint-staged = to what is staged
mix-part = { $count } { $value }
mix-kind = { $kind } { $count }
mix-none = none
mix-none-set = none set
mix-no-status = without status
mix-one-date = { $count } times { $date }
mix-dates = { $count } dates, { $first } to { $last }
mix-evidence = { $items ->
        [one] { $items } item
       *[other] { $items } items
    } on { $controls } { $controls ->
        [one] control
       *[other] controls
    }
change-nothing = nothing
change-to = to { $value }
change-added = { $value } added

## What a change is called, by its operation: after "Undo:", and in History after what it is about: "S-03 system name"

change-accept-finding = finding let stand
change-add-control = new own control
change-add-driver = new driver
change-add-evidence = new evidence
change-add-person = new person
change-add-statement = new statement
change-add-system = new AI system
change-attach-evidence = file attached
change-detach-evidence = file taken away
change-attach-signed = signed copy attached
change-sign-edition = signature added
change-remove-signature = signature taken away
change-detach-signed = signed copy taken away
change-decide = several fields
change-delete-control = deleted own control
change-delete-evidence = deleted evidence
change-delete-person = deleted person
change-delete-system = deleted AI system
change-edit-control = own control
change-edit-driver = driver
change-edit-evidence = evidence
change-edit-organisation = organisation
change-edit-person = person
change-edit-statement = document control
change-edit-system = AI system
change-exclude-for-system = left out for one AI system
change-include-for-system = included again for one AI system
change-issue-edition = issued
change-approve-plan = approved
change-link-evidence = linked evidence
change-prepare-candidate = candidate prepared
change-remove-driver = removed driver
change-remove-recipient = removed recipient
change-reopen-finding = finding reopened
change-set-applicability = applicability
change-set-approver = approver
change-set-author = name of who works here
change-set-certificate = certificate
change-set-classification = classification
change-set-client-colour = client colour
change-set-control-description = own control’s text
change-set-control-label = own control’s id
change-set-control-source = own control’s source
change-set-control-title = own control’s title
change-set-declaration = declaration of conformity
change-set-document-id = document id
change-set-done = date implemented
change-set-evidence-date = evidence date
change-set-evidence-expiry = evidence expiry
change-set-evidence-kind = evidence kind
change-set-evidence-label = evidence id
change-set-evidence-location = evidence location
change-set-evidence-owner = evidence: owner
change-set-evidence-title = evidence title
change-set-grounds = ground of exclusion
change-set-implementation = how it is done
change-set-justification = justification
change-set-language = language
change-set-logo = logo
change-set-next-review = next review
change-set-notes = notes
change-set-organisation-address = address
change-set-organisation-name = organisation’s name
change-set-owner = owner
change-set-person-function = person’s function
change-set-person-name = person’s name
change-set-prepared = prepared by
change-set-recipient = recipient
change-set-review = review date
change-set-reviewed = reviewed by
change-set-roles = roles
change-set-roles-note = note on the roles
change-set-scope = scope
change-set-security-scope = security scope
change-set-status = status
change-set-system-label = system id
change-set-system-name = system name
change-set-system-purpose = system purpose
change-set-target = target date
change-set-title = title
change-set-treatment-approval = treatment approval
change-set-version = version
change-take-copy = file made from a copy
change-unlink-evidence = unlinked evidence
change-withdraw-edition = withdrawn
change-undo = undo
change-redo = redo
change-merge = merged with another copy
change-redact = redacted copy made
change-new = file created
change-return = brought back to what it was
change-salvage = salvaged from a damaged file
