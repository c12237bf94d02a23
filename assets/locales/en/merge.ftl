### Comparing the open file with another copy of it, and merging the two.

action-compare-copy = Compare and merge with a copy…
    .also = sync, conflict, two versions, combine, reconcile
merge-title = Compare and merge
merge-summary = Compared with { $file }
merge-another = Compare with another copy…
merge-mine = This file
merge-theirs = The other copy
said-merge-same = Both are the same state of the document. There is nothing to merge.
said-merge-older = The other copy is older: all that was done in it is in the history of this file. There is nothing to merge.
said-merge-taken-back = The other copy was merged into this file, and the merge was undone. It can be made again, as it was decided or otherwise: what was written in this file since then stays.
said-merge-newer = The other copy is newer: it holds everything that is here, and more. Open it and work on there.
said-merge-diverged = Both copies were changed since they parted. They can be merged.
said-merge-redacted = This is a redacted copy, and the other is not a copy of it: what was withheld here would come back. Open the full file and merge this one into it.
said-merge-cut-elsewhere = The other is a redacted copy of a state that is not here. Merge it into the file that it was made from.
said-merge-unrelated = The other file is not a copy of this document: the two have no history in common.
merge-changed-there = The other copy was changed since they parted, and this one was not. They can be merged.
merge-theirs-redacted = The other is a redacted copy. What was left out of it stays here as it is.
merge-is-taken-back = The merge was taken back. To decide it otherwise, compare with the same copy again: “Compare with another copy…”. Redo brings it again as it was decided.
merge-is-done = The copies are merged. One undo takes it back; editions that came in stay.
# $file (String): the other file.
merge-done = Merged with { $file }
# $count (Number): changes that one copy alone has.
merge-here = { $count ->
    [0] Nothing was done here alone
    [one] One change was made here alone
   *[other] { $count } changes were made here alone
  }
merge-there = { $count ->
    [0] Nothing was done there alone
    [one] One change was made there alone
   *[other] { $count } changes were made there alone
  }
merge-more = { $count } more
merge-decisions = What is decided
merge-asked = { $count ->
    [0] Nothing has to be decided
    [one] One thing has to be decided
   *[other] { $count } things have to be decided
  }
merge-asked-why = Both copies changed these, and neither knew of the other. Nothing is chosen because it is newer.
# $count (Number): things that were decided in a merge that was taken back.
merge-settled = { $count ->
    [one] One thing was decided in the merge that was taken back
   *[other] { $count } things were decided in the merge that was taken back
  }
merge-settled-why = It stands as it was decided, unless something else is chosen now.
merge-as-decided = As it was decided:
merge-taken = { $count ->
    [0] Nothing comes in from the other copy by itself
    [one] One difference comes in from the other copy
   *[other] { $count } differences come in from the other copy
  }
merge-kept = { $count ->
    [0] Nothing else differs
    [one] One difference stays as it is here
   *[other] { $count } differences stay as they are here
  }
merge-kept-why = The other copy says otherwise there: it was changed here since, or taken back. Redo brings back what an undo took; History brings everything back to an earlier revision.
merge-deleted = deleted
merge-is-kept = kept
# $count (Number): things written in a record that the other copy deleted.
merge-written = { $count ->
    [one] written in: one thing differs
   *[other] written in: { $count } things differ
  }
merge-written-mine = What this file says in it
merge-written-theirs = What the other copy says in it
merge-written-was = When it was deleted:
merge-nothing = nothing
merge-deleted-there = deleted there
# $fields (Number): how many of the record's fields are filled.
merge-only-here = only here{ $fields ->
    [0] {""}
    [one] , with one field
   *[other] , with { $fields } fields
  }
merge-only-there = only there{ $fields ->
    [0] {""}
    [one] , with one field
   *[other] , with { $fields } fields
  }
# $label (String): what two records are called.
merge-doubled = Two records carry the id “{ $label }” then, one of each copy: both stay. Give one of them another before an edition is issued.
merge-unread = The other copy could not read what it took away: it was withheld there.
merge-before = Before:
merge-field = { $name }: { $said }
merge-yes = yes
merge-no = no
# $about (String): what is decided about.
merge-take = What is taken for { $about }
merge-take-mine = This file’s
merge-take-theirs = The other copy’s
merge-take-both = Both
merge-take-paragraphs = Paragraph by paragraph
merge-take-edit = Written anew
merge-take-parts = Part by part
merge-part-applicability = Applicability and grounds
merge-part-grounds = Grounds
merge-part-included = Justification
merge-part-excluded = Justification for leaving out
merge-part-justification = Justification for leaving out
# $about (String): what is decided about. $part (String): one part of it.
merge-part = { $about }: { $part }
# $about (String): what is decided about. $n (Number): which of the places where they differ.
merge-take-paragraph = What is taken for { $about }, place { $n }
# What was decided in a merge that was taken back.
merge-take-settled = As it was decided
merge-take-keep = Keep it
merge-take-delete = Delete it
merge-likely-mine = Chosen for you: the other copy returned to what stood there before.
merge-likely-theirs = Chosen for you: this file returned to what stood there before.
merge-edit = New text of { $about }
# $count (Number): things that are not decided yet.
merge-all-mine = This file’s for all { $count } open
merge-all-theirs = The other copy’s for all { $count } open
merge-do = Merge
# $open (Number): things that are not decided yet.
merge-do-why = { $open ->
    [0] One change in the history, which one undo takes back. The other copy stays as it is.
    [one] One thing is not decided yet.
   *[other] { $open } things are not decided yet.
  }
