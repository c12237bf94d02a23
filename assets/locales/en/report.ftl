### The words of the printed statement: headings, column heads, states, notices.

report-title = Statement of Applicability
report-subject = Statement of Applicability under { $standard }, clause 6.1.3
report-standard = { $standard }, clause 6.1.3
report-continued = , continued
report-contents = Contents
report-page = Page { $page } of { $pages }
report-link = To page { $page }
report-head = Record head { $head }
report-head-short = { $head } …
report-head-in-section = { $head } … (in full in section { $section })
report-list-dash = –
report-none = none
report-withheld = Not in this copy

## What the copy is

report-edition = Edition { $label }
# The file’s title, as a viewer shows it. $document, $organisation; $copy: a version, or one of report-copy-…
report-file = { $document } – { $organisation }
report-file-copy = { $document } – { $organisation } – { $copy }
report-copy-draft = draft
# $label: the version that it is to become; may be empty
report-copy-approval = { $label } for approval
report-copy-rendering = rendering of { $label }
report-standing-draft = Draft, made { $date }
report-standing-draft-towards = Draft towards edition { $label }, made { $date }
# $revision, $date, $clock, $made: as in report-draft-note-past
report-standing-draft-past = Draft as it was after revision { $revision }, { $date } at { $clock } UTC, printed { $made }
report-standing-draft-after = Draft after edition { $label }, made { $date }
report-standing-approval = For approval, content { $hash }
report-standing-issued = Edition { $label }, approved { $date }
report-standing-rendering = Rendering of edition { $label }, made { $date }
report-draft = DRAFT
report-approval = FOR APPROVAL
report-rendering = RENDERING
report-not-issued = not issued
report-draft-note = Not issued; nothing in this copy has been approved.
report-draft-note-towards = Towards edition { $label }. Not issued; nothing in this copy has been approved.
# $revision: its number; $date and $clock: when it was made, UTC; $made: when the copy was
report-draft-note-past = The statement as it was after revision { $revision }, { $date } at { $clock } UTC; printed { $made }. Not issued; nothing in this copy has been approved.
report-draft-note-after = Made after edition { $label }, and not that edition. Not issued; nothing in this copy has been approved.
report-approval-note = Frozen for approval as edition { $label }. Not issued. Content hash { $hash }
report-approval-note-unlabelled = Frozen for approval. Not issued. Content hash { $hash }
report-rendering-note = Made on { $date } from the data of edition { $label }. The edition itself is the file that was issued.

## Sections

report-section-control = Document control
report-section-scope = Scope, roles and AI systems
report-section-reading = How to read this statement
report-section-summary = Summary
report-section-statement = Statement by objective
report-section-statement-of = Statement by objective: { $framework }
report-section-exclusions = Exclusions and their grounds
report-section-own = Controls from other sources
report-section-actions = Open actions by date
report-section-evidence = Evidence index
report-section-records = Records named as drivers
report-section-risks = Risks and their treatment
report-section-controls-by-risk = Controls by risk
report-section-impacts = Impact assessments
report-section-systems = AI systems in full
report-section-requirements = Requirements
report-section-parties = Interested parties
report-section-objectives = Objectives
report-section-people = People
report-register-title = { $title }, register
report-register-table = Register of controls
report-register-other = Other

## What is not there is said

report-missing-organisation = Organisation not named
report-missing-address = Address not given
report-missing-document = No document id
report-missing-classification = Not classified
report-missing-review = Not set
report-missing-scope = Not stated
report-missing-roles = No role determined
report-missing-date = No date
report-missing-how = Not stated
report-target-passed = passed
report-expired = expired
report-missing-name = Not named
report-missing-justification = None yet
report-missing-ground = No ground given
report-missing-evidence = None recorded
report-missing-drivers = None named
report-missing-driver = Not named
report-missing-plan = No plan named
report-missing-acceptance = Nobody named
report-missing-approval = Not yet

## Cover and document control

report-field-issuer = Issuer
report-field-scope = Scope
report-field-approved = Approved
report-field-next-review = Next review
report-field-document = Document
report-field-classification = Classification
report-field-record-head = Record head
report-field-content = Content hash
report-field-certificate = Certificate
report-scope-in-section = Stated in section { $section }
report-approved-by = { $date }, by { $person }
report-person = { $name }, { $function }
report-document-line = { $id }, { $standing }
report-head-note =
    The head stands for { $count ->
        [one] one recorded change
       *[other] { $number } recorded changes
    }. It shows accident and partial tampering; it is no signature.
report-head-note-approval = The edition is these pages with the approval added, so it may have more of them, and its head is a later one. That it is the same statement is told by the content hash.
report-certificate-scope = Scope: { $scope }
report-certificate-valid = Valid { $from } to { $to }
report-certificate-edition = Names edition { $label }
report-certificate-surveillance = Surveillance: { $dates }
report-approval-heading = Approval of the statement
report-treatment-heading = Approval of the risk treatment plan and acceptance of residual risks
report-treatment-plan = Plan
report-treatment-version = version { $version }
report-treatment-accepted = Accepted
report-prepared = Prepared
report-reviewed = Reviewed
report-approved = Approved
report-column-name-function = Name and function
report-column-plan-person = Plan or person
report-column-date = Date
report-column-signature = Signature
report-editions-heading = Editions
report-editions-none = None has been issued.
report-column-edition = Edition
report-column-approved-by = Approved by
report-column-changed = What changed
report-edition-withdrawn = Withdrawn { $date }: { $reason }
report-edition-content = Content { $hash }
report-distribution-heading = Distribution
report-distribution-none = Nobody is listed.
report-column-recipient = Recipient
report-column-form-purpose = Form and purpose
report-copy = Copy { $number }
report-form-purpose = { $form }: { $purpose }

## Scope

report-scope-ai = Scope of the AI management system
report-scope-security = Scope of the information security management system
report-roles-label = Roles
report-roles-basis = By ISO/IEC 22989: { $roles }.
report-role-ai-provider = AI provider
report-role-ai-producer = AI producer
report-role-ai-customer = AI customer
report-role-ai-partner = AI partner
report-role-ai-subject = AI subject
report-role-relevant-authority = relevant authority
report-systems-heading = AI systems
report-systems-none = No AI system is recorded.
report-column-system = System
report-column-purpose = Purpose
report-column-left-out = Controls left out for it

## How to read

report-reading-basis-label = Basis
report-reading-basis = { $standards }, clause{"\u00A0"}6.1.3, asks an organisation to compare the controls it needs with those of Annex A, so that none is overlooked, and to state which it needs and why each is included or excluded. This is that statement. The words of the standard are not repeated here; only control ids and titles are.
report-reading-beyond-label = Beyond the basis
report-reading-beyond = Status, owner, dates and evidence are not required by clause{"\u00A0"}6.1.3 of ISO/IEC 42001. They are given because a reader who knows why a control is needed will next ask whether it is there.
report-reading-beyond-27001 = Implemented or not is part of what clause{"\u00A0"}6.1.3 of ISO/IEC 27001 asks for, so status is given for each control. Owner, dates and evidence are given beyond it.
report-reading-exclusion-label = Exclusions
report-reading-exclusion = A control is excluded on a ground that was checked, never because of a role alone. An exclusion may also hold for a single AI system while the control applies to the others.
report-reading-left-out-label = Left out here
report-reading-left-out = This copy was made for { $audience } and leaves out:
report-reading-complete = This copy leaves nothing out but internal notes: they are in the data inside it, and on no page.
report-audience-internal = use within the organisation
report-audience-auditor = an auditor
report-audience-public = the public
report-withheld-notes = { $count ->
        [one] one internal note
       *[other] { NUMBER($count) } internal notes
    }
report-withheld-acceptances = { $count ->
        [one] the reason why one finding was let stand
       *[other] the reasons why { NUMBER($count) } findings were let stand
    }
report-withheld-people = { $count ->
        [one] one name of a person
       *[other] { NUMBER($count) } names of people
    }
report-withheld-evidence-places = { $count ->
        [one] the place of one piece of evidence
       *[other] the places of { NUMBER($count) } pieces of evidence
    }
report-withheld-risks = { $count ->
        [one] one risk, or which one drives a control
       *[other] { NUMBER($count) } risks, or which of them drive controls
    }
report-withheld-distribution = { $count ->
        [one] one line of the distribution list
       *[other] { NUMBER($count) } lines of the distribution list
    }
report-withheld-system-details = { $count ->
        [one] what is known of one AI system beyond name and purpose
       *[other] what is known of { NUMBER($count) } AI systems beyond name and purpose
    }
report-withheld-assessments = { $count ->
        [one] one impact assessment
       *[other] { NUMBER($count) } impact assessments
    }
report-withheld-requirements = { $count ->
        [one] one requirement
       *[other] { NUMBER($count) } requirements
    }
report-withheld-parties = { $count ->
        [one] one interested party
       *[other] { NUMBER($count) } interested parties
    }
report-withheld-objectives = { $count ->
        [one] one objective
       *[other] { NUMBER($count) } objectives
    }
report-withheld-management-system = { $count ->
        [one] one record of audits, reviews, nonconformities and clauses
       *[other] { NUMBER($count) } records of audits, reviews, nonconformities and clauses
    }
report-withheld-questions = { $count ->
        [one] one question
       *[other] { NUMBER($count) } questions
    }
report-withheld-texts = { $count ->
        [one] one text
       *[other] { NUMBER($count) } texts
    }
report-legend-heading = Decision and status
report-legend-applicable = The control is necessary. It is in place or will be, as its status says.
report-legend-excluded = The control is not necessary, on a ground that is named.
report-legend-undecided = No decision yet. Found in drafts only; an edition cannot be issued with one.
report-legend-implemented = In place and working.
report-legend-in-progress = Partly in place; the date is that of completion.
report-legend-planned = Agreed and not begun. Owner and date say who and by when.
report-legend-not-started = Necessary; work not yet agreed in detail.
report-legend-unstated = Necessary; this statement gives no status.
report-drivers-heading = Drivers: why a control is included
report-driver-risk = Risk
report-driver-legal = Legal
report-driver-contract = Contract
report-driver-business = Business
report-driver-best-practice = Practice
report-driver-impact-assessment = Impact
report-driver-interested-party = Party
report-driver-risk-meaning = A risk that the control treats.
report-driver-legal-meaning = A law or a rule with the force of law.
report-driver-contract-meaning = A promise to a customer, supplier, insurer or partner.
report-driver-business-meaning = An objective of the organisation’s own.
report-driver-best-practice-meaning = Good practice, named.
report-driver-impact-assessment-meaning = An impact assessment of an AI system.
report-driver-interested-party-meaning = An expectation of an interested party that the organisation has accepted.

## States

report-state-applicable = Applicable
report-state-excluded = Excluded
report-state-undecided = Undecided
report-state-implemented = Implemented
report-state-in-progress = In progress
report-state-planned = Planned
report-state-not-started = Not started
report-state-applicable-unstated = Status not stated
report-state-unstated = Not stated
# ISO/IEC 27001 asks whether each necessary control is implemented or not.
report-implemented-yes = Implemented: yes
report-implemented-no = Implemented: no, { $state }
report-implemented-unsaid = Implemented: not stated

## Summary

# $frameworks: as they are called, such as Annex A
report-number-considered = of { $frameworks }
report-number-applicable = applicable
report-number-excluded = excluded
report-number-undecided = undecided
report-number-other = from other sources
report-summary-none = { $count ->
        [one] The one control of { $framework } has not been decided. An edition cannot be issued until it is applicable or excluded, with its reason.
       *[other] None of the { NUMBER($count) } controls of { $framework } has been decided. An edition cannot be issued until each is applicable or excluded, with its reason.
    }
report-summary-all-applicable = { $count ->
        [one] The one control of { $framework } is applicable.
       *[other] All { NUMBER($count) } controls of { $framework } are applicable; none is excluded.
    }
report-summary-all-excluded = { $count ->
        [one] The one control of { $framework } is excluded.
       *[other] All { NUMBER($count) } controls of { $framework } are excluded; none is applicable.
    }
report-summary-decided = Of the { NUMBER($count) } controls of { $framework }, { $parts }.
report-summary-applicable = { $count ->
        [0] none is applicable
        [one] one is applicable
       *[other] { NUMBER($count) } are applicable
    }
report-summary-excluded = { $count ->
        [0] none is excluded
        [one] one is excluded
       *[other] { NUMBER($count) } are excluded
    }
report-summary-undecided = { $count ->
        [one] one is undecided
       *[other] { NUMBER($count) } are undecided
    }
report-summary-status = Of the { NUMBER($applicable) } applicable, { $parts }.
report-summary-implemented = { $count ->
        [one] one is implemented
       *[other] { NUMBER($count) } are implemented
    }
report-summary-implemented-all = { $count ->
        [one] The one applicable control is implemented.
       *[other] All { NUMBER($count) } applicable controls are implemented.
    }
report-summary-in-progress = { $count ->
        [one] one is in progress
       *[other] { NUMBER($count) } are in progress
    }
report-summary-in-progress-all = { $count ->
        [one] The one applicable control is in progress.
       *[other] All { NUMBER($count) } applicable controls are in progress.
    }
report-summary-planned = { $count ->
        [one] one is planned
       *[other] { NUMBER($count) } are planned
    }
report-summary-planned-all = { $count ->
        [one] The one applicable control is planned.
       *[other] All { NUMBER($count) } applicable controls are planned.
    }
report-summary-not-started = { $count ->
        [one] one is not started
       *[other] { NUMBER($count) } are not started
    }
report-summary-not-started-all = { $count ->
        [one] The one applicable control is not started.
       *[other] All { NUMBER($count) } applicable controls are not started.
    }
report-summary-unstated = { $count ->
        [one] one has no status
       *[other] { NUMBER($count) } have no status
    }
report-summary-unstated-all = No status is stated.
report-summary-drivers-none = No driver is named for any applicable control.
report-summary-own = { $count ->
        [one] One necessary control comes from another source.
       *[other] Another { NUMBER($count) } necessary controls come from other sources.
    }
# $parts: how many of them are applicable, excluded and undecided
report-summary-own-decided = { $count ->
        [one] One control comes from another source: { $parts }.
       *[other] Another { NUMBER($count) } controls come from other sources: { $parts }.
    }
report-summary-systems = { $count ->
        [one] One control is left out for a single AI system.
       *[other] For single AI systems, { NUMBER($count) } controls are left out.
    }
report-summary-last-date = The last open date is { $date }.
report-list-and = { $first } and { $last }
report-figure = Figure { $number }
report-figure-controls = Every control of { $framework }, in order. One mark is one control.
report-figure-shares = { $framework }, by group. Length is the number of controls.
report-figure-status = { $count ->
        [one] Status of the one applicable control
       *[other] Status of the { NUMBER($count) } applicable controls
    }
report-figure-drivers = Controls by driver (one may have several)
report-figure-controls-alt = Every control of { $framework } by group. { $groups }
report-figure-group-alt = { $id } { $title }: { $controls }.
report-figure-status-alt = { $count ->
        [one] Bar chart of the status of the one applicable control: { $parts }.
       *[other] Bar chart of the status of { NUMBER($count) } applicable controls: { $parts }.
    }
report-figure-drivers-alt = Bar chart of controls by driver: { $parts }.
report-figure-part = { $name } { NUMBER($count) }
report-figure-control = { $id } { $state }

## Entries

report-entry-source = Source
report-entry-asks = What it asks
report-entry-justification = Justification
# Before what the named control says and this one refers to.
report-entry-as-for = As for { $control }:
report-entry-justification-exclusion = Justification for exclusion
report-entry-implementation = Implementation
report-entry-except = Except for
report-entry-evidence = Evidence
report-entry-owner = Owner, dates
report-entry-dates = Dates
report-entry-decision = Decision
report-entry-untouched = Nothing has been decided or written yet.
report-entry-drivers = Drivers
report-date-done = Done
report-date-target = Target
report-date-review = Review
report-ground-not-necessary-by-risk = Not necessary by the risk assessment
report-ground-not-required = Not required by, or excepted under, an external requirement
report-ground-no-such-activity = Nothing in scope has the activity

## Tables

report-exclusions-none = No control is excluded.
report-grounds-label = Grounds
report-excluded-table = Excluded controls
report-systems-exclusions-heading = Left out for single AI systems
report-column-control = Control
report-column-ground = Ground
report-column-system-ground = System, ground
report-column-justification-exclusion = Justification for exclusion
report-own-label = Why listed
report-own-why = Clause{"\u00A0"}6.1.3 lets necessary controls come from any source. These were considered besides those of Annex A, or are kept under another statement on which this one relies.
report-own-none = No control from another source is part of this statement.
report-actions-label = Actions
report-actions-none = No action is open.
report-actions-undecided = Nothing is decided, so no action follows yet.
report-column-date-status = Date, status
report-column-how = Implementation
report-column-owner = Owner
report-evidence-label = Evidence
report-evidence-none = No evidence is recorded.
report-column-id = Id
report-column-title-kind = Title, kind
report-column-where = Where
report-column-valid = Valid until
report-column-supports = Supports
report-column-record = Record
report-column-named-by = Controls that name it
report-column-name = Name
report-column-function = Function
report-column-answers = Answers for
report-not-given = –
report-column-decision = Decision
report-column-drivers = Drivers
report-column-justification-both = Justification for inclusion or exclusion
report-column-status-dates = Status, dates
report-column-status-owner = Status, owner, dates
report-column-evidence = Evidence
report-register-organisation = Organisation
report-register-standard = Standard
report-register-decisions = Decisions
report-register-status = Status
report-register-counts = { NUMBER($count) } of { $framework }: { $parts }
report-register-applicable = { NUMBER($count) } applicable
report-register-excluded = { NUMBER($count) } excluded
report-register-undecided = { NUMBER($count) } undecided
report-register-all-applicable = all applicable
report-register-all-excluded = all excluded
report-register-all-undecided = all undecided
report-register-counts-own = { $count ->
        [0] none from other sources
       *[other] { NUMBER($count) } from other sources: { $parts }
    }

## Dates and numbers

report-thousands = ,

report-date-long = { $day } { $month } { $year }
report-date-short = { $day } { $month } { $year }
report-month-1 = January
    .short = Jan
report-month-2 = February
    .short = Feb
report-month-3 = March
    .short = Mar
report-month-4 = April
    .short = Apr
report-month-5 = May
    .short = May
report-month-6 = June
    .short = Jun
report-month-7 = July
    .short = Jul
report-month-8 = August
    .short = Aug
report-month-9 = September
    .short = Sep
report-month-10 = October
    .short = Oct
report-month-11 = November
    .short = Nov
report-month-12 = December
    .short = Dec

## What whoever exports is told beside the pages

# $character, $code (U+0000), $page and $place (Strings)
## The data inside a PDF. Its name is a file's name, which a viewer shows in its list of attachments

# $document: the document's id
report-data-draft = { $document } draft.json
report-data-approval = { $document } { $label } for approval.json
report-data-issued = { $document } edition { $label }.json
report-data-rendering = { $document } edition { $label } rendering.json
report-data-unnamed = Statement of Applicability
# $audience: one of report-audience-…
report-data-description = The data of this copy, made for { $audience }. Annexa makes a client file of it.

export-replaced = No font here has the character “{ $character }” ({ $code }): page { $page }, “{ $place }”. { $times ->
        [one] It is shown as a mark.
       *[other] It is shown as a mark, { $times } times in all.
    }
export-logo-left-out = The logo could not be drawn, so these pages are without it. Choose the picture again, or another one.
# $label (String), $date (String): YYYY-MM-DD, $reason (String): as it was written
export-edition-withdrawn = Edition { $label } was withdrawn on { $date }: “{ $reason }”. Its pages do not say so.
# $notes, $accepted (Number): either may be 0, not both
export-data-unprinted = The data inside this PDF says more than its pages: { $notes ->
        [0] {""}
        [one] { $notes } internal note
       *[other] { $notes } internal notes
    }{ $notes ->
        [0] {""}
       *[other] { $accepted ->
            [0] {""}
           *[other] {" and "}
        }
    }{ $accepted ->
        [0] {""}
        [one] { $accepted } reason why a finding was let stand
       *[other] { $accepted } reasons why findings were let stand
    }. Whoever gets the PDF can read that. For anybody outside, export it for an auditor or the public.
# $classification: the document’s classification, as it was written
export-copy-classified = Each page of this public copy says “{ $classification }”, the document’s classification. Is it right for a copy that anybody may read?
# A name that a copy leaves out. $places: controls, records and fields that say it, separated by commas
export-mention = “{ $word }” ({ $places })
# $kind (String): what is left out; $count (Number): how many names of it texts still say. $first: the first of them, as
# export-mention says each, separated by commas; $more (Number): how many are not among those.
export-still-named = This copy leaves out { $kind ->
        [people] { $count ->
            [one] a person’s name
           *[other] { $count } names of people
        }
        [evidence-places] { $count ->
            [one] a place of evidence
           *[other] { $count } places of evidence
        }
        [risks] { $count ->
            [one] a risk’s name
           *[other] { $count } names of risks
        }
        [distribution] { $count ->
            [one] a name on the distribution list
           *[other] { $count } names on the distribution list
        }
       *[other] { $count ->
            [one] a name
           *[other] { $count } names
        }
    }, but what you wrote still says { $count ->
        [one] it
       *[other] them
    }: { $first }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. Reword { $count ->
        [one] it if readers must not learn it.
       *[other] them if readers must not learn them.
    }
# A record that nobody has named yet, where a list of places needs a word for it.
record-person = a person without a name
record-evidence = evidence without a label
record-system = an AI system without a label
record-control = an own control without a label
record-risk = a risk without a label
record-assessment = an impact assessment without a label
record-requirement = a requirement without a label
record-party = an interested party without a label
record-objective = an objective without a label
record-audit = an audit without a label
record-review = a management review without a label
record-nonconformity = a nonconformity without a label
record-question = a question without a label
record-edition = an edition
record-entry = a clause or category
record-framework = a framework
record-crosswalk = a crosswalk

## What decisions follow from
# $line: the highest level that is accepted
report-risks-criteria = A level is likelihood times the worst consequence. Up to { $line } it is accepted without treatment.
report-missing-criteria = No criteria are set
report-risks-map = Levels, and where the risks lie
report-risks-map-reading-label = How to read it
report-risks-map-reading = Likelihood upwards, the worst consequence across. Each place has its level, and the risks that are expected there: as rated with treatment, in place or planned, where that is rated, and without it otherwise. A risk that is avoided is at no place.
report-risks-map-within = { $level }
report-risks-map-above = { $level } above
report-risks-criteria-label = How risks are measured
report-column-risk = Risk
report-column-level = Level
report-column-likelihood = Likelihood
report-column-organisation = Organisation
report-column-individuals = Individuals
report-column-societies = Societies
report-column-treated-by = Treated by
report-column-status = Status
report-column-target-done = Target or done
report-column-asked-by = Risks that ask for it
report-column-how-bad = How likely, how bad
report-column-requirement = Requirement
report-column-kind-owner-due = Kind, owner, due
report-column-party = Interested party, and what it expects
report-column-taken-on = Requirements, objectives
report-column-objective = Objective
report-column-owner-due = Owner, due
report-column-supported-by = Controls
report-risk-ratings = How likely it is and how bad for whom, without treatment and with it
report-risk-controls = Controls that treat it
report-risk-unaccepted = Above the line, and nobody has accepted it
# $accepted: the level that was accepted; $level: the level that remains now, which is higher
report-risk-accepted-less = Level { $accepted } was accepted; { $level } remains now, above the line
report-risk-within = Within what is accepted without treatment.
report-risk-avoided = The risk is avoided: nothing of it remains.
report-controls-by-risk-none = No control is linked with a risk.
report-impact-systems = AI systems
report-impact-intended = Intended use
report-impact-misuse = Foreseeable misuse
report-impact-conclusion = Conclusion
report-impact-benefit = Benefit: { $text }
report-impact-harm = Harm: { $text }
report-impact-severity = Severity
# $what: likelihood, severity or another label; $place: what stands for it
report-impact-rated = { $what }: { $place }
# $framework: the name of a framework; the ids that are cited stand behind it
report-cited = { $framework }:

## The risk treatment plan, a document of its own
report-plan-title = Risk treatment plan
report-plan-subject = Risk treatment plan under { $standard }, clause 6.1.3
report-plan-section-criteria = How risks are measured
report-plan-section-risks = Risks and their treatment
report-plan-holds-label = Holds
report-plan-holds = { $risks ->
        [one] one risk
       *[other] { NUMBER($risks) } risks
    }, treated by { $controls ->
        [0] no control
        [one] one control
       *[other] { NUMBER($controls) } controls
    }
report-plan-approval-heading = Approval of the plan and acceptance of residual risks
report-plan-approves-label = What is approved
report-plan-approves = The treatment of each risk as it stands in this plan, and that what remains of it is borne. Where what remains lies above the line, its acceptance also stands with the risk.
report-column-affected = Who is affected
report-column-impact = Benefit and harm
report-column-mitigation = What is done
