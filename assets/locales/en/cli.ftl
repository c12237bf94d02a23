### The words of the command line, `annexa`. Its help stands with its arguments.

cli-statement-title = Statement of Applicability
cli-made = { $file } is made; its history holds { $revisions ->
        [one] { $revisions } revision
       *[other] { $revisions } revisions
    }.
cli-applied = { $operations ->
        [one] { $operations } operation
       *[other] { $operations } operations
    } carried out; the file now holds { $revisions ->
        [one] { $revisions } revision
       *[other] { $revisions } revisions
    }.
cli-candidate = Version { $label } is frozen for approval. Content hash { $content }
# $count (Number): findings that block
cli-candidate-blocked = { $count ->
        [one] { $count } finding blocks an edition
       *[other] { $count } findings block an edition
    }: the pages can be shown, but not issued as they stand. “annexa check” names what to do.
cli-issued = Edition { $label } is issued. Content hash { $content }
cli-exported = { $file } is written: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }.
cli-exported-as-issued = { $file } is written: the edition’s own bytes, as issued.
cli-blocks = Blocks an edition ({ $count })
cli-warnings = Warnings ({ $count })
cli-hints = Hints ({ $count })
cli-no-findings = Nothing to report.
cli-accepted = Accepted by { $by } on { $date }: { $reason }
cli-tally = { $blocks ->
        [one] { $blocks } blocks
       *[other] { $blocks } block
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $hints ->
        [one] { $hints } hint
       *[other] { $hints } hints
    }.
cli-organisation = Organisation
cli-title = Title
cli-document-id = Document id
cli-version = Version
cli-classification = Classification
cli-scope = Scope
cli-decisions = Decisions
cli-counts = { $applicable } applicable, { $excluded } excluded, { $undecided } undecided
cli-nothing = –
cli-state-undecided = Undecided
cli-state-excluded = Excluded
cli-state-applicable = Applicable
cli-state-not-started = Not started
cli-state-planned = Planned
cli-state-in-progress = In progress
cli-state-implemented = Implemented
cli-edition = Edition { $label }, approved by { $approver }, { $function }, { $date }: { $standing }
cli-edition-in-force = in force
cli-edition-superseded = superseded
cli-edition-withdrawn = withdrawn

# Where a finding stands when it is about the document as a whole.
cli-place-organisation = Organisation
cli-place-statement = Statement
