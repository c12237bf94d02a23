## What went wrong, what was kept, and what to do. Read by the window, by the code that Rust sends.
###
### trouble-CODE        what happened, in one short sentence
### trouble-CODE.why    more about it
### trouble-CODE.kept   what is safe, and where
### trouble-CODE.do     what to do now
###
### Every message may use:
### $file (String): name of the open file; empty while none is open.
### $time (String): up to when everything is in the file, as it was last saved: hh:mm:ss, with the day if that is another.
### $open (String): "yes" while a file is open, otherwise "no".
### $waiting (Number): changes that wait in memory because they could not be written. 0 means that it was no change of
### the open file that failed, but opening one, copying it or making something from it.
### Where another file could not be opened or written, its name stands before the message.

## The bar

error-bar = Something went wrong
error-notice = Something to look at
# $file: the file that could not be opened or written, where it is not the open one
# Before what is wrong with one line of several.
error-line = Line { $line }:
error-file = “{ $file }”:
error-happened = What happened
error-kept = What was kept
error-do = What to do
error-try-again = Try again
# Leads to the field whose words were refused
error-show-field = Show the field
error-dismiss = Dismiss
# What the user wanted when something that is not in the file stood in the way.
# $wish: "close" where it was to close the file or the window, "go-on" where it was to open another
error-held-up =
    { $wish ->
        [close] Not closed, because something is not in the file.
       *[go-on] Nothing else was opened, because something is not in the file.
    }
# Throws away what could not be written, and goes on with what was wanted. $wish: as above, or "none".
# $unwritten (Number): changes that are not in the file
action-give-up =
    { $wish ->
        [close] Close without the last { $unwritten ->
            [one] change
           *[other] { $unwritten } changes
        }
        [go-on] Go on without the last { $unwritten ->
            [one] change
           *[other] { $unwritten } changes
        }
       *[none] { $unwritten ->
            [0] Discard what could not be written
            [one] Discard the last change
           *[other] Discard the last { $unwritten } changes
        }
    }
reason-all-written = Everything is in the file.
error-fold = Fold this message; the state stays in the top bar
error-kept-now =
    { $waiting ->
        [0] { error-kept-all }
       *[other] { error-kept-waiting }
    }
error-kept-waiting =
    Everything up to { $time } is in the file. { $waiting ->
        [one] Your last change is
       *[other] Your last { $waiting } changes are
    } kept in memory, and you can go on typing.
error-kept-all =
    { $open ->
        [yes] Everything up to { $time } is in the file.
       *[no] Nothing was changed.
    }
# Of a file that is damaged, whether changes wait to be written into it or not.
error-kept-damaged =
    { $waiting ->
        [0] It was not changed.
        [one] Your last change is kept in memory, and you can go on typing. The file is as it was.
       *[other] Your last { $waiting } changes are kept in memory, and you can go on typing. The file is as it was.
    }
error-do-damaged = Save what still reads in a new file: what waits is written there as well, and you go on in that one. Keep the damaged file until you have a copy or a backup that holds.
error-do-now =
    { $waiting ->
        [0] { error-do-all }
       *[other] { error-do-waiting }
    }
error-do-waiting = Mend it and try again, or save a copy elsewhere.
error-do-all = Put this message away and try again.

## Codes that have no words here: a fault, or a code of a newer version

window-error = That did not work.
trouble-unexpected = That did not work.
    .why = The program met something that it was not made for.
    .kept = { error-kept-now }
    .do = Try again. If it happens once more, close the window and open the file again.

## Writing to the file, and reading it

trouble-disk-full =
    { $waiting ->
        [0] There was no room.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] The disk that was to take it is full. What was begun there was removed.
           *[other] The volume that holds { $file } is full.
        }
    .kept = { error-kept-now }
    .do =
        { $waiting ->
            [0] Free some space there, or choose another place.
           *[other] Free some space there, or save a copy elsewhere.
        }
trouble-disk =
    { $waiting ->
        [0] The disk did not answer as it should.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] Reading or writing a file failed.
           *[other] The disk that holds { $file } did not take it.
        }
    .kept = { error-kept-now }
    .do =
        { $waiting ->
            [0] Look after the disk or the connection to it, and try again.
           *[other] Look after the disk or the connection to it, or save a copy elsewhere.
        }
trouble-busy =
    { $waiting ->
        [0] The file is in use.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] Another program has it in its hands, such as a backup or a synchronisation.
           *[other] Another program has { $file } in its hands, such as a backup or a synchronisation.
        }
    .kept = { error-kept-now }
    .do = Wait a moment and try again.
trouble-no-permission =
    { $waiting ->
        [0] The system does not let you.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] You may not read that file, or not write to that folder.
           *[other] You may not write to { $file } any more.
        }
    .kept = { error-kept-now }
    .do =
        { $waiting ->
            [0] Ask whoever owns it for permission, or choose another place.
           *[other] Restore the permission, or save a copy elsewhere.
        }
trouble-folder-gone =
    { $waiting ->
        [0] The folder is not there.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] Perhaps it is on a stick or a network drive that is not connected.
           *[other] The folder that holds { $file } is gone; perhaps a drive was taken out.
        }
    .kept = { error-kept-now }
    .do =
        { $waiting ->
            [0] Connect it and try again.
           *[other] Bring it back and try again, or save a copy elsewhere.
        }
trouble-file-gone =
    { $waiting ->
        [0] The file is no longer where it was.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] It was moved or deleted while it was open.
           *[other] { $file } was moved or deleted while it was open.
        }
    .kept =
        { $waiting ->
            [0] Everything that this window shows is still here, and nowhere else.
            [one] Everything that this window shows is still here, your last change too, and nowhere else.
           *[other] Everything that this window shows is still here, your last { $waiting } changes too, and nowhere else.
        }
    .do = Put it back, or save a copy elsewhere: both hold everything up to the last change that was saved.
trouble-folder-name = That folder was not taken.
    .why = Its name has signs that cannot be kept.
    .kept = Backups go where they went.
    .do = Choose another folder, or rename it.
trouble-file-replaced =
    { $waiting ->
        [0] Another file stands in the place of this one.
       *[other] The last change is not on disk.
    }
    .why = The file was replaced while it was open, perhaps by a program that keeps folders in step.
    .kept =
        { $waiting ->
            [0] Everything that this window shows is still here, and nowhere else.
            [one] Everything that this window shows is still here, your last change too, and nowhere else.
           *[other] Everything that this window shows is still here, your last { $waiting } changes too, and nowhere else.
        }
    .do = Compare the two and merge them, or choose one: the one that gives way is kept beside it.
# $hosted, $held, $dated ("yes" or "no"): whether the computer, who has it open there and since when are known. $host, $holder, $since: that.
trouble-named-elsewhere = { $hosted ->
        [yes] The computer “{ $host }”
       *[no] Another computer
    } left its mark beside this file{ $dated ->
        [yes] {" "}on { $since }
       *[no] {""}
    }.
    .why = { $held ->
        [yes] { $holder } has it open there, or had it open when that computer was cut off.
       *[no] It is open there, or was when that computer was cut off.
    } From here the two look the same.
    .kept = The file can be read here; nothing in it changes.
    .do = Ask there. If it is open nowhere else, take it over for writing.
# $hosted, $held, $dated, $host, $holder, $since: as of trouble-named-elsewhere.
trouble-held-by = { $held ->
        [yes] { $holder } has this file open
       *[no] This file is open elsewhere
    }{ $hosted ->
        [yes] {" "}on the computer “{ $host }”
       *[no] {""}
    }{ $dated ->
        [yes] , since { $since }
       *[no] {""}
    }.
    .why = One at a time writes in a file, so that nobody’s words go over another’s.
    .kept = You can read everything here; what is written there shows here too.
    .do = Wait until it is closed there: that is told here. Or save a copy and write in that one; the two can be merged.
trouble-held-free = Nobody else has this file open any more.
    .why = Whoever had it open closed it.
    .kept = What was written there is shown here.
    .do = Take it over if you want to write in it.
trouble-redacted-copy = This is a redacted copy: parts are left out on purpose.
    .why = Where words were left out, “[…]” stands. Names, owners and records may be left out as well and then read as if nobody had written them.
    .kept = What was left out stays as it is in the full file.
    .do = Write what you were asked for; nothing that is only left out has to be added here. Whoever made this copy merges yours into the full file, and is asked about what you delete and could not read.
trouble-history-broken = This file does not hold.
    .why = Something in it was changed behind the program’s back, or is damaged.
    .kept = Nothing was changed by looking. What you write goes on to be saved in it. No backup is made of it; those of before are where they were.
    .do = Look at what does not fit. Work on from a backup or another copy, or save what still reads in a new file.
trouble-backup-failed = No backup could be made of this file.
    .why = The place where they go could not be written to.
    .kept = The file itself is saved as ever. Nothing was removed of backups that were made before.
    .do = Connect the drive they go to, make room there, or choose another folder. It is tried again every minute.
trouble-copies-beside = Another copy of this file lies beside it, with changes that are not here.
    .why = A program that keeps folders in step makes such copies where both sides changed.
    .kept = Both files are whole.
    .do = Compare them and merge what is wanted.
trouble-read-only =
    { $waiting ->
        [0] Nothing can be written there.
       *[other] The last change is not on disk.
    }
    .why =
        { $waiting ->
            [0] The file is open for reading only.
           *[other] { $file } can no longer be written.
        }
    .kept = { error-kept-now }
    .do =
        { $waiting ->
            [0] Save a copy, and go on in that one.
           *[other] Make it writable again, or save a copy elsewhere.
        }
trouble-changed-elsewhere = This file was changed by another program.
    .why = That happened while it was open here. The window has read it again, and shows what is in it now.
    .kept =
        { $waiting ->
            [0] Nothing was written over.
            [one] Nothing was written over. Your last change is kept in memory.
           *[other] Nothing was written over. Your last { $waiting } changes are kept in memory.
        }
    .do =
        { $waiting ->
            [0] Look at what is there now, and do it again if it is still right.
           *[other] Look at what is there now. Try again to write yours as well, or discard it.
        }
# The same, where reading it again failed.
trouble-changed-unreadable = This file was changed by another program, and cannot be read now.
    .why = That happened while it was open here. The window shows what was in it before.
    .kept =
        { $waiting ->
            [0] Nothing was written over.
            [one] Nothing was written over. Your last change is kept in memory.
           *[other] Nothing was written over. Your last { $waiting } changes are kept in memory.
        }
    .do =
        { $waiting ->
            [0] Bring the file back as it was, or open a backup.
           *[other] Bring the file back as it was and try again, or discard what is kept here.
        }

## Finding and opening a file

trouble-file-not-found = There is no such file.
    .why = It may have been moved, renamed or deleted.
    .kept = Nothing was changed.
    .do = Open it from where it is now, or begin a new client file.
trouble-written-gone = The PDF is not there any more.
    .why = It was moved, renamed or deleted after it was written, or its drive is not connected.
    .kept = { error-kept-all }
    .do = Write it again, or open it from where it is now.
trouble-not-opened = Nothing on this computer opened it.
    .why = The system has no program for PDFs or for folders, or did not start it.
    .kept = The PDF is written, where you chose.
    .do = It is written all the same, under that name, in the folder you chose.
trouble-recent-gone = That file is not there any more.
    .why = It was moved, renamed or deleted since it was last open here, or its drive is not connected.
    .kept = Nothing was changed.
    .do = Connect the drive, or open the file from where it is now.
trouble-already-exists = There is a file of that name already.
    .why = A new file never takes the place of an old one.
    .kept = The one that is there was left as it is.
    .do = Choose another name.
trouble-already-open = That file is open already.
    .why = A window of Annexa shows it.
    .kept = Nothing was changed.
    .do = Go on in the window that shows it; to compare or merge it with another file, close it there first.
trouble-stray-journal = A leftover of another file is in the way.
    .why = A file of this name was cut off while it was saved, and what completes it still lies there, its name ending in “-journal”.
    .kept = Nothing was written.
    .do = If you still have that file, put it back beside the leftover and open it once. Otherwise move the leftover away.
trouble-is-folder = That is a folder.
    .why = A client file is a single file whose name ends in “.soa”.
    .kept = Nothing was changed.
    .do = Choose the file itself.
trouble-not-a-file = That cannot be a client file.
    .why = It is a device or a connection of the system, not a file.
    .kept = Nothing was changed.
    .do = Choose a file whose name ends in “.soa”.
trouble-empty = That file is empty.
    .why = Nothing was ever saved in it, or copying it broke off at once.
    .kept = It was not changed.
    .do = Use another copy, or delete it and begin a new client file.
trouble-not-a-database = That is not a client file.
    .why = It is a file of another kind, whatever its name says.
    .kept = It was not changed.
    .do = Choose a file whose name ends in “.soa” and which Annexa made. If it once was one and its beginning is damaged, save what still reads in a new file.
trouble-not-ours = That file belongs to another program.
    .why = It is built like a client file, but another program marked it as its own.
    .kept = It was not changed.
    .do = Choose a file that Annexa made.
trouble-write-ahead-log = That file was converted by a database tool.
    .why = It now keeps part of its contents in a second file beside it, which a client file never does.
    .kept = It was not opened, and not changed.
    .do = Use another copy, or have the tool set it back: PRAGMA journal_mode=DELETE.
trouble-newer = A newer version of Annexa wrote that file.
    .why = It holds things that this version would not understand.
    .kept = It was not changed.
    .do = Update Annexa, then open it.
trouble-cut-off = That file was cut off while it was saved.
    .why = Putting it right takes writing, and it cannot be written where it is.
    .kept = Nothing that was saved before is lost.
    .do = Copy it, together with the file beside it whose name ends in “-journal”, to a folder of your own. Open it there.
trouble-truncated =
    { $waiting ->
        [0] Part of that file is missing.
       *[other] Part of this file is missing, and the last change is not in it.
    }
    .why = It is shorter than it says it is; a download or a copy may have broken off, or a save whose journal was left behind.
    .kept = { error-kept-damaged }
    .do =
        { $waiting ->
            [0] Fetch it again, with the file beside it whose name ends in “-journal” if there is one. Or use another copy or a backup, or save what still reads in a new file.
           *[other] { error-do-damaged }
        }
trouble-journal-missing = That file was cut off while it was saved.
    .why = The file beside it whose name ends in “-journal”, which takes the unfinished save back, did not come along.
    .kept = It was not changed. Nothing that was saved before is lost where both files are.
    .do = Bring the other file along and put it beside this one. If it is gone, use a backup, or save what still reads in a new file.
trouble-foreign-journal = The journal beside that file belongs to another one.
    .why = A file whose name ends in “-journal” stands beside it and would overwrite it with what another file held, or this one at another time.
    .kept = Neither was changed.
    .do = Put back the file that the journal belongs to. Or move the journal away, keep it, and open this file without it.
trouble-broken-journal = The journal beside that file is not whole.
    .why = A save was cut off, and the file whose name ends in “-journal”, which takes it back, is damaged or was copied only in part.
    .kept = Neither was changed.
    .do = Copy both once more from where they come from. If that does not help, use a backup, or save what still reads in a new file.
trouble-nothing-to-salvage = Nothing of a client file reads in there.
    .why = Not one change and not one value of it could be read.
    .kept = It was not changed, and no new file was made.
    .do = Use another copy or a backup.
trouble-salvage-unsound = What still reads in that file does not fit together.
    .why = A file made of it would contradict itself.
    .kept = It was not changed, and no new file was made.
    .do = Use another copy or a backup.
trouble-backed-up-unsound = This file does not hold.
    .why = What it holds does not fit together any more: it was damaged, or changed by another program.
    .kept = A copy of it as it is stands among its backups, and no earlier backup was removed.
    .do = See at File what does not fit, and open a copy of an earlier backup.
trouble-backup-unsound = That backup is damaged.
    .why = What it holds does not fit together any more.
    .kept = Nothing was restored from it, and nothing was changed.
    .do = Use another backup.
trouble-other-history = That backup is of another file.
    .why = The file it was to replace has another beginning.
    .kept = Nothing was changed.
    .do = Restore the backup under a new name.
trouble-damaged =
    { $waiting ->
        [0] That file is damaged.
       *[other] This file is damaged, and the last change is not in it.
    }
    .why = Part of what it holds makes no sense any more.
    .kept = { error-kept-damaged }
    .do =
        { $waiting ->
            [0] Use another copy or a backup, or save what still reads in a new file. Keep the damaged one until you have.
           *[other] { error-do-damaged }
        }
trouble-foreign-schema = That file holds something that no client file has.
    .why = Somebody or some program added it, and such things can run hidden commands.
    .kept = It was not opened, and not changed.
    .do = Ask where the file comes from, and use another copy.
trouble-too-slow = That file takes too long to check.
    .why = No honest client file does; it may be made to keep a program busy.
    .kept = It was not opened, and not changed.
    .do = If it came from elsewhere, do not trust it. Ask the sender for another copy.
trouble-too-much = That file holds more than a client file may.
    .why = At most 64 statements on 16 frameworks each, 100,000 decisions on own controls and frameworks, 60,000 entries of own frameworks and pairs of own crosswalks, and 200,000 values. It may be made to take up all memory.
    .kept = It was not opened, and not changed.
    .do = If it came from elsewhere, do not trust it. Ask the sender for another copy.
trouble-unreadable = Something in the file cannot be read.
    .why = A newer version of Annexa may have written it, or it is damaged.
    .kept = Nothing was changed.
    .do = Update Annexa, or use a backup.
trouble-cells = Something in the file cannot be read.
    .why = Part of what it holds makes no sense any more.
    .kept = Nothing was changed.
    .do = Save a copy, and use a backup to compare.
trouble-same-file = That is the file that is open here.
    .why = A copy lies elsewhere, or has another name.
    .kept = Nothing was changed.
    .do = Choose the other copy.
trouble-no-file = No file is open in this window.
    .why = It was closed before this was asked for.
    .kept = Nothing was changed.
    .do = Open a file first.

## The data inside a PDF

trouble-inside-not-a-pdf = That file is not a PDF.
    .why = Something else stands in it, whatever its name says.
    .kept = It was not changed, and no client file was made.
    .do = Choose a PDF that Annexa made.
trouble-inside-damaged = That PDF cannot be read.
    .why = It is cut off or damaged; a download or a copy may have broken off.
    .kept = It was not changed, and no client file was made.
    .do = Fetch it again, or use another copy.
trouble-inside-locked = A password protects that PDF.
    .why = Its attachments cannot be read without it.
    .kept = It was not changed, and no client file was made.
    .do = Save it without a password in a PDF program, and open that.
trouble-inside-too-large = That PDF is too large.
    .why = Annexa makes none of more than 64 MB, and reads none.
    .kept = It was not changed, and no client file was made.
    .do = Choose a PDF that Annexa made.
trouble-inside-too-much = More is attached to that PDF than Annexa reads.
    .why = At most 500 files, 32 MB in all. It may be made to take up all memory.
    .kept = It was not changed, and no client file was made.
    .do = If it came from elsewhere, do not trust it. Ask the sender for another copy.
trouble-inside-no-data = No data of a statement is inside that PDF.
    .why = An older Annexa made it, or another program, or a tool took its attachments away.
    .kept = It was not changed, and no client file was made.
    .do = Ask for the PDF as Annexa made it.
trouble-inside-a-declaration = That PDF is a declaration of conformity.
    .why = It holds what it declares, and not the statement that it rests on.
    .kept = It was not changed, and no client file was made.
    .do = Choose a PDF of the statement itself.
trouble-inside-a-plan = That PDF is a risk treatment plan.
    .why = It holds the risks and what treats them, and not the statement behind it.
    .kept = It was not changed, and no client file was made.
    .do = Choose a PDF of the statement itself.
trouble-inside-a-paper = That PDF is a paper of the management system.
    .why = It holds what its pages tell, and not the statement beside which it stands.
    .kept = It was not changed, and no client file was made.
    .do = Choose a PDF of the statement itself.
trouble-inside-overwhelming = That PDF asks for too much time or memory.
    .why = No honest file does, unless this computer is very busy; it is damaged, or made to do harm.
    .kept = It was not changed, and no client file was made.
    .do = If it came from elsewhere, do not trust it. Ask the sender for another copy.
trouble-inside-unread = That PDF could not be read.
    .why = The system did not give it out, or did not start what was to read it.
    .kept = It was not changed, and no client file was made.
    .do = Look whether it is still there and whether you may read it, and try again.
trouble-copy-newer = A newer version of Annexa made that PDF.
    .why = Its data is in a form that this version does not know.
    .kept = It was not changed, and no client file was made.
    .do = Update Annexa, and open it again.
trouble-copy-refused = The data inside that PDF cannot be taken over.
    .why = Part of it is not as Annexa writes it, so a client file would not say the same.
    .kept = It was not changed, and no client file was made.
    .do = Ask for the PDF as Annexa made it.
trouble-copy-not-first = Only a new file can be made from a copy.
    .why = This one holds something already.
    .kept = Nothing was changed.
    .do = Make a new file of the copy.
trouble-issued-elsewhere = That edition was issued in another file.
    .why = This file was made from a copy, which names the edition and does not hold its PDF.
    .kept = Nothing was changed.
    .do = Look for the PDF where it was issued.

## Copies

trouble-copy-onto-itself = The copy was not made.
    .why = It was to replace the very file that it is a copy of.
    .kept = The file is as it was.
    .do = Choose another name.
trouble-copy-onto-open = The copy was not made.
    .why = The file it was to replace is open in Annexa.
    .kept = Both files are as they were.
    .do = Choose another name.
trouble-copy-onto-held = The copy was not made.
    .why = Somebody else has the file open that it was to replace.
    .kept = Both files are as they were.
    .do = Choose another name.
trouble-copy-onto-other = The copy was not made.
    .why = What stands under that name is no copy of this document, and is not replaced by one.
    .kept = Both files are as they were.
    .do = Choose another name.
trouble-copy-unsound = The copy was not sound, and was removed.
    .why = It did not read back as it was written; that disk may be failing.
    .kept = The file that was copied is unharmed.
    .do = Save the copy to another disk.

## Sealed copies

trouble-passphrase-weak = That passphrase is too short.
    .why = It needs at least 12 characters: whoever finds the copy can try passphrases for years.
    .kept = Nothing was sealed.
    .do = Take several words that have nothing to do with each other, and keep them where the copy is not.
trouble-key-count = That is not a number of keys that a copy takes.
    .why = It takes between 1 and 100.
    .kept = Nothing was written.
    .do = Look into the list of keys.
trouble-recipient-unusable = One of the recipients is no public key.
    .why = Such a key begins with “age1” and has 62 characters; keys of SSH, of plugins and post-quantum ones are not taken.
    .kept = Nothing was sealed.
    .do = Ask for the public key that age-keygen prints.
trouble-identity-unusable = One of the keys is no secret key.
    .why = Such a key begins with “AGE-SECRET-KEY-1” and has 74 characters.
    .kept = Nothing was written.
    .do = Choose the file that age-keygen wrote; decrypt it first where it is itself encrypted.
trouble-seal-onto-other = The sealed copy was not made.
    .why = What stands under that name is no sealed copy, and is not replaced by one.
    .kept = Both files are as they were.
    .do = Choose another name.
trouble-seal-too-large = That file is too large.
    .why = Nothing of more than 2 GB is sealed or unsealed.
    .kept = Nothing was written.
    .do = If it came from elsewhere, ask the sender whether it is what it should be.
trouble-not-sealed = That file is no sealed copy.
    .why = It does not begin as a file of age does. One that is written in letters is not read.
    .kept = Nothing was written.
    .do = Choose a file that Annexa or age sealed.
trouble-seal-altered = That sealed copy is not whole.
    .why = It is cut off, or was altered since it was sealed; a download or a copy may have broken off.
    .kept = Nothing of it was written.
    .do = Fetch it again, or ask for another copy.
trouble-seal-too-much-work = That sealed copy asks for far too much work.
    .why = No honest one does; it may be made to keep a computer busy.
    .kept = Nothing was written.
    .do = If it came from elsewhere, do not trust it. Ask the sender for another copy.
trouble-wrong-passphrase = That passphrase does not open the copy.
    .why = A letter may differ, a space, or the layout of the keyboard. It may also be that the copy was altered.
    .kept = Nothing was written.
    .do = Try again; if it is surely the right one, ask for another copy.
trouble-no-matching-key = None of the keys opens that copy.
    .why = It was sealed for others.
    .kept = Nothing was written.
    .do = Ask whoever sealed it for which recipients it is.
trouble-sealed-with-passphrase = A passphrase opens that copy, and no key.
    .why = It was sealed with a passphrase.
    .kept = Nothing was written.
    .do = Give the passphrase.
trouble-sealed-to-keys = A key opens that copy, and no passphrase.
    .why = It was sealed for the owners of keys.
    .kept = Nothing was written.
    .do = Choose the file with your secret key.
trouble-sealed = That is a sealed copy.
    .why = What is inside is opened with its passphrase or its key.
    .kept = Nothing was opened.
    .do = Choose “Open a sealed copy…”, and give what opens it.
trouble-seals-no-client-file = Something else than a client file is sealed in there.
    .why = It was opened, and what is inside is not ours.
    .kept = Nothing was written.
    .do = Open it with age itself if it is meant for something else.

## A change that was refused

# The reason stands at the field.
trouble-not-a-value = A field holds something that it cannot take.
    .why = It is marked where it stands, such as a date that is no day of the calendar.
    .kept = What you typed is still in its field, and not in the file.
    .do = Put it right, or go on without it.

trouble-text-too-long = This text is too long.
    .why = A text takes 100,000 characters, a single line 1,000.
    .kept = Your words are still in the field, and not in the file.
    .do = Shorten it, or link it as evidence.
trouble-text-control-character = This text holds a sign that cannot be printed.
    .why = Such invisible signs come along when text is pasted from elsewhere.
    .kept = Your words are still in the field, and not in the file.
    .do = Paste it as plain text, or type the words before and after it anew.
trouble-text-line-break = This field takes a single line.
    .why = What was entered has a line break.
    .kept = Your words are still in the field, and not in the file.
    .do = Take the line break out.
trouble-text-language = That is no language tag.
    .why = A language is written like “en”, “de” or “pt-BR”.
    .kept = The text keeps the language it had.
    .do = Write the language as a tag, or leave the field empty.
trouble-not-found = What this change is about is not in the file.
    .why = It may have been deleted a moment ago.
    .kept = Nothing was changed.
    .do = Choose it again, or undo the deletion.
trouble-no-such-record = What this change is about is not in the file.
    .why = It was deleted, so nothing can be written to it.
    .kept = Nothing was changed. Words you typed are still in their field.
    .do = Undo the deletion first.
trouble-ambiguous = Two records answer to that id.
    .why = It cannot be told which of them is meant.
    .kept = Nothing was changed.
    .do = Give one of them another id first.
trouble-which-statement = This file holds several statements.
    .why = It was not said which of them is meant.
    .kept = Nothing was changed.
    .do = Choose a statement, and try again.
trouble-unknown-framework = The catalogue does not have that framework.
    .why = It may come with a newer version of Annexa.
    .kept = Nothing was changed.
    .do = Update Annexa, or choose another framework.
trouble-import-refused = That framework or crosswalk was not brought in.
    .why = Something in it does not hold: an id that is there twice, a text that is too long, an entry that its framework does not have.
    .kept = Nothing was changed.
    .do = Bring the file again: all that is wrong with it is listed then.
trouble-framework-in-use = That framework stays.
    .why = A statement of this file is about it, or a crosswalk leads from it or to it.
    .kept = Nothing was changed.
    .do = Take the crosswalk out first. A statement lets go of a framework by undo alone.
trouble-control-stays = That decision stays.
    .why = Its framework has that control, so there is something to decide.
    .kept = Nothing was changed.
    .do = Decide on it, or empty its fields.
trouble-nothing-gone = Nothing of that framework is gone.
    .why = It has every entry that this file decides on or cites.
    .kept = Nothing was changed.
    .do = Drop nothing. What is no longer wanted is emptied where it stands, one by one.
trouble-framework-without-controls = No statement can be about that framework.
    .why = It has no controls to decide on. Clauses, the NIST AI RMF and the EU AI Act are read beside a statement.
    .kept = Nothing was changed.
    .do = Choose ISO/IEC 42001 or ISO/IEC 27001.
trouble-malformed-id = That cannot be an id.
    .why = An id takes up to 64 letters, digits, dots, dashes and underscores.
    .kept = Nothing was changed.
    .do = Write it with those.
trouble-id-taken = That id is taken.
    .why = Another record of the same kind has it already.
    .kept = Nothing was changed.
    .do = Choose another id.
trouble-justification-for-many = A justification is written for one control at a time.
    .why = Several controls are selected, and the same reason for all of them is what auditors question first.
    .kept = Nothing was changed.
    .do = Go to one control and write its own.
trouble-no-controls = No control was named.
    .why = The change needs at least one.
    .kept = Nothing was changed.
    .do = Select a control, and try again.
trouble-colour = That is no colour.
    .why = A colour is written like #075e78: a sign and six digits or letters from a to f.
    .kept = The colour is as it was.
    .do = Choose another one.
trouble-finding-blocks = This finding cannot be let stand.
    .why = It blocks an edition: a statement without it would not be one.
    .kept = Nothing was changed.
    .do = Mend what it asks for.
trouble-no-such-finding = This finding is gone.
    .why = It was mended in the meantime.
    .kept = Nothing was changed.
    .do = Go on to the next one.
trouble-reason-missing = A reason is needed.
    .why = Whoever reads this later wants to know why.
    .kept = Nothing was changed.
    .do = Write the reason in a few words.
trouble-operation-malformed = The change was not understood.
    .why = The window and the program behind it do not fit together, which is a fault.
    .kept = Nothing was changed. Words you typed are still in their field.
    .do = Close the window and open the file again. If it happens once more, install Annexa anew.
trouble-unstorable = This cannot be stored.
    .why = The value has no form that a client file can hold.
    .kept = Nothing was changed.
    .do = Enter it in another way.
trouble-json = This cannot be stored.
    .why = The value has no form that a client file can hold, which is a fault in the program.
    .kept = Nothing was changed.
    .do = Enter it in another way.
trouble-no-randomness = The system did not give what every change needs.
    .why = It has no random numbers to give at the moment.
    .kept = Nothing was changed.
    .do = Restart the program. If that does not help, restart the machine.
trouble-history-mismatch = This change cannot be taken back.
    .why = The history of the file does not fit what the file holds.
    .kept = Nothing was changed.
    .do = Save a copy, and compare it with a backup.

## Pictures

trouble-logo = The logo was not taken.
    .why = It is not a picture that a page can show, or it is larger than 5 MB.
    .kept = The logo is as it was.
    .do = Choose a PNG, JPEG or SVG picture of at most 5 MB.
trouble-logo-kind = The logo was not taken.
    .why = It is a picture of a kind that a page cannot show.
    .kept = The logo is as it was.
    .do = Choose a PNG, JPEG or SVG picture.
trouble-image-too-large = The logo was not taken.
    .why = The picture is larger than 5 MB.
    .kept = The logo is as it was.
    .do = Save it smaller, or as SVG.
trouble-image-too-many-pixels = The logo was not taken.
    .why = The picture has more than 4,096 pixels a side.
    .kept = The logo is as it was.
    .do = Save it smaller.
trouble-image-of-no-kind = The logo was not taken.
    .why = The file is no picture of a kind that a page can show.
    .kept = The logo is as it was.
    .do = Choose a PNG, JPEG or SVG picture.
trouble-image-damaged = The logo was not taken.
    .why = The picture cannot be read to its end.
    .kept = The logo is as it was.
    .do = Save it once more in the program it comes from, or choose another.
trouble-image-with-text = The logo was not taken.
    .why = The SVG holds text, which looks different from machine to machine.
    .kept = The logo is as it was.
    .do = Convert the text to outlines (paths), and choose it again.
trouble-image-with-another = The logo was not taken.
    .why = The SVG holds another picture, or refers to one.
    .kept = The logo is as it was.
    .do = Save it without, and choose it again.
trouble-image-too-complex = The logo was not taken.
    .why = The SVG is too intricate for a logo.
    .kept = The logo is as it was.
    .do = Simplify it, or choose a PNG.
trouble-hash = The picture is not in the file.
    .why = What was named does not belong to anything stored.
    .kept = Nothing was changed.
    .do = Choose the picture again.
trouble-blob-missing = What is named there is not in this file.
    .why = Its bytes did not reach the file, or were lost with a part of it.
    .kept = Nothing was changed.
    .do = Choose it again, or fetch it from a backup or another copy of this file.
trouble-full = This client file is full.
    .why = It takes up to 64 statements, 100,000 decisions on own controls and frameworks, 60,000 entries of own frameworks and pairs of own crosswalks, and 200,000 values.
    .kept = Nothing was changed.
    .do = Begin another client file for the rest.
trouble-blob-too-large = That is too large for a client file.
    .why = A client file takes up to 64 MB in one piece.
    .kept = Nothing was changed.
    .do = Choose a smaller one.

## Editions

trouble-findings-block = No edition yet.
    .why = Findings block it.
    .kept = Nothing was changed.
    .do = Mend what Overview lists first, then issue the edition.
trouble-version-taken = That version is an edition already.
    .why = Two editions with one version could not be told apart.
    .kept = Nothing was changed.
    .do = Give the statement its next version, then issue the edition.
trouble-plan-id-missing = The risk treatment plan has no document id.
    .why = It is a document of its own, which others name by its id, such as RTP-01.
    .kept = Nothing was changed.
    .do = Write the id, then approve the plan.
trouble-version-missing = The statement has no version.
    .why = An edition carries one, in your own scheme.
    .kept = Nothing was changed.
    .do = Write the version, then issue the edition.
trouble-candidate-stale = The statement has changed since these pages were made.
    .why = What was printed for approval is not what the statement says now.
    .kept = Nothing was changed; the old pages stay as they are.
    .do = Prepare new pages for approval.
trouble-approver-missing = Nobody is named who approves.
    .why = An edition says who approved it, and in what function.
    .kept = Nothing was changed.
    .do = Give the name and the function.
trouble-approval-in-future = The date of approval is still to come.
    .why = An edition says on which day it was approved; that can be today or a day before.
    .kept = Nothing was changed.
    .do = Write the day on which it was approved, or issue the edition when that day has come.
trouble-approval-before-candidate = The date of approval is before the pages were prepared.
    .why = Nobody can have approved what was not there yet. Where no pages for approval are named, they are prepared today.
    .kept = Nothing was changed.
    .do = Write a day from the one on which the pages were prepared up to today. For an earlier day, name the pages prepared by then; they must still say what the statement says.
trouble-approval-among-others = An approval stands by itself.
    .why = What prepares, issues or withdraws an edition is never taken back, so no other change may come with it.
    .kept = Nothing was changed.
    .do = Make the other changes first, then prepare, issue or withdraw.
trouble-signed-kind = That is no signed copy.
    .why = It is neither a PDF nor a PNG or JPEG picture of the signed pages.
    .kept = The edition is as it was.
    .do = Choose the scan, or the PDF that was signed.
trouble-signed-cut = The signed copy breaks off before its end.
    .why = The file lacks its last part, as one does whose copying or scanning was not finished.
    .kept = The edition is as it was.
    .do = Fetch the file again from where it came, see that it opens, and choose it once more.
trouble-no-attachment = No such file is kept there.
    .why = It may have been taken away meanwhile.
    .kept = The evidence is as it was.
    .do = Look at the evidence again.
trouble-several-kept = Several that are kept answer to that.
    .why = They were attached on one day, or their hashes begin alike.
    .kept = Nothing was changed.
    .do = Say which by more of its hash.
trouble-attached-nothing = That is no file that can be kept.
    .why = It is a folder, or nothing is in it.
    .kept = The evidence is as it was.
    .do = Choose a file with something in it.
trouble-no-signed-copy = There is no such signed copy.
    .why = It may have been taken away meanwhile.
    .kept = The edition is as it was.
    .do = Look at the edition again.
trouble-no-signature = There is no such signature.
    .why = It may have been taken away meanwhile.
    .kept = The edition is as it was.
    .do = Look at the edition again.
trouble-not-as-issued = This edition is not signed.
    .why = What the file keeps of it is not what was issued, and a signature would say that it is.
    .kept = The edition is as it was.
    .do = Use another copy of the file, in which “annexa verify” finds nothing.
trouble-not-read = A file could not be read.
    .why = It may have been moved, or may not be read by you.
    .kept = Nothing was changed.
    .do = Look whether it is still there and whether you may read it, and try again.
trouble-key-form = That is no key to sign with.
    .why = It is no private key in the form of OpenSSH, which begins with “-----BEGIN OPENSSH PRIVATE KEY-----”.
    .kept = Nothing was changed.
    .do = Choose the private key, not the one that ends in .pub, or have one made.
trouble-key-locked = The key lies under a passphrase.
    .why = None was given.
    .kept = Nothing was changed.
    .do = Give its passphrase.
trouble-key-passphrase = The passphrase does not open the key.
    .why = It may be mistyped, or that of another key.
    .kept = Nothing was changed.
    .do = Type it again.
trouble-key-no-passphrase = That is no passphrase.
    .why = A passphrase has 1 to 1,024 bytes in one line.
    .kept = Nothing was changed.
    .do = Give another one.
trouble-key-kind = This kind of key does not sign here.
    .why = Ed25519 and ECDSA P-256 are supported; RSA and other curves are not.
    .kept = Nothing was changed.
    .do = Use another key, or have one made.
trouble-key-slow = This key is not tried.
    .why = Its passphrase is made so slow to try that opening it would take minutes or more.
    .kept = Nothing was changed.
    .do = Save it with fewer rounds (ssh-keygen -p -a 100), or use another key.
trouble-key-making = No key could be made.
    .why = The system gave no randomness, or there is a fault in the program.
    .kept = Nothing was changed.
    .do = Try again. If it happens again, please report it.
trouble-signing = The signature could not be made.
    .why = There is a fault in the program.
    .kept = The edition is as it was.
    .do = Try again. If it happens again, please report it.
trouble-signature-refused = This signature was not kept.
    .why = It does not hold, or is not about this edition and this file.
    .kept = The edition is as it was.
    .do = Have what is to be signed written again, sign that, and attach it.
trouble-signature-elsewhere = This signature was not kept.
    .why = What was signed is not about this edition, or not about this file.
    .kept = The edition is as it was.
    .do = Have what is to be signed written again, and sign that.
trouble-signature-newer = This signature was not kept.
    .why = What was signed is of a form that only a later version of Annexa reads.
    .kept = The edition is as it was.
    .do = Update Annexa.
trouble-signature-message = This signature was not kept.
    .why = What was signed is not a text over an edition.
    .kept = The edition is as it was.
    .do = Have what is to be signed written again, and sign that.
trouble-signature-form = This signature was not kept.
    .why = It is no SSH signature, which begins with “-----BEGIN SSH SIGNATURE-----”.
    .kept = The edition is as it was.
    .do = Choose the file that ends in .sig.
trouble-signers = The list of signers is not read.
    .why = A line of it does not name a signer, options and a key as ssh-keygen reads them.
    .kept = Nothing was judged.
    .do = Mend that line.
trouble-already-withdrawn = This edition is withdrawn already.
    .why = That is done once, and for good.
    .kept = The edition and the reason for withdrawing it are as they were.
    .do = There is nothing left to do.
trouble-approval-is-final = What was approved stays as it is.
    .why = Pages for approval, editions and withdrawals are never changed once they are made.
    .kept = Nothing was changed.
    .do = Prepare new pages, and issue another edition.
trouble-no-candidate = There are no such pages for approval.
    .why = They belong to another statement, or were never prepared.
    .kept = Nothing was changed.
    .do = Prepare them first.
trouble-no-edition = There is no such edition.
    .why = It belongs to another statement, or was issued from another copy of the file.
    .kept = Nothing was changed.
    .do = Look in History for the editions that this file holds.
trouble-no-plan = There is no such approved plan.
    .why = It belongs to another statement, or was approved in another copy of the file.
    .kept = Nothing was changed.
    .do = Look on the page of the treatment plan for those that this file holds.
trouble-not-for-readers = No such paper is made for these readers.
    .why = Questions stay within the organisation; how far the management system is concerns the organisation and its auditors.
    .kept = Nothing was written.
    .do = Choose other readers.
trouble-nothing-to-compare = There is no edition to compare with.
    .why = No edition of this statement is in force.
    .kept = Nothing was written.
    .do = Issue an edition first, or choose one in History.
trouble-declaration-blocked = Nothing is declared yet.
    .why = Findings refuse the declaration.
    .kept = Nothing was written.
    .do = Mend what is listed for the declaration, or look at it as a draft.
trouble-no-statement = There is no such statement in the file.
    .why = It may have been deleted.
    .kept = Nothing was written.
    .do = Choose another statement.
trouble-stored = The stored edition cannot be read.
    .why = Part of the file is damaged.
    .kept = The rest of the file can be read, and nothing was changed.
    .do = Export the edition from another copy or a backup.

## Starting

no-display = There is no screen here to show the window on. “annexa --help” says how to do the same without one.

## Making files

trouble-no-room = There is no room for the file.
    .why = The disk, or your share of it, is full where it was to be written.
    .kept = { error-kept-all } A file that was there before is as it was.
    .do = Make room there, or choose another place.
trouble-output = The file could not be written.
    .why = The place did not take it: it may be full, write-protected, or in use by the program that shows the file.
    .kept = { error-kept-all } A file that was there before is as it was.
    .do = If a program shows the file, close it there; or choose another place.
trouble-occupied = Something that is no PDF stands there under that name.
    .why = A PDF replaces another PDF, and nothing else: not a client file, for one.
    .kept = { error-kept-all } What stands there is as it was.
    .do = Choose another name, or move that file away first.
trouble-report = The pages could not be made.
    .why = Something in the program that sets them failed.
    .kept = { error-kept-all } Nothing was written.
    .do = Try again. If it happens once more, install Annexa anew.
trouble-cancelled = Broken off, as you asked.
    .why = The work was stopped before its end.
    .kept = { error-kept-all } Nothing was written.
    .do = Begin again whenever you like.
trouble-sample = The sample cannot be shown.
    .why = The one that came with the program is damaged.
    .kept = Nothing was changed.
    .do = Install Annexa anew. Your own files are not affected.

## This machine

trouble-settings = Your settings could not be kept.
    .why = The folder for settings could not be written.
    .kept = They hold until you quit. Client files are not affected.
    .do = Look after the room on the disk and your permissions, and set them again.
trouble-system = The system did not show a window.
    .why = It refused a dialog or a window that was asked for.
    .kept = { error-kept-all }
    .do = Try again. If it happens once more, restart the program.
trouble-is-redacted = This is a redacted copy itself.
    .why = A redacted copy is made of the full file, so that it says what was left out of that.
    .kept = Nothing was written.
    .do = Make the copy from the full file.
trouble-told-by-an-id = An id says what is to be left out.
    .why = It was chosen by hand, and ids stay in a redacted copy: without them nothing of it could be merged back.
    .kept = Nothing was written.
    .do = Delete that record and add it anew, or export a document instead.
trouble-still-typed = Somebody is typing in the file just now.
    .why = A redacted copy follows a change that is finished.
    .kept = Nothing was written.
    .do = Try again in a minute, or close the file where it is open.
trouble-withheld = This was withheld from this copy.
    .why = What stands there is left out on purpose, and what nobody can see here nobody changes here.
    .kept = Everything is as it was.
    .do = Change it in the full file.
trouble-no-approval-here = Nothing is approved in a redacted copy.
    .why = It does not hold everything that would be approved.
    .kept = Everything is as it was.
    .do = Merge it into the full file, and issue the edition there.
trouble-merge-same = These are the same state of the same document.
    .why = Both end in the same change.
    .kept = Both files are as they were.
    .do = There is nothing to merge.
trouble-merge-older = The other copy is older.
    .why = Everything in it is here already.
    .kept = Both files are as they were.
    .do = Go on here. There is nothing to merge.
trouble-merge-taken-back = The other copy was merged, and the merge was undone.
    .why = What it brought was taken back here.
    .kept = Both files are as they were.
    .do = Redo brings it back while nothing else was done since; “annexa merge” makes it again at any time.
trouble-merge-newer = The other copy is newer.
    .why = It holds everything that is here, and more.
    .kept = Both files are as they were.
    .do = Open that file and work on in it.
trouble-merge-diverged = The copies can be merged.
    .why = Each holds changes that the other lacks.
    .kept = Both files are as they were.
    .do = Merge them.
trouble-merge-redacted = This is a redacted copy, and the other file is not a copy of it.
    .why = Merged into it, what was withheld here would come back.
    .kept = Both files are as they were.
    .do = Open the full file and merge the redacted copy into it.
trouble-merge-cut-elsewhere = The other file is a redacted copy of a state that is not here.
    .why = What it was cut from stands in another copy of this document.
    .kept = Both files are as they were.
    .do = Merge it into the file that it was made from.
trouble-merge-unrelated = The other file is not a copy of this document.
    .why = The two have no history in common.
    .kept = Both files are as they were.
    .do = Choose a copy of this document, or look at that file by itself.
trouble-tampered = This file does not hold together.
    .why = Something in it says other than when it was written: it was damaged, or changed behind its history.
    .kept = Nothing was issued or signed, and nothing was changed.
    .do = Look at File to see what does not fit, and go on in a copy or a backup that holds.
trouble-unsound = The other file does not hold together.
    .why = Its history and what stands in it do not fit each other.
    .kept = Nothing was taken from it.
    .do = Use another copy of it, or have it checked first.
trouble-merge-compared-before = One of the copies was changed after they were compared.
    .why = What was decided is about what stood there then.
    .kept = Both files are as they were, and so is what you chose on this page.
    .do = Compare them again.
trouble-merge-undecided = Something is not decided yet.
    .why = Both copies changed it, and neither knew of the other.
    .kept = Both files are as they were.
    .do = Decide each, then merge.
trouble-merge-decision-unknown = A decision is about something that neither copy changed.
    .why = The copies may have changed since the decisions were made.
    .kept = Both files are as they were.
    .do = Compare the copies again.
trouble-merge-decision-unfit = What was decided cannot stand there.
    .why = What was approved is one side’s or the other’s, and what was withheld is nobody’s choice.
    .kept = Both files are as they were.
    .do = Choose one of the two sides.
trouble-merge-decision-malformed = What was written anew has not the form of what stands there.
    .why = A date must be a date, and what has several parts must have them.
    .kept = Both files are as they were.
    .do = Choose one of the two sides, or write it in their form.
trouble-merge-same-file = That is the same file, not another copy of it.
    .why = Whatever the two are called, they are one file on the disk.
    .kept = It was not changed.
    .do = Choose a copy that is a file of its own.
trouble-merge-nobody = What was chosen names nobody in the two copies, or more than one.
    .why = Who answers for something is somebody of the list of people.
    .kept = Both files are as they were.
    .do = Take one side or the other; whoever is meant can be chosen after the merge.
trouble-merge-unsaid = What was written leaves out something that one of the copies says.
    .why = What belongs together is written whole, so that nothing is emptied by not being thought of.
    .kept = Both files are as they were.
    .do = Say that as well, or take one side.
trouble-merge-choice = That is not among the choices.
    .why = A text takes one side or both; a record is kept or deleted; everything else is one side’s.
    .kept = Both files are as they were.
    .do = Choose again.
trouble-no-such-revision = There is no such change in this file.
    .why = Changes are named by their number, or by the beginning of their id, as long as only one begins so.
    .kept = Nothing was changed.
    .do = Look for it in History.

## Links and ratings
trouble-not-linked = These two cannot be linked.
    .why = One of them must be a record, and they must be of different kinds. Entries of two frameworks are joined by crosswalks.
    .kept = Nothing was changed.
    .do = Link a record with another kind of record, or with a control.
trouble-nothing-to-link = Nothing is named to link with.
    .why = A link has two ends.
    .kept = Nothing was changed.
    .do = Name the other end, and try again.
trouble-scale-size = That scale is too short or too long.
    .why = A scale has three to five places.
    .kept = The scales are as they were.
    .do = Give it three, four or five words.
trouble-scale-word = A place of a scale has no word.
    .why = A rating names a place. Without its word, or with the words moved up, it would mean something else.
    .kept = The scales are as they were.
    .do = Give every place its word, from the lowest on.
trouble-acceptance-line = That line is on no scale.
    .why = The highest level that is accepted is a number from 1 to the highest level, which is the places of likelihood times those of consequence. Without it no risk would lie above the line.
    .kept = The criteria are as they were.
    .do = Give a line that the scales have.
trouble-off-scale = That place is on no scale.
    .why = A place on a scale is a number from 1 to 5.
    .kept = Nothing was changed.
    .do = Choose another place.
