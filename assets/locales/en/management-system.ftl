### How the management system looks at itself: audits, management reviews, nonconformities, questions, and how far clauses and
### categories of frameworks are reached. Read by the window, the command line and the PDF.

audit-kind-internal = Internal
audit-kind-customer = Customer
audit-kind-certification = Certification body

audit-standard-iso42001 = ISO/IEC 42001
audit-standard-iso27001 = ISO/IEC 27001
audit-standard-iso9001 = ISO 9001

review-input-earlier-actions = Earlier actions
review-input-issues = Changed issues
review-input-parties = Needs of parties
review-input-nonconformities = Nonconformities
review-input-measurements = Measurements
review-input-audits = Audit results
review-input-improvement = Improvement

nonconformity-source-internal-audit = Internal audit
nonconformity-source-external-audit = Audit from outside
nonconformity-source-monitoring = Monitoring
nonconformity-source-incident = Incident or complaint
nonconformity-source-review = Management review
nonconformity-source-other = Another way

nonconformity-grade-major = Major
nonconformity-grade-minor = Minor
nonconformity-grade-observation = Observation

nonconformities-state-open = Open
nonconformities-state-closed = Closed

questions-state-open = Open
questions-state-answered = Answered

attainment-no = Nothing yet
attainment-partly = Partly
attainment-largely = Largely
attainment-fully = Fully

link-kind-audit = audit
link-kinds-audit = Audits
links-none-audit = Nothing yet. Link the nonconformities that it found, and the systems and evidence that it looked at.

place-audits = Audits
find-audits = Audits
menu-go-audits = Audits
action-add-audits = Add an audit
action-delete-audits = Delete this audit
audits-empty = Audits belong here, planned ones first: without an internal audit nobody can say that the management system works.
audits-none = Choose an audit in the list.
audits-untitled = No title yet
audits-record = Audit { $record }
audits-nothing-hangs = Nothing else refers to it.
audits-filter =
    { $total ->
        [one] Filter { $total } audit
       *[other] Filter { $total } audits
    }
audits-summary =
    { $total ->
        [one] { $total } audit
       *[other] { $total } audits
    }
audits-selected = { $selected } of { $total } audits selected
audits-head = When
audits-facet-kind = Who audits
audits-field-label = Id
audits-field-title = Audit
audits-field-kind = Who audits
audits-field-lead = Led by
audits-field-from = First day
audits-field-until = Last day
audits-field-standards = Held against
audits-field-scope = What it looks at
audits-field-auditors = Who audits what
audits-field-result = What it found
audits-field-reported = Reported to management
audits-guide-what = Which parts are looked at, how often, by whom and how. What was found last time, and what matters most, decides how often.
    .heading = An audit programme
audits-guide-auditors = Nobody audits their own work. In a combined audit the clauses are taken jointly, and each annex by somebody who knows it: say who.
    .heading = Impartial, and at home in the matter
audits-guide-result = In short. Each nonconformity is a record of its own: link it here.
    .heading = What it found
audits-guide-links = Link the nonconformities that it found, the systems that it looked at, the evidence that it rests on.
    .heading = What came of it

change-add-audit = new audit
change-edit-audit = audit
change-delete-audit = deleted audit
change-set-audit-label = audit: id
change-set-audit-title = audit: audit
change-set-audit-kind = audit: who audits
change-set-audit-lead = audit: led by
change-set-audit-from = audit: first day
change-set-audit-until = audit: last day
change-set-audit-standards = audit: held against
change-set-audit-scope = audit: what it looks at
change-set-audit-auditors = audit: who audits what
change-set-audit-result = audit: what it found
change-set-audit-reported = audit: reported to management
merge-part-audit-label = id
merge-part-audit-title = audit
merge-part-audit-kind = who audits
merge-part-audit-lead = led by
merge-part-audit-from = first day
merge-part-audit-until = last day
merge-part-audit-standards = held against
merge-part-audit-scope = what it looks at
merge-part-audit-auditors = who audits what
merge-part-audit-result = what it found
merge-part-audit-reported = reported to management

link-kind-review = management review
link-kinds-review = Management reviews
links-none-review = Nothing yet. Link the audits and nonconformities that were looked at.

place-reviews = Management reviews
find-reviews = Management reviews
menu-go-reviews = Management reviews
action-add-reviews = Add a management review
action-delete-reviews = Delete this management review
reviews-empty = What top management looked at and decided belongs here: it is the standard’s way of asking whether anybody at the top has read any of this.
reviews-none = Choose a management review in the list.
reviews-untitled = No title yet
reviews-record = Management review { $record }
reviews-nothing-hangs = Nothing else refers to it.
reviews-filter =
    { $total ->
        [one] Filter { $total } management review
       *[other] Filter { $total } management reviews
    }
reviews-summary =
    { $total ->
        [one] { $total } management review
       *[other] { $total } management reviews
    }
reviews-selected = { $selected } of { $total } management reviews selected
reviews-head = Held on
reviews-field-label = Id
reviews-field-title = Management review
reviews-field-date = Held on
reviews-field-chair = In the chair
reviews-field-attendees = Who else took part
reviews-field-inputs = What was looked at
reviews-field-notes = What was said
reviews-field-decisions = What was decided
reviews-field-next = Next one
reviews-guide-what = At planned intervals, at everything in this list. What was not looked at is a gap that an auditor sees at once.
    .heading = Top management looks
reviews-guide-decisions = What changes, what becomes better, which resources that takes. Actions become nonconformities, objectives or changes of their own.
    .heading = Decisions, not minutes
reviews-guide-links = Link the audits, nonconformities and objectives that were looked at.
    .heading = What it rests on

change-add-review = new management review
change-edit-review = management review
change-delete-review = deleted management review
change-set-review-label = management review: id
change-set-review-title = management review: management review
change-set-review-date = management review: held on
change-set-review-chair = management review: in the chair
change-set-review-attendees = management review: who else took part
change-set-review-inputs = management review: what was looked at
change-set-review-notes = management review: what was said
change-set-review-decisions = management review: what was decided
change-set-review-next = management review: next one
merge-part-review-label = id
merge-part-review-title = management review
merge-part-review-date = held on
merge-part-review-chair = in the chair
merge-part-review-attendees = who else took part
merge-part-review-inputs = what was looked at
merge-part-review-notes = what was said
merge-part-review-decisions = what was decided
merge-part-review-next = next one

link-kind-nonconformity = nonconformity
link-kinds-nonconformity = Nonconformities
links-none-nonconformity = Nothing yet. Link the audit that found it, and the control or risk that it is about; a clause is cited below.

place-nonconformities = Nonconformities
find-nonconformities = Nonconformities
menu-go-nonconformities = Nonconformities
action-add-nonconformities = Add a nonconformity
action-delete-nonconformities = Delete this nonconformity
nonconformities-empty = What fell short belongs here, with its cause and what takes it away: a list with entries in it is a sign of life, not of failure.
nonconformities-none = Choose a nonconformity in the list.
nonconformities-untitled = No title yet
nonconformities-record = Nonconformity { $record }
nonconformities-nothing-hangs = Nothing else refers to it.
nonconformities-filter =
    { $total ->
        [one] Filter { $total } nonconformity
       *[other] Filter { $total } nonconformities
    }
nonconformities-summary =
    { $total ->
        [one] { $total } nonconformity
       *[other] { $total } nonconformities
    }
nonconformities-selected = { $selected } of { $total } nonconformities selected
nonconformities-head = To be closed by
nonconformities-closed = closed
nonconformities-facet-state = State
nonconformities-field-label = Id
nonconformities-field-title = Nonconformity
nonconformities-field-source = How it came to light
nonconformities-field-grade = How grave it is
nonconformities-field-found = Found on
nonconformities-field-owner = Owner
nonconformities-field-due = To be closed by
nonconformities-field-description = What was found, and against what
nonconformities-field-correction = What was done at once
nonconformities-field-cause = Why it came about
nonconformities-field-action = What takes the cause away
nonconformities-field-effectiveness = How it was seen to work
nonconformities-field-closed = Closed on
nonconformities-guide-what = First it is put right. Then: why did it come about, could it be elsewhere, and what takes the cause away?
    .heading = Correct, then find the cause
nonconformities-guide-effectiveness = An action is closed when somebody has seen that it works, not when it was done.
    .heading = Closed when it works
nonconformities-guide-links = Link the audit that found it, and the control, system or risk that it is about. A clause is cited: “5.2” here is the control A.5.2.
    .heading = What it is about

change-add-nonconformity = new nonconformity
change-edit-nonconformity = nonconformity
change-delete-nonconformity = deleted nonconformity
change-set-nonconformity-label = nonconformity: id
change-set-nonconformity-title = nonconformity: nonconformity
change-set-nonconformity-source = nonconformity: how it came to light
change-set-nonconformity-grade = nonconformity: how grave it is
change-set-nonconformity-found = nonconformity: found on
change-set-nonconformity-owner = nonconformity: owner
change-set-nonconformity-due = nonconformity: to be closed by
change-set-nonconformity-description = nonconformity: what was found, and against what
change-set-nonconformity-correction = nonconformity: what was done at once
change-set-nonconformity-cause = nonconformity: why it came about
change-set-nonconformity-action = nonconformity: what takes the cause away
change-set-nonconformity-effectiveness = nonconformity: how it was seen to work
change-set-nonconformity-closed = nonconformity: closed on
merge-part-nonconformity-label = id
merge-part-nonconformity-title = nonconformity
merge-part-nonconformity-source = how it came to light
merge-part-nonconformity-grade = how grave it is
merge-part-nonconformity-found = found on
merge-part-nonconformity-owner = owner
merge-part-nonconformity-due = to be closed by
merge-part-nonconformity-description = what was found, and against what
merge-part-nonconformity-correction = what was done at once
merge-part-nonconformity-cause = why it came about
merge-part-nonconformity-action = what takes the cause away
merge-part-nonconformity-effectiveness = how it was seen to work
merge-part-nonconformity-closed = closed on

link-kind-question = question
link-kinds-question = Questions
links-none-question = Nothing yet. Link what it is about.

place-questions = Questions
find-questions = Questions
menu-go-questions = Questions
action-add-questions = Add a question
action-delete-questions = Delete this question
questions-empty = What you want to know of somebody belongs here, and what an auditor wants to know of you: so that it is asked once and answered once.
questions-none = Choose a question in the list.
questions-untitled = No title yet
questions-record = Question { $record }
questions-nothing-hangs = Nothing else refers to it.
questions-filter =
    { $total ->
        [one] Filter { $total } question
       *[other] Filter { $total } questions
    }
questions-summary =
    { $total ->
        [one] { $total } question
       *[other] { $total } questions
    }
questions-selected = { $selected } of { $total } questions selected
questions-head = Asked of
questions-facet-state = State
questions-field-label = Id
questions-field-title = About
questions-field-askedBy = Asked by
questions-field-addressee = Asked of
questions-field-asked = Asked on
questions-field-due = Answer wanted by
questions-field-text = Question
questions-field-answer = Answer
questions-field-answered = Answered on
questions-guide-what = No copy for an auditor or for others holds questions. “annexa questions” lists them for one addressee, to print or to send.
    .heading = Internal
questions-guide-answer = What is worth knowing belongs where it is about: in a decision, a risk, a piece of evidence. The answer here says where.
    .heading = Answered once
questions-guide-links = Link the control, risk, system or clause that it is about.
    .heading = What it is about

change-add-question = new question
change-edit-question = question
change-delete-question = deleted question
change-set-question-label = question: id
change-set-question-title = question: about
change-set-question-asked-by = question: asked by
change-set-question-addressee = question: asked of
change-set-question-asked = question: asked on
change-set-question-due = question: answer wanted by
change-set-question-text = question: question
change-set-question-answer = question: answer
change-set-question-answered = question: answered on
merge-part-question-label = id
merge-part-question-title = about
merge-part-question-asked-by = asked by
merge-part-question-addressee = asked of
merge-part-question-asked = asked on
merge-part-question-due = answer wanted by
merge-part-question-text = question
merge-part-question-answer = answer
merge-part-question-answered = answered on

place-clauses = Clauses
find-clauses = Clauses and categories
menu-go-clauses = Clauses
action-add-clauses = Clauses are the standard’s
action-delete-clauses = Clauses are the standard’s
clauses-empty = The requirements of the management system itself belong here, clause by clause: controls alone are no management system.
clauses-none = Choose a clause in the list.
clauses-untitled = No title
clauses-record = { $record }
clauses-nothing-hangs = Nothing else refers to it.
clauses-filter = Filter { $total } clauses and categories
clauses-summary =
    { $open ->
        [0] All { $total } clauses of ISO/IEC 42001 are met
       *[other] { $open } of { $total } clauses of ISO/IEC 42001 are not met in full
    }
clauses-selected = { $selected } of { $total } selected
clauses-head-now = Reached
clauses-facet-framework = Framework
clauses-facet-state = State
clauses-facet-start = Starting point
clauses-start-carries-over = Carries over
clauses-start-must-build = To build
clauses-state-untold = Nothing said
clauses-framework-iso42001-clauses = ISO/IEC 42001
clauses-framework-iso27001-clauses = ISO/IEC 27001
clauses-framework-iso9001-clauses = ISO 9001
clauses-framework-nist-ai-rmf = NIST AI RMF profile
clauses-asks = What it asks, in our words
# $standard: its number
clauses-titles-alone = Of { $standard } there are numbers and titles here, and no words of ours on what a clause asks: read it in the standard.
clauses-shows = What shows it
clauses-others = In the other standards
clauses-other = { $standard } { $clause } { $title }
clauses-no-other = It has no counterpart in { $standard }.
clauses-difference = How it differs
clauses-documented = It calls for documented information.
clauses-heading = A heading: its sub-clauses hold what is asked.
clauses-guide-now = The scale is ours: the standards know only conforming and not, the RMF only a current and a target profile.
    .heading = How far is it reached?
clauses-guide-target = A clause is to be met in full. For the NIST AI RMF the target is your choice, category by category: current and target together are your profile.
    .heading = How far is it to be reached?
clauses-guide-links = Link the evidence that shows it. Evidence that also serves another standard is linked there as well, not copied.
    .heading = What shows it
clauses-field-now = Reached
clauses-field-target = To be reached
clauses-field-owner = Owner
clauses-field-due = By
clauses-field-notes = Where it is described, what is missing
change-edit-entry = clause or category
change-set-entry-now = clause or category: reached
change-set-entry-target = clause or category: to be reached
change-set-entry-owner = clause or category: owner
change-set-entry-due = clause or category: by
change-set-entry-notes = clause or category: where it is described, what is missing
merge-part-entry-now = reached
merge-part-entry-target = to be reached
merge-part-entry-owner = owner
merge-part-entry-due = by
merge-part-entry-notes = where it is described, what is missing
links-none-entry = Nothing yet. Link the evidence that shows it, and the nonconformities about it.

cli-questions-none = There is no such question in this file.
cli-questions-of = For { $who }
cli-questions-of-nobody = For nobody in particular
cli-questions-by = Asked by { $who }
cli-questions-asked = Asked on { $date }
cli-questions-due = An answer is wanted by { $date }
cli-questions-about = About { $what }
cli-questions-open = Not answered yet.
cli-profile-scale = How far each is reached, and how far it is to be. The scale is ours: the standards and the RMF have none.
cli-profile-untold = nothing said
cli-profile-due = by { $date }
cli-profile-reached = { $reached } of { $total } are reached as far as they are to be.
