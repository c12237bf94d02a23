### The papers of the management system: the profile by the NIST AI RMF, the tracker of clauses 4 to 10, question sheets, and the record
### of audits, management reviews and nonconformities. States and names of fields are those of the window.

## What they have in common

report-papers-about = About this paper
report-papers-recorded = As recorded on
report-papers-beside-label = Beside
# $document: the document id of the statement
report-papers-beside = Statement of Applicability { $document }
report-papers-scale = Reached is said on a scale of our own: nothing yet, partly, largely, fully. The standards know conforming and not; the AI RMF knows a current and a target profile, and no scale.
report-papers-by = by { $date }
report-standing-recorded = As recorded on { $date }
# $document: what the paper is called; $label: the day, YYYY-MM-DD
report-data-recorded = { $document } { $label }.json
# $audience: one of report-audience-…
report-data-recorded-description = The data of this paper, made for { $audience }: what its pages tell.

## Profile

report-profile-title = NIST AI RMF profile
report-profile-subtitle = Current and target, by the AI Risk Management Framework 1.0 (NIST AI 100-1)
report-profile-subject = Current and target profile by the NIST AI RMF
report-profile-holds = { NUMBER($count) } categories: { $reached ->
        [0] none at its target
        [one] one at its target
       *[other] { NUMBER($reached) } at their target
    }, { $below ->
        [0] none below it
        [one] one below it
       *[other] { NUMBER($below) } below it
    }, { $unknown ->
        [0] none without both
        [one] one without both
       *[other] { NUMBER($unknown) } without both
    }
report-profile-reading = A profile says of each of the 19 categories of the NIST AI RMF where the organisation stands and where it means to get. Which target is right is its own choice: not every category has to be reached in full.
report-profile-reading-gap = The gap is counted in steps of the scale, from where a category stands to its target. A category without both has none that could be counted. The words for functions and categories are ours and no substitute for those of NIST.
report-profile-number-categories = categories
report-profile-number-reached = at target
report-profile-number-below = below target
report-profile-number-unknown = not known
report-profile-by-function = How far the categories of each function are from their target
report-profile-column-function = Function
report-profile-means = In our words
report-profile-column-categories = Categories
report-profile-column-reached = At target
report-profile-column-one = One step
report-profile-column-more = Two or more
report-profile-column-unknown = Not known
report-profile-column-category = Category
report-profile-column-gap = Gap
report-profile-glance = The profile at a glance
report-profile-categories = Category by category
report-profile-now = Now
report-profile-target = Target
report-profile-now-target = Now, target
report-profile-gap = { $count ->
        [0] none
        [one] one step
        [2] two steps
       *[other] three steps
    }
report-profile-gap-unknown = not known
report-profile-owner = Owner
# $name: what the crosswalk is called; $author: who made it
report-profile-controls-by = Controls that the statement includes and that support a category, and clauses of ISO/IEC 42001 that do, are named by one crosswalk, “{ $name }”, made by { $author }. That it names none says nothing of the category.
# $controls: ids, separated by commas
report-profile-controls-implemented = Implemented: { $controls }
report-profile-controls-planned = Not yet implemented: { $controls }
report-profile-controls-none = None that is included
report-profile-controls-unmapped = None named
report-profile-clauses = Clauses
# $clauses: numbers, separated by commas
report-profile-clauses-full = Met in full: { $clauses }
report-profile-clauses-part = Met in part: { $clauses }

## Clauses

report-clauses-title = Management system clauses
report-clauses-subtitle = Clauses 4 to 10: how far each is met
report-clauses-subject = How far clauses 4 to 10 are met: { $standard }
report-clauses-holds = { $count ->
        [one] one clause
       *[other] { NUMBER($count) } clauses
    } of { $standards }, { $met ->
        [0] none met in full
        [one] one met in full
       *[other] { NUMBER($met) } met in full
    }
report-clauses-reading = Controls alone are no management system: this tells how far the clauses are met that ask for one. What a clause asks is said in our own words, which are no substitute for those of the standard. Headings, whose sub-clauses hold what is asked, are not counted.
report-clauses-number-all = clauses
report-clauses-number-met = met in full
report-clauses-number-begun = met in part
report-clauses-number-rest = nothing yet, or not said
report-clauses-by-chapter = Clauses by chapter and how far they are met
report-clauses-column-chapter = Chapter
report-clauses-column-all = Clauses
report-clauses-column-open = Clause
report-clauses-column-clause = Clause, and what it asks
report-clauses-column-reached = Reached
report-clauses-column-missing = Where it is described, what is missing
report-clauses-column-shows = Where it is described, what shows it
report-clauses-column-serves = Evidence that serves several
report-clauses-open = Open, by owner
report-clauses-open-none = Every clause is met in full.
report-clauses-untold = { $count ->
        [one] Of one clause nothing is said yet.
       *[other] Of { NUMBER($count) } clauses nothing is said yet.
    }
report-clauses-open-count = { $count ->
        [one] one open
       *[other] { NUMBER($count) } open
    }
report-clauses-nobody = Nobody named
report-clauses-shared = What the standards share
report-clauses-shared-why = Clauses that correspond in form, side by side. What is done for one of them serves the others as far as it looks at their subject too; evidence that is linked with several is named once.
# $clauses: such as ISO/IEC 27001 4.1
report-clauses-shared-with = Shared with { $clauses }
report-clauses-of = Clauses of { $standard }
report-clauses-met = { NUMBER($met) } of { NUMBER($count) } met

## Questions

report-questions-title = Questions
report-questions-for = Questions for { $who }
report-questions-for-nobody = Questions for nobody in particular
report-questions-none = There is no such question in this file.
report-questions-count = { $count ->
        [one] One question
       *[other] { NUMBER($count) } questions
    }, { $open ->
        [0] all answered.
        [one] one still open.
       *[other] { NUMBER($open) } still open.
    }
report-questions-first-due = The first answer is wanted by { $date }.
report-questions-answer-signed = Name and date
report-questions-answered = Answered { $date }

## Record

report-record-title = Management system record
report-record-subtitle = Audits, management reviews, nonconformities and corrective actions
report-record-subject = Record of the management system: { $standard }, clauses 9.2, 9.3 and 10.2
report-record-holds = { $audits ->
        [one] one audit
       *[other] { NUMBER($audits) } audits
    }, { $reviews ->
        [one] one management review
       *[other] { NUMBER($reviews) } management reviews
    }, { $nonconformities ->
        [one] one nonconformity or observation
       *[other] { NUMBER($nonconformities) } nonconformities and observations
    }, { $open ->
        [0] none of them open
        [one] one of them open
       *[other] { NUMBER($open) } of them open
    }
report-record-reading = What was planned and what was held, what it found and what came of that. An audit or a review whose day lies ahead is planned. An observation is no nonconformity and does not count as one.
report-record-programme = Audit programme
report-record-audits = Audits and what they found
report-record-actions = Corrective actions
report-record-nonconformities = Nonconformities and observations
report-record-no-audit = No audit is recorded.
report-record-no-review = No management review is recorded.
report-record-no-nonconformity = No nonconformity is recorded.
report-record-column-when = When
report-record-column-audit = Audit
report-record-column-who = Who audits, led by
report-record-column-by = By
report-record-column-nonconformity = Nonconformity
report-record-column-action = What takes the cause away
report-record-planned = Planned
report-record-held = Held
# $date: when management was told of the result
report-record-reported = Reported { $date }
report-record-unreported = Not reported yet
report-record-not-looked = Not looked at
report-record-found = Found
report-record-closed = Closed { $date }
report-record-no-action = None yet
# $count (Number)
report-record-number-open = { $count ->
    [one] nonconformity open
   *[other] nonconformities open
}
# $count (Number)
report-record-number-observations = { $count ->
    [one] observation open
   *[other] observations open
}
report-record-number-late = past their date
report-record-number-closed = closed
