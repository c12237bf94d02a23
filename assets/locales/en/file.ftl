### The place File: whether the client file holds, its backups, and its copies.

place-file = File
file-title = This client file
# $revisions (Number): how many revisions it has. $saved (String): date and time.
file-lead = { $revisions ->
    [one] One revision
   *[other] { $revisions } revisions
  }, last saved { $saved }.
file-summary = { $count ->
    [one] One revision
   *[other] { $count } revisions
  }
file-section-integrity = Whether it holds
file-section-backups = Backups
file-section-handover = Copies to give away
file-section-copies = Other copies of it
file-field-integrity = Check the history
file-field-backups = Backups
file-field-backup-rule = When backups are made
file-field-save-copy = A copy as it is
file-field-redact = A redacted copy
file-field-seal = A sealed copy
file-field-compare = Compare and merge
file-guide-handover = What a copy says
file-guide-handover-text = A copy as it is holds everything: internal notes, every name, the whole history. Whoever should not read all of that gets a redacted copy. On its way, a sealed copy keeps others out.
file-save-copy-why = A client file of its own, with the whole history. What is written in it can be merged back.
