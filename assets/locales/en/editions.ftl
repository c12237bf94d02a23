### History, comparison, issuing an edition, export, and the pages before they are printed.

## Actions, hints, reasons

# $label (String): the version that the next edition will carry. $named (String): whether it has one, yes or no.
action-issue =
    { $named ->
        [no] Issue an edition…
       *[yes] Issue edition { $label }…
    }
    .also = approve, publish, release, freeze
action-export-pdf = Export a PDF…
    .also = print, save, document
action-export-auditor = Export for an auditor…
    .also = certification body, print
action-export-public = Export for the public…
    .also = publish, anybody, print
action-export-changes = Export a change report…
action-print-profile = Print the NIST AI RMF profile…
action-print-clauses = Print how far the clauses are met…
action-print-record = Print the management system record…
action-print-questions = Print questions…
    .also = changes, differences, compare, print
action-export-now = Write the PDF
action-compare-first = Compare from this edition
action-compare-second = Compare up to here
action-next-difference = Next difference
action-previous-difference = Previous difference
action-history-back = Back
action-one-text = Both sides in one text, or side by side
action-next-page = Next page
action-previous-page = Previous page
action-page-larger = Show the page larger
action-page-smaller = Show the page smaller
hint-compare-first = set as 1
hint-compare-second = set as 2
hint-next-difference = next difference
hint-history-back = back
hint-page-back = back, nothing is lost
hint-next-page = next page
hint-export-now = write the PDF
reason-no-difference = Nothing differs here.
reason-elsewhere = This is done in the comparison.
reason-no-edition = No edition has been issued yet.
reason-no-pages = There are no pages yet.

## The timeline

history-timeline = Editions and revisions
history-editions = History
history-record = What is chosen in History
history-now = Now
# $number (Number): how many revisions there are.
history-now-at = revision { $number }, draft
history-edition = Edition { $label }
history-plan = Risk treatment plan { $label }
history-candidate = { $label } for approval
# $count (Number): revisions that are folded away.
history-gap =
    { $count ->
        [one] { $count } revision
       *[other] { $count } revisions
    }
history-gap-earlier =
    { $count ->
        [one] { $count } earlier revision
       *[other] { $count } earlier revisions
    }
# $count (Number): revisions before the first that is listed.
history-beyond =
    { $count ->
        [one] { $count } older revision is in the file, and not listed here.
       *[other] { $count } older revisions are in the file, and not listed here.
    }
# $count (Number): all revisions.
history-chain =
    { $count ->
        [one] One revision.
       *[other] { $count } revisions, each holding the hash of the one before.
    }
history-chain-broken =
    { $count ->
        [one] One revision, which does not hold: see File.
       *[other] { $count } revisions, which do not hold together: see File.
    }
# $name (String): who made the change. $named (String): whether they gave a name, yes or no.
history-undone =
    { $named ->
        [yes] undone, { $name }
       *[no] undone
    }
history-failed = The past of this file could not be read.
# $name (String): "Undo" or "Redo". $what (String): the change it is about.
history-reversal = { $name }: { $what }
# $subject (String): A.6.2.4, EV-014. $change (String): "justification".
history-about = { $subject } { $change }
history-about-record = { $subject }, { $change }
# $count (Number): controls or records. $change (String): what was changed in each.
history-several = { $count } records, { $change }
history-several-controls = { $count } controls, { $change }
# $controls, $others (Number): controls, and records and parts of the document beside them.
history-several-mixed = { $controls ->
    [one] One control
   *[other] { $controls } controls
  } and { $others ->
    [one] one other
   *[other] { $others } others
  }, { $change }
history-part-verdict = applicability and reasons
history-part-progress = status and dates
history-part-how = how it is done
history-part-owner = owner
history-part-review = review date
history-part-notes = notes
history-part-driver = drivers
history-part-ev = evidence
history-part-excl = left out for single AI systems
# What two copies differ in, beside the parts of decisions above.
merge-part-author = who somebody is
# $from, $to: what two linked things are called
merge-link = { $from }, link with { $to }
merge-part-candidate = a candidate
merge-part-signed = a signed copy of an edition
merge-part-signature = a signature over an edition
merge-part-copied = what a copy says of where it comes from
merge-part-other = something else in the file
merge-part-evidence-label = id
merge-part-evidence-title = title
merge-part-evidence-attachment = a file kept with it
merge-part-evidence-kind = kind
merge-part-evidence-location = where it is kept
merge-part-evidence-owner = owner
merge-part-evidence-date = date
merge-part-evidence-expiry = holds to
merge-part-person-name = name
merge-part-person-function = function
merge-part-system-label = id
merge-part-system-name = name
merge-part-system-purpose = purpose
merge-part-control-label = id
merge-part-control-title = title
merge-part-control-source = source
merge-part-control-description = what it asks
history-number = Revision { $number }
history-first-set = Compared from edition { $label }.
history-first-only-editions = Only an edition can be the first side: the file keeps its whole text.
history-second-is-now = The second side is the statement as it is now.
history-second-only-now = The second side is always the statement as it is now.
history-back-to-timeline = Back to editions and revisions
history-back-to-changes = Back to what differs
history-summary = Edition { $label } against now
history-summary-none = No edition to compare with yet

## The file as it was after a revision. $number (Number): which one.

as-it-was = As it was then
# $count (Number): decisions that differ.
as-it-was-differs = { $count ->
    [0] Every decision is now as it was then.
    [one] One decision is another now:
   *[other] { $count } decisions are others now:
  }
as-it-was-export = Export the statement as at { $number }…
as-it-was-return-why = Everything in the file can be brought back to what it was, also people, evidence and systems. It is one change, which one undo takes back. Editions stay.
as-it-was-return = Bring all back to { $number }
said-returned = Everything is as it was after revision { $number }.

file-this = This file
file-name = Name
file-revision = Revision
file-head = Head
file-saved = Saved

## One revision, and now

revision-author = By
revision-time = On
revision-reverses = Takes back
revision-undone = Undone by
revision-redone = Taken back by
revision-about = About
revision-more = and { $count } more
revision-id = Hash
now-title = The statement as it is now
now-version = Next version
# $version (String): label of an edition
# $next (String): the version after that of an edition
now-version-next = { $next }, which Issue proposes: { $version } is issued
now-version-taken = { $version } is issued; give the next one its own, in Document
now-no-version = not named yet
now-saved = Saved
# $label (String): an edition.
now-since = Since { $label }
now-do = From here
now-do-why = An edition is approved and never changes. A PDF of the statement as it is now is marked DRAFT.

## The comparison

compare-list = Decisions that differ
# $count (Number): decisions.
compare-count =
    { $count ->
        [0] No decision differs
        [one] { $count } decision differs
       *[other] { $count } decisions differ
    }
compare-no-edition = There is no edition yet. Once one is issued, what has changed since stands here.
compare-nothing = Every decision says what it says in edition { $label }.
compare-side = Side
compare-edition-of = Edition { $label }, { $date }
compare-now-at = Now, revision { $number }
compare-added = new since then
compare-removed = no longer there
compare-added-why = This control came after edition { $label }, which says nothing about it.
compare-removed-why = Edition { $label } decides on this control. It is no longer part of the statement.
compare-from-to = { $before } to { $after }
compare-and-more = { $named }, { $more } more
compare-nil = none
compare-language = Language: { $lang }
compare-same = The same in both: { $fields }.
compare-struck = struck
compare-underlined = underlined
# $side (Number): 1 or 2.
compare-only = only in { $side }
compare-said-gone = [only then:{" "}
compare-said-new = [only now:{" "}
# Said to who listens, before either side of what a change wrote.
revision-before = Before:
revision-after = Then:
compare-said-one = [only here:{" "}
compare-said-end = ]
compare-one-text = One text
compare-two-sides = Side by side
compare-open = Open the decision
compare-restore = Restore { $field } from { $label }
# Said when it is done. $control (String): A.2.2. $field (String): the field that was brought back.
compare-restored = { $control }: { $field } is as it was in { $label }; undo takes that back
compare-restored-all = { $control } is as it was in { $label }; undo takes that back
compare-restored-then = { $control }: { $field } is as it stood from { $time } on; undo takes that back
compare-read-only = Nothing can be restored: this file is read-only here.
compare-restore-all = Restore all from { $label }
compare-restore-this = Restore this
compare-restore-then = Restore what stood here from { $time } on
compare-entered-anew = The same entries, entered anew.
compare-cannot-restore = What it named is no longer in the file.
# $name, $named: as in `history-undone`
compare-who =
    { $named ->
        [yes] { $name }, { $time }
       *[no] no name given, { $time }
    }
compare-versions = Earlier values: { $field }
compare-field-included = Justification
compare-field-excluded = Justification for leaving out
compare-field-done = Date implemented
compare-field-exclusions = Left out for single systems

## Editions

edition-approved = Approved by
edition-date = Date
edition-note = Note
edition-replaces = Replaces
edition-replaced = Replaced by
edition-labels = edition { $labels }
edition-certificate = Named on
edition-content = Content hash
edition-head = Head
# $head (String): the first digits of the hash. $count (Number): revisions behind it.
edition-head-at = { $head }, { $count ->
        [one] { $count } revision
       *[other] { $count } revisions
    }
edition-pages = Pages
edition-pages-why = The PDF is kept in the file. What is written is the same, byte for byte, every time.
edition-export = Export edition { $label } as issued…
signed-copies = Signed copy
signed-why = A scan, or the PDF that was signed electronically, kept with the edition as it came. Whether a signature is good is not judged here.
signed-attach = Attach a signed copy…
signed-none = None is attached.
# $date (String): a day.
kept-attached = attached { $date }
# $hash (String): the beginning of the SHA-256 of its bytes.
kept-hash = SHA-256 { $hash }…
kept-take = Save it as…
kept-take-named = Save { $name } as…
kept-remove = Take it away
kept-remove-named = Take { $name } away
kept-kb = { $size } kB
kept-mb = { $size } MB
kept-is-attached = It is kept in this file.
kept-was-attached = That very file is kept here already.
kept-is-removed = { $name } is no longer kept with it. Undo brings it back.
kept-written = { $name } is written as it came.

## Signatures over an edition. $label: its label.

action-sign-edition = Sign edition { $label }…
    .also = signature, key, ssh, seal
signatures = Signatures
signature-proves = A signature proves that whoever held the key signed this edition’s content and its PDF, and the history of this file up to that moment: a tail that is cut off, and a history that is written anew, are found out.
signature-proves-not = It does not prove who that is (a list that you keep says whose key you take it for), nor when it was (the time is that of the signer’s clock). It is no electronic signature in law.
signature-keep = Whoever cuts a tail off the file takes the signatures in it along. Save them and keep them elsewhere, to hold them against the file.
signature-none = Nobody has signed it with a key.
# $time (String): date and time.
signature-time = signed { $time }
# $count (Number): revisions that it covers.
signature-fits-broken = fits this edition. But this file does not hold together: see File, which names the first place.
signature-holds = fits this edition and its history of { $count } revisions
# $why (String): a sentence.
signature-not = does not hold: { $why }
signature-write = Save it as…
signature-write-named = Save it as…: the signature of { $time } by { $fingerprint }
signature-remove = Take it away
signature-remove-named = Take it away: the signature of { $time } by { $fingerprint }
# $name, $message (String): two files.
signature-written = { $name } is written, and { $message } beside it: what it signs.
signature-beside = is written, and { $message } beside it.
signature-is-removed = The signature is no longer kept with the edition.
signature-verify = Verify it without Annexa
signature-verify-why = Save it first. Keep a list of whose keys you trust, a line a key, with the name that you call them by in place of NAME.
signature-signers = Line of the list of signers (allowed_signers)
signature-command = What verifies it
signature-begin = Sign edition { $label }…
signature-with = Sign with
signature-with-key = A key of mine
signature-with-new = A new key
signature-with-other = Another program
signature-choose = Choose the private key…
signature-choose-another = Choose another…
signature-key-kinds = A private key of OpenSSH: Ed25519 or ECDSA P-256. It stays where it is.
signature-passphrase = Passphrase of the key
signature-new-hint = The key lies under it, and nobody can have it back. You choose where the key goes; the public half stands beside it.
signature-other-why = For a key in an agent or in a security key: write the text, sign it there, then take in the signature that stands beside it.
signature-message = Write the text to be signed…
signature-message-written = is written: sign exactly this.
signature-other-command = What signs it
signature-do-key = Sign edition { $label }
signature-do-new = Make the key and sign…
signature-do-other = Take in the signature…
# While a dialog of the system asks for a file.
signature-busy-choose = Choose the private key in the dialog that is open.
signature-busy-key = Under way. A passphrase takes a moment.
signature-busy-new = Choose a place for the key in the dialog that is open. Making it takes a moment then.
signature-busy-other = Choose the signature in the dialog that is open.
signature-key-made = { $name } is your key, with the public half beside it in { $name }.pub. Keep the key and its passphrase; give the lines below to whoever verifies.
signature-fingerprint = Fingerprint
signature-public-key = Public key
export-issued-others = Choose “On new pages” for an auditor’s or a public copy, other paper, or fewer parts.
edition-then-and-now = Then and now
edition-compare = Compare with now
compare-export = Export these changes as PDF…
edition-export-changes = Export the changes since { $label } as PDF…
edition-withdraw = Withdraw
edition-withdraw-why = A withdrawn edition is no longer to be used. It stays in the file and can still be exported.
edition-withdraw-begin = Withdraw edition { $label }…
edition-withdraw-reason = Why is it withdrawn?
edition-withdraw-final = Printed in the revision history. A withdrawal cannot be undone; name a reason.
edition-withdraw-do = Withdraw edition { $label }
edition-withdraw-not = Keep it
edition-withdraw-done = Edition { $label } is withdrawn.
plan-withdraw-done = Plan { $label } is withdrawn.
plan-withdraw-begin = Withdraw plan { $label }…
plan-withdraw-final = Kept in the file with the reason. A withdrawal cannot be undone; name a reason.
plan-withdraw-do = Withdraw plan { $label }
edition-withdrawn-on = Withdrawn { $date }

## Candidates

candidate-date = Prepared
candidate-standing = Standing
candidate-fresh = as it is now
candidate-stale = changed since
candidate-issued = issued
candidate-passed = not used
candidate-fresh-why = The statement still says what this candidate says.
candidate-stale-why = The statement has changed since. Prepare it again, and have the new pages signed.
candidate-issued-why = An edition was issued from it.
candidate-passed-why = Not used: the edition of this version was issued from other pages.
candidate-pages = Pages to sign
candidate-pages-why = Marked FOR APPROVAL on every page, with the content hash that the signature is for.
candidate-export = Export the pages FOR APPROVAL…
candidate-issue = Issue it
candidate-issue-why = Once it is signed, it becomes the edition.
candidate-issue-do = Issue edition { $label }…
candidate-prepare = Prepare for approval
candidate-prepare-why = Freezes the statement, to be printed FOR APPROVAL and signed before it is issued.
candidate-prepared = It is frozen. Export the pages, have them signed, then issue it here.
candidate-busy = Freezing…
candidate-no-version = Name the edition first: the pages carry its version.

## The risk treatment plan

action-treatment-plan = Risk treatment plan…
    .also = 6.1.3, approve, risks, residual
plan-title = Risk treatment plan
plan-lead = The risks with their treatment, the controls that treat them, and what remains and who accepted it: a document of its own, approved and kept as an edition is.
plan-blocks =
    { $count ->
        [0] Nothing stands in the way
        [one] { $count } finding stands in the way
       *[other] { $count } findings stand in the way
    }
plan-checking = Looking at the risks…
plan-first =
    { $count ->
        [one] One finding first.
       *[other] { $count } findings first.
    }
plan-version = Version
plan-document-id = Document id
plan-approver = Approved, and the residual risks accepted, by
plan-date-why = A plan is approved by today at the latest.
plan-missing-document-id = Which id does the plan bear, such as RTP-01?
plan-missing-label = Which version is it?
plan-missing-unchanged = Plan { $label } is approved, and nothing has changed since. To approve it anew, give it a version.
plan-missing-taken = A plan { $label } was approved already: give this one the next version.
plan-missing-approver = Nobody approves it yet.
plan-missing-function = In what function is it approved?
plan-missing-date = The day of approval cannot be taken as it stands.
plan-do = Approve plan { $label }
plan-final = Frozen as it is now, and kept for ever. This cannot be undone.
plan-broken-off = Broken off: nothing was approved.
plan-draft = These pages are marked DRAFT until it is approved.
plan-export-draft = Export the draft…
plan-export = Export plan { $label } as approved…
plan-approved = Approved plans
# $risks (Number): how many risks it treats
plan-approved-by =
    { $risks ->
        [one] { $risks } risk, approved { $date } by { $name }
       *[other] { $risks } risks, approved { $date } by { $name }
    }
plan-replaced = Replaced by a later one.
plan-current = The risks are treated as it says.
plan-name-in-statement = Name plan { $label } in the statement
# $approved: yes or no
plan-summary =
    { $approved ->
        [yes] Plan { $label } is in force
       *[no] No plan is approved yet
    }

## Issue an edition

issue-where = Where you are
issue-title =
    { $named ->
        [no] Issue an edition
       *[yes] Issue edition { $label }
    }
issue-lead = An edition is an approved copy of the whole statement. It never changes, and it prints the same bytes every time.
# $count (Number): all that stands in the way: $findings (Number), which the title bar counts, and $other (Number).
issue-blocks =
    { $other ->
        [0] { $count ->
            [0] Nothing stands in the way
            [one] { $count } finding stands in the way
           *[other] { $count } findings stand in the way
        }
       *[other] { $findings ->
            [0] { $count ->
                [one] One thing stands in the way
               *[other] { $count } things stand in the way
            }
            [one] { $findings } finding and { $other } more stand in the way
           *[other] { $findings } findings and { $other } more stand in the way
        }
    }
issue-warning =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
issue-hint =
    { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
issue-warning-printed = no obstacle; an auditor will ask
issue-hint-printed = worth a look
# $fix (String): "Write", "New date". $at (String): A.5.5, SoA.
issue-finding-at = { $fix }: { $at }
issue-approval = Approval
# $what (String): kinds of things, such as "Names of people, Risks"
issue-public = The document is classified as public, and this edition holds what the public does not get: { $what }. For readers outside, a public copy leaves that out (Export).
issue-public-classify = Change the classification
issue-public-all-the-same = Issue it all the same
issue-version = Edition
issue-function = Function
issue-note-printed = printed in the revision history
issue-approver-new = Use “{ $name }”
issue-what = What is approved
issue-as-it-is = The statement as it is now
issue-as-it-is-why = Frozen and issued in one step.
issue-do =
    { $named ->
        [no] Issue the edition
       *[yes] Issue edition { $label }
    }
issue-busy = Setting the pages and issuing…
issue-do-now = The statement is frozen as it is now, and issued.
issue-do-candidate = The candidate of { $date } becomes edition { $label }.
issue-by-nobody = Nobody has said who works here: the history will not tell who issued it.
issue-broken-off = Broken off: nothing was issued. What was frozen for it stays as a candidate.
issue-final = This cannot be undone; an edition can be withdrawn.
# $count, $other: as in `issue-blocks`
issue-broken = This file does not hold, so nothing is issued from it.
issue-blocked =
    { $other ->
        [0] { $count ->
            [one] One finding first.
           *[other] { $count } findings first.
        }
       *[other] { $count } things first.
    }
issue-go-to = Go to { $where }
# $fact (String): what the finding says, such as "no document id".
issue-go-to-fact = Mend it: { $fact }
issue-label-taken = Edition { $label } exists already.
issue-choose-version = Name the next one
# $label (String): the version after it
issue-take-next = Make it edition { $label }
issue-nobody = Nobody approves it yet.
issue-name-approver = Name who does
issue-no-function = In what function does { $name } approve it?
issue-name-function = Name the function
issue-date-wrong = The day of approval cannot be taken as it stands.
issue-choose-date = Choose the day
# Why a day of approval is not taken. $from, $to (String): the first and the last day that are
issue-date-within = The pages were prepared on { $from }, and today is { $to }: it was approved in between.
issue-date-today = Nothing was prepared for approval before today, { $to }, so it is approved today.
issue-draft = These pages are marked DRAFT until it is issued.
# $label (String): the version. $date (String): the day on which it was frozen
issue-frozen-pages = These are the frozen pages of { $label }, { $date }, as they are exported FOR APPROVAL.
issue-summary = Nothing is frozen yet
# $label (String): the version. $date (String): the day on which it was frozen
issue-summary-frozen = Frozen for approval as { $label } on { $date }, not issued yet
issued-title = Edition { $label } is issued
issued-where = Edition { $label } is kept in { $file }, with its pages. It stands in History, and can be exported there at any time.
issued-export = Export it now…
issued-next = What next
# $recipients (Number): those on the distribution list
issued-next-why =
    { $recipients ->
        [0] Hand it to those who work by it, and take older copies out of use. The distribution list in Document names nobody yet.
       *[other] Hand it to everybody on the distribution list, and take older copies out of use.
    }
issued-show = Show it in History
frozen-title = What is frozen
frozen-controls = Controls
# $differs (String): whether the statement says anything else than the edition, yes or no.
frozen-changed =
    { $count ->
        [0] { $differs ->
            [yes] no decision changed, but something beside them did: document control, a register, an own control or a finding that was let stand
           *[no] nothing changed
        }
        [one] { $count } decision changed
       *[other] { $count } decisions changed
    }
frozen-compare = compare
frozen-systems = AI systems
frozen-evidence = Evidence
# $count (Number): all items. $expired (Number): those past their last day.
frozen-evidence-count =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }{ $expired ->
        [0] { "" }
       *[other] , { $expired } expired
    }

## Export

export-title = Export a PDF
# $label: the edition’s label
export-rendering = A rendering of edition { $label }: what it says, on new pages. Every page says that it is one.
export-document = Document
document-statement = Statement
document-changes = Change report
document-profile = NIST AI RMF profile
document-clauses = Clauses 4 to 10
document-record = Management system record
document-questions = Questions
export-profile = The current and the target profile by the NIST AI RMF as it stands today, category by category, with the controls that support each.
export-clauses = How far the clauses of each standard in the file are met today: by whom, until when, what shows it, and what the standards share.
export-record = Audits, management reviews, nonconformities and corrective actions as they stand today.
export-questions = A sheet for each who is asked, with room for the answers.
export-paper-inside = A paper beside the statement: it says what the file says today, and nobody approves it. The public gets none. The data inside holds what the pages tell.
export-questions-inside = Questions stay within the organisation: no copy for an auditor or for others holds them.
export-addressee-all = Everybody
export-open = Which questions
export-open-only = Open
export-open-all = All
# $from (String): label of the edition that is compared from.
export-changes =
    What changed since edition { $from }, as a document of its own. Every page is marked DRAFT: the statement as it is now is no edition.
# $from, $to (Strings): labels of editions.
export-changes-between = What changed from edition { $from } to edition { $to }, as a document of its own. Every page says that it is made from what both say.
export-from = From
export-to = To
export-to-now = Now
export-what = What
export-now = The statement as it is now
edition-rendering = For another audience, in another form, or without some parts…
export-draft = The statement as it is now. Every page is marked DRAFT: it is no edition.
export-audience = For whom
audience-internal = Internal
audience-auditor = Auditor
audience-public = Public
audience-internal-why = For people inside the organisation. What is on no page, and can be read in the data inside the file:
audience-internal-without =
    your notes
    why findings were let stand
audience-auditor-why = For an auditor or a certification body. What stays out, of the pages and of the data inside the file:
audience-auditor-without =
    notes
    findings that were let stand, and why
    candidates for approval
audience-public-why = For anybody. What stays out, of the pages and of the data inside the file:
audience-public-without =
    notes
    findings that were let stand, and candidates
    names of people, and who owns what; functions stay
    where evidence is kept
    which risks drive a control
    the distribution list
export-warning-show = Show where
# $count (Number): names that a sentence tells the first few of
export-warning-all = All { $count }, and where they are said
export-form = Form
form-full = Full entries
form-register = Register
form-full-why = Portrait: an entry for every control, with its justification, drivers, owner and evidence.
form-register-why = Landscape: a row for every control, for those who want the whole at a glance.
export-parts = Parts
export-parts-all = All parts
export-parts-always = Always printed: document control, scope, and every control with its decision and reasons.
part-cover = Cover
part-contents = Contents
part-reading = How to read it
# Beside “How to read it”, where the copy is for an auditor or the public
part-reading-stays = stays: says what this copy leaves out
part-summary = Summary
part-exclusions = Exclusions
part-actions = Open actions
part-evidence = Evidence index
part-records = Records
part-risks = Risk register
part-controls-by-risk = Controls by risk
part-impacts = Impact assessments
part-systems = AI systems in full
part-requirements = Requirements
part-parties = Interested parties
part-objectives = Objectives
part-people = People
part-glossary = Glossary
export-since = A section on what changed since
export-since-none = No such section
field-paper = Paper
paper-a4 = A4
paper-letter = US Letter
export-do = Write the PDF…
# $count (Number): pages.
export-do-pages =
    { $count ->
        [one] Write { $count } page…
       *[other] Write { $count } pages…
    }
export-cancel = Cancel
export-ending = Cancelling…
# Said aloud once, when an export takes long enough to be waited for.
export-going-on = The PDF is being made. It can be cancelled.
export-progress = Pages written
# $pages (Number): pages set so far; how many there will be is not known yet.
export-setting =
    { $pages ->
        [0] Setting the pages…
        [one] Setting the pages: one so far
       *[other] Setting the pages: { $pages } so far
    }
# $page (Number): the page that is being written. $pages (Number): all of them.
export-writing = Writing page { $page } of { $pages }
export-broken-off = Nothing was written; what stood there before is as it was.
export-another = Another PDF is being written from this window. Wait for it, or cancel it where it was begun.
export-pages =
    { $count ->
        [one] is written: { $count } page.
       *[other] is written: { $count } pages.
    }
export-written = is written.
export-open-file = Open it
export-open-folder = Open its folder
export-as-issued = These are the very bytes that were issued.
# $count (Number): sentences that follow.
export-notes =
    { $count ->
        [one] One thing to know about it:
       *[other] { $count } things to know about it:
    }
export-failed = Nothing was written.
export-kind = As what
export-kind-issued = As issued
export-kind-rendering = On new pages
export-issued = Edition { $label } as it was issued, byte for byte.
export-draft-pages = These are the very pages that will be written.
# $rendered (String): `yes` for a rendering of an edition
export-summary =
    { $rendered ->
        [yes] RENDERING, { $audience }
       *[no] DRAFT, { $audience }
    }
# $from (String): label of an edition. $to (String): label of an edition, or none for now. $audience (String)
export-summary-changes =
    { $to ->
        [none] Changes since edition { $from }, DRAFT, { $audience }
       *[other] Changes from edition { $from } to { $to }, { $audience }
    }
# $paper: the paper’s name. $audience (String)
export-summary-paper = { $paper }, { $audience }
export-summary-issued = Edition { $label }, as issued

## The pages before they are printed

pages = Pages
pages-scroll = The page
pages-of = Page { $page } of { $count }
pages-picture = Picture of page { $page } of { $count }; its words follow
pages-making = Setting the pages…
pages-failed = The pages could not be made.
pages-again = Try again
pages-not-drawn = Page { $page } could not be drawn here. In the PDF itself it is whole.
