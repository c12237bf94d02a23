# Readiness findings, by the code of the rule.
#
# finding-CODE          the fact, short, after the place: “A.5.5  has no justification”
# finding-CODE-why      what an auditor asks, or why it matters; at most 140 characters
# finding-CODE-fix      the verb of the one-step fix
# finding-CODE-summary  one line for the rule; $count (Number): findings of this rule
#
# Dates come as YYYY-MM-DD. Arguments are named above the messages that take them.

## Blocks: no edition while one of these stands

finding-organisation-missing = the organisation has no name
finding-organisation-missing-why = A statement says whose it is. Without a name nobody can be held to it, and nobody can rely on it.
finding-organisation-missing-fix = Name it
finding-organisation-missing-summary = The organisation has no name

finding-scope-missing = the scope is not stated
finding-scope-missing-why = Necessary for what? Controls are necessary for a scope: which systems, which work, which sites.
finding-scope-missing-fix = Write
finding-scope-missing-summary = The scope of the management system is not stated

finding-role-missing = no role is stated
finding-role-missing-why = Clause 4.1 asks what you are towards AI systems: provider, producer, customer, partner. An auditor reads the rest by it.
finding-role-missing-fix = Choose
finding-role-missing-summary = No role by ISO/IEC 22989 is stated

finding-document-id-missing = has no document id
finding-document-id-missing-why = A certificate and an audit report name this document. Without an id, nobody can tell which one they mean.
finding-document-id-missing-fix = Write
finding-document-id-missing-summary = The statement has no document id

finding-version-missing = has no version
finding-version-missing-why = Two printouts on one table: which is newer? The version answers that, in your own scheme.
finding-version-missing-fix = Write
finding-version-missing-summary = The statement has no version

finding-approver-missing = nobody is named to approve it
finding-approver-missing-why = An edition is approved by someone with a function. Name both before it is frozen.
finding-approver-missing-fix = Name
finding-approver-missing-summary = Nobody is named to approve the statement

finding-undecided = not decided yet
finding-undecided-why = An edition says yes or no to every control. Undecided is a state for you, not for a reader.
finding-undecided-fix = Decide
finding-undecided-summary =
    { $count ->
        [one] { $count } control is not decided yet
       *[other] { $count } controls are not decided yet
    }

finding-justification-missing = has no justification
finding-justification-missing-why = The reason is what the statement is for. An auditor will ask why this control is in, or why it is out.
finding-justification-missing-fix = Write
finding-justification-missing-summary =
    { $count ->
        [one] { $count } decision has no justification
       *[other] { $count } decisions have no justification
    }

finding-exclusion-without-ground = left out without a ground
finding-exclusion-without-ground-why = On what does it rest: the risk assessment, no duty that asks for it, or no system that does this? More than one may hold.
finding-exclusion-without-ground-fix = Choose
finding-exclusion-without-ground-summary =
    { $count ->
        [one] { $count } control is left out without a ground
       *[other] { $count } controls are left out without a ground
    }

# $system (String): the label of the AI system
finding-system-exclusion-incomplete = left out for { $system } without ground or reason
finding-system-exclusion-incomplete-why = Leaving a control out for one system is an exclusion too: it needs a ground and a reason of its own.
finding-system-exclusion-incomplete-fix = Complete
finding-system-exclusion-incomplete-summary =
    { $count ->
        [one] { $count } exclusion for a single system lacks its ground or reason
       *[other] { $count } exclusions for single systems lack their ground or reason
    }

# $label (String): the label that two records share
finding-label-twice = { $label } is used twice
finding-label-twice-why = A reader who meets { $label } in the text cannot tell which of the two is meant.
finding-label-twice-fix = Rename
finding-label-twice-summary =
    { $count ->
        [one] { $count } label is used twice
       *[other] { $count } labels are used twice
    }

# $label (String): the label of the record; may be empty
finding-title-missing = has no title
finding-title-missing-why = It is printed by its title. A bare label tells a reader nothing.
finding-title-missing-fix = Write
finding-title-missing-summary =
    { $count ->
        [one] { $count } record has no title
       *[other] { $count } records have no title
    }

# $labels (String): labels of the editions, separated by commas
finding-two-editions-in-force = editions { $labels } are in force together
finding-two-editions-in-force-why = Which one binds? Only one edition can be in force. Withdraw the others; they stay readable.
finding-two-editions-in-force-fix = Withdraw
finding-two-editions-in-force-summary = More than one edition is in force

## Warnings: an auditor will ask

finding-treatment-missing = the treatment plan is not approved
finding-treatment-missing-why = Who approved the risk treatment plan and accepted the residual risks, and when? Plan, name and date are asked for.
finding-treatment-missing-fix = Record
finding-treatment-missing-summary = The treatment plan is not approved, or its residual risks are not accepted

finding-driver-missing = nothing drives it
finding-driver-missing-why = Which risk, law, contract or assessment makes it necessary? A control without a driver looks copied from a list.
finding-driver-missing-fix = Add
finding-driver-missing-summary =
    { $count ->
        [one] { $count } included control names no driver
       *[other] { $count } included controls name no driver
    }

finding-driver-risk-unnamed = driver “risk” names no risk
finding-driver-risk-unnamed-why = Which risk? An auditor will want to find it in your register and see this control beside it.
finding-driver-risk-unnamed-fix = Name it
finding-driver-risk-unnamed-summary =
    { $count ->
        [one] { $count } “risk” driver names no risk
       *[other] { $count } “risk” drivers name no risk
    }

# $drivers (String): labels of the drivers, separated by commas
finding-excluded-with-drivers = left out, although driven by { $drivers }
finding-excluded-with-drivers-why = If that still calls for the control, leaving it out contradicts you. If it no longer does, remove the driver.
finding-excluded-with-drivers-fix = Open
finding-excluded-with-drivers-summary =
    { $count ->
        [one] { $count } control is left out although something drives it
       *[other] { $count } controls are left out although something drives them
    }

finding-mandatory-only = “mandatory” is the only reason
finding-mandatory-only-why = Annex A obliges nobody: clause 6.1.3 asks which controls are necessary for your risks, and why.
finding-mandatory-only-fix = Rewrite
finding-mandatory-only-summary =
    { $count ->
        [one] { $count } justification says “mandatory” and no more
       *[other] { $count } justifications say “mandatory” and no more
    }

finding-justification-echoes-title = repeats its title
finding-justification-echoes-title-why = The title says what the control is. The reason says why you, with your systems and your risks, need it.
finding-justification-echoes-title-fix = Rewrite
finding-justification-echoes-title-summary =
    { $count ->
        [one] { $count } justification repeats its title
       *[other] { $count } justifications repeat their title
    }

# $other (String): the control whose justification is the same
finding-justification-copied = same reason as { $other }
finding-justification-copied-why = Two controls for one reason: which of them would you drop? Say what this one does that the other does not.
finding-justification-copied-fix = Compare
finding-justification-copied-summary =
    { $count ->
        [one] { $count } justification is a copy of another
       *[other] { $count } justifications are copies of others
    }

finding-implemented-without-evidence = implemented, nothing shows it
finding-implemented-without-evidence-why = “Show me” is the next sentence. Link a record, a document or a setting that can be looked at.
finding-implemented-without-evidence-fix = Link
finding-implemented-without-evidence-summary =
    { $count ->
        [one] { $count } implemented control has no evidence
       *[other] { $count } implemented controls have no evidence
    }

finding-planned-without-owner = planned or begun, nobody owns it
finding-planned-without-owner-why = Whose job is it? Without a name, a plan is a wish.
finding-planned-without-owner-fix = Choose
finding-planned-without-owner-summary =
    { $count ->
        [one] { $count } planned control has no owner
       *[other] { $count } planned controls have no owner
    }

finding-planned-without-date = planned or begun, without a date
finding-planned-without-date-why = By when? An open action without a date cannot be late, and cannot be followed.
finding-planned-without-date-fix = Set a date
finding-planned-without-date-summary =
    { $count ->
        [one] { $count } planned control has no target date
       *[other] { $count } planned controls have no target date
    }

# $date (String): the target date, YYYY-MM-DD
finding-target-passed = target date passed { $date }
finding-target-passed-why = What held it up, who knows, and what guards the risk until it is done? A new date needs a reason.
finding-target-passed-fix = New date
finding-target-passed-summary =
    { $count ->
        [one] { $count } target date has passed
       *[other] { $count } target dates have passed
    }

# $date (String): the date of implementation, YYYY-MM-DD
finding-done-in-future = implemented on a day to come, { $date }
finding-done-in-future-why = Implemented means in place today. A date ahead is a plan.
finding-done-in-future-fix = Correct
finding-done-in-future-summary =
    { $count ->
        [one] { $count } date of implementation lies ahead
       *[other] { $count } dates of implementation lie ahead
    }

# $evidence (String): the label of the evidence
# $date (String): its last day, YYYY-MM-DD
finding-evidence-expired = evidence { $evidence } has expired
finding-evidence-expired-why = { $evidence } ran out on { $date }. What shows that the control works today?
finding-evidence-expired-fix = Replace
finding-evidence-expired-summary =
    { $count ->
        [one] { $count } piece of linked evidence has expired
       *[other] { $count } pieces of linked evidence have expired
    }

# $date (String): the review date, YYYY-MM-DD
finding-review-overdue = review was due { $date }
finding-review-overdue-why = You set this date yourselves. A review not held is a finding; a review that changes nothing is not.
finding-review-overdue-fix = Review
finding-review-overdue-summary =
    { $count ->
        [one] { $count } review is overdue
       *[other] { $count } reviews are overdue
    }

finding-owner-gone = its owner is no longer listed
finding-owner-gone-why = Who answers for it now? The work does not leave with the person.
finding-owner-gone-fix = Choose
finding-owner-gone-summary =
    { $count ->
        [one] { $count } decision names an owner who is no longer listed
       *[other] { $count } decisions name owners who are no longer listed
    }

# $driver (String): the label of the driver; may be empty
finding-driver-gone = a driver points to a deleted record
finding-driver-gone-why = If what drove it is gone, is the control still necessary? Name what drives it now, or remove the driver.
finding-driver-gone-fix = Open
finding-driver-gone-summary =
    { $count ->
        [one] { $count } driver points to a deleted record
       *[other] { $count } drivers point to deleted records
    }

finding-control-unknown = not in this version of the catalogue
finding-control-unknown-why = The decision is kept, but the catalogue in use has no such control. It may come from a newer version.
finding-control-unknown-fix = Open
finding-control-unknown-summary =
    { $count ->
        [one] { $count } decision is about a control that the catalogue lacks
       *[other] { $count } decisions are about controls that the catalogue lacks
    }

# $edition (String): label of the edition on the certificate
# $controls (String): ids, separated by commas
finding-differs-from-certificate = necessary controls differ from edition { $edition }
finding-differs-from-certificate-why = The certificate names edition { $edition }. Tell the certification body before its next audit. Changed: { $controls }.
finding-differs-from-certificate-fix = Compare
finding-differs-from-certificate-summary = The necessary controls differ from those of the edition that the certificate names

# $edition (String): label of the edition on the certificate
finding-certificate-edition-unknown = certificate names unknown edition { $edition }
finding-certificate-edition-unknown-why = Is the label mistyped, or was that edition issued elsewhere? The certificate and this file should name the same one.
finding-certificate-edition-unknown-fix = Correct
finding-certificate-edition-unknown-summary = The certificate names an edition that is not held here

## Hints: worth a look

# $date (String): the review date, YYYY-MM-DD
# $days (String): days until then
finding-review-soon = review is due { $date }
finding-review-soon-why = Still time to look: has anything happened since that it does not know of?
finding-review-soon-fix = Open
finding-review-soon-summary =
    { $count ->
        [one] { $count } review is due within 30 days
       *[other] { $count } reviews are due within 30 days
    }

# $other (String): the control whose justification is much alike
finding-justifications-alike = nearly repeats { $other }
finding-justifications-alike-why = Much alike is not wrong. But copied reasons are what auditors complain of most: what sets this one apart?
finding-justifications-alike-fix = Compare
finding-justifications-alike-summary =
    { $count ->
        [one] { $count } justification nearly repeats another
       *[other] { $count } justifications nearly repeat others
    }

# $count (String): how many controls
finding-everything-implemented = all { $count } controls applicable and implemented
finding-everything-implemented-why = Perfectly possible, and rare. Expect an auditor to pick the least likely one and ask to see it.
finding-everything-implemented-fix = Open
finding-everything-implemented-summary = Every control is applicable and implemented

# $edition (String): label of the edition in force
finding-changed-since-edition = changed since edition { $edition }
finding-changed-since-edition-why = Readers outside still hold edition { $edition }. Issue a new one when the changes matter to them.
finding-changed-since-edition-fix = Compare
finding-changed-since-edition-summary = The statement has changed since the edition in force
