### The words of the command line, `annexa`. Its help stands with its arguments.

cli-statement-title = Statement of Applicability
cli-made = { $file } is made; its history holds { $revisions ->
        [one] { $revisions } revision
       *[other] { $revisions } revisions
    }.
cli-copied = { $file } is a copy of it, read back and compared; its history holds { $revisions ->
        [one] one revision
       *[other] { $revisions } revisions
    }.
# $to (Number): a revision.
cli-returned = Everything is as it was after revision { $to }. It is one change, which “annexa undo” takes back; editions stay.
# $change: what a change is called, such as “AI system added”
cli-undone = Taken back: { $change }. “annexa redo” brings it again.
cli-undone-nothing = Nothing was taken back: there is no change, or somebody else made the last one. “annexa log” lists them, “annexa return --to REV” goes back behind any.
cli-redone = Brought again: { $change }.
cli-redone-nothing = Nothing was brought again: nothing was taken back last, or somebody else did it.
cli-returned-already = Everything is as it was after revision { $to } already. Nothing was written.
cli-backed-up = { $file } is a backup of it, compared and verified; its history holds { $revisions ->
        [one] one revision
       *[other] { $revisions } revisions
    }.
cli-no-backups = There is no backup of this file in { $folder }.
cli-restored = { $file } is restored, read back and compared.
cli-restored-over = What stood there before is kept as { $file }
cli-salvage-journal = A save that was cut off was taken back with the journal beside it.
cli-salvage-journal-foreign = The journal beside it belongs to another file and was left out.
cli-salvage-journal-broken = The journal beside it is not whole and was left out: a save that was cut off could not be taken back.
cli-salvage-kept = Kept of its history: { $count ->
        [one] one revision
       *[other] { $count } revisions
    } ({ $what }).
cli-salvage-lost = Lost of its history: { $count ->
        [one] one revision
       *[other] { $count } revisions
    } ({ $what }).
cli-salvage-brought = Newer than that and still there: { $count ->
        [one] one value
       *[other] { $count } values
    }, brought in as one revision ({ $what }).
# $what: numbers of revisions
cli-salvage-altered = The history did not hold: { $count ->
        [one] one revision does
       *[other] { $count } revisions do
    } not say what its id stands for, or does not fit what came before it ({ $what }). It was damaged or changed, and is left out.
# $what: what the values are called
cli-salvage-overruled = Said something else than the history, which holds: { $count ->
        [one] one value
       *[other] { $count } values
    } ({ $what }). What was damaged or changed there is left out.
cli-salvage-unproven = Editions and plans left out, because nothing that is left proves that they are what was approved: { $what }. What was printed of them still counts. Keep a backup that holds them, and the damaged file: where the beginning of the history could be read, a backup can be merged into the new file, otherwise the two can be compared.
cli-and-more = and { $count } more
cli-salvage-restored = Taken to exist, because parts of it read and it did not itself: { $what }.
cli-salvage-unread = Lost or no longer readable: { $count ->
        [one] one value
       *[other] { $count } values
    } ({ $what }).
cli-salvage-editions = Editions and plans that lack their PDF or their data: { $what }. What was printed elsewhere still counts.
cli-sealed = { $file } is sealed, and was read back. The client file itself stays as it is, in the clear.
cli-unsealed = { $file } is made, in the clear; its history holds { $revisions ->
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
# $name (String): under which the history has what was done, as nobody gave another
cli-unnamed = The history says that “{ $name }” did this. Give a name with --author NAME, or in ANNEXA_AUTHOR.
cli-candidate = Version { $label } is frozen for approval. Content hash { $content }
# $count (Number): findings that block
cli-candidate-blocked = { $count ->
        [one] { $count } finding blocks an edition
       *[other] { $count } findings block an edition
    }: it is prepared and may be shown to whoever approves, but not issued as it stands. “annexa check” names what to do.
cli-see-check = “annexa check FILE” says what to do about each.
# $edition (String): its label. $name (String): the file that the copy was. $hash (String): of its bytes. $date (String): when it was attached.
cli-kept-attached = “{ $name }” is kept with { $with }. SHA-256 { $hash }
cli-kept-removed = “{ $name }” is no longer kept with { $with }. SHA-256 { $hash }
cli-kept-written = “{ $name }” is written as it came. SHA-256 { $hash }
cli-kept-none = No file is kept with { $with }.
cli-kept-line = { $date } { $hash } { $size }{ $name }
# A signature over an edition. $edition: its label; $time: as the signer’s clock had it; $fingerprint: of the key; $hash: of the
# signature; $revisions: how many it covers
cli-sign-signed = Edition { $edition } is signed by { $fingerprint }, with its history of { $revisions } revisions. Signature { $hash }
cli-sign-removed = The signature of { $time } by { $fingerprint } is no longer kept with edition { $edition }. Signature { $hash }
cli-sign-written = The signature of { $time } by { $fingerprint } over edition { $edition } is written. Signature { $hash }
cli-signature = { $time } { $fingerprint } { $revisions } revisions { $hash }
# $file: the signature. $message: what it signs
cli-sign-files = { $file } holds the signature, { $message } what it signs. Keep both also elsewhere: a history that is cut off loses the signatures in it.
cli-sign-message = { $file } holds what is to be signed of edition { $edition }. “ssh-keygen -Y sign -n annexa-edition -f KEY” signs it, “annexa sign --attach” keeps the signature.
# Asked on a screen: what is typed is seen.
cli-passphrase = Passphrase, then Enter. It is seen as it is typed; --passphrase-file reads it from a file.
cli-key-made = { $file } holds the private key under its passphrase, { $public } the public one, which may be given away. Fingerprint { $fingerprint }
cli-verify-history = { $revisions ->
        [one] { $revisions } revision
       *[other] { $revisions } revisions
    }, head { $head }
cli-verify-edition = { $edition } is kept as it was issued.
cli-verify-edition-not = { $edition } is not kept as it was issued.
# $time: as the signer’s clock had it. $signer: by the list of signers
cli-verify-signature = Signature { $hash } over edition { $edition } holds: { $fingerprint }, dated { $time }, over { $revisions } revisions.
cli-verify-signature-whose = Signature { $hash } over edition { $edition } holds: { $signer } ({ $fingerprint }), dated { $time }, over { $revisions } revisions.
cli-verify-signature-broken = Signature { $hash } over edition { $edition } fits what it signs: { $fingerprint }, dated { $time }, over { $revisions } revisions. The history that it covers does not hold.
cli-verify-signature-outside = { $text } It is the one in “{ $file }”.
cli-verify-signature-not = Signature { $hash } over edition { $edition } does not hold.
cli-verify-later = { $count ->
        [one] { $count } revision is
       *[other] { $count } revisions are
    } covered by no signature.
cli-verify-whose = Whose keys these are was not asked: --signers names those whom you trust.
cli-verify-holds = Everything that was looked at holds.
# $file: the client file.
cli-backups-of-damaged = { $file } is damaged. These are called after it; “annexa restore BACKUP --out NEW.soa” makes a whole file of one, under a new name.
cli-pages-damaged = { $file } is damaged: what was carried out is in it and may not last. Do not go on working in it: “annexa verify” says more, “annexa salvage” makes a new file of what still reads, “annexa backups” lists backups of it.
# $text: the first thing, a sentence.
cli-verify-unlisted = The file itself holds; the list of signers does not stand for every key. { $text }
cli-verify-beside = The file itself holds; a signature beside it does not. { $text }
cli-verify-lost = All that this file says is what was written; something that it names is lost, or cannot be judged here. { $text }
cli-verify-signature-unlisted = Signature { $hash } over edition { $edition } fits what it signs: { $fingerprint }, dated { $time }, over { $revisions } revisions. The list of signers does not hold that key for that time.
cli-verify-first = This file does not hold. The first place: { $text }
cli-verify-more = Further:
# $text: the first thing that does not fit, a sentence. $more: how many more there are.
cli-doubt = This file does not hold together: { $text }{ $more ->
    [0] {""}
    [one] {" "}One thing more does not fit.
   *[other] {" "}{ $more } things more do not fit.
  } “annexa verify” names all of it. Do not rely on what it says before it is known why; use a copy or a backup that holds.
cli-more-in-json = All of each list is in the answer with --json.
cli-withdrawn-plan = Risk treatment plan { $label } is withdrawn. It stays in the file, and its PDF as it was approved.
cli-withdrawn = Edition { $label } is withdrawn. It stays in the file, and its PDF as it was issued.
cli-issued = Edition { $label } is issued. Content hash { $content }
# $count: how many there are
cli-plan-refuses = Refuse the risk treatment plan ({ $count }):
cli-plan-approved = Risk treatment plan { $label } is approved. Content hash { $content }
# $document: its document id; $risks (Number); $name, $date: of its approval; $withdrawn: yes or no
cli-plan = Risk treatment plan { $label } ({ $document }): { $risks ->
        [one] { $risks } risk
       *[other] { $risks } risks
    }, approved { $date } by { $name }{ $withdrawn ->
        [yes] , withdrawn
       *[no] {""}
    }
# $name: who approved it
cli-issued-not-four-eyes = { $name } prepared this edition and approved it. A small organisation may have nobody else; an auditor asks for a second pair of eyes.
cli-exported = { $file } is written: { $pages ->
        [one] { $pages } page
       *[other] { $pages } pages
    }.
# After sentences that tell only the first of several names.
cli-names-untold = With --json every name is listed, with the places that say it.
cli-declaration-refused = { $count ->
        [one] Nothing is declared: { $count } finding refuses it.
       *[other] Nothing is declared: { $count } findings refuse it.
    } Nothing was written. With --draft it is written all the same, marked DRAFT.
cli-exported-as-issued = { $file } is written: the edition’s own bytes, as issued.
cli-blocks = Blocks an edition ({ $count })
cli-refuses = Refuses a declaration ({ $count })
cli-warnings = Warnings ({ $count })
cli-hints = Hints ({ $count })
# $open (String): the head with how many are open; $stand (Number): how many somebody lets stand
cli-some-stand = { $open }, and { $stand } let stand
cli-no-findings = Nothing to report.
cli-accepted = Accepted by { $by } on { $date }: { $reason }
cli-accepted-by-nobody = Accepted on { $date }: { $reason }
cli-tally = { $blocks ->
        [one] { $blocks } finding blocks
       *[other] { $blocks } findings block
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }, { $hints ->
        [one] { $hints } hint
       *[other] { $hints } hints
    }.
cli-none-in-force = No edition is in force any more.
# $label (String): the version of the statement, which is that of an edition too
cli-version-taken = Version { $label } is issued already: the next edition needs a version of its own.
cli-organisation = Organisation
cli-start = Begins from
cli-starts-more =
    “annexa starts NAME” tells one in full, “annexa new FILE --start NAME” begins a file from it.
cli-title = Title
cli-document-id = Document id
cli-version = Version
cli-classification = Classification
cli-scope = Scope
cli-security-scope = Security scope
cli-decisions = Decisions
cli-declaration = Declaration
# $total (Number): of the controls; $own (Number): how many of them are the organisation’s own; $annex (Number): the others.
cli-counts = { $total } controls{ $own ->
        [0] {""}
       *[other] {" "}({ $annex } of Annex{"\u00A0"}A, { $own } own)
    }: { $applicable } applicable, { $excluded } excluded, { $undecided } undecided
cli-nothing = –
cli-own-controls = Own controls
cli-systems = AI systems
cli-links = Links
cli-evidence = Evidence
cli-people = People
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
# Under the line of an edition. $date, $reason: of its withdrawal
cli-edition-why = {"  "}Withdrawn { $date }: { $reason }
# Under the line of an edition. $date: when it was attached; $name: the file that it was; $hash: of its bytes
cli-edition-signed = {"  "}Signed copy of { $date }: “{ $name }”, SHA-256 { $hash }
# Under the line of an edition. $time, $fingerprint, $revisions, $hash: as above
cli-edition-signature = {"  "}Signed { $time } by { $fingerprint }, over { $revisions } revisions. Signature { $hash }

## Operations, told to whoever writes a list of them

cli-operations-more =
    “annexa operations NAME” says what one takes, “annexa apply --help” shows a whole list. Editions have commands of their own.
# Stand where a value would.
cli-form-text = TEXT
cli-form-day = YYYY-MM-DD
cli-form-number = NUMBER
cli-form-yes-or-no = true | false
cli-form-entry = ENTRY
cli-operation-legend =
    ENTRY is one of those below it. “|” parts what may stand there, “?” marks what may be left out. A text is emptied by "",
    all else by null where it is listed.

## Frameworks and crosswalks

cli-frameworks-more =
    “annexa frameworks NAME” lists the entries of one, “annexa crosswalk ENTRY” says what others pair with an entry.
# $count (Number): entries of the lowest level.
cli-framework-controls = { $count } controls. A statement can be about it.
cli-framework-clauses = { $count } clauses with no clause below them, and their headings.
cli-framework-outcomes = { $count } subcategories, their categories and functions.
cli-framework-risks = { $count } risks and suggested actions.
cli-framework-law = { $count } articles and annexes.
cli-brought-none = No framework and no crosswalk was brought into this file. “annexa bring” brings one.
# $count (Number): pairs of a crosswalk
cli-brought-pairs =
    { $count ->
        [one] one pair
       *[other] { $count } pairs
    }
# $file (String): what was to be brought in
cli-bring-refused = “{ $file }” was not brought in, and nothing was changed:
cli-bring-new = New in this file.
# $version (String): the version that is there
cli-bring-before = A later version of { $version }, which is there.
cli-bring-otherwise = Version { $version } is there with other entries; this takes its place.
cli-bring-same = The same as version { $version }, which is there: no entry changes.
cli-bring-same-crosswalk = The same pairs are there.
# $ids (String): ids of entries, or pairs
cli-bring-added = New: { $ids }
cli-bring-removed = Gone: { $ids }
# One that is gone, with the title that it had
cli-bring-entry = { $id } “{ $title }”
cli-bring-moved = Elsewhere now: { $ids }
cli-bring-changed = Said otherwise: { $ids }
# $id, $before, $after (String): an entry and its titles
cli-bring-retitled = Called otherwise: { $id } “{ $before }” → “{ $after }”
# $count (Number): decisions and citations
cli-bring-carried =
    { $count ->
        [0] No decision and no citation is about an entry that stays.
        [one] One decision or citation stays as it is, by its id.
       *[other] { $count } decisions and citations stay as they are, by their ids.
    }
cli-bring-open = Left for a person:
cli-bring-open-none = Nothing is left for a person.
# $what (String): an entry; $by (String): what cites it
cli-bring-open-gone = { $what }: decided on, and no longer there; the decision is kept, and “annexa check” tells of it
cli-bring-open-undecided = { $what }: new, to be decided on
cli-bring-open-retitled = { $what }: decided on, and called otherwise now
cli-bring-open-cited = { $what }: no longer there; { $by } cites it
cli-bring-open-paired = { $what }: no longer there; crosswalk { $by } names it
# $framework (String): its id
cli-bring-open-end = “annexa frameworks --of FILE --drop-gone { $framework }” drops what rests on what is gone, once nobody needs it.
cli-bring-dry = Nothing was changed.
cli-bring-done = Brought in.
# $id (String): its id
cli-removed-framework = The framework { $id } is taken out. “annexa undo” brings it back.
cli-removed-crosswalk = The crosswalk { $id } is taken out. “annexa undo” brings it back.
# $framework (String): its id; $what (String): what was decided on or cited
cli-dropped-gone = Dropped, since { $framework } no longer has it: { $what }. “annexa undo” brings it back.
# $item (String): a record; $entry (String): what it cited
cli-dropped-cited = { $entry } (cited by { $item })
cli-caveat = Beware: { $caveat }
# $who, $date, $sureness: of a crosswalk, in its own words
cli-crosswalk-made = By { $who }. { $date }. { $sureness }.
cli-crosswalk-none = No crosswalk says anything about it.
# $here: what the crosswalk names; $entry: what was asked for
cli-crosswalk-wider = says so of all of { $here }
cli-crosswalk-narrower = says so of { $here }, within { $entry }
cli-crosswalk-strong = strong: one process or record can usually serve both
cli-crosswalk-related = related: part of the evidence serves
# $who: marks of lists
cli-crosswalk-by = named by { $who }
cli-coverage-implemented = in place
cli-coverage-part = in part
cli-coverage-planned = planned
cli-coverage-unsupported = not supported
cli-coverage-unmapped = nothing named
# $clauses: numbers, each with how far it is met
cli-coverage-clauses = clauses { $clauses }
cli-coverage-counts = { $implemented } in place, { $part } in part, { $planned } planned, { $unsupported } not supported, { $unmapped } with nothing named, of { $total }
cli-suggest-beware = Rules of thumb: what is known of a system calls these controls to mind; the risk assessment decides.
cli-suggest-no-systems = No AI system of the file is in the scope.
cli-suggest-nothing = Nothing is said of it that calls for a control.
cli-suggest-not-about = not in this statement
# $because: facts, within a sentence. $reason: why they call for it. $rule: its short id
cli-suggest-because = Since { $because }: { $reason } [{ $rule }]
cli-reuse-register = { $register } ({ $count })
cli-trace-alone = Nothing leads to it, and nothing follows from it.

## What is wrong with a list of operations

# $why: what is wrong, and where
cli-list-refused = “{ $file }” is not a list of operations: { $why }. Nothing was changed. “annexa apply --help” shows such a list.
# $number: of the operation in the list; $why: a sentence
cli-operation-refused = Operation { $number } of “{ $file }” is not one: { $why } Nothing was changed.
cli-list-folder = it is a folder
cli-list-no-text = it is not text (UTF-8)
cli-list-cut-off = it ends too early, at line { $line }
cli-list-not-json = at line { $line }, column { $column }, it is not JSON
cli-list-no-list = it holds no list, which begins with [ and ends with ]

# $place: the way from the operation to the value, each step in words. $found: what stands there. $accepted: what may.
cli-malformed = { $place } is { $found }; it may be { $accepted }.
cli-malformed-unsaid = { $place } does not have its form.
# $name: of a field
cli-malformed-field = { $place } has a field “{ $name }”, which nobody knows; it may have { $accepted }.
cli-malformed-several = { $place } has several fields; it takes one, and for the next one an entry of its own: { $accepted }.
cli-malformed-nothing = { $place } lacks { $accepted }.
cli-place-whole = it
cli-place-entry = entry { $number }
cli-found-list = a list
cli-found-fields = fields in braces
cli-accepted-text = a text
cli-accepted-day = a day such as 2027-03-01
cli-accepted-list = a list in brackets
cli-accepted-fields = fields in braces
cli-accepted-number = a number
cli-accepted-yes-or-no = true or false
cli-accepted-null = null
cli-or = { $others } or { $last }

# After the end of a history that was not shown whole.
cli-log-earlier = { $count ->
    [one] One earlier revision is not shown; --last { $all } shows all.
   *[other] { $count } earlier revisions are not shown; --last { $all } shows all.
  }
# $name: who made the last change of the other copy. $how: how many were decided which way
cli-log-merged = Merged with another copy, last changed by { $name }: { $taken } taken, { $decided ->
    [0] none decided
   *[other] { $decided } decided ({ $how })
  }
cli-log-merge-mine = { $count } as it stood here
cli-log-merge-theirs = { $count } as it stood there
cli-log-merge-both = { $count } both
cli-log-merge-own = { $count } combined or written anew
cli-extracted = { $file } is made.
# $file: the PDF's name. $copy: one of cli-copy-…. $audience: one of report-audience-…. $taken, $content
cli-origin = Made on { $taken } from { $file }: { $copy }, for { $audience }. Content hash as taken { $content }
# $label: the version. $dated: a day, which may be missing
cli-copy-draft = a draft of { $dated }
cli-copy-approval = version { $label } as it was to be approved, { $dated }
cli-copy-edition = edition { $label }, approved { $dated }
cli-copy-rendering = a rendering of edition { $label }, approved { $dated }
cli-copy-unknown = a copy that does not say what it is
cli-unknown = unknown
# $count (Number): what the copy left out for its audience
cli-extracted-withheld = The copy leaves out { $count } { $count ->
        [one] thing
       *[other] things
    } for its audience, which this file therefore lacks; its own exports say so too.
cli-extracted-editions = { $count ->
        [one] One edition was
       *[other] { $count } editions were
    } issued before; this file lists { $count ->
        [one] it
       *[other] them
    } and does not hold { $count ->
        [one] its PDF
       *[other] their PDFs
    }.
cli-extracted-logo = The logo is not in the data. Choose the picture again.

# Two copies of a client file.
cli-merge-same = Both copies end in the same change: there is nothing to merge.
cli-merge-older = The second copy is an older state of the first, which knows everything that was done in it: there is nothing to merge.
cli-merge-newer = The first copy is an older state of the second: work on in the second. There is nothing to merge.
cli-merge-taken-back = The second copy was merged into the first, and the merge was undone. It can be made again, as it was decided or otherwise.
cli-merge-diverged = The copies went different ways and can be merged.
cli-merge-redacted = The first is a redacted copy and the second is not a copy of it: merged, what was withheld would come back. Merge the redacted copy into the full file.
cli-merge-cut-elsewhere = The second is a redacted copy of a state that the first does not have. Merge it into the file that it was made from.
cli-merge-unrelated = The two have no history in common: they are not copies of one document, and cannot be merged.
cli-merge-here = { $count ->
    [0] No change is in the first copy alone.
    [one] One change is in the first copy alone:
   *[other] { $count } changes are in the first copy alone, the latest first:
  }
cli-merge-there = { $count ->
    [0] No change is in the second copy alone.
    [one] One change is in the second copy alone:
   *[other] { $count } changes are in the second copy alone, the latest first:
  }
cli-merge-more = { "  " }… and { $count } more; “--json” gives all
# The second copy is older, and something of it is not so any more in the first.
cli-merge-back = { $count ->
    [one] One difference: the first copy knew what the second holds, and it was changed, decided otherwise or taken back there:
   *[other] { $count } differences: the first copy knew what the second holds, and it was changed, decided otherwise or taken back there:
  }
cli-merge-back-how = Merging brings nothing of it back, for the first copy knew it and decided otherwise: write there what is to stand there. “annexa return” brings back everything as it was after a revision.
# $about: a record. $fields: how many of its fields are filled
cli-merge-only-here = { $about }: only in the first copy{ $fields ->
    [0] {""}
    [one] , with one field
   *[other] , with { $fields } fields
  }
cli-merge-only-there = { $about }: only in the second copy{ $fields ->
    [0] {""}
    [one] , with one field
   *[other] , with { $fields } fields
  }
# $about: a record.
cli-merge-deleted-there = { $about }: deleted in the second copy
# $label: what two records are called.
cli-merge-doubled = Two records carry the label “{ $label }” then, one of each copy: both stay. Give one of them another, by its id, before an edition is issued.
cli-merge-unread = The second copy could not read what it took away: it was withheld there.
cli-merged-same = Both copies are the same state: there was nothing to merge. { $file } is a copy of it.
cli-merged-older = The second copy is an older state of the first: there was nothing to merge. { $file } is a copy of the first.
cli-merged-newer = The first copy is an older state of the second: there was nothing to merge. { $file } is a copy of the second.
cli-merged-differs = { $count ->
    [one] One thing that the second copy holds was changed or taken back in the first
   *[other] { $count } things that the second copy holds were changed or taken back in the first
  }, and stays so; “annexa compare” names what.
cli-merge-taken = { $count ->
    [0] Nothing comes in from the second copy by itself.
    [one] One difference comes in from the second copy by itself:
   *[other] { $count } differences come in from the second copy by themselves:
  }
cli-merge-kept = { $count ->
    [0] Nothing that the second copy lacks stands in the first.
    [one] One difference stays as the first copy has it:
   *[other] { $count } differences stay as the first copy has them:
  }
cli-merge-asked = { $count ->
    [0] Nothing has to be decided.
    [one] One thing has to be decided:
   *[other] { $count } things have to be decided:
  }
# $count (Number): things that were decided in a merge that was undone.
cli-merge-settled = { $count ->
    [one] One thing was decided in the merge that was undone. It stands so, unless “annexa merge --write-decisions” writes it down and something else is taken there:
   *[other] { $count } things were decided in the merge that was undone. They stand so, unless “annexa merge --write-decisions” writes them down and something else is taken there:
  }
# $value: what was decided.
cli-merge-as-decided = as it was decided: { $value }
cli-merge-is-kept = kept
cli-merge-mine = mine, { $author }, { $time }: { $value }
cli-merge-theirs = theirs, { $author }, { $time }: { $value }
cli-merge-nothing = nothing
cli-merge-deleted = deleted
cli-merge-written = { $count ->
    [one] written in: one thing differs
   *[other] written in: { $count } things differ
  }
cli-merge-likely-mine = theirs returned to what stood there before; mine is likely
cli-merge-likely-theirs = mine returned to what stood there before; theirs is likely
# $about: what is not decided yet.
cli-merge-open = not decided: { $about }
cli-merge-undecided = { $count ->
    [one] One thing is not decided, so nothing was written.
   *[other] { $count } things are not decided, so nothing was written.
  } “annexa merge A B --write-decisions D.json” writes them down; say in it what is taken, and give it back with --decisions D.json.
cli-merge-decisions = { $file } holds { $count ->
    [0] no decision: the copies can be merged as they are
    [one] one decision
   *[other] { $count } decisions
  }, { $open } of them still to be made.
cli-merge-done = { $file } holds both copies: { $taken ->
    [0] no difference came in by itself
    [one] one difference came in by itself
   *[other] { $taken } differences came in by themselves
  }, { $decided } { $decided ->
    [one] was
   *[other] were
  } decided; its history holds { $revisions } revisions.
# $number (Number): which decision of the list, from 1. $about: what it is about. $why: what the reader says.
cli-decision-unread = decision { $number } (“{ $about }”): { $why }
cli-decisions-refused = “{ $file }” holds no decisions: { $why }. Nothing was written.

# $count (Number): things that a redacted copy leaves out.
cli-is-redacted = This is a redacted copy: something was left out of it, and nothing can be issued from it.
cli-redacted = { $file } is made: { $count ->
    [0] nothing of what was to be left out stood in the file
    [one] one thing is left out
   *[other] { $count } things are left out
  }, and so are the history and the editions. Merge it back with “annexa merge”.
# $name (String): a name that was left out, or a part of one.
# $words: each with how many places say it
cli-redacted-said-short = Other parts of names, most of them common words, and how many places say each: { $words }. “--json” names the places.
cli-redacted-said = “{ $name }” was left out, whole or as a part of a name, and is still said in { $count ->
    [one] one place
   *[other] { $count } places
  }:
