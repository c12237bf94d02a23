//! Everything that can go wrong with a client file, each with its own type, code and words.

use std::io;
use std::path::PathBuf;

use annexa_model::OperationError;

use crate::{Bound, Flaw, Holder, ReadOnly, Relation};

/// What the crate's functions return.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something was refused or failed. The message says what happened, what was kept, and what to do;
/// [`Error::code`] is stable, so that the window can say it in its own words.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // ---- finding the file
    /// There is no file of that name.
    #[error("There is no file “{}”. It may have been moved or renamed. Look for it, or begin a new client file.", .0.display())]
    NotFound(PathBuf),
    /// The folder is not there.
    #[error("The folder “{}” is not there. If it is on a stick or a network drive, connect it and try again.", .0.display())]
    FolderGone(PathBuf),
    /// A new file was to be made where there is one already.
    #[error("“{}” exists already and was left as it is. Choose another name, or open that file.", .0.display())]
    AlreadyExists(PathBuf),
    /// A journal of a file that is not there, or of another one, stands in the way.
    #[error("“{}” is left over from another file of that name that was cut off while it was saved. Nothing was written. \
             If that file is still somewhere, put it back beside it and open it once; otherwise move the leftover away.", .0.display())]
    StrayJournal(PathBuf),
    /// The operating system does not let this user read the file.
    #[error("You may not read “{}”. Nothing was changed. Ask whoever owns the file for permission.", .0.display())]
    NoPermission(PathBuf),
    /// This program has the file open already.
    #[error("“{}” is already open in this program. Use the window that shows it.", .0.display())]
    AlreadyOpen(PathBuf),

    // ---- what the file turned out to be
    /// A folder.
    #[error("“{}” is a folder, not a client file. Choose the .soa file itself.", .0.display())]
    IsFolder(PathBuf),
    /// A device, a pipe, a socket.
    #[error("“{}” is not a regular file, so it cannot be a client file. Choose a .soa file.", .0.display())]
    NotAFile(PathBuf),
    /// Zero bytes.
    #[error("“{}” is empty: nothing was ever saved in it, or a copy was cut off at once. Use another copy, or delete it and begin a new client file.", .0.display())]
    Empty(PathBuf),
    /// Some other kind of file.
    #[error("“{}” is not a client file: it is not a database at all. It was not changed. Choose a .soa file. If it once was one and its \
             beginning is damaged, “annexa salvage” takes out what still reads.", .0.display())]
    NotADatabase(PathBuf),
    /// A database of another program.
    #[error("“{}” is a database of another program (its mark is {mark:#010x}), not a client file. It was not changed.", .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// The `application_id` it has.
        mark: u32,
    },
    /// Another program switched the database to a write-ahead log.
    #[error("“{}” was changed by a database tool to keep a write-ahead log beside it, which a client file never has. It was not opened. \
             Set it back with the tool (PRAGMA journal_mode=DELETE), or use another copy.", .0.display())]
    WriteAheadLog(PathBuf),
    /// Written by a newer version that does not let this one read it.
    #[error("“{}” was written by a newer version of Annexa (file format {schema}; this one knows {known}). It was not changed. Update Annexa to open it.", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        schema: u32,
        /// The newest format known here.
        known: u32,
    },
    /// A save was cut off, and it takes writing to put that right.
    #[error(
        "“{}” was cut off while it was saved. Nothing that was saved before is lost, but it can only be put right where it can be written: \
         copy it together with the file “{}-journal” beside it to a folder of your own, and open it there.",
        .0.display(), .0.display()
    )]
    CutOff(PathBuf),
    /// A save was cut off, and what takes it back is not there.
    #[error(
        "“{}” was cut off while it was saved ({detail}), and the file “{}-journal” that takes the unfinished save back is missing. It was not changed. \
         Bring that file along from where this one comes from and put it beside it; otherwise use a backup, or “annexa salvage” on this one.",
        .path.display(), .path.display()
    )]
    JournalMissing {
        /// The file.
        path: PathBuf,
        /// What is damaged, as technical as it must be.
        detail: String,
    },
    /// A journal that does not belong to the file it stands beside.
    #[error(
        "The journal “{}” beside “{}” is of another file, or of this one at another time: played back, it would destroy it. Nothing was changed. \
         Put back the file that it belongs to; or move the journal away, keep it, and open this file without it.",
        .journal.display(), .path.display()
    )]
    ForeignJournal {
        /// The file.
        path: PathBuf,
        /// The journal's name.
        journal: PathBuf,
    },
    /// A journal that takes back only part of a save.
    #[error(
        "The journal “{}” beside “{}” is damaged or not all there, so the save that was cut off cannot be taken back. Nothing was changed. \
         Copy both once more from where they come from; otherwise use a backup, or “annexa salvage” on this file.",
        .journal.display(), .path.display()
    )]
    BrokenJournal {
        /// The file.
        path: PathBuf,
        /// The journal's name.
        journal: PathBuf,
    },
    /// Shorter than it says it is.
    #[error("“{}” is cut off: {have} of {want} bytes are there. It was not changed. A download or a copy may have been interrupted, or a save whose journal \
             (“{}-journal”) was not brought along. Use another copy or a backup; “annexa salvage” takes out what still reads.", .path.display(), .path.display())]
    Truncated {
        /// The file.
        path: PathBuf,
        /// Bytes there are.
        have: u64,
        /// Bytes there should be.
        want: u64,
    },
    /// Pages or rows that do not make sense.
    #[error("“{}” is damaged ({detail}). It was not changed. Use another copy or a backup; “annexa salvage” takes out what still reads.", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is damaged, as technical as it must be.
        detail: String,
    },
    /// Not one revision and not one cell of a client file reads.
    #[error("Nothing of a client file could be read in “{}”, so nothing was salvaged. It was not changed. Use another copy or a backup.", .0.display())]
    NothingToSalvage(PathBuf),
    /// What was salvaged does not hold together.
    #[error("What still reads in “{}” does not fit together ({detail}), so no new file was made of it. It was not changed. Use another copy or a backup.", .path.display())]
    SalvageUnsound {
        /// The damaged file.
        path: PathBuf,
        /// What does not fit.
        detail: String,
    },
    /// Something in the database that we never put there.
    #[error("“{}” holds something that no client file has: the {kind} “{name}”. It was not opened, because such things can run hidden commands. \
             Ask where the file comes from; use another copy.", .path.display())]
    ForeignSchema {
        /// The file.
        path: PathBuf,
        /// `trigger`, `view`, `index`, `table`, `virtual table`.
        kind: String,
        /// Its name.
        name: String,
    },
    /// Reading it takes longer than any honest file could.
    #[error("“{}” takes too long to check and was not opened. It was not changed. If it came from elsewhere, do not trust it.", .0.display())]
    TooSlow(PathBuf),
    /// More in it than any honest file could have.
    #[error("“{}” holds more than {bound}, which is more than a client file may hold, and was not opened. It was not changed. If it came from elsewhere, do not trust it.", .path.display())]
    TooMuch {
        /// The file.
        path: PathBuf,
        /// Of what.
        bound: Bound,
    },

    // ---- writing
    /// The document is open for reading only.
    #[error("This document is open for reading only: {0} Nothing was changed. Save a copy to go on working.")]
    ReadOnly(ReadOnly),
    /// No space left.
    #[error(
        "The disk is full. This change was not saved; everything before it is. Make room and try again, or save a copy elsewhere."
    )]
    DiskFull,
    /// The file was moved or deleted while open.
    #[error("“{}” was moved or deleted while it was open. This change was not saved. \
             Put the file back, or save a copy under another name: everything up to this change is still here.", .0.display())]
    FileGone(PathBuf),
    /// Another file stands under its name.
    #[error("Another file stands in the place of “{}”: it was replaced while it was open. Nothing was written; what is open here \
             is whole. Put this one back, or go on with the other: in both cases the one that gives way is kept.", .0.display())]
    FileReplaced(PathBuf),
    /// Another program wrote into the file.
    #[error("Another program changed “{}” while it was open. This change was not saved, and nothing was written over. Look at what the file holds now and make the change again.", .0.display())]
    ChangedElsewhere(PathBuf),
    /// Another program keeps the file busy.
    #[error("Another program is using “{}” just now. This change was not saved. Close that program, or wait, and try again.", .0.display())]
    Busy(PathBuf),
    /// The disk failed.
    #[error("Reading or writing “{}” failed ({detail}). Everything saved before is kept. Check the disk or its connection and try again, or save a copy elsewhere.", .path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// A copy was to be written over what it is a copy of.
    #[error("“{}” is the very file that is to be copied, so nothing was written. Choose another name.", .0.display())]
    CopyOntoItself(PathBuf),
    /// A copy was to be written over an open document.
    #[error("“{}” is open, so no copy was written over it. Choose another name.", .0.display())]
    CopyOntoOpen(PathBuf),
    /// A copy was to be written over a file that someone else has open.
    #[error("“{}” is open elsewhere: {holder}. No copy was written over it. Choose another name.", .path.display())]
    CopyOntoHeld {
        /// The target.
        path: PathBuf,
        /// Who has it open.
        holder: Holder,
    },
    /// A copy was to be written over something else than an earlier one.
    #[error("“{}” is there and is no copy of this document, so none was written over it. Choose another name.", .0.display())]
    CopyOntoOther(PathBuf),
    /// The written copy does not read back as what was written.
    #[error("The copy “{}” did not read back as it was written ({detail}) and was removed. The document itself is unharmed. Try another disk.", .path.display())]
    CopyUnsound {
        /// The target.
        path: PathBuf,
        /// What differs.
        detail: String,
    },

    /// What was backed up does not hold.
    #[error("This file does not hold ({detail}). A copy of it as it is was kept as “{}”, and no earlier backup was removed. \
             Look at what “annexa verify” says of it, and have an earlier backup back.", .path.display())]
    BackedUpUnsound {
        /// The copy that was made all the same.
        path: PathBuf,
        /// What does not hold.
        detail: String,
    },
    /// A backup that does not hold.
    #[error("The backup “{}” is damaged ({detail}), so nothing was restored from it. Nothing was changed. Use another backup.", .path.display())]
    BackupUnsound {
        /// The backup.
        path: PathBuf,
        /// What does not hold.
        detail: String,
    },
    /// A backup was to replace a file that it is not a backup of.
    #[error("“{}” is not the file that this backup was made of: it has another beginning. Nothing was changed. Restore the backup under a new name.", .0.display())]
    OtherHistory(PathBuf),
    // ---- sealed copies
    /// A passphrase that can be guessed.
    #[error(
        "A passphrase has at least {least} characters here; several words that have nothing to do with each other are easy to keep in mind. Nothing was sealed."
    )]
    PassphraseWeak {
        /// Characters it must have.
        least: usize,
    },
    /// No key, or too many.
    #[error("A copy takes between 1 and {most} keys, and {found} were given. Nothing was written.")]
    KeyCount {
        /// How many were given.
        found: usize,
        /// How many are taken at most.
        most: usize,
    },
    /// A recipient that is no public key. It is not repeated: it may be a secret one.
    #[error(
        "Line {0} of the recipients is no public key of age: those begin with “age1” and have 62 characters. Keys of SSH, of plugins and post-quantum ones are not taken. Nothing was sealed."
    )]
    RecipientUnusable(usize),
    /// An identity that is no secret key. It is not repeated.
    #[error(
        "Line {0} of the keys is no secret key of age: those begin with “AGE-SECRET-KEY-1” and have 74 characters. A file of keys that is itself encrypted must be decrypted first. Nothing was written."
    )]
    IdentityUnusable(usize),
    /// A sealed copy was to be written over something else.
    #[error("“{}” is there and is no sealed copy, so none was written over it. Choose another name.", .0.display())]
    SealOntoOther(PathBuf),
    /// More than is sealed or unsealed.
    #[error("“{}” is larger than 2 GiB; no more is sealed or unsealed. Nothing was written.", .0.display())]
    SealTooLarge(PathBuf),
    /// Not in the format of age.
    #[error("“{}” is no sealed copy: it does not begin as a file of age does. One in letters (“-----BEGIN AGE …”) is not read. \
             Nothing was written. Choose a file that “annexa seal” or age made.", .0.display())]
    NotSealed(PathBuf),
    /// Cut off or changed since it was sealed.
    #[error("“{}” is cut off, or was altered since it was sealed. Nothing of it was written. Fetch it again, or ask for another copy.", .0.display())]
    SealAltered(PathBuf),
    /// It wants more of scrypt than an honest file does.
    #[error("“{}” asks for far too much work to try a passphrase (2^{asks}; at most 2^{most} is done). Nothing was written. \
             If it came from elsewhere, do not trust it; otherwise open it with age itself.", .path.display())]
    SealTooMuchWork {
        /// The sealed copy.
        path: PathBuf,
        /// Logarithm of scrypt's N.
        asks: u8,
        /// The most that is done.
        most: u8,
    },
    /// The passphrase does not open it.
    #[error("The passphrase does not open “{}”. Nothing was written. Look at capital letters, spaces and the layout of the keyboard. \
             If it is surely the right one, the copy was altered: ask for another.", .0.display())]
    WrongPassphrase(PathBuf),
    /// No key opens it.
    #[error("None of the keys given opens “{}”. Nothing was written. Ask whoever sealed it for which recipients it is.", .0.display())]
    NoMatchingKey(PathBuf),
    /// A key was given, and it takes a passphrase.
    #[error("“{}” was sealed with a passphrase, and a key was given. Nothing was written. Give the passphrase.", .0.display())]
    SealedWithPassphrase(PathBuf),
    /// A passphrase was given, and it takes a key.
    #[error("“{}” was sealed for keys, and a passphrase was given. Nothing was written. Give the file with your secret key.", .0.display())]
    SealedToKeys(PathBuf),
    /// Something else than a client file is inside.
    #[error("“{}” was opened, but what is inside is no client file. Nothing was written. Open it with age itself if it is meant for something else.", .0.display())]
    SealsNoClientFile(PathBuf),

    // ---- what was asked for
    /// The operation makes no sense here; its own code and field are told.
    #[error("This could not be done: {0}. Nothing was changed.")]
    Operation(#[from] OperationError),
    /// One of several operations makes no sense here.
    #[error(
        "Operation {number} of {of} could not be done: {source}. A list is carried out as a whole or not at all. Nothing was changed."
    )]
    InList {
        /// 1-based position in the list.
        number: usize,
        /// How many there are.
        of: usize,
        /// Why not.
        source: OperationError,
    },
    /// It would be more than one client file holds.
    #[error("One client file holds at most {0}. Nothing was changed. Begin another file for the rest.")]
    Full(Bound),
    /// A write to a record that was deleted or never was.
    #[error(
        "“{record}” does not exist (any more), so nothing can be written to it. Nothing was changed. Undo its deletion first."
    )]
    NoSuchRecord {
        /// The record, `kind/id`.
        record: String,
    },
    /// No revision, or more than one, is named so.
    #[error(
        "No revision of this file is called “{0}”, or several begin so. Name one by its number, or by the beginning of its id as “annexa log” prints it."
    )]
    NoSuchRevision(String),
    /// A candidate, edition or withdrawal was to be written twice.
    #[error(
        "A candidate, edition or withdrawal is never changed once it is made ({cell}). Nothing was changed. Prepare a new one."
    )]
    ApprovalIsFinal {
        /// The cell.
        cell: String,
    },
    /// The operation names bytes that nobody handed over.
    #[error(
        "The file or picture with hash {0} was not handed over, so the change that names it was not made. Choose it again."
    )]
    BlobMissing(String),
    /// Bytes beyond what one client file takes in one piece.
    #[error(
        "This file or picture has {length} bytes; one client file takes at most {limit} in one piece. Nothing was changed. Choose a smaller one."
    )]
    BlobTooLarge {
        /// Bytes given.
        length: usize,
        /// Bytes taken.
        limit: usize,
    },
    /// Undo or redo would not give back what was there.
    #[error(
        "The history of this file does not fit its contents at revision {seq}, so this cannot be reversed. Nothing was changed. Verify the file; use a backup if it is damaged."
    )]
    HistoryMismatch {
        /// Number of the revision that does not fit.
        seq: u64,
    },
    /// A cell holds what its key does not allow.
    #[error(
        "Something in this file cannot be read ({0}). Nothing was changed. Use a backup, or a newer version of Annexa if one wrote it."
    )]
    Unreadable(String),

    // ---- redacted copies
    /// A redacted copy is made of the full file, not of another redacted copy.
    #[error("“{}” is a redacted copy itself. Nothing was written. Make the copy from the full file.", .0.display())]
    IsRedacted(PathBuf),
    /// An id would say what is to be left out.
    #[error(
        "The id “{0}” was chosen by hand and says what is to be left out, and ids stay in a redacted copy. Nothing was written. \
             Delete that record and add it anew without an id, or hand over an export instead."
    )]
    ToldByAnId(String),
    /// A redacted copy follows a change that is finished.
    #[error("Somebody is typing in “{}” just now, so no redacted copy was made of it. Try again in a minute, or close it where it is open.", .0.display())]
    StillTyped(PathBuf),
    /// What was withheld cannot be written over.
    #[error(
        "What stands there (“{cell}”) was withheld from this copy, so it cannot be changed here. Nothing was changed. Change it in the full file."
    )]
    Withheld {
        /// The cell.
        cell: String,
    },
    /// Nothing is approved in a redacted copy.
    #[error(
        "This is a redacted copy, so nothing can be approved in it. Nothing was changed. Merge it into the full file and issue the edition there."
    )]
    NoApprovalHere,

    // ---- bringing copies together
    /// The copies are not ones that can be merged.
    #[error("{} Nothing was changed.", .relation.why(path))]
    NotMergeable {
        /// The other file.
        path: PathBuf,
        /// How it stands to this one.
        relation: Relation,
    },
    /// The other file's history does not hold together.
    #[error("“{}” does not hold together ({flaw}), so nothing is taken from it. Nothing was changed. Use another copy of it.", .path.display())]
    Unsound {
        /// The other file.
        path: PathBuf,
        /// The first thing that does not fit.
        flaw: Flaw,
    },
    /// What was decided is about another state of one of the copies.
    #[error("One of the two copies was changed after they were compared. Nothing was merged. Compare them again.")]
    ComparedBefore,
    /// Cells that both sides changed and nobody has decided about.
    #[error("{} not decided yet. Nothing was changed. Decide each and merge again.", things(.0.len()))]
    Undecided(Vec<String>),
    /// A decision is about something that neither side changed: a cell, or what a job calls it.
    #[error(
        "There is nothing to decide about “{0}”: neither copy changed it. Nothing was changed. Take it out of the decisions."
    )]
    DecisionUnknown(String),
    /// A decision gives a value that cannot stand there.
    #[error(
        "What was decided for “{0}” cannot stand there. Nothing was changed. What was approved is one side's or the other's, and what was withheld is nobody's choice."
    )]
    DecisionUnfit(String),

    /// A decision gives a value that has not the form of what stands there.
    #[error(
        "What was decided for “{0}” has not the form of what stands there. Nothing was changed. Take one side's value, or write one in the form that those have."
    )]
    DecisionMalformed(String),

    /// The system has no random numbers to give.
    #[error("The system gave no random numbers, which every change needs. Nothing was changed. Restart the program.")]
    NoRandomness,
    /// A value that JSON cannot hold.
    #[error("This value cannot be stored ({0}). Nothing was changed.")]
    Unstorable(#[from] serde_json::Error),
}

impl Error {
    /// A stable name for this error, by which the window chooses its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "file-not-found",
            Self::FolderGone(_) => "folder-gone",
            Self::AlreadyExists(_) => "already-exists",
            Self::StrayJournal(_) => "stray-journal",
            Self::NoPermission(_) => "no-permission",
            Self::AlreadyOpen(_) => "already-open",
            Self::IsFolder(_) => "is-folder",
            Self::NotAFile(_) => "not-a-file",
            Self::Empty(_) => "empty",
            Self::NotADatabase(_) => "not-a-database",
            Self::NotOurs { .. } => "not-ours",
            Self::WriteAheadLog(_) => "write-ahead-log",
            Self::Newer { .. } => "newer",
            Self::CutOff(_) => "cut-off",
            Self::JournalMissing { .. } => "journal-missing",
            Self::ForeignJournal { .. } => "foreign-journal",
            Self::BrokenJournal { .. } => "broken-journal",
            Self::Truncated { .. } => "truncated",
            Self::NothingToSalvage(_) => "nothing-to-salvage",
            Self::SalvageUnsound { .. } => "salvage-unsound",
            Self::Damaged { .. } => "damaged",
            Self::ForeignSchema { .. } => "foreign-schema",
            Self::TooSlow(_) => "too-slow",
            Self::TooMuch { .. } => "too-much",
            Self::ReadOnly(_) => "read-only",
            Self::DiskFull => "disk-full",
            Self::FileGone(_) => "file-gone",
            Self::FileReplaced(_) => "file-replaced",
            Self::ChangedElsewhere(_) => "changed-elsewhere",
            Self::Busy(_) => "busy",
            Self::Disk { .. } => "disk",
            Self::CopyOntoItself(_) => "copy-onto-itself",
            Self::CopyOntoOpen(_) => "copy-onto-open",
            Self::CopyOntoHeld { .. } => "copy-onto-held",
            Self::CopyOntoOther(_) => "copy-onto-other",
            Self::CopyUnsound { .. } => "copy-unsound",
            Self::BackedUpUnsound { .. } => "backed-up-unsound",
            Self::BackupUnsound { .. } => "backup-unsound",
            Self::OtherHistory(_) => "other-history",
            Self::PassphraseWeak { .. } => "passphrase-weak",
            Self::KeyCount { .. } => "key-count",
            Self::RecipientUnusable(_) => "recipient-unusable",
            Self::IdentityUnusable(_) => "identity-unusable",
            Self::SealOntoOther(_) => "seal-onto-other",
            Self::SealTooLarge(_) => "seal-too-large",
            Self::NotSealed(_) => "not-sealed",
            Self::SealAltered(_) => "seal-altered",
            Self::SealTooMuchWork { .. } => "seal-too-much-work",
            Self::WrongPassphrase(_) => "wrong-passphrase",
            Self::NoMatchingKey(_) => "no-matching-key",
            Self::SealedWithPassphrase(_) => "sealed-with-passphrase",
            Self::SealedToKeys(_) => "sealed-to-keys",
            Self::SealsNoClientFile(_) => "seals-no-client-file",
            Self::Operation(error) | Self::InList { source: error, .. } => error.code(),
            Self::Full(_) => "full",
            Self::NoSuchRecord { .. } => "no-such-record",
            Self::NoSuchRevision(_) => "no-such-revision",
            Self::ApprovalIsFinal { .. } => "approval-is-final",
            Self::BlobMissing(_) => "blob-missing",
            Self::BlobTooLarge { .. } => "blob-too-large",
            Self::HistoryMismatch { .. } => "history-mismatch",
            Self::Unreadable(_) => "unreadable",
            Self::IsRedacted(_) => "is-redacted",
            Self::ToldByAnId(_) => "told-by-an-id",
            Self::StillTyped(_) => "still-typed",
            Self::Withheld { .. } => "withheld",
            Self::NoApprovalHere => "no-approval-here",
            Self::NotMergeable { relation, .. } => relation.code(),
            Self::Unsound { .. } => "unsound",
            Self::ComparedBefore => "merge-compared-before",
            Self::Undecided(_) => "merge-undecided",
            Self::DecisionUnknown(_) => "merge-decision-unknown",
            Self::DecisionUnfit(_) => "merge-decision-unfit",
            Self::DecisionMalformed(_) => "merge-decision-malformed",
            Self::NoRandomness => "no-randomness",
            Self::Unstorable(_) => "unstorable",
        }
    }

    /// The line that the error is about, from 1, in a list that somebody gave.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::RecipientUnusable(line) | Self::IdentityUnusable(line) => Some(*line),
            _ => None,
        }
    }

    /// The file or folder that the error is about, where it is about one: a window that must not learn where files are
    /// shows its name alone.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::NotFound(path)
            | Self::FolderGone(path)
            | Self::AlreadyExists(path)
            | Self::StrayJournal(path)
            | Self::NoPermission(path)
            | Self::AlreadyOpen(path)
            | Self::IsFolder(path)
            | Self::NotAFile(path)
            | Self::Empty(path)
            | Self::NotADatabase(path)
            | Self::WriteAheadLog(path)
            | Self::CutOff(path)
            | Self::NothingToSalvage(path)
            | Self::OtherHistory(path)
            | Self::TooSlow(path)
            | Self::FileGone(path)
            | Self::FileReplaced(path)
            | Self::ChangedElsewhere(path)
            | Self::Busy(path)
            | Self::CopyOntoItself(path)
            | Self::CopyOntoOpen(path)
            | Self::CopyOntoOther(path)
            | Self::SealOntoOther(path)
            | Self::SealTooLarge(path)
            | Self::NotSealed(path)
            | Self::SealAltered(path)
            | Self::SealTooMuchWork { path, .. }
            | Self::WrongPassphrase(path)
            | Self::NoMatchingKey(path)
            | Self::SealedWithPassphrase(path)
            | Self::SealedToKeys(path)
            | Self::SealsNoClientFile(path)
            | Self::NotOurs { path, .. }
            | Self::Newer { path, .. }
            | Self::JournalMissing { path, .. }
            | Self::ForeignJournal { path, .. }
            | Self::BrokenJournal { path, .. }
            | Self::SalvageUnsound { path, .. }
            | Self::BackedUpUnsound { path, .. }
            | Self::BackupUnsound { path, .. }
            | Self::Truncated { path, .. }
            | Self::Damaged { path, .. }
            | Self::ForeignSchema { path, .. }
            | Self::TooMuch { path, .. }
            | Self::Disk { path, .. }
            | Self::CopyOntoHeld { path, .. }
            | Self::IsRedacted(path)
            | Self::StillTyped(path)
            | Self::NotMergeable { path, .. }
            | Self::Unsound { path, .. }
            | Self::CopyUnsound { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The field that the error is about, where it is about one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Operation(error) | Self::InList { source: error, .. } => error.field(),
            _ => None,
        }
    }

    /// An error of the file system, told apart.
    pub(crate) fn from_io(error: &io::Error, path: &std::path::Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => missing(path),
            // Something else stands where its folder was.
            io::ErrorKind::NotADirectory => Self::FolderGone(path.parent().unwrap_or(&path).to_owned()),
            io::ErrorKind::PermissionDenied => Self::NoPermission(path),
            io::ErrorKind::AlreadyExists => Self::AlreadyExists(path),
            _ if is_full(error) => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(ReadOnly::Place),
            _ => Self::Disk { path, detail: error.to_string() },
        }
    }

    /// An error of the database, told apart.
    pub(crate) fn from_sqlite(error: &rusqlite::Error, path: &std::path::Path) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_owned();
        let Some(code) = error.sqlite_error() else {
            return Self::Damaged { path, detail: error.to_string() };
        };
        match (code.code, code.extended_code) {
            (_, rusqlite::ffi::SQLITE_READONLY_DBMOVED) => Self::FileGone(path),
            (_, rusqlite::ffi::SQLITE_READONLY_ROLLBACK | rusqlite::ffi::SQLITE_READONLY_RECOVERY) => {
                Self::CutOff(path)
            }
            (Code::CannotOpen, _) if !path.exists() => missing(path),
            (Code::ReadOnly | Code::CannotOpen, _) => Self::ReadOnly(ReadOnly::Place),
            (Code::DiskFull, _) => Self::DiskFull,
            (Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed, _) => Self::Busy(path),
            (Code::OperationInterrupted, _) => Self::TooSlow(path),
            (Code::SystemIoFailure | Code::PermissionDenied | Code::NoLargeFileSupport | Code::OutOfMemory, _) => {
                Self::Disk { path, detail: error.to_string() }
            }
            _ => Self::Damaged { path, detail: error.to_string() },
        }
    }
}

/// Whether something was not written since there is no room where it was to be.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
}

fn things(count: usize) -> String {
    if count == 1 {
        "One thing that both copies changed is".to_owned()
    } else {
        format!("{count} things that both copies changed are")
    }
}

/// The file is missing: is it alone, or its folder as well?
fn missing(path: PathBuf) -> Error {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.exists() => Error::FolderGone(folder.to_owned()),
        _ => Error::NotFound(path),
    }
}

/// An error inside a transaction: ours, or the database's, which needs the path to be told well.
#[derive(Debug)]
pub(crate) enum Fault {
    Ours(Error),
    Sqlite(rusqlite::Error),
}

impl Fault {
    /// Says which one of several operations it was.
    pub(crate) fn of(self, number: usize, of: usize) -> Self {
        match self {
            Self::Ours(Error::Operation(source)) if of > 1 => Self::Ours(Error::InList { number, of, source }),
            other => other,
        }
    }

    pub(crate) fn at(self, path: &std::path::Path) -> Error {
        match self {
            Self::Ours(error) => error,
            Self::Sqlite(error) => Error::from_sqlite(&error, path),
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

impl From<OperationError> for Fault {
    fn from(error: OperationError) -> Self {
        Self::Ours(error.into())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Ours(error.into())
    }
}
