//! Nothing leaves this computer: what the programs ask of the system's sockets, seen by strace.
//!
//! strace follows every process and thread that a program starts. `WebKit`'s own sandbox, which would start its processes
//! through bubblewrap, is not switched on by the window's toolkit, so that they are ordinary children and are followed too.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use annexa_support::{Display, MARKER, annexa, full_of_markup, program, root, text};

/// Every call that has to do with sockets, and the one by which they could be used without calls.
const EVERYTHING: &str = "%network,io_uring_setup,io_uring_enter";
/// Those of them that begin something or send; what is received is left out, of which a display has much to say.
const OUTWARD: &str = "socket,socketpair,bind,connect,listen,accept,accept4,sendto,sendmsg,sendmmsg,io_uring_setup";

/// The only sockets beside local ones that the window's toolkit opens, what each is for, and the one thing it may ask.
const NAMED: &[(&str, &str)] = &[
    // GLib's network monitor, which WebKit's network process has: it asks the kernel for its routing table.
    ("AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE", "nlmsg_type=RTM_GETROUTE"),
];

/// A program under strace, whose calls go into a folder, a file for each of its threads.
fn traced(calls: &str, folder: &Path, program: &OsStr) -> Command {
    let mut command = Command::new("strace");
    // Descriptors are told with what they are, texts in hexadecimal and whole.
    command.args("-ff -q -yy -xx -s 1000000 -e signal=none -e".split(' '));
    command.args([&format!("trace={calls}"), "-o"]);
    command.arg(folder.join("calls")).arg("--").arg(program);
    command
}

/// What a traced program asked for, call by call.
fn calls(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let lines = files.flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| !line.starts_with("+++") && !line.starts_with("---")).collect()
}

/// A text as strace writes it.
fn in_hexadecimal(text: &str) -> String {
    text.bytes().fold(String::new(), |told, byte| format!("{told}\\x{byte:02x}"))
}

/// What kind of socket a call is about, and its number, as strace tells them: `4<UNIX-STREAM:[1975067->1975068]>`.
fn socket(call: &str) -> (&str, &str) {
    let told = call.split_once('<').and_then(|(_, rest)| rest.split_once(":[")).unwrap_or_default();
    (told.0, told.1.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default())
}

/// Who listens on this computer and may be spoken to.
struct Local<'a> {
    /// The display that shows the window: it is shown what is in the file.
    display: &'a str,
    /// The desktop's message bus: it must not be told any of it.
    bus: &'a str,
}

/// Which of the calls lead out of this computer, or to somebody on it who is not meant.
fn leading_out<'a>(calls: &'a [String], local: &Local) -> Vec<&'a str> {
    let (display, bus, marker) = (in_hexadecimal(local.display), in_hexadecimal(local.bus), in_hexadecimal(MARKER));
    let to_bus = |call: &&String| call.starts_with("connect(") && call.contains(&bus);
    let buses: BTreeSet<&str> = calls.iter().filter(to_bus).map(|call| socket(call).1).collect();
    let stays = |call: &&String| {
        let (name, arguments) = call.split_once('(').unwrap_or_default();
        let (kind, number) = socket(call);
        match name {
            "socket" | "socketpair" => {
                arguments.starts_with("AF_UNIX,") || NAMED.iter().any(|(named, _)| arguments.starts_with(named))
            }
            "connect" if kind.starts_with("UNIX") => call.contains(&display) || call.contains(&bus),
            "sendto" | "sendmsg" | "sendmmsg" if kind.starts_with("UNIX") => {
                !(buses.contains(number) && call.contains(&marker))
            }
            "bind" => kind == "NETLINK",
            "sendto" | "sendmsg" if kind == "NETLINK" => {
                NAMED.iter().any(|(_, asks)| call.contains(asks)) && !call.contains(&marker)
            }
            _ => false,
        }
    };
    calls.iter().filter(|call| !stays(call)).map(String::as_str).collect()
}

/// A message bus of our own, with nobody on it but who the test starts.
struct Bus {
    daemon: Child,
    path: String,
}

impl Bus {
    fn new(folder: &Path) -> Self {
        let (path, rules) = (folder.join("bus").to_string_lossy().into_owned(), folder.join("bus.conf"));
        let allowed = "<allow send_destination='*'/><allow receive_sender='*'/><allow own='*'/>";
        let lines = format!("<listen>unix:path={path}</listen><policy context='default'>{allowed}</policy>");
        fs::write(&rules, format!("<busconfig><type>session</type>{lines}</busconfig>")).unwrap();
        let mut daemon = Command::new("dbus-daemon");
        let daemon = daemon.arg("--nofork").arg("--nopidfile").arg(format!("--config-file={}", rules.display()));
        let daemon = daemon.stderr(Stdio::null()).spawn().expect("dbus-daemon starts; `cargo xtask test` installs it");
        let bus = Self { daemon, path };
        wait("the message bus is there", || Path::new(&bus.path).exists());
        bus
    }

    fn on<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let address = format!("unix:path={}", self.path);
        command.env("DBUS_SESSION_BUS_ADDRESS", &address).env("DBUS_SYSTEM_BUS_ADDRESS", &address)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn wait(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_mins(1), "{what}: waited in vain");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("strace starts; `cargo xtask test` installs it");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    text(&output)
}

#[test]
fn no_job_of_the_command_line_opens_a_socket() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, edition, declaration) = (at("s.soa"), at("edition.pdf"), root().join("assets/samples/declaration.json"));
    let changed = r#"[{"op":"EditStatement","set":[{"version":"1.1"}]},
        {"op":"Decide","controls":["A.5.2"],"set":[{"included":"Since a ferry waited a night for an answer."}]}]"#;
    fs::write(at("list.json"), changed).unwrap();
    fs::write(at("rules.csv"), "# id: r\n# name: Rules\n# version: 1\ngroup,group title,id,title\n1,Buying,1.1,Ask\n")
        .unwrap();
    fs::write(at("passphrase"), "six words that nobody would guess").unwrap();
    fs::write(at("scan.pdf"), "%PDF-1.4 signed by hand %%EOF").unwrap();
    let (list, declaration) = (at("list.json"), declaration.to_string_lossy().into_owned());
    let jobs: &[&[&str]] = &[
        &["new", &at("empty.soa"), "--org", MARKER],
        &["new", &file, "--sample=draft"],
        &["show", &file],
        &["check", &file],
        &["candidate", &file, "--out", &at("candidate.pdf")],
        &["issue", &file, "--approved-by", "Role A", "--function", "Managing director", "--out", &edition],
        &["export", &file, "--edition", "1.0", "--out", &at("again.pdf")],
        &["export", &file, "--audience", "public", "--out", &at("public.pdf")],
        &["extract", &edition, "--out", &at("copy.soa")],
        &["apply", &file, &list],
        &["changes", &file, "--out", &at("changes.pdf")],
        &["plan", &file, "--out", &at("plan.pdf")],
        &["apply", &file, &declaration],
        &["declare", &file, "--draft", "--out", &at("declaration.pdf")],
        &["signed", &file, "--edition", "1.0", "--attach", &at("scan.pdf")],
        &["attachments", &file, "--evidence", "EV-01", "--attach", &at("scan.pdf")],
        &["withdraw", &file, "--edition", "1.0", "--reason", "The wrong annex."],
        &["log", &file],
        &["return", &file, "--to", "1"],
        &["undo", &file],
        &["redo", &file],
        &["copy", &file, "--out", &at("stick.soa")],
        &["compare", &file, &at("stick.soa")],
        &["merge", &file, &at("stick.soa"), "--out", &at("both.soa")],
        &["redact", &file, "--out", &at("redacted.soa"), "--without", "notes,people"],
        &["salvage", &at("stick.soa"), "--out", &at("salvaged.soa")],
        &["backup", &file],
        &["backups", &file],
        &["restore", &at("stick.soa"), "--out", &at("restored.soa")],
        &["key", "new", &at("key"), "--passphrase-file", &at("passphrase")],
        &["sign", &file, "--edition", "1.0", "--key", &at("key"), "--passphrase-file", &at("passphrase")],
        &["verify", &file],
        &["seal", &file, "--out", &at("client.soa.age"), "--passphrase-file", &at("passphrase")],
        &["unseal", &at("client.soa.age"), "--out", &at("unsealed.soa"), "--passphrase-file", &at("passphrase")],
        &["frameworks"],
        &["bring", &file, &at("rules.csv"), "--dry-run"],
        &["crosswalk", "A.6.2.4"],
        &["coverage", &file],
        &["suggest", &file],
        &["reuse", &file],
        &["starts", "27001-first"],
        &["trace", &file, "A.6.2.4"],
        &["profile", &file, "nist-ai-rmf"],
        &["questions", &file, "--open"],
        &["record", &file, "--out", &at("record.pdf")],
        &["operations", "Decide"],
        &["schema", "snapshot"],
        &["help"],
    ];
    for (n, job) in jobs.iter().enumerate() {
        let seen = folder.path().join(format!("job-{n}"));
        fs::create_dir(&seen).unwrap();
        run(traced(EVERYTHING, &seen, program("annexa").as_os_str()).args(*job).env("ANNEXA_AUTHOR", "Role B"));
        assert!(fs::read_dir(&seen).unwrap().count() > 0, "{job:?} was not watched");
        assert_eq!(calls(&seen), Vec::<String>::new(), "{job:?}");
    }
    // Who adds a job adds it here.
    let tried: BTreeSet<&str> = jobs.iter().map(|job| job[0]).collect();
    let help = text(&annexa(["--help"]));
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let names = listed.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    let names: BTreeSet<&str> = names.map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(tried, names);
}

#[test]
fn the_window_speaks_to_nobody_but_its_display() {
    const CONTROL: u32 = 0xffe3;
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    fs::create_dir(&seen).unwrap();
    let file = full_of_markup(folder.path(), "127.0.0.1:9");
    let (bus, display) = (Bus::new(folder.path()), Display::new(1440, 900));
    let mut command = traced(OUTWARD, &seen, program("annexa-window").as_os_str());
    let mut window = bus
        .on(display.shows(&mut command, folder.path()))
        .arg(&file)
        .stdin(Stdio::null())
        .spawn()
        .expect("strace starts; `cargo xtask test` installs it");
    wait("the file is shown", || display.titles().iter().any(|title| title.contains(MARKER)));
    display.painted();
    // Something is changed, every place is looked at, and the pages of an export.
    let go = |held: &[u32], key: char| {
        let before = display.look().2;
        display.press(held, u32::from(key));
        display.painted_anew(&before);
    };
    go(&[], 'u');
    for place in "13456789".chars() {
        go(&[CONTROL], place);
    }
    go(&[CONTROL], 'e');
    std::thread::sleep(Duration::from_secs(5));
    display.ask_to_close();
    let mut ended = None;
    wait("the window closes", || {
        ended = window.try_wait().unwrap();
        ended.is_some()
    });
    assert!(ended.unwrap().success());
    let after: serde_json::Value =
        serde_json::from_str(&text(&annexa(["show", file.to_str().unwrap(), "--json"]))).unwrap();
    assert_eq!(
        after["statements"][0]["decisions"][0]["applicability"], "undecided",
        "it was worked in, not only shown"
    );

    let calls = calls(&seen);
    let out = leading_out(&calls, &Local { display: "/tmp/.X11-unix/X", bus: &bus.path });
    assert!(out.is_empty(), "{out:#?}");
    // All processes were watched, and what they say to one another could be read: the page is told what is in the file.
    let told = in_hexadecimal(MARKER);
    assert!(calls.iter().any(|call| call.starts_with("sendmsg(") && call.contains(&told)), "the page was told nothing");
}

/// A judge that finds nothing anywhere would let everything pass.
#[test]
fn what_does_lead_out_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let bus = Bus::new(folder.path());
    let local = Local { display: "/tmp/.X11-unix/X", bus: &bus.path };
    let say = |what: &str| format!("dbus-send --session --dest=org.freedesktop.DBus / a.b.c 'string:{what}'");
    let found = |n: usize, script: &str| {
        let seen: PathBuf = folder.path().join(format!("script-{n}"));
        fs::create_dir(&seen).unwrap();
        let mut command = traced(OUTWARD, &seen, "bash".as_ref());
        // A shell that is not told whose it is asks the system's directory of users, over a socket.
        command.env("SHELL", "/bin/bash").env("HOME", folder.path());
        // Whether it gets through is not the question, and it is a process of a process that asks.
        bus.on(&mut command).args(["-c", &format!("({script}) 2>/dev/null; true")]).output().unwrap();
        let calls = calls(&seen);
        leading_out(&calls, &local).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let connects = found(0, "exec 3<>/dev/tcp/127.0.0.1/9");
    assert!(connects.iter().any(|call| call.starts_with("connect(") && call.contains("AF_INET")), "{connects:#?}");
    let sends = found(1, "echo x > /dev/udp/127.0.0.1/9");
    assert!(sends.iter().any(|call| call.starts_with("socket(AF_INET, SOCK_DGRAM")), "{sends:#?}");
    let asks = found(2, "getent ahosts annexa.invalid");
    assert!(!asks.is_empty(), "looking a name up was not seen");
    let tells = found(3, &say(MARKER));
    assert!(tells.iter().any(|call| call.starts_with("send")), "{tells:#?}");
    assert_eq!(found(4, &say("nothing of the file")), Vec::<String>::new(), "the bus itself may be spoken to");
    assert_eq!(found(5, "true"), Vec::<String>::new());
}
