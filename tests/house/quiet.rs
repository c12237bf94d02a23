//! What the sources say about leaving this computer, and about what a client file may do in the page.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use annexa_support::{root, text};
use serde_json::Value;

/// The files of a folder and its folders with one of these endings, and what stands in each.
fn sources(folder: &str, endings: &[&str]) -> BTreeMap<String, String> {
    let mut folders = vec![root().join(folder)];
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    assert!(!found.is_empty());
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Where one of these stands in sources, as `file: word`.
fn places<'a>(sources: &BTreeMap<String, String>, words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let words: Vec<&str> = words.into_iter().collect();
    let held = |text: &str| words.iter().copied().filter(|word| text.contains(word)).collect::<Vec<_>>();
    sources.iter().flat_map(|(name, text)| held(text).into_iter().map(move |word| format!("{name}: {word}"))).collect()
}

#[test]
fn the_page_may_ask_for_named_commands_and_nothing_else() {
    let files = fs::read_dir(root().join("src-tauri/capabilities")).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<PathBuf> = files.collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let capability: Value = serde_json::from_str(&read(&files[0])).unwrap();
    let keys: BTreeSet<&str> = capability.as_object().unwrap().keys().map(String::as_str).collect();
    // No `remote`: only the page that the program carries is given anything.
    assert_eq!(keys, BTreeSet::from(["$schema", "identifier", "description", "windows", "permissions"]));
    assert_eq!(capability["windows"], serde_json::json!(["client-*"]));

    let build = read("src-tauri/build.rs");
    let (_, list) = build.split_once("const COMMANDS: &[&str] = &[").unwrap();
    let commands = list.split_once("];").unwrap().0.split(',').map(|name| name.trim().trim_matches('"'));
    let commands = commands.filter(|name| !name.is_empty()).map(|name| format!("allow-{}", name.replace('_', "-")));
    let core = ["event:allow-listen", "event:allow-unlisten", "window:allow-destroy", "webview:allow-set-webview-zoom"];
    let expected: BTreeSet<String> = commands.chain(core.map(|name| format!("core:{name}"))).collect();
    let given = capability["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
    assert_eq!(given.collect::<BTreeSet<_>>(), expected);
}

#[test]
fn the_page_may_load_nothing_that_the_program_does_not_carry() {
    let configuration: Value = serde_json::from_str(&read("src-tauri/tauri.conf.json")).unwrap();
    assert!(configuration.get("plugins").is_none());
    assert_eq!(configuration["build"], serde_json::json!({"frontendDist": "../ui/dist"}), "no page from elsewhere");
    let security = configuration["app"]["security"].as_object().unwrap();
    // No exception from the policy, no protocol that reads files.
    assert_eq!(security.keys().map(String::as_str).collect::<Vec<_>>(), ["capabilities", "csp"]);
    let policy = security["csp"].as_object().unwrap();
    let own = BTreeSet::from(["'self'", "'none'"]);
    for (directive, allowed) in policy {
        let allowed: BTreeSet<&str> = allowed.as_str().unwrap().split_whitespace().collect();
        let known = match directive.as_str() {
            // Pictures that the page draws itself.
            "img-src" => own.iter().copied().chain(["data:", "blob:"]).collect(),
            // The program's own commands; the address is how Windows calls them, and never leaves the program.
            "connect-src" => BTreeSet::from(["ipc:", "http://ipc.localhost"]),
            _ => own.clone(),
        };
        assert!(allowed.is_subset(&known), "{directive}: {allowed:?}");
    }
    for directive in ["default-src", "base-uri", "form-action", "frame-ancestors"] {
        assert_eq!(policy[directive], "'none'", "{directive}");
    }
    assert_eq!(policy["script-src"], "'self'");
}

/// Packages in what ships for a system, with their features. Which of them a system needs differs: on phones, for which this
/// is not built, the toolkit would bring a client for HTTP.
fn shipped(system: &str) -> BTreeMap<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args("tree --offline -p annexa-cli -p annexa-app -e normal --prefix none -f {p}|{f} --target".split(' '))
        .arg(system)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = text(&output);
    let lines = listed.lines().filter_map(|line| line.split_once('|'));
    lines.map(|(name, features)| (name.split(' ').next().unwrap().to_owned(), features.to_owned())).collect()
}

#[test]
fn nothing_that_ships_can_speak_to_a_network() {
    // Clients, servers, protocols, what looks names up, and what they all stand on.
    const NETWORKING: &str = "actix-web async-io async-net async-std attohttpc axum curl curl-sys h2 h3 hickory-resolver \
        hyper hyper-util isahc jsonrpsee libp2p mio minreq native-tls openssl openssl-sys quinn reqwest ring rustls rusty-tls \
        s2n-quic smol socket2 ssh2 surf tiny_http tokio-rustls tonic tower-http trust-dns-resolver tungstenite ureq warp \
        webpki-roots zbus";
    for system in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        let packages = shipped(system);
        assert!(packages.contains_key("annexa-jobs") && packages.contains_key("tauri"), "{packages:?}");
        let networking = packages.keys().filter(|name| NETWORKING.split_whitespace().any(|known| known == *name));
        assert_eq!(networking.collect::<Vec<_>>(), Vec::<&String>::new(), "{system}");
        // What the toolkit offers beyond windows: files, programs, addresses, updates.
        let plugins = packages.keys().filter(|name| name.starts_with("tauri-plugin"));
        assert_eq!(plugins.collect::<Vec<_>>(), Vec::<&String>::new(), "{system}");
        let tokio: Vec<&str> = packages["tokio"].split(',').collect();
        assert!(!tokio.contains(&"net"), "{system}: {tokio:?}");
    }
}

#[test]
fn nothing_of_ours_asks_for_a_network() {
    let rust = sources("src-tauri", &["rs"]);
    let asked = places(&rust, ["std::net", "TcpStream", "TcpListener", "UdpSocket", "UnixStream", "UnixDatagram"]);
    assert_eq!(asked, BTreeSet::new());
    let page = sources("ui/src", &["ts", "svelte", "css"]);
    let words = ["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "WebTransport", "RTCPeer"];
    assert_eq!(places(&page, words.into_iter().chain(["importScripts", "url(http", "@import url"])), BTreeSet::new());
}

#[test]
fn what_a_file_says_is_text_in_the_page() {
    let page = sources("ui/src", &["ts", "svelte"]);
    let markup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "setHTML", "srcdoc"];
    let code = ["createContextualFragment", "eval(", "new Function", "{@html"];
    assert_eq!(
        places(&page, markup.into_iter().chain(code)),
        // The shapes of the library's icons, which nobody typed.
        BTreeSet::from(["ui/src/lib/glyphs/Icon.svelte: {@html".to_owned()])
    );
    let icon = &page["ui/src/lib/glyphs/Icon.svelte"];
    assert!(icon.contains("{@html shapes(of)}") && icon.matches("{@html").count() == 1);
    assert!(icon.contains("of: IconNode"), "what becomes markup is an icon of the library's");
}

#[test]
fn nothing_in_the_page_leads_out_of_it() {
    // Forms send nothing anywhere: the policy says so. What the list makes by a name is `span` or `ins`.
    let elements = ["<a ", "<a>", "<a\n", "<area", "<iframe", "<object", "<embed", "<base", "<link", "<svelte:element"];
    let leaving =
        ["href=", "target=", "{href", "xlink", "window.open", "location.href", "location =", "location.assign"];
    let made = ["createElement('a", "createElementNS(", "setAttribute('href", ".href =", "location.replace"];
    assert_eq!(
        places(&sources("ui/src", &["svelte"]), elements),
        BTreeSet::from(["ui/src/places/controls/Controls.svelte: <svelte:element".to_owned()])
    );
    assert_eq!(places(&sources("ui/src", &["ts", "svelte"]), leaving.into_iter().chain(made)), BTreeSet::new());
}

#[test]
fn a_window_stays_with_its_page() {
    let shell = sources("src-tauri/src", &["rs"]);
    let count = |words: &str| shell.values().map(|text| text.matches(words).count()).sum::<usize>();
    let windows = count("WebviewWindowBuilder::new");
    assert_eq!(windows, 1);
    for held in [
        ".on_navigation(platform::is_our_page)",
        ".on_new_window(|_, _| NewWindowResponse::Deny)",
        ".on_download(|_, _| false)",
    ] {
        assert_eq!(count(held), windows, "{held}");
    }
}

/// Only what this window wrote is ever opened, by the number that it was given, and from one place.
#[test]
fn nothing_that_a_file_names_is_opened() {
    let mut all = sources("src-tauri", &["rs"]);
    all.retain(|name, _| !name.contains("/xtask/") && !name.contains("/tests/"));
    let opens = places(&all, ["launch_default", "opener::", "ShellExecute", "xdg-open", "show_uri", "opening::open("]);
    assert_eq!(
        opens.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            "src-tauri/src/commands/editions.rs: opening::open(",
            "src-tauri/src/platform.rs: launch_default",
            "src-tauri/src/platform.rs: opener::",
        ]
    );
    let command = &all["src-tauri/src/commands/editions.rs"];
    assert_eq!(command.matches("opening::open(").count(), 1);
    assert!(command.contains("files.of(window.label())?.written(handle).ok_or(Error::NoFile)?;\n    opening::open("));
    // The program itself, which reads a foreign PDF in a process of its own.
    let started = places(&all, ["Command::new"]);
    assert_eq!(started.iter().collect::<Vec<_>>(), ["src-tauri/crates/annexa-jobs/src/inside.rs: Command::new"]);
}
