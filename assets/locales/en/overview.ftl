### Overview: how far the statement is, and what to do next.

## What is in preparation

# $edition (String): the version that the next edition will carry.
overview-title = Edition { $edition }, in preparation
overview-title-first = First edition, in preparation
# $edition (String): the last edition.
overview-title-after = Next edition, after { $edition }
overview-title-issued = Edition { $edition }, in force
# $decided, $implemented and $blocks (String) are numbers that stand out.
# $own (Number): how many are the organisation’s own; $annex (Number): the others.
overview-lead-decided = { $decided } of { $total } controls{ $own ->
        [0] {""}
       *[other] {" "}({ $annex } of Annex{"\u00A0"}A, { $own } own)
    } decided.
overview-lead-implemented = { $implemented } of { $applicable } applicable controls implemented.
overview-lead-blocks =
    { $count ->
        [one] { $blocks } finding blocks the edition.
       *[other] { $blocks } findings block the edition.
    }
overview-lead-ready = Nothing blocks the edition.

## The first steps

overview-begin = Begin here
overview-begin-open = To do
overview-begin-done = Done
overview-begin-document = Say whose statement it is
overview-begin-document-why = Organisation, scope, roles, document id, and who approves it. They head every page.
overview-begin-document-go = Document
overview-begin-document-name = Document: say whose statement it is
overview-begin-systems = List the AI systems in scope
overview-begin-systems-why = A control is necessary for something. Name the systems once, and decisions can point to them.
overview-begin-systems-go = AI systems
overview-begin-systems-name = AI systems: list those in scope
overview-begin-controls = Decide the first control
# $include and $exclude (String): keys.
overview-begin-controls-why = { $include } includes a control, { $exclude } leaves it out. The margin says what it asks, what an auditor looks for, and what leaving it out would mean.
overview-begin-controls-go = Controls
overview-begin-controls-name = Controls: decide the first one
overview-begin-order = Any order will do. All you type is on disk a moment later, and every step can be undone.

## The table

overview-table = Controls by objective
overview-head-id = Id
overview-head-objective = Objective
overview-head-marks = Controls, one mark each
overview-head-decided = Decided
overview-head-implemented = Implemented
overview-head-findings = Findings
overview-of = { $part } of { $whole }
overview-not-in-catalogue = Not in this catalogue
overview-show-group = { $group }: show these controls
overview-show-state = { $state }: show these controls
overview-show-driver = { $driver }: show the controls that it drives

## The charts

overview-states = State
overview-drivers = Drivers
overview-drivers-none = No control names a driver yet.
overview-legend-named = named
overview-legend-unnamed = not named yet
# Read out after the number of drivers. Begins with a comma.
overview-unnamed = , { $count } of them not named yet
overview-unit-controls = one mark for up to { $each } controls
overview-unit-drivers = one mark for up to { $each }
overview-unit-dates = one mark for up to { $each }

## Dates ahead

overview-dates = Dates ahead
overview-dates-none = No date is set yet. Target and review dates of controls, days by which records are due and the end of evidence stand here, so that none comes as a surprise.
overview-legend-target = target
overview-legend-review = review or end
overview-legend-passed = passed
overview-today = today
overview-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
# $controls (String): ids, separated by commas.
overview-date-target = target of { $controls }
overview-date-review = review of { $controls }
overview-date-expiry = end of { $controls }
overview-date-statement = the statement
overview-date-and-more = { $controls } and { $more } more
overview-date-span = { $first } to { $last }
overview-date-ahead = { $when }: { $what }
overview-date-passed = Passed, { $when }: { $what }
overview-date-next = Next: { $what }.
# $date (String): MM-DD.
overview-date-peak = { $date }, { $count } due
overview-date-anniversary = { $date }, year since edition { $edition }
overview-dates-later =
    { $count ->
        [one] One more is due later, on { $last }.
       *[other] { $count } more are due later, the last on { $last }.
    }

## Next

overview-next = Next
overview-next-nothing = Nothing is open: no finding blocks an edition, and none asks for a look.
overview-next-blocks-edition =
    { $count ->
        [one] { $count } blocks edition { $edition }
       *[other] { $count } block edition { $edition }
    }
overview-next-blocks =
    { $count ->
        [one] { $count } blocks the edition
       *[other] { $count } block the edition
    }
overview-next-warning =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
overview-next-hint =
    { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
# The name of a fix for screen readers. $fix (String): its word. $subject (String): where. $fact (String): what is wrong.
overview-fix = { $fix }: { $subject } { $fact }
overview-accept = Let it stand: { $subject } { $fact }
overview-more = { $count } more, in Controls
overview-accepted =
    { $count ->
        [one] { $count } let stand
       *[other] { $count } let stand
    }
action-let-stand = Let a finding stand…
reason-not-let-stand = What blocks an edition has to be mended.
hint-let-stand = let it stand
hint-controls = controls
facet-driver = Driver

## Since the last edition

overview-since = Since edition { $edition }
# $differs (String): whether the statement says anything else than the edition, yes or no.
overview-since-nothing =
    { $differs ->
        [yes] No decision has changed, but something beside them has: document control, a register, an own control or a finding that was let stand.
       *[no] Nothing has changed.
    }
# $people (Number): those who made the changes, as far as they gave a name.
overview-since-changed =
    { $decisions ->
        [one] { $decisions } decision
       *[other] { $decisions } decisions
    } changed in { $revisions ->
        [one] { $revisions } revision
       *[other] { $revisions } revisions
    }{ $people ->
        [0] .
        [one] { " " }by one person.
       *[other] { " " }by { $people } people.
    }
overview-compare = Compare
overview-no-edition = No edition yet
overview-no-edition-yet = Once nothing blocks it, the statement can be approved and issued as its first edition.
overview-no-edition-ready = Nothing blocks it any more: it can be approved and issued as its first edition.

## This file

overview-this-file = This file
overview-file-name = Name
overview-file-revision = Revision
overview-file-head = Head
overview-file-saved = Saved
overview-file-edition = In force
overview-file-no-edition = no edition
overview-file-framework = Framework
overview-file-author = You
overview-file-author-is = { $name }: change your name
