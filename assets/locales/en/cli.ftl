### The words of the command line, `annexa`. Its help stands with its arguments.

cli-statement-title = Statement of Applicability
cli-made = { $file } is made; it holds { $revisions ->
    [one] 1 revision
   *[other] { $revisions } revisions
}.
cli-applied = { $operations } operations carried out; the file now holds { $revisions } revisions.
cli-candidate = Version { $label } is frozen for approval. Content hash { $content }
cli-issued = Edition { $label } is issued. Content hash { $content }
cli-exported = { $file } is written: { $pages } pages.
cli-exported-as-issued = { $file } is written: the edition’s own bytes, as issued.
cli-blocks = Blocks an edition ({ $count })
cli-warnings = Warnings ({ $count })
cli-hints = Hints ({ $count })
cli-no-findings = Nothing to report.
cli-accepted = Accepted by { $by } on { $date }: { $reason }
cli-tally = { $blocks } block, { $warnings } warnings, { $hints } hints.
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
