//! The command line, and its help.

use std::path::PathBuf;

use annexa_document::Author;
use annexa_model::{TOLD_OF, TextField, WithheldKind, frameworks, sha256_hex, starting_points};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::{jobs, print, schema};

/// Edits, checks and prints Statements of Applicability (ISO/IEC 42001). One client is one .soa file.
#[derive(Debug, Parser)]
#[command(
    name = "annexa",
    version,
    propagate_version = true,
    after_help = "From nothing to an issued statement:\n  \
        annexa new client.soa --org \"Moonharbour Ferries\" --author \"Implementation lead\"\n  \
        annexa apply client.soa decisions.json\n  \
        annexa check client.soa\n  \
        annexa issue client.soa --approved-by \"A. Role\" --function \"Managing director\"\n  \
        annexa export client.soa --edition 1.0 --out SoA-1.0.pdf\n\n\
        “annexa apply --help” shows what stands in decisions.json.\n\
        Exit codes: 0 done, 1 findings block or a file does not hold, 2 error. Messages go to standard error."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Print results as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Who makes the change, as the history names them; “Command line” where no name is given.
    #[arg(long, global = true, env = "ANNEXA_AUTHOR", value_name = "NAME")]
    author: Option<String>,
    /// In what function they make it.
    #[arg(
        long = "author-function",
        global = true,
        env = "ANNEXA_AUTHOR_FUNCTION",
        value_name = "FUNCTION",
        default_value = "",
        hide_default_value = true
    )]
    author_function: String,
}

/// An author without a name.
const UNNAMED: &str = "Command line";

/// Says what the history calls whoever made a change, where they gave no name.
pub fn tell_unnamed(author: &Author) {
    if author.name == UNNAMED {
        print::message(&jobs::words().with("cli-unnamed", &[("name", UNNAMED)]));
    }
}

impl Arguments {
    /// The name that was given; one that is blank is none.
    fn name(&self) -> Option<&str> {
        self.author.as_deref().filter(|name| !name.trim().is_empty())
    }

    /// The author. Here a name is an identity: the same name is the same author on every machine.
    pub fn author(&self) -> Author {
        let name = self.name().unwrap_or(UNNAMED).to_owned();
        let id: String = sha256_hex(format!("annexa author: {name}").as_bytes()).chars().take(32).collect();
        Author { id, name, function: self.author_function.clone() }
    }

    /// What the history calls whoever makes the change, where they gave no name and there is a change.
    pub fn unnamed(&self) -> Option<&'static str> {
        let writes = match &self.command {
            Command::New(_)
            | Command::Apply(_)
            | Command::Candidate(_)
            | Command::Issue(_)
            | Command::Withdraw(_)
            | Command::Undo(_)
            | Command::Redo(_)
            | Command::Return(_)
            | Command::Salvage(_) => true,
            Command::Bring(bring) => !bring.dry_run,
            Command::Frameworks(of) => of.remove.is_some() || of.drop_gone.is_some(),
            Command::Extract(extract) => extract.out.is_some(),
            Command::Sign(sign) => sign.writes(),
            Command::Signed(signed) => signed.kept.writes(),
            Command::Attachments(of) => of.kept.writes(),
            _ => false,
        };
        (writes && self.name().is_none()).then_some(UNNAMED)
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a client file.
    New(New),
    /// Show what a client file holds; with --json, everything.
    Show(Show),
    /// Carry out operations from a JSON file: all of them or none.
    ///
    /// Each is a change of its own in the history.
    #[command(after_long_help = LIST)]
    Apply(Apply),
    /// Check whether the statement can be issued, and what an auditor would ask.
    ///
    /// Exits with 1 while a finding blocks an edition: “annexa issue” is refused then. Who approves, on what day and under which
    /// version it is issued is asked there; a statement that names no approver is warned of and can be issued.
    Check(Check),
    /// Freeze the statement for approval.
    ///
    /// Prints the content hash that is approved. Exits with 1, and prepares it all the same, while findings block an edition.
    Candidate(Candidate),
    /// Issue an edition: approved, numbered, kept byte for byte.
    ///
    /// Exits with 1, and issues nothing, while findings block an edition.
    Issue(Issue),
    /// Declare an edition, or an approved risk treatment plan, no longer in force; it stays in the file, and its PDF as it was issued.
    ///
    /// This cannot be undone. An edition that another replaces needs no withdrawal.
    Withdraw(Withdraw),
    /// Keep files with a piece of evidence, list them, and write them out again as they came.
    Attachments(Attachments),
    /// Keep the signed copy of an edition that came back, or take it out again.
    ///
    /// A scan (PDF, PNG or JPEG) or a PDF signed electronically is kept with the edition as it came, with its hash and the day. Whether a signature
    /// is good is not judged. Without an option the copies are listed.
    Signed(Signed),
    /// Sign an edition with an SSH key, and the history behind it.
    ///
    /// The signature covers the edition's content and PDF, and the file's head with the count of its revisions, so that a history
    /// that is cut off or written anew later is found out. It is kept with the edition; no export tells of it. Without an option
    /// the signatures are listed.
    #[command(after_long_help = SIGNATURE)]
    Sign(Sign),
    /// Check that a file holds: every revision, every edition's bytes, every signature.
    ///
    /// Exits with 1 where anything does not, and names the first place.
    #[command(after_long_help = SIGNATURE)]
    Verify(Verify),
    /// Make a key to sign editions with.
    Key(Key),
    /// Export a PDF of the statement as it is (marked DRAFT), or of an edition (its exact bytes).
    ///
    /// What to look at before it is handed over is said first, on standard error.
    Export(Export),
    /// Take the data out of a PDF that Annexa made: into a new client file, or as it is.
    ///
    /// Every PDF holds what its pages were made from, left out what its audience does not get. A client file made of it has the
    /// same ids, so what is exported from it is equal. Editions that were issued before are listed in it; their PDFs stay where
    /// they were issued, and so does the logo. It also works on a PDF that another program has saved again, as long as that kept
    /// the attachment and no password is needed to open it.
    Extract(Extract),
    /// Tell what changed since an edition: a PDF with words struck through and underlined, or JSON.
    ///
    /// Marked DRAFT where the statement as it is now is one of the two sides.
    Changes(Changes),
    /// Declare conformity (ISO/IEC 17050-1): a PDF to sign, resting on an edition.
    ///
    /// Exits with 1, says why and writes nothing, while a finding refuses the declaration; with --draft it is written all the same,
    /// marked DRAFT. What else was found is said before the PDF is there, on standard error. Without --out nothing is written, and
    /// all that was found is told with what a reader would ask.
    #[command(after_long_help = DECLARATION)]
    Declare(Declare),
    /// The risk treatment plan (ISO/IEC 42001, 6.1.3): a draft of it, its approval, or one that was approved.
    ///
    /// Marked DRAFT until it is approved. With --approve it is frozen and kept for ever with its PDF, as an edition is; exits with 1,
    /// and approves nothing, while a risk is not rated or not treated, lies above the line without a control, or remains above it
    /// without somebody who accepted it. With --label it is one that was approved, as it was. Without --out what stands in the way is told.
    Plan(Plan),
    /// Say how two copies of a client file differ, and what merging them would ask.
    ///
    /// Exits with 1 where something has to be decided before they can be merged, and where they cannot be merged at all.
    Compare(Compare),
    /// Write a redacted copy into a new file, for handing over: what is named is left out of it.
    ///
    /// It holds what stands in the file now: no older history, no candidates or editions. Nothing of what is left out is in its
    /// bytes. Somebody can work in it, and “annexa merge FULL.soa COPY.soa --out …” brings that back. Names are left out where they stand as
    /// names; words that say them all the same are told.
    Redact(Redact),
    /// Bring two copies of a client file together in a new file.
    ///
    /// A change that the other copy knew and replaced gives way; two that did not know of each other and differ are decided by
    /// you. Nothing is chosen because it is newer. While something is not decided, nothing is written and the exit code is 1;
    /// --write-decisions writes a file in which you say for each what is taken: "mine" (the first copy's), "theirs", "both" for
    /// texts, "keep" or "delete" for a record that one copy deleted while the other wrote in it; or a "value" of your own. Once
    /// either copy has changed, the decisions are refused. Of two copies of which one is an older state of the other, or the same,
    /// the new file is a copy of the newer one. Copies that cannot be merged are an error (2).
    Merge(Merge),
    /// Write an encrypted copy of a client file, for carrying: with a passphrase, or to the public keys of those who may open it.
    ///
    /// It is a file of age (age-encryption.org), which the age tool opens as well. An older sealed copy of that name is replaced
    /// when the new one is complete; nothing else is.
    #[command(after_long_help = SEALING)]
    Seal(Seal),
    /// Make a client file out of a sealed copy.
    ///
    /// Nothing is written before all of the copy proved to be unaltered and a client file, and no file is replaced. It also
    /// opens what the age tool made of a client file, unless with --armor.
    #[command(after_long_help = UNSEALING)]
    Unseal(Unseal),
    /// Show the history of changes.
    Log(Log),
    /// Write a copy of a client file, its whole history included.
    ///
    /// The copy is read back and compared before it has its name. Also while the file is open elsewhere.
    #[command(after_help = "annexa copy client.soa --out /media/stick/client.soa")]
    Copy(Copy),
    /// Make a backup, and keep the newest of those there are.
    ///
    /// A backup is a verified copy called “NAME YYYY-MM-DD HHMMSS.soa”. Only backups of this very file are ever removed, and
    /// none where the file does not hold: a copy is made of it as it is, and that is told. Also while the file is open elsewhere.
    #[command(after_help = "annexa backup client.soa\n\
        annexa backup client.soa --folder /media/stick --keep 5")]
    Backup(Backup),
    /// Take the last change of yours back.
    ///
    /// It is one more change; the history keeps both, and “annexa redo” brings it again. Nothing is taken back where somebody else made
    /// the last change, or another --author: the exit code is 1 then. Editions and their papers stay.
    #[command(after_help = "annexa undo client.soa --author \"Implementation lead\"")]
    Undo(Step),
    /// Bring back what the last undo took.
    #[command(after_help = "annexa redo client.soa --author \"Implementation lead\"")]
    Redo(Step),
    /// Bring everything in a client file back to what it was after a revision.
    ///
    /// It is one more change, which “annexa undo” takes back. Editions and their papers stay; the history keeps what was there.
    #[command(after_help = "annexa log client.soa\n\
        annexa return client.soa --to 402")]
    Return(Return),
    /// List the backups of a client file, the newest first.
    ///
    /// “*” marks one that holds something the file does not: it was replaced since, or went on elsewhere.
    #[command(after_help = "annexa backups client.soa\n\
        annexa backups client.soa --folder /media/stick --json")]
    Backups(Backups),
    /// Have a backup back, as a new file or in place of the one it was made of.
    ///
    /// The backup is verified first. A client file that it replaces is backed up beside it before. One that is damaged or another
    /// one is not replaced: restore under a new name then.
    #[command(after_help = "annexa restore \"client backups/client 2027-03-01 090000.soa\" --out again.soa")]
    Restore(Restore),
    /// Make a new client file of what still reads of a damaged one.
    ///
    /// The damaged file is only read. As much of its history as hangs together from the beginning is the same in the new file; what
    /// is newer and still reads is one more change, “salvaged from a damaged file”, which can be taken back. Bring along the file
    /// whose name ends in “-journal” if one stands beside it. Says what was kept and lost; exits with 1 if anything was.
    #[command(after_help = "annexa salvage damaged.soa --out client.soa --author \"Implementation lead\"\n\
        annexa salvage damaged.soa --out client.soa --json")]
    Salvage(Salvage),
    /// List the frameworks that ship, with their versions, sources and caveats; or the entries of one.
    ///
    /// Of standards there are ids and titles, of the NIST documents ids and names, of the EU AI Act titles. Every other word is ours.
    /// With --of, those that were brought into a client file; with --remove one of them is taken out again, and with --drop-gone the file
    /// no longer decides on or cites what a later version does not have. Each is one change, which “annexa undo” takes back.
    #[command(after_help = "annexa frameworks\n\
        annexa frameworks nist-ai-rmf\n\
        annexa frameworks --of client.soa\n\
        annexa frameworks --of client.soa --remove rules-42001\n\
        annexa frameworks --of client.soa --drop-gone own-rules\n\
        annexa frameworks eu-ai-act --json")]
    Frameworks(Frameworks),
    /// Bring a framework or a crosswalk of your own into a client file, from CSV or JSON.
    ///
    /// Says what is wrong with it, everything at once, or what it would change: which entries come, go and change, what of the decisions
    /// stays by id, and what is left for a person. Exits with 1, and writes nothing, where it does not hold. A framework of an id that
    /// is there is its later version. “annexa frameworks --of FILE --remove ID” takes one out again.
    #[command(after_help = "annexa bring client.soa rules.csv --dry-run\n\
        annexa bring client.soa rules.csv\n\
        annexa bring client.soa rules-42001.json --json")]
    Bring(Bring),
    /// Say what every crosswalk pairs with a control, a clause or a subcategory: side by side, with whose each is.
    ///
    /// Works from either side. An id that several frameworks have, such as A.5.2, is told for each of them; iso27001/A.5.2 means
    /// one. Where a crosswalk names a group, or something within what was asked for, that is said.
    #[command(after_help = "annexa crosswalk A.6.2.4\n\
        annexa crosswalk GOVERN 1.1\n\
        annexa crosswalk iso27001/A.5.19 --json")]
    Crosswalk(Crosswalk),
    /// Say how far a statement, and the clauses that are met, support the NIST AI RMF.
    ///
    /// By one crosswalk at a time, which says whose it is. In place is what all that is named supports: controls applicable and
    /// implemented, clauses met in full. In part is what some of it supports; planned, what an applicable control supports while
    /// nothing is in place. It is no verdict on the risk work itself.
    #[command(after_help = "annexa coverage client.soa\n\
        annexa coverage client.soa --crosswalk a3-categories\n\
        annexa coverage client.soa --json")]
    Coverage(Coverage),
    /// Say which controls the facts of each AI system call to mind, with these facts and what the statement says of each.
    ///
    /// Rules of thumb: a person takes or leaves each, and the risk assessment decides. What is not said of a system is no fact. A
    /// system out of the scope is left out.
    #[command(after_help = "annexa suggest client.soa\n\
        annexa suggest client.soa --json")]
    Suggest(Suggest),
    /// Say what the evidence of a file serves: fourteen kinds against four frameworks, and what is missing or has run out for each.
    ///
    /// A piece counts by what it is linked with, and by the decisions that name it. Registers of the file, such as that of audits, are
    /// evidence themselves for the standards that the statement is about.
    #[command(after_help = "annexa reuse client.soa\n\
        annexa reuse client.soa --json")]
    Reuse(Reuse),
    /// List questions for whoever is asked, to print or to send.
    ///
    /// Questions are internal: no copy for an auditor or for others holds them. What is listed is for the one who is named.
    #[command(after_help = "annexa questions client.soa\n\
        annexa questions client.soa --of \"Head of Claims\" --open\n\
        annexa questions client.soa --open --out questions.pdf   # a sheet for each, with room for the answers")]
    Questions(Questions),
    /// Say how far clauses of the management system and categories of the NIST AI RMF are reached.
    ///
    /// Of a clause: how far it is met, who answers for it, by when, and where that is described. Of a category of the NIST AI RMF:
    /// the current and the target profile. The scale is this program's; the standards have none.
    #[command(after_help = "annexa profile client.soa                       # the clauses of ISO/IEC 42001\n\
        annexa profile client.soa nist-ai-rmf           # the current and the target profile\n\
        annexa profile client.soa iso27001-clauses --json\n\
        annexa profile client.soa nist-ai-rmf --out profile.pdf\n\
        annexa profile client.soa --out clauses.pdf --audience auditor   # clauses 4 to 10 of each standard in the file")]
    Profile(Profile),
    /// Print the record of the management system: audits, management reviews, nonconformities and corrective actions.
    ///
    /// “annexa show --part audits”, “reviews” and “nonconformities” list the same.
    #[command(after_help = "annexa record client.soa --out record.pdf --audience auditor")]
    Record(Record),
    /// List the starting points of a client file and which situation leads to which, or tell one in full.
    ///
    /// “annexa new --start NAME” begins a file from one: with a statement on its frameworks, every decision undecided.
    #[command(after_help = "annexa starts\n\
        annexa starts 27001-first")]
    Starts(Starts),
    /// Say what leads to a control and what follows from it: system, reason, control, evidence, edition.
    ///
    /// Works from a record too, by its label: from a system to all that is done about it, from a piece of evidence back to whom
    /// it is for. The edition is the one in force; only what stood there when it was frozen leads to it.
    #[command(after_help = "annexa trace client.soa A.6.2.4\n\
        annexa trace client.soa S-01\n\
        annexa trace client.soa GOVERN 1.1 --json")]
    Trace(Trace),
    /// List the operations that “annexa apply” takes, or say what one of them takes.
    Operations(Operations),
    /// Print the JSON Schema of what “annexa apply” reads, “annexa show --json” writes or a declaration holds.
    Schema(Schema),
}

/// What a list of operations looks like, for whoever has nothing but the program.
const LIST: &str = concat!(
    "A list of operations, a whole one. Copied into a file it can be applied as it stands:\n\n",
    include_str!("../../../../assets/samples/first-list.json"),
    "\n\
    Controls are named as they are printed: A.5.2, an own one by its label (X.1), an objective or group for all of its \
    controls (A.6.1, A.3). Where two would be called the same, iso42001/A.5.2 and own/X.1 tell them apart.\n\
    People are named by their name, systems and evidence by their label, as long as only one has it.\n\
    A justification is written for one control at a time; everything else can be set for several at once, which is one change.\n\
    A finding that an auditor may ask about is let stand with AcceptFinding; “annexa check --json” gives its key.\n\n\
    annexa operations           all operations, a line each\n\
    annexa operations Decide    what one of them takes\n\
    annexa schema operations    the same for editors and programs, as a JSON Schema",
);

/// What a signature proves and what not, for whoever has nothing but the program.
const SIGNATURE: &str = "A signature proves that whoever held the key signed this edition's content, and the history up to the \
    head that it names. It proves neither who that is (a list of signers says whose key you take it for), nor when it was \
    signed (the time is that of the signer's clock), and it is no electronic signature in law (such as eIDAS knows). What was \
    changed after the last signature is covered by none, and who cuts a history off takes the signatures in it along: keep \
    the files that --out writes elsewhere, and hand them to --signature.\n\n\
    A key under a passphrase; a signature, in SoA.sig and with what it signs in SoA.msg; whether all holds:\n\
    annexa key new KEY\n\
    annexa sign client.soa --edition 1.0 --key KEY --out SoA.sig\n\
    annexa verify client.soa --signers allowed_signers --signature SoA.sig\n\n\
    A line a key in allowed_signers, as ssh-keygen reads it:\n\
    NAME namespaces=\"annexa-edition\" ssh-ed25519 AAAA...\n\n\
    The same without Annexa:\n\
    ssh-keygen -Y verify -f allowed_signers -I NAME -n annexa-edition -s SoA.sig < SoA.msg\n\n\
    With a key in an agent or a security key, ssh-keygen signs:\n\
    annexa sign client.soa --edition 1.0 --message SoA.msg\n\
    ssh-keygen -Y sign -f KEY -n annexa-edition SoA.msg\n\
    annexa sign client.soa --edition 1.0 --attach SoA.msg.sig\n\n\
    Keys are those of OpenSSH: Ed25519 and ECDSA P-256, also in security keys. RSA and other curves are not supported.";

/// How a declaration is written, for whoever has nothing but the program.
const DECLARATION: &str = concat!(
    "A declaration is the organisation's own word on an edition: no certificate, and its pages say so. It claims the whole \
    standard, so it is refused until an edition is in force, the risk treatment is approved, and an internal audit and a \
    management review were held. It is no part of what an edition approves: writing it changes no statement.\n\n\
    What it says is written with “annexa apply”, the whole of it at once:\n\n",
    include_str!("../../../../assets/samples/declaration.json"),
    "\n\
    Left open: “object” is the AI management system within the statement's scope; “limits” adds to the controls that are not \
    implemented yet, which are listed by themselves. Name and address of the issuer are those of the organisation.\n\n\
    annexa declare client.soa --draft --out draft.pdf    look at it at any time\n\
    annexa declare client.soa --out declaration.pdf      on the latest edition in force, to be signed\n\
    annexa operations EditStatement                      what each part takes",
);

/// How a copy is sealed, and what that does not do.
const SEALING: &str = "Examples:\n  \
    annexa seal client.soa --out client.soa.age --passphrase-file phrase.txt\n  \
    pass show client | annexa seal client.soa --out client.soa.age --passphrase-file -\n  \
    annexa seal client.soa --out client.soa.age --recipient age1… --recipient age1…\n  \
    annexa seal client.soa --out client.soa.age --recipients-file team.txt\n\n\
    A passphrase has at least 12 characters; several words that have nothing to do with each other are easy to keep in mind. It \
    is never an argument, where other users of the machine could read it. A key pair is made by “age-keygen -o key.txt”, which prints \
    the public key; the file it writes is the secret one.\n\n\
    Sealed is the whole file: every statement, edition and signed copy, and the whole history with the names in it. Whoever opens it \
    has all of that. Not hidden are the name of the copy, how large it is, when it was written, and that it is a file of age, with \
    how many recipients. Whoever knows a public key can seal something to it: a copy says nothing about who sealed it.\n\
    A passphrase that is forgotten, or a secret key that is lost, cannot be recovered by anybody. The client file itself stays as \
    it is, in the clear.";

/// How a sealed copy is opened.
const UNSEALING: &str = "Examples:\n  \
    annexa unseal client.soa.age --out client.soa --passphrase-file phrase.txt\n  \
    pass show client | annexa unseal client.soa.age --out client.soa --passphrase-file -\n  \
    annexa unseal client.soa.age --out client.soa --identity key.txt\n\n\
    What comes out is in the clear, in the folder that you choose. A program that is killed in the very moment of writing leaves \
    FILE.soa.annexa-partial there, which is in the clear too; unsealing to that name again clears it away. The age tool does the \
    same job: age -d -o client.soa client.soa.age";

/// A day, or how one is written.
fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "a day of the calendar is written like 2027-03-01")
}

/// A part of the document, by the word that it is known by.
fn part() -> impl TypedValueParser<Value = annexa_jobs::Part> {
    use annexa_jobs::Part;
    let words = PossibleValuesParser::new(Part::ALL.iter().map(|part| part.as_str()));
    words.try_map(|word| Part::ALL.iter().find(|part| part.as_str() == word).copied().ok_or("no such part"))
}

/// `annexa new`
#[derive(Debug, Args)]
pub struct New {
    /// The client file to make; it must not exist.
    pub file: PathBuf,
    /// Name of the organisation.
    #[arg(long, value_name = "NAME")]
    pub org: Option<String>,
    /// Language of the statement, as a BCP 47 tag.
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub language: String,
    /// Fill it with the sample: an invented organisation with all its decisions, and what became of them.
    #[arg(
        long,
        value_name = "HOW FAR",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "issued",
        conflicts_with_all = ["org", "language", "start"]
    )]
    pub sample: Option<SampleArg>,
    /// Begin from here: a statement on its frameworks, nothing decided. “annexa starts” tells them.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(starts()))]
    pub start: Option<String>,
}

/// How far the sample has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SampleArg {
    /// Nothing issued yet: to try an approval on.
    Draft,
    /// An approved plan, two editions, and work since then.
    Issued,
}

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Whose file it is.
    Organisation,
    /// Document control.
    Statement,
    /// The decision on each control.
    Decisions,
    /// People and roles.
    People,
    /// AI systems.
    Systems,
    /// Risks.
    Risks,
    /// Impact assessments.
    Assessments,
    /// Requirements.
    Requirements,
    /// Interested parties.
    Parties,
    /// Objectives.
    Objectives,
    /// Audits.
    Audits,
    /// Management reviews.
    Reviews,
    /// Nonconformities.
    Nonconformities,
    /// Questions that somebody was asked.
    Questions,
    /// How far clauses and categories of frameworks are reached.
    Entries,
    /// What is linked with what.
    Links,
    /// Evidence.
    Evidence,
    /// Own controls.
    Controls,
    /// Candidates and editions.
    Editions,
}

/// `annexa show`
#[derive(Debug, Args)]
pub struct Show {
    /// The client file.
    pub file: PathBuf,
    /// Only this part.
    #[arg(long)]
    pub part: Option<Part>,
    /// What may be shown.
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    pub audience: Audience,
    /// As it was after this revision: its number, or the beginning of its id, as “annexa log” prints them.
    #[arg(long, value_name = "REV")]
    pub at: Option<String>,
}

/// `annexa apply`
#[derive(Debug, Args)]
pub struct Apply {
    /// The client file.
    pub file: PathBuf,
    /// A JSON list of operations, or `-` for standard input.
    #[arg(value_name = "OPS.json")]
    pub operations: PathBuf,
}

/// `annexa check`
#[derive(Debug, Args)]
pub struct Check {
    /// The client file.
    pub file: PathBuf,
    /// Only this statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
    /// As of which day; today where not given.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// Write every finding on its own, also where a rule has many.
    #[arg(long)]
    pub each: bool,
}

/// `annexa candidate`
#[derive(Debug, Args)]
pub struct Candidate {
    /// The client file.
    pub file: PathBuf,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
    /// Print it here, marked FOR APPROVAL.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
    /// Paper size.
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub paper: Paper,
}

/// `annexa issue`
#[derive(Debug, Args)]
pub struct Issue {
    /// The client file.
    pub file: PathBuf,
    /// Who approved it.
    #[arg(long, value_name = "NAME")]
    pub approved_by: String,
    /// In what function.
    #[arg(long, value_name = "FUNCTION")]
    pub function: String,
    /// The candidate that was approved: its id or content hash. Without it, one is prepared in the same step.
    #[arg(long, value_name = "HASH")]
    pub candidate: Option<String>,
    /// Date of approval, from the day on which the candidate was prepared up to today; today where not given.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<Date>,
    /// What changed, for the revision history.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
    /// Paper size of the edition's PDF.
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub paper: Paper,
    /// Write the edition's PDF here as well.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
}

/// `annexa withdraw`
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub struct Withdraw {
    /// The client file.
    pub file: PathBuf,
    /// The edition with this label.
    #[arg(long, value_name = "LABEL", group = "what")]
    pub edition: Option<String>,
    /// The approved risk treatment plan with this label.
    #[arg(long, value_name = "LABEL", group = "what")]
    pub plan: Option<String>,
    /// Why; the list of editions prints it.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// What is done with files that are kept; without an option they are listed.
#[derive(Debug, Args)]
pub struct Keeping {
    /// Keep this file, as it is.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "remove", "copy"])]
    pub attach: Option<PathBuf>,
    /// Write a file that is kept here; nothing may stand there.
    #[arg(long, value_name = "FILE", conflicts_with = "remove")]
    pub out: Option<PathBuf>,
    /// Which one, where there are several: the beginning of its hash. The one attached last where not given.
    #[arg(long, value_name = "HASH", requires = "out")]
    pub copy: Option<String>,
    /// Take the file whose hash begins so away.
    #[arg(long, value_name = "HASH")]
    pub remove: Option<String>,
}

impl Keeping {
    /// Whether it changes the client file.
    pub fn writes(&self) -> bool {
        self.attach.is_some() || self.remove.is_some()
    }
}

/// `annexa signed`
#[derive(Debug, Args)]
pub struct Signed {
    /// The client file.
    pub file: PathBuf,
    /// The edition with this label.
    #[arg(long, value_name = "LABEL")]
    pub edition: String,
    #[command(flatten)]
    pub kept: Keeping,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa attachments`
#[derive(Debug, Args)]
pub struct Attachments {
    /// The client file.
    pub file: PathBuf,
    /// The evidence with this label or id.
    #[arg(long, value_name = "LABEL")]
    pub evidence: String,
    #[command(flatten)]
    pub kept: Keeping,
}

/// `annexa sign`
#[derive(Debug, Args)]
pub struct Sign {
    /// The client file.
    pub file: PathBuf,
    /// The edition with this label.
    #[arg(long, value_name = "LABEL")]
    pub edition: String,
    /// Sign with this private key of OpenSSH.
    #[arg(long, value_name = "KEYFILE", conflicts_with_all = ["message", "attach", "remove", "signature"])]
    pub key: Option<PathBuf>,
    /// Read the key's passphrase from the first line of this file; from standard input where not given, or for `-`.
    #[arg(long, value_name = "FILE", requires = "key")]
    pub passphrase_file: Option<PathBuf>,
    /// Write the signature here, and what it signs beside it (`X.msg`): the one that is made, or one that is kept. Nothing may
    /// stand there.
    #[arg(long, value_name = "X.sig", conflicts_with_all = ["message", "attach", "remove"])]
    pub out: Option<PathBuf>,
    /// Which signature to write, where there are several: the beginning of its hash. The latest where not given.
    #[arg(long, value_name = "HASH", requires = "out")]
    pub signature: Option<String>,
    /// Write what is to be signed here, for ssh-keygen. Nothing may stand there.
    #[arg(long, value_name = "X.msg", conflicts_with_all = ["attach", "remove"])]
    pub message: Option<PathBuf>,
    /// Keep the signature that ssh-keygen made over that; what was signed is read from `X.msg` beside it.
    #[arg(long, value_name = "X.msg.sig", conflicts_with = "remove")]
    pub attach: Option<PathBuf>,
    /// Take the signature whose hash begins so away from the edition.
    #[arg(long, value_name = "HASH")]
    pub remove: Option<String>,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

impl Sign {
    /// Whether it changes the file.
    pub fn writes(&self) -> bool {
        self.key.is_some() || self.attach.is_some() || self.remove.is_some()
    }
}

/// `annexa verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The client file.
    pub file: PathBuf,
    /// Whose keys are trusted: a list of allowed signers, in the form of ssh-keygen.
    #[arg(long, value_name = "ALLOWED_SIGNERS")]
    pub signers: Option<PathBuf>,
    /// Also hold the file against this signature, which was kept elsewhere, with `X.msg` beside it. May be given several times.
    #[arg(long, value_name = "X.sig")]
    pub signature: Vec<PathBuf>,
}

/// `annexa key`
#[derive(Debug, Args)]
pub struct Key {
    /// What to do.
    #[command(subcommand)]
    pub command: KeyCommand,
}

/// What to do with keys.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make an Ed25519 key under a passphrase: KEYFILE, which its user alone may read, and KEYFILE.pub to give away.
    New(NewKey),
}

/// `annexa key new`
#[derive(Debug, Args)]
pub struct NewKey {
    /// Where to write the private key, in the form of OpenSSH. Nothing may stand there, nor under this name with .pub.
    #[arg(value_name = "KEYFILE")]
    pub file: PathBuf,
    /// Read the passphrase from the first line of this file; from standard input where not given, or for `-`.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// `annexa export`
#[derive(Debug, Args)]
pub struct Export {
    /// The client file.
    pub file: PathBuf,
    /// Where to write; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: PathBuf,
    /// The edition with this label. As it was issued, unless audience, paper or form ask for another rendering.
    #[arg(long, value_name = "LABEL")]
    pub edition: Option<String>,
    /// For whom: internal, auditor (no notes) or public (no people, places of evidence or risks).
    #[arg(long, value_enum)]
    pub audience: Option<Audience>,
    /// Paper size.
    #[arg(long, value_enum)]
    pub paper: Option<Paper>,
    /// The whole document, or the register alone on landscape pages.
    #[arg(long, value_enum)]
    pub form: Option<Form>,
    /// Leave a part of the whole document out; several with commas between. What makes it a Statement of Applicability stays.
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = part(), conflicts_with = "form")]
    pub without: Vec<annexa_jobs::Part>,
    /// Tell in a section of the whole document what changed since the edition with this label.
    #[arg(long, value_name = "LABEL", conflicts_with = "form")]
    pub changes_since: Option<String>,
    /// The statement as it was after this revision, marked DRAFT: its number, or the beginning of its id, as “annexa log” prints
    /// them.
    #[arg(long, value_name = "REV", conflicts_with_all = ["edition", "changes_since"])]
    pub at: Option<String>,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// A redacted copy.
#[derive(Debug, Args)]
pub struct Redact {
    /// The client file; stays as it is.
    pub file: PathBuf,
    /// The new file.
    #[arg(long, value_name = "COPY.soa")]
    pub out: PathBuf,
    /// What is left out.
    #[arg(long, value_enum, value_delimiter = ',', required = true)]
    pub without: Vec<LeftOut>,
}

/// What a redacted copy leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LeftOut {
    /// Internal notes.
    Notes,
    /// Names of people, and with them who prepared, reviewed, approved and accepted what.
    People,
    /// Reasons why findings were let stand.
    Acceptances,
    /// Where evidence is kept.
    EvidencePlaces,
    /// Risks, how they are measured, and which of them drive controls.
    Risks,
    /// The distribution list.
    Distribution,
    /// What is known of AI systems beyond name and purpose.
    SystemDetails,
    /// Impact assessments.
    Assessments,
    /// Requirements.
    Requirements,
    /// Interested parties.
    Parties,
    /// Objectives.
    Objectives,
    /// Audits, management reviews, nonconformities, and how far clauses and categories are reached.
    ManagementSystem,
    /// Questions that somebody was asked.
    Questions,
    /// The text: why controls are included or excluded. The decision itself stays, and cannot be changed in the copy.
    Justification,
    /// The text: how controls are implemented.
    Implementation,
    /// The text: scope of the AI management system.
    Scope,
    /// The text: what the roles rest on.
    RolesNote,
    /// The text: address of the organisation.
    Address,
    /// The text: functions of people.
    Function,
    /// The text: what AI systems are for.
    Purpose,
    /// The text: what own controls ask.
    Description,
    /// The text: where own controls come from.
    Source,
}

/// A kind of things, or one field.
pub enum Left {
    /// Wherever such things stand.
    Kind(WithheldKind),
    /// Wherever the field stands.
    Field(TextField),
}

impl LeftOut {
    /// What the word stands for.
    pub fn of(self) -> Left {
        match self {
            Self::Notes => Left::Kind(WithheldKind::Notes),
            Self::People => Left::Kind(WithheldKind::People),
            Self::Acceptances => Left::Kind(WithheldKind::Acceptances),
            Self::EvidencePlaces => Left::Kind(WithheldKind::EvidencePlaces),
            Self::Risks => Left::Kind(WithheldKind::Risks),
            Self::Distribution => Left::Kind(WithheldKind::Distribution),
            Self::SystemDetails => Left::Kind(WithheldKind::SystemDetails),
            Self::Assessments => Left::Kind(WithheldKind::Assessments),
            Self::Requirements => Left::Kind(WithheldKind::Requirements),
            Self::Parties => Left::Kind(WithheldKind::Parties),
            Self::Objectives => Left::Kind(WithheldKind::Objectives),
            Self::ManagementSystem => Left::Kind(WithheldKind::ManagementSystem),
            Self::Questions => Left::Kind(WithheldKind::Questions),
            Self::Justification => Left::Field(TextField::Justification),
            Self::Implementation => Left::Field(TextField::Implementation),
            Self::Scope => Left::Field(TextField::Scope),
            Self::RolesNote => Left::Field(TextField::RolesNote),
            Self::Address => Left::Field(TextField::Address),
            Self::Function => Left::Field(TextField::Function),
            Self::Purpose => Left::Field(TextField::Purpose),
            Self::Description => Left::Field(TextField::Description),
            Self::Source => Left::Field(TextField::Source),
        }
    }
}

/// Two copies.
#[derive(Debug, Args)]
pub struct Compare {
    /// A client file.
    pub first: PathBuf,
    /// Another copy of it.
    pub second: PathBuf,
}

/// Two copies, and what becomes of them.
#[derive(Debug, Args)]
pub struct Merge {
    /// A client file; stays as it is. What it says is “mine” in decisions.
    pub first: PathBuf,
    /// Another copy of it; stays as it is. What it says is “theirs”.
    pub second: PathBuf,
    /// The new file with both.
    #[arg(long, value_name = "FILE", required_unless_present = "write_decisions")]
    pub out: Option<PathBuf>,
    /// What is decided, as --write-decisions writes it, with "take", "value" or "parts" filled in. "parts" settles a decision whose
    /// justification both changed: for each of its parts mine or theirs; for a text also both, or {"text": "words of your own"}.
    #[arg(long, value_name = "FILE.json")]
    pub decisions: Option<PathBuf>,
    /// Writes what has to be decided into a new file, with both sides of each; merges nothing.
    #[arg(long, value_name = "FILE.json", conflicts_with_all = ["out", "decisions"])]
    pub write_decisions: Option<PathBuf>,
}

/// `annexa changes`
#[derive(Debug, Args)]
pub struct Changes {
    /// The client file.
    pub file: PathBuf,
    /// The edition to begin with, by its label: the latest in force where not given, or the one before `--to`.
    #[arg(long, value_name = "LABEL")]
    pub from: Option<String>,
    /// The edition to end with, by its label: the statement as it is now where not given.
    #[arg(long, value_name = "LABEL")]
    pub to: Option<String>,
    /// Where to write the PDF; an older file of that name is replaced when the new one is complete. With --json alone, the
    /// changes are printed as JSON instead.
    #[arg(long, value_name = "X.pdf", required_unless_present = "json")]
    pub out: Option<PathBuf>,
    /// For whom: internal, auditor (no notes) or public (no people, places of evidence or risks).
    #[arg(long, value_enum)]
    pub audience: Option<Audience>,
    /// Paper size.
    #[arg(long, value_enum)]
    pub paper: Option<Paper>,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa declare`
#[derive(Debug, Args)]
pub struct Declare {
    /// The client file.
    pub file: PathBuf,
    /// Where to write the PDF; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
    /// The edition that it rests on, by its label: the latest in force where not given.
    #[arg(long, value_name = "LABEL")]
    pub edition: Option<String>,
    /// Mark it DRAFT, and write it whatever was found.
    #[arg(long)]
    pub draft: bool,
    /// Paper size.
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub paper: Paper,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa plan`
#[derive(Debug, Args)]
pub struct Plan {
    /// The client file.
    pub file: PathBuf,
    /// Where to write the PDF; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
    /// Approve the plan as it stands. This cannot be undone.
    #[arg(long, requires_all = ["label", "approved_by", "function"])]
    pub approve: bool,
    /// Version of the plan: that to approve it as, or that of an approved one.
    #[arg(long, visible_alias = "edition", value_name = "LABEL")]
    pub label: Option<String>,
    /// Who of the designated management approves it and accepts what remains.
    #[arg(long, value_name = "NAME", requires = "approve")]
    pub approved_by: Option<String>,
    /// In what function.
    #[arg(long, value_name = "FUNCTION", requires = "approve")]
    pub function: Option<String>,
    /// On what day; today where not given.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "approve")]
    pub date: Option<Date>,
    /// What changed.
    #[arg(long, value_name = "TEXT", default_value = "", requires = "approve")]
    pub note: String,
    /// The plan's own document id; that of the statement's treatment approval where not given.
    #[arg(long, value_name = "ID", default_value = "")]
    pub document_id: String,
    /// Paper size; an approved one stays on its own.
    #[arg(long, value_enum, default_value_t = Paper::A4)]
    pub paper: Paper,
    /// Which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa extract`
#[derive(Debug, Args)]
pub struct Extract {
    /// The PDF.
    #[arg(value_name = "X.pdf")]
    pub pdf: PathBuf,
    /// The client file to make; it must not exist. Without it, the data is printed.
    #[arg(long, value_name = "FILE.soa")]
    pub out: Option<PathBuf>,
    /// Print the data as it is attached, as JSON.
    #[arg(long, conflicts_with = "out")]
    pub data: bool,
}

/// `annexa seal`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("sealed-with").required(true))]
pub struct Seal {
    /// The client file.
    pub file: PathBuf,
    /// Where to write the sealed copy.
    #[arg(long, value_name = "X.soa.age")]
    pub out: PathBuf,
    /// A public key whose owner can open the copy; given again for each of several.
    #[arg(long = "recipient", value_name = "age1…", group = "sealed-with")]
    pub recipients: Vec<String>,
    /// A file with public keys, a line each, or `-` for standard input; lines that begin with # are passed over.
    #[arg(long, value_name = "FILE", group = "sealed-with")]
    pub recipients_file: Option<PathBuf>,
    /// A file whose first line is the passphrase, or `-` for standard input.
    #[arg(long, value_name = "FILE", group = "sealed-with")]
    pub passphrase_file: Option<PathBuf>,
}

/// `annexa unseal`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("opened-with").required(true))]
pub struct Unseal {
    /// The sealed copy.
    #[arg(value_name = "X.soa.age")]
    pub sealed: PathBuf,
    /// The client file to make; it must not exist.
    #[arg(long, value_name = "FILE.soa")]
    pub out: PathBuf,
    /// A file with secret keys, as age-keygen writes it, or `-` for standard input; given again for each of several.
    #[arg(long = "identity", value_name = "FILE", group = "opened-with")]
    pub identities: Vec<PathBuf>,
    /// A file whose first line is the passphrase, or `-` for standard input.
    #[arg(long, value_name = "FILE", group = "opened-with")]
    pub passphrase_file: Option<PathBuf>,
}

/// `annexa log`
#[derive(Debug, Args)]
pub struct Log {
    /// The client file.
    pub file: PathBuf,
    /// How many of the last revisions.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    pub last: u64,
}

/// `annexa copy`
#[derive(Debug, Args)]
pub struct Copy {
    /// The client file.
    pub file: PathBuf,
    /// The copy to make; nothing may stand there.
    #[arg(long, value_name = "COPY.soa")]
    pub out: PathBuf,
}

/// `annexa backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// The client file.
    pub file: PathBuf,
    /// Where backups are kept; beside the file, in “NAME backups”, where not given. It is made if it is missing.
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How many of them stay, with the new one.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: u32,
}

/// `annexa backups`
#[derive(Debug, Args)]
pub struct Backups {
    /// The client file.
    pub file: PathBuf,
    /// Where backups are kept; beside the file, in “NAME backups”, where not given.
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `annexa restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    pub backup: PathBuf,
    /// The new file, or the one to replace.
    #[arg(long, value_name = "FILE.soa")]
    pub out: PathBuf,
}

/// `annexa undo`, `annexa redo`
#[derive(Debug, Args)]
pub struct Step {
    /// The client file.
    pub file: PathBuf,
}

/// `annexa return`
#[derive(Debug, Args)]
pub struct Return {
    /// The client file.
    pub file: PathBuf,
    /// The revision: its number, or the beginning of its id, as “annexa log” prints them.
    #[arg(long, value_name = "REV")]
    pub to: String,
}

/// `annexa salvage`
#[derive(Debug, Args)]
pub struct Salvage {
    /// The damaged file.
    pub damaged: PathBuf,
    /// The client file to make; it must not exist.
    #[arg(long, value_name = "NEW.soa")]
    pub out: PathBuf,
}

/// `annexa frameworks`
#[derive(Debug, Args)]
pub struct Frameworks {
    /// Only this one, with all of its entries.
    #[arg(value_parser = PossibleValuesParser::new(frameworks().iter().map(|shipped| shipped.about.id.as_str())))]
    pub name: Option<String>,
    /// The frameworks and crosswalks that were brought into this client file instead.
    #[arg(long, value_name = "FILE.soa", conflicts_with = "name")]
    pub of: Option<PathBuf>,
    /// Take this framework or crosswalk out of that file again; it stays while something rests on it.
    #[arg(long, value_name = "ID", requires = "of")]
    pub remove: Option<String>,
    /// Drop what that file decides on, or cites, of this framework and its version there no longer has.
    #[arg(long, value_name = "ID", requires = "of", conflicts_with = "remove")]
    pub drop_gone: Option<String>,
}

/// `annexa bring`
#[derive(Debug, Args)]
pub struct Bring {
    /// The client file.
    pub file: PathBuf,
    /// A framework or a crosswalk, as CSV or JSON.
    #[arg(value_name = "RULES.csv")]
    pub brought: PathBuf,
    /// Say what it would change, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// The names of the starting points.
fn starts() -> impl Iterator<Item = &'static str> {
    starting_points().starting_points.iter().map(|point| point.id.as_str())
}

/// `annexa starts`
#[derive(Debug, Args)]
pub struct Starts {
    /// Only this one, in full.
    #[arg(value_parser = PossibleValuesParser::new(starts()))]
    pub name: Option<String>,
}

/// `annexa crosswalk`
#[derive(Debug, Args)]
pub struct Crosswalk {
    /// A control, a clause, a subcategory, a risk or a group of them, as it is printed.
    #[arg(required = true, value_name = "ENTRY")]
    pub entry: Vec<String>,
    /// With the frameworks and crosswalks that were brought into this client file.
    #[arg(long, value_name = "FILE.soa")]
    pub of: Option<PathBuf>,
}

/// `annexa coverage`
#[derive(Debug, Args)]
pub struct Coverage {
    /// The client file.
    pub file: PathBuf,
    /// Only this statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
    /// The crosswalk to see it by, one that ships or that was brought in; the first where not given.
    #[arg(long, value_name = "CROSSWALK")]
    pub crosswalk: Option<String>,
}

/// `annexa suggest`
#[derive(Debug, Args)]
pub struct Suggest {
    /// The client file.
    pub file: PathBuf,
    /// By which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa reuse`
#[derive(Debug, Args)]
pub struct Reuse {
    /// The client file.
    pub file: PathBuf,
    /// By which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa questions`
#[derive(Debug, Args)]
pub struct Questions {
    /// The client file.
    pub file: PathBuf,
    /// Only those asked of this person or role, as it is written in the question.
    #[arg(long, value_name = "ADDRESSEE")]
    pub of: Option<String>,
    /// Only those that nobody has answered.
    #[arg(long)]
    pub open: bool,
    /// Where to write them as a PDF, a sheet for each who is asked; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
    /// Paper size.
    #[arg(long, value_enum, requires = "out")]
    pub paper: Option<Paper>,
    /// Beside which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID", requires = "out")]
    pub statement: Option<String>,
}

/// `annexa profile`
#[derive(Debug, Args)]
pub struct Profile {
    /// The client file.
    pub file: PathBuf,
    /// Whose clauses or categories; the clauses of ISO/IEC 42001 where not given, and in a PDF those of all standards in the file.
    #[arg(value_parser = PossibleValuesParser::new(TOLD_OF))]
    pub framework: Option<String>,
    /// Where to write it as a PDF; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: Option<PathBuf>,
    /// For whom: internal or auditor. The public gets none.
    #[arg(long, value_enum, requires = "out")]
    pub audience: Option<Audience>,
    /// Paper size.
    #[arg(long, value_enum, requires = "out")]
    pub paper: Option<Paper>,
    /// Beside which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID", requires = "out")]
    pub statement: Option<String>,
}

/// `annexa record`
#[derive(Debug, Args)]
pub struct Record {
    /// The client file.
    pub file: PathBuf,
    /// Where to write the PDF; an older file of that name is replaced when the new one is complete.
    #[arg(long, value_name = "X.pdf")]
    pub out: PathBuf,
    /// For whom: internal or auditor. The public gets none.
    #[arg(long, value_enum)]
    pub audience: Option<Audience>,
    /// Paper size.
    #[arg(long, value_enum)]
    pub paper: Option<Paper>,
    /// Beside which statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa trace`
#[derive(Debug, Args)]
pub struct Trace {
    /// The client file.
    pub file: PathBuf,
    /// A control, a record by its label, or an entry of a framework that records cite.
    #[arg(required = true, value_name = "ITEM")]
    pub item: Vec<String>,
    /// Only this statement, where the file holds several: its id or document id.
    #[arg(long, value_name = "ID")]
    pub statement: Option<String>,
}

/// `annexa operations`
#[derive(Debug, Args)]
pub struct Operations {
    /// Only this one, with everything that it takes.
    #[arg(hide_possible_values = true, ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(schema::operations().map(|(name, _)| name)))]
    pub name: Option<String>,
}

/// A schema that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Published {
    /// Of a list of operations, as “annexa apply” reads it.
    Operations,
    /// Of a whole file, as “annexa show --json” writes it.
    Snapshot,
    /// Of the data inside a declaration, as “annexa extract --data” prints it.
    Declaration,
}

/// `annexa schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of what.
    pub of: Published,
}

/// For whom an export is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Audience {
    /// The organisation itself.
    Internal,
    /// An auditor.
    Auditor,
    /// Anybody.
    Public,
}

impl From<Audience> for annexa_model::Audience {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Internal => Self::Internal,
            Audience::Auditor => Self::Auditor,
            Audience::Public => Self::Public,
        }
    }
}

/// Paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// Which form of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The whole document.
    Full,
    /// One table of all controls.
    Register,
}
