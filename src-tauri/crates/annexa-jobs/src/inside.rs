//! The data inside a PDF: looked for by a process of its own, taken over into a new client file.
//!
//! A PDF from anywhere is read by this very program, started again with [`DOOR`] as its first word: it reads the PDF from
//! standard input, writes what it found to standard output, and may take two seconds and 150 MB beyond what it has when it
//! starts. Whatever a file does to it, the program that has client files open goes on.
//!
//! The bound on memory is the system's (`RLIMIT_AS`); where there is none, as on Windows and in effect on macOS, the bounds
//! of [`annexa_report::extract`] and the time remain.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use annexa_document::{Document, Env};
use annexa_model::{Copied, ManagementPaper, Operation, OperationError, Origin, Snapshot, content_hash, sha256_hex};
use annexa_report::{ExtractError, Found, Limits, extract};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{Error, Result};

/// The word that starts this program as a reader of one PDF. No file that a user opens is called so.
const DOOR: &str = "--read-the-data-inside-a-pdf";
/// So long may reading take; with starting and ending it is less than two seconds.
const LONGEST: Duration = Duration::from_millis(1_700);
/// Bytes of memory that reading may take.
#[cfg(unix)]
const MOST: u64 = 150 << 20;
/// Bytes of what the reader says beside the data.
const HEAD: u64 = 64 << 10;

/// What a client file was made from, where it was made from a copy.
pub fn origin(document: &Document) -> Option<Origin> {
    Origin::of(document.cells())
}

/// Reads the data inside a PDF, in a process of its own.
///
/// # Errors
/// [`Error::Inside`], [`Error::Unread`].
pub fn data_inside(pdf: &Path) -> Result<Found> {
    let unread = |source| Error::Unread { path: pdf.to_owned(), source };
    let program = std::env::current_exe().map_err(unread)?;
    read_by(program.as_os_str(), pdf)
}

/// The same, where a client file is to be made of it: of a declaration or a treatment plan none can be.
///
/// # Errors
/// As [`data_inside`]; [`Error::Declaration`], [`Error::Plan`].
pub fn statement_inside(pdf: &Path) -> Result<Found> {
    let inside = data_inside(pdf)?;
    match Snapshot::form(&inside.json) {
        Some(form) if form.starts_with("declaration/") => Err(Error::Declaration { path: pdf.to_owned() }),
        Some(form) if form.starts_with("treatment-plan/") => Err(Error::Plan { path: pdf.to_owned() }),
        Some(form) if ManagementPaper::is_form(&form) => Err(Error::Paper { path: pdf.to_owned() }),
        _ => Ok(inside),
    }
}

/// Makes a client file of what [`statement_inside`] found in a PDF. Ids are kept, so that what is exported from it is equal to what was taken.
/// The file says where it came from ([`origin`]); editions that were issued before are known in it by name, and their bytes
/// stay where they were issued.
///
/// # Errors
/// As [`Document::create`]; [`OperationError::Copy`] if the data is none that can be taken over. No file is
/// left behind then.
pub fn take_copy(pdf: &Path, inside: Found, file: &Path, env: Env, today: Date) -> Result<Document> {
    let refused = |error| Error::Document(OperationError::Copy(error).into());
    let snapshot = Snapshot::read(&inside.json).map_err(refused)?;
    let Some(statement) = snapshot.statements.first().map(|s| s.id.clone()) else {
        return Err(Error::Inside { path: pdf.to_owned(), source: ExtractError::NoData });
    };
    let origin = Origin {
        file: pdf.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        data: sha256_hex(&inside.json),
        content: content_hash(&snapshot, &statement).map_err(annexa_document::Error::from)?,
        audience: snapshot.audience,
        standing: inside.standing,
        label: inside.label,
        dated: inside.dated,
        taken: today,
    };
    Ok(Document::create(file, env, &[Operation::TakeCopy(Box::new(Copied { snapshot, origin }))])?)
}

/// For the first line of a program's `main`: if it was started to read a PDF, it does that and nothing else.
pub fn answer_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != DOOR {
        return None;
    }
    let length = arguments.next().and_then(|length| length.to_str()?.parse().ok()).unwrap_or(0);
    bound_memory();
    Some(if answer(length).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(unix)]
fn bound_memory() {
    // What is mapped already, such as a window's libraries, is not what the PDF asks for.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mapped =
        status.lines().find_map(|line| line.strip_prefix("VmSize:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    let most = mapped.unwrap_or(1_u64 << 20).saturating_mul(1024).saturating_add(MOST);
    // Where the system knows no such bound, the time remains.
    let _ = rlimit::setrlimit(rlimit::Resource::AS, most, most);
    let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
}

#[cfg(not(unix))]
fn bound_memory() {}

/// Says on standard output what is inside the PDF on standard input: a line of JSON, then the data.
fn answer(length: usize) -> io::Result<()> {
    let most = Limits::USUAL.file;
    // One byte more tells a file that grew meanwhile.
    let mut pdf = Vec::with_capacity(length.min(most) + 1);
    io::stdin().lock().take(most as u64 + 1).read_to_end(&mut pdf)?;
    let (head, data) = match extract(&pdf, Limits::USUAL) {
        Ok(Found { name, json, standing, label, dated }) => {
            (json!({"name": name, "standing": standing, "label": label, "dated": dated}), json)
        }
        Err(error) => (json!({"error": format!("{error:?}")}), Vec::new()),
    };
    drop(pdf);
    let mut out = io::stdout().lock();
    writeln!(out, "{head}")?;
    out.write_all(&data)?;
    out.flush()
}

/// Has a program read a PDF that answers as [`answer_if_asked`] does.
fn read_by(program: &OsStr, pdf: &Path) -> Result<Found> {
    let unread = |source| Error::Unread { path: pdf.to_owned(), source };
    let no = |source| Error::Inside { path: pdf.to_owned(), source };
    let metadata = std::fs::metadata(pdf).map_err(unread)?;
    if !metadata.is_file() {
        // A pipe might wait for ever.
        return Err(no(ExtractError::NotAPdf));
    }
    if metadata.len() > Limits::USUAL.file as u64 {
        return Err(no(ExtractError::TooLarge));
    }
    let mut reader = Command::new(program);
    reader.args([OsStr::new(DOOR), OsStr::new(&metadata.len().to_string())]);
    reader.stdin(File::open(pdf).map_err(unread)?).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(windows)]
    {
        /// `CREATE_NO_WINDOW`: a program of the command line would open one otherwise.
        const NO_WINDOW: u32 = 0x0800_0000;
        std::os::windows::process::CommandExt::creation_flags(&mut reader, NO_WINDOW);
    }
    let mut child = reader.spawn().map_err(unread)?;
    let said = said_in_time(&mut child);
    // Also where it is done: what still runs then has nothing to say.
    let _ = child.kill();
    let _ = child.wait();
    let (head, json) = said.ok_or_else(|| no(ExtractError::Overwhelming))?;
    if let Some(error) = head.get("error").and_then(Value::as_str) {
        let known = ExtractError::ALL.into_iter().find(|known| format!("{known:?}") == error);
        return Err(no(known.unwrap_or(ExtractError::Damaged)));
    }
    let text = |field: &str| head.get(field).and_then(Value::as_str).map(str::to_owned);
    Ok(Found {
        name: text("name").unwrap_or_default(),
        json,
        standing: head.get("standing").and_then(|value| serde_json::from_value(value.clone()).ok()),
        label: text("label"),
        dated: text("dated").and_then(|date| date.parse().ok()),
    })
}

/// What the reader says, if it says it whole and in time.
fn said_in_time(child: &mut Child) -> Option<(Value, Vec<u8>)> {
    let out = child.stdout.take()?;
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let said = said(out);
        let _ = sender.send(said);
    });
    let said = receiver.recv_timeout(LONGEST).ok()?.ok()?;
    // Its output ended, so it is ending: only one that did so in good order has said everything.
    child.wait().ok()?.success().then_some(said)
}

fn said(out: impl Read) -> io::Result<(Value, Vec<u8>)> {
    let mut out = io::BufReader::new(out);
    let mut head = Vec::new();
    out.by_ref().take(HEAD).read_until(b'\n', &mut head)?;
    let mut data = Vec::new();
    out.take(Limits::USUAL.data as u64).read_to_end(&mut data)?;
    Ok((serde_json::from_slice(&head)?, data))
}
