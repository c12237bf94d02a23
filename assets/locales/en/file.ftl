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
# $folder (String): the name of the folder, where two files have the same name.
file-in-folder = in “{ $folder }”
# $name, $named: as in `history-undone`. $time (String): date and time of the last change.
file-changed =
    { $named ->
        [yes] last changed by { $name }, { $time }
       *[no] last changed { $time }
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

## Whether it holds

file-guide-integrity = What is checked
file-guide-integrity-text = Each revision names the one before it by its hash, each edition what was approved. What was changed behind the program’s back, taken out or put in is found and placed. Whoever writes a whole history anew is found only by a signature that was kept elsewhere.
action-verify-file = Check the whole file
    .also = verify, integrity, tampering, damage, hash
action-show-integrity = Show what does not fit
integrity-none = Not checked yet. A little after a file is opened this happens by itself.
integrity-busy = Every revision, edition and signature is being checked…
# $why (String): a sentence.
integrity-failed = It could not be checked. { $why }
# $revisions, $editions, $signatures (Number): what was checked.
integrity-holds = All of it holds: { $revisions ->
    [one] one revision
   *[other] { $revisions } revisions
  }{ $editions ->
    [0] {""}
    [one] , one edition
   *[other] , { $editions } editions
  }{ $signatures ->
    [0] {""}
    [one] , one signature
   *[other] , { $signatures } signatures
  }.
integrity-broken = { $count ->
    [one] One thing does not fit.
   *[other] { $count } things do not fit.
  }
integrity-broken-do = Work on from a backup or another copy, and keep this one as it is: it shows what was changed. The first place comes first.
integrity-lost = { $count ->
    [one] One thing is lost or cannot be judged here.
   *[other] { $count } things are lost or cannot be judged here.
  }
integrity-lost-do = All that the file still says is what was written. What was printed or copied elsewhere still counts.
integrity-more = { $count } more; “annexa verify” lists them all.
# $time (String): date and time. $head (String): beginning of the last revision’s id. $since (Number): revisions since.
integrity-when = Checked { $time }, up to revision { $head }{ $since ->
    [0] {""}
    [one] ; one revision since
   *[other] ; { $since } revisions since
  }.

action-salvage-file = Save what still reads…
    .also = salvage, rescue, damaged
integrity-salvaged = What was saved of the damaged file
# $count (Number): changes that waited to be written into it.
integrity-salvaged-waiting = { $count ->
    [one] The change that waited to be written into the damaged file is in this one.
   *[other] { $count } of the changes that waited to be written into the damaged file are in this one.
  }

## Backups

file-guide-backups = What a backup is
file-guide-backups-text = A whole client file, checked before it counts. One is made when a file is opened after changes, every 15 minutes while it is worked in, before it is closed, and when you ask. It protects from a lost stick or a mistake with the file, not from a broken disk that holds both.
action-back-up = Back up now
    .also = backup, safety copy
backups-none = There is none yet.
backups-clear = Backups are client files like this one, not encrypted, also those of a file that came out of a sealed copy.
action-show-backups = Show the backups
action-choose-backup-folder = Choose another folder…
action-bring-back = Bring back a backup…
    .also = restore, recover, damaged
# $file (String): the file that does not open.
bring-back-title = Backups of { $file }
bring-back-why = A copy of the one you choose goes where you say, and is opened. The file that does not open stays as it is.
bring-back-none = None is known: neither beside the file, nor among the program’s data, nor in a folder that was chosen for backups.
# $folder (String): the name of the folder where it lies. $revisions (Number): how many it has.
bring-back-line = { $revisions ->
    [one] one revision
   *[other] { $revisions } revisions
  }, in “{ $folder }”
bring-back-do = Bring back
# $time (String): date and time.
bring-back-do-named = Bring back the backup of { $time }
# $revisions (Number): how many it has.
backup-is-now = All that is in the file now, { $revisions ->
    [one] one revision
   *[other] { $revisions } revisions
  }
backup-is-whole = As the history was when it ended here; the file was changed behind it since
backup-earlier = Earlier, { $revisions ->
    [one] one revision
   *[other] { $revisions } revisions
  }
backup-has-more = Holds what this file does not, { $revisions ->
    [one] one revision
   *[other] { $revisions } revisions
  }
backup-compare = Compare
backup-compare-named = Compare with the backup of { $time }
backup-return = Bring all back
backup-return-named = Bring all back to the backup of { $time }
backup-open = Open a copy
backup-open-named = Open a copy of the backup of { $time }
said-backed-up = Backed up.
said-backed-up-already = The newest backup holds all of it already.
said-no-backups = No backups are made. Choose below where they go.
backup-rule-why = It holds for every file that is opened on this computer. Backups of before stay where they are.
backup-place = They go
backup-place-program = Among the program’s own data
backup-place-beside = Beside the file
# $folder (String): name of the chosen folder. $named ("yes" or "no"): whether one was chosen.
backup-place-chosen = { $named ->
    [no] Into another folder…
   *[other] Into “{ $folder }”
  }
backup-place-nowhere = None are made
backup-folder = The folder is “{ $folder }”.
backup-folder-other = Choose another…
backup-keep = So many of a file are kept

## Other copies, and what becomes of a file that is open

file-guide-copies = Two copies of one file
file-guide-copies-text = Where two people, or two computers, worked on the same file, both histories can be brought together. What both changed is asked, never guessed.
copies-beside = Copies beside it
copies-none = In this folder no other file is named as a copy of this one: by its name and more, as sync programs do. A copy under a name of its own is not looked for; choose it below.
# $conflict ("yes" or "no"): a sync program made it. $more ("yes" or "no"): it holds what the file does not.
copy-beside = { $conflict ->
    [yes] Left by a sync program. { $more ->
        [yes] Holds changes that are not here.
       *[no] Everything in it is here.
    }
   *[no] { $more ->
        [yes] Holds changes that are not here.
       *[no] Everything in it is here.
    }
  }
copy-compare-named = Compare with “{ $name }”
action-show-copies = Show the copies
action-compare-beside = Compare it
action-keep-mine = Put mine back
    .also = restore, replaced, moved
action-take-theirs = Go on with the other
action-compare-theirs = Put mine back and compare the two
action-take-over = Take it over for writing
    .also = lock, stale, unlock
reason-in-place = The file is where it was.
reason-not-elsewhere = No other computer’s mark stands beside the file.
# $aside (String): the file that gave way and lies beside it, or "none".
said-kept-mine = { $aside ->
    [none] The file is back in its place.
   *[other] The file is back in its place. What stood there is “{ $aside }” now.
  }
said-took-theirs = { $aside ->
    [none] This is the other file; it holds all that was here.
   *[other] This is the other file. What was open here is “{ $aside }” now.
  }
said-taken-over = It can be written now.
reason-nothing-broken = The file holds, as far as it was checked.
said-written-elsewhere = Another program wrote into the file. This is what it holds now.

## A redacted copy

action-redact-copy = Make a redacted copy…
    .also = redact, anonymise, leave out, hand over, partner
reason-not-issued-here = This is a redacted copy: nothing is issued from it.
reason-redacted = This file is a redacted copy itself. One is made of the full file.
file-redact-why = A new client file of what stands here now, without what is left out on purpose. Nothing of that is in its bytes. What somebody writes in it can be merged back.
file-redact-begin = Make a redacted copy…
file-redact-without = What is left out
file-redact-fields = And the words of single fields
file-redact-fields-why = A mark stands where such words were. What is decided, and on which grounds, stays.
file-field-text-justification = Justifications
file-field-text-implementation = How controls are done
file-field-text-scope = Scope
file-field-text-roles-note = What the roles rest on
file-field-text-address = Address
file-field-text-function = Functions of people
file-field-text-purpose = What AI systems are for
file-field-text-description = What own controls ask
file-field-text-source = Where own controls come from
file-withheld-texts = Words of single fields
file-redact-behind = In any case the history, the candidates and editions with their papers, and the names of who wrote what stay behind. Nothing is issued from such a copy, and its pages say that something was left out.
file-redact-do = Choose where it goes…
file-redact-busy = Under way.
file-redact-made = is made, without the history and the editions.
file-redact-counted = Counted are entries: fields, links and members of lists. One that several reasons leave out counts with the first.
file-redact-left-out = { $what }: { $count ->
    [one] one entry left out
   *[other] { $count } entries left out
  }
# $name (String): what was left out. $kind: as what; "part" of a name. $count (Number): places.
file-redact-said = “{ $name }” { $kind ->
    [people] was left out as a name
    [part] is a part of a name that was left out
    [risks] was left out as a risk
    [places] was left out as a place of evidence
   *[other] was left out
  }, and other words of the copy still say it in { $count ->
    [one] one place
   *[other] { $count } places
  }. Change them here and make the copy anew, or let them stand.
file-redact-places = { $count ->
    [one] Where that is
   *[other] All { $count } places
  }
file-withheld-notes = Internal notes
file-withheld-notes-why = What is noted on decisions and never printed.
file-withheld-acceptances = Reasons for letting findings stand
file-withheld-acceptances-why = Who let a finding stand, and why.
file-withheld-people = Names of people
file-withheld-people-why = Their functions stay. Who prepared, reviewed, approved and accepted is left out whole.
file-withheld-evidence-places = Where evidence is kept
file-withheld-evidence-places-why = What the evidence is stays.
file-withheld-risks = Risks
file-withheld-risks-why = The register, its criteria, and which risk drives which control.
file-withheld-system-details = Details of AI systems
file-withheld-system-details-why = Their names and purposes stay.
file-withheld-assessments = Impact assessments
file-withheld-assessments-why = All of what is assessed, and what it is linked with.
file-withheld-requirements = Requirements
file-withheld-requirements-why = That a law or a contract drives a control stays where it was written by hand.
file-withheld-parties = Interested parties
file-withheld-parties-why = Who they are and what they expect.
file-withheld-objectives = Objectives
file-withheld-objectives-why = What is to be reached, and by when.
file-withheld-management-system = Audits, reviews, nonconformities, clauses
file-withheld-management-system-why = How the management system looks at itself.
file-withheld-questions = Questions
file-withheld-questions-why = What somebody was asked, and the answer.
file-withheld-distribution = The distribution list
file-withheld-distribution-why = Who gets the document.
file-withheld-count = { $count ->
    [0] No entry stands in the file.
    [one] One entry stands in the file.
   *[other] { $count } entries stand in the file.
  }

## A sealed copy

action-seal-copy = Seal a copy…
    .also = encrypt, passphrase, age, protect, carry
action-open-sealed = Open a sealed copy…
    .also = decrypt, unseal, passphrase, age
file-seal-why = The whole file, encrypted for the way: every statement and edition, and the whole history with the names in it. Whoever opens it has all of that.
file-seal-begin = Seal a copy…
file-seal-with = What opens it
file-seal-passphrase = A passphrase
file-seal-recipients = Keys of recipients
file-seal-passphrase-hint = At least 12 characters. Several words that have nothing to do with each other are easy to keep in mind.
file-seal-passphrase-lost = Nobody can open the copy when the passphrase is forgotten, and nobody can have it back. Tell it on another way than the copy goes.
file-seal-recipients-list = Public keys, one a line
file-seal-recipients-hint = Each begins with age1, as age-keygen prints it.
file-seal-recipients-lost = Whoever has the secret key to one of them opens the copy, and nobody else does: also you, unless a key of yours is among them.
file-seal-hides = Not hidden are the copy’s name, its size, when it was written, that it is a file of age, and for how many recipients. It does not say who sealed it.
file-seal-do = Choose where it goes…
file-seal-busy = Under way. With a passphrase, sealing takes a second or two once the place is chosen, and longer on a slow computer.
file-seal-made = is sealed, and was read back.

## Opening a sealed copy. $name: the file’s name.

unseal-title = { $name } is sealed
unseal-passphrase-why = Its passphrase opens it. Then you choose where the client file goes; the sealed copy stays as it is.
unseal-keys-why = It was sealed for the owners of keys: one of the secret keys opens it. Then you choose where the client file goes; the sealed copy stays as it is.
unseal-clear = The client file is not encrypted, and neither are the backups that are made of it while you work in it. The place File says where they go, and can stop them.
unseal-key = Secret key (AGE-SECRET-KEY-1…)
unseal-key-file = Use a file of keys…
unseal-do = Open
unseal-busy = Opening. A passphrase takes a second or two to try, and longer on a slow computer.

## What is begun, filled in and done. Passphrases and keys.

begun-leave = Cancel
secret-passphrase = Passphrase
secret-again = The same once more
secret-missing = Write it here.
secret-differs = It is not the same as above.
secret-show = Show what is written: { $field }
copy-line = Copy: { $what }
copied = Copied: { $what }.
copied-not = The system did not take it. It is selected: copy it with its own keys.
