### The words of the printed change report: what differs between an edition and another, or between an edition and now.

# $before and $after (Strings) are report-changes-edition, -draft or -candidate.
report-changes = Change report
report-changes-title = Changes from { $before } to { $after }
# $document of report-file. $title: report-changes-title; $document: what the statement is called
report-changes-of = { $title }: { $document }
report-changes-edition = edition { $label }
report-changes-draft = the draft
report-changes-candidate = the pages for approval
report-changes-standing = From { $before } to { $after }, made { $date }
report-changes-from = From
report-changes-to = To
report-changes-head = Head
report-changes-figures = In figures
report-changes-marks = Marks

## In figures

report-changes-none = { $count ->
        [one] The one control of { $framework } is as it was.
       *[other] All { NUMBER($count) } controls of { $framework } are as they were.
    }
# $parts: which parts changed in how many controls, listed; $changed: how many controls changed
report-changes-figure = { $changed ->
        [one] Of { NUMBER($count) } controls of { $framework }, one changed: { $parts }.
       *[other] Of { NUMBER($count) } controls of { $framework }, { NUMBER($changed) } changed: { $parts }.
    }
report-changes-others = { $count ->
        [one] The other control of { $framework } is as it was.
       *[other] The other { NUMBER($count) } controls of { $framework } are as they were.
    }
report-changes-figure-decision = { $count ->
        [one] one in its decision
       *[other] { NUMBER($count) } in their decision
    }
report-changes-figure-status = { $count ->
        [one] one in its status
       *[other] { NUMBER($count) } in their status
    }
report-changes-figure-text = { $count ->
        [one] one in its text
       *[other] { NUMBER($count) } in their text
    }
report-changes-figure-systems = { $count ->
        [one] one in the systems that it is left out for
       *[other] { NUMBER($count) } in the systems that they are left out for
    }
report-changes-figure-drivers = { $count ->
        [one] one in its drivers
       *[other] { NUMBER($count) } in their drivers
    }
report-changes-figure-evidence = { $count ->
        [one] one in its evidence
       *[other] { NUMBER($count) } in their evidence
    }
report-changes-figure-owner = { $count ->
        [one] one in its owner
       *[other] { NUMBER($count) } in their owner
    }
report-changes-figure-dates = { $count ->
        [one] one in its dates
       *[other] { NUMBER($count) } in their dates
    }
report-changes-own-added = { $count ->
        [one] One control from another source was added.
       *[other] { NUMBER($count) } controls from other sources were added.
    }
report-changes-own-changed = { $count ->
        [one] One control from another source changed.
       *[other] { NUMBER($count) } controls from other sources changed.
    }
report-changes-own-removed = { $count ->
        [one] One control from another source was removed.
       *[other] { NUMBER($count) } controls from other sources were removed.
    }
report-changes-document = { $count ->
        [one] One field of document control and records changed.
       *[other] { NUMBER($count) } fields of document control and records changed.
    }

## The marks

# Read out in place of a mark. $edit: report-changes-deleted or -inserted; $words: what was
report-changes-said = { $edit }: { $words }
report-changes-deleted = deleted
report-changes-inserted = inserted
# Struck through itself, then what it means.
report-changes-struck = Struck-through words
report-changes-struck-meaning = are in { $before } only.
# Underlined itself, then what it means.
report-changes-underlined = Underlined words
report-changes-underlined-meaning = are in { $after } only.
report-changes-bar = A bar in the margin marks a field that changed; a field without one is not shown.
report-changes-whole = Where more than half the words of a text are new, both texts are given whole, one under the other.
report-changes-apart = Internal notes, and texts that are kept without being printed, are not compared.

## The table

report-changes-table = Controls that changed
report-changes-column-what = What
report-changes-column-became = Was, now
report-changes-was = was
report-changes-now = now
report-changes-was-none = was none, now
report-changes-new = new in { $after }
report-changes-last = last in { $before }
# What changed; .after: as a second word in a list
report-changes-what-decision = Decision
    .after = decision
report-changes-what-status = Status
    .after = status
report-changes-what-text = Text
    .after = text
report-changes-what-systems = Systems
    .after = systems
report-changes-what-drivers = Drivers
    .after = drivers
report-changes-what-evidence = Evidence
    .after = evidence
report-changes-what-owner = Owner
    .after = owner
report-changes-what-dates = Dates
    .after = dates
report-changes-detail-ground = ground changed
report-changes-detail-name = id or title changed
report-changes-detail-source = source changed
report-changes-detail-asks-added = what it asks added
report-changes-detail-asks-removed = what it asks removed
report-changes-detail-asks-edited = what it asks edited
report-changes-detail-asks-rewritten = what it asks rewritten
report-changes-detail-justification-added = justification added
report-changes-detail-justification-removed = justification removed
report-changes-detail-justification-edited = justification edited
report-changes-detail-justification-rewritten = justification rewritten
report-changes-detail-implementation-added = implementation added
report-changes-detail-implementation-removed = implementation removed
report-changes-detail-implementation-edited = implementation edited
report-changes-detail-implementation-rewritten = implementation rewritten
report-changes-detail-systems = systems left out changed
report-changes-detail-drivers = drivers changed
report-changes-detail-evidence-added = { $count ->
        [one] one item added
       *[other] { NUMBER($count) } items added
    }
report-changes-detail-evidence-removed = { $count ->
        [one] one item removed
       *[other] { NUMBER($count) } items removed
    }
report-changes-detail-owner = owner changed
report-changes-detail-dates = dates changed

## Entries

report-changes-kind-added = Added
report-changes-kind-removed = Removed
report-changes-kind-document = Fields changed
report-changes-kind-decision = Decision changed
report-changes-kind-status = Status changed
report-changes-kind-text = Text edited
report-changes-kind-rewritten = Text rewritten
report-changes-kind-systems = Systems changed
report-changes-kind-drivers = Drivers changed
report-changes-kind-evidence = Evidence changed
report-changes-kind-owner = Owner changed
report-changes-kind-dates = Dates changed
report-changes-status = Status
# Follows the name of a field: “Justification in edition 1.0”. $side: report-changes-edition, -draft or -candidate
report-changes-in = in { $side }
report-changes-field-title = Title
report-changes-field-version = Version
report-changes-field-address = Address
report-changes-field-language = Language
report-changes-field-approver = Approver
report-changes-field-treatment = Risk treatment
report-changes-field-roles-note = What the roles rest on
report-changes-valid-until = valid until { $date }

## The registers

# $parts: how many records of which register differ, listed; $count: how many in all
report-changes-records-figure = { $count ->
        [one] In the registers, { $parts } was added, changed or removed.
       *[other] In the registers, { $parts } were added, changed or removed.
    }
report-changes-records-table = Records that changed
report-changes-column-fields = Which fields
# $kind: report-changes-record-risk and the like
report-changes-record-added = { $kind }, added
report-changes-record-removed = { $kind }, removed
report-changes-record-changed = { $kind }, changed
report-changes-record-system = AI system
    .count = { $count ->
        [one] one AI system
       *[other] { NUMBER($count) } AI systems
    }
report-changes-record-risk = Risk
    .count = { $count ->
        [one] one risk
       *[other] { NUMBER($count) } risks
    }
report-changes-record-assessment = Impact assessment
    .count = { $count ->
        [one] one impact assessment
       *[other] { NUMBER($count) } impact assessments
    }
report-changes-record-requirement = Requirement
    .count = { $count ->
        [one] one requirement
       *[other] { NUMBER($count) } requirements
    }
report-changes-record-party = Interested party
    .count = { $count ->
        [one] one interested party
       *[other] { NUMBER($count) } interested parties
    }
report-changes-record-objective = Objective
    .count = { $count ->
        [one] one objective
       *[other] { NUMBER($count) } objectives
    }
report-changes-record-audit = Audit
    .count = { $count ->
        [one] one audit
       *[other] { NUMBER($count) } audits
    }
report-changes-record-review = Management review
    .count = { $count ->
        [one] one management review
       *[other] { NUMBER($count) } management reviews
    }
report-changes-record-nonconformity = Nonconformity
    .count = { $count ->
        [one] one nonconformity
       *[other] { NUMBER($count) } nonconformities
    }
report-changes-record-question = Question
    .count = { $count ->
        [one] one question
       *[other] { NUMBER($count) } questions
    }
report-changes-record-entry = Clause or category
    .count = { $count ->
        [one] one clause or category
       *[other] { NUMBER($count) } clauses and categories
    }
