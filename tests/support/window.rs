//! The real window, under a display of its own, driven through its `WebDriver`.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, MapState,
};
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::{judge, program, root, text, tools};

/// How long a thing may take to appear before the test says it did not. Generous: two builds may run beside it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A display that nobody sees, gone with this value.
pub struct Display {
    server: Child,
    /// Its name, such as `:7`.
    name: String,
}

impl Display {
    /// Starts one of the size given; the server picks a free number.
    pub fn new(width: u32, height: u32) -> Self {
        let screen = format!("{width}x{height}x24");
        // Without `-noreset` it starts afresh whenever its last client leaves, and a window that comes just then never shows.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &screen, "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; `cargo xtask test` installs it");
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { server, name: format!(":{}", line.trim()) }
    }
}

impl Display {
    /// Lets a program show its windows here, with a home of its own for whatever it keeps.
    pub fn shows<'a>(&self, program: &'a mut Command, home: &Path) -> &'a mut Command {
        program
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env_remove("WAYLAND_DISPLAY")
    }

    /// What it shows now: width, height, and red, green and blue of each pixel, row by row.
    pub fn look(&self) -> (u32, u32, Vec<u8>) {
        let (server, at) = x11rb::connect(Some(&self.name)).unwrap();
        let screen = &server.setup().roots[at];
        let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
        let asked = server.get_image(ImageFormat::Z_PIXMAP, screen.root, 0, 0, width, height, u32::MAX).unwrap();
        let image = asked.reply().unwrap().data;
        let colours = image.chunks_exact(4).flat_map(|p| [p[2], p[1], p[0]]).collect();
        (width.into(), height.into(), colours)
    }

    /// Waits until a window is painted: there is more on the display than a menu over nothing, and it stands still.
    pub fn painted(&self) {
        self.painted_anew(&[]);
    }

    /// The same, and what it shows is no longer the picture given.
    pub fn painted_anew(&self, before: &[u8]) {
        let began = Instant::now();
        let mut last = Vec::new();
        loop {
            let now = self.look().2;
            if ink(&now) > 5_000 && now == last && now != before {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "the page was never painted");
            last = now;
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    /// Presses a key in the window on it while others are held, as a keyboard does and without any driver; all are named
    /// by their X11 keysyms.
    pub fn press(&self, held: &[u32], key: u32) {
        let (server, at) = x11rb::connect(Some(&self.name)).unwrap();
        let root = server.setup().roots[at].root;
        let shown = |window: &u32| {
            server.get_window_attributes(*window).unwrap().reply().unwrap().map_state == MapState::VIEWABLE
        };
        let window = server.query_tree(root).unwrap().reply().unwrap().children.into_iter().rfind(shown);
        let window = window.expect("a window is shown");
        server.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).unwrap();
        let (first, last) = (server.setup().min_keycode, server.setup().max_keycode);
        let keyboard = server.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let code = |symbol: u32| {
            let place = keyboard.keysyms.iter().position(|known| *known == symbol).expect("the keyboard has the key");
            first + u8::try_from(place / usize::from(keyboard.keysyms_per_keycode)).unwrap()
        };
        let strike = |kind: u8, symbol: u32| server.xtest_fake_input(kind, code(symbol), 0, root, 0, 0, 0).unwrap();
        let downs = held.iter().chain([&key]).map(|symbol| (KEY_PRESS_EVENT, *symbol));
        let ups = [&key].into_iter().chain(held.iter().rev()).map(|symbol| (KEY_RELEASE_EVENT, *symbol));
        for (kind, symbol) in downs.chain(ups) {
            strike(kind, symbol).check().unwrap();
        }
    }

    /// What stands in the title bar of the windows on it.
    pub fn titles(&self) -> Vec<String> {
        let (server, at) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &str| server.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let (name, utf8) = (atom("_NET_WM_NAME"), atom("UTF8_STRING"));
        let windows = server.query_tree(server.setup().roots[at].root).unwrap().reply().unwrap().children;
        let titles = windows.into_iter().filter_map(|window| {
            let shown = server.get_window_attributes(window).unwrap().reply().unwrap().map_state == MapState::VIEWABLE;
            let title = server.get_property(false, window, name, utf8, 0, 1024).unwrap().reply().unwrap().value;
            (shown && !title.is_empty()).then(|| String::from_utf8_lossy(&title).into_owned())
        });
        titles.collect()
    }

    /// Asks every window on it to close, as the cross in a title bar does.
    pub fn ask_to_close(&self) {
        let (server, at) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &str| server.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
        for window in server.query_tree(server.setup().roots[at].root).unwrap().reply().unwrap().children {
            let shown = server.get_window_attributes(window).unwrap().reply().unwrap().map_state == MapState::VIEWABLE;
            let heard = server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32).unwrap().reply().unwrap();
            if shown && heard.value32().is_some_and(|mut all| all.any(|one| one == delete)) {
                let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
                server.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
            }
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// How many dark pixels a picture has: an empty window has none.
pub fn ink(picture: &[u8]) -> usize {
    picture.chunks_exact(3).filter(|p| p.iter().all(|c| *c < 96)).count()
}

/// The window, and everything it needs to be driven. Ends with this value.
pub struct Window {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
    /// A home of its own: settings, recent files, answers to dialogs.
    pub home: PathBuf,
    display: Display,
}

/// A port that is free now.
fn port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

impl Window {
    /// Opens the window at 1440 × 900, on a client file if one is given; `home` keeps its settings.
    pub fn open(home: &Path, file: Option<&Path>) -> Self {
        Self::sized(home, file, 1440, 900)
    }

    /// The same at another size.
    pub fn sized(home: &Path, file: Option<&Path>, width: u32, height: u32) -> Self {
        Self::of(&program("annexa-window"), home, file, width, height)
    }

    /// The window of another build of the program.
    pub fn of(program: &Path, home: &Path, file: Option<&Path>, width: u32, height: u32) -> Self {
        let display = Display::new(width, height);
        let (outer, inner) = (port(), port());
        let mut driver = Command::new(tools().join("bin/tauri-driver"));
        let driver = display
            .shows(&mut driver, home)
            .args(["--port", &outer.to_string(), "--native-port", &inner.to_string()])
            .env("ANNEXA_TEST_DIALOGS", home.join("dialogs.json"))
            .env("ANNEXA_TEST_OPENED", home.join("opened.txt"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("tauri-driver starts; `cargo xtask test` installs it");
        let arguments: Vec<String> = file.iter().map(|f| f.to_string_lossy().into_owned()).collect();
        let options = json!({"application": program, "args": arguments});
        let capabilities = serde_json::Map::from_iter([("tauri:options".to_owned(), options)]);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = runtime.block_on(async {
            let began = Instant::now();
            loop {
                let address = format!("http://127.0.0.1:{outer}");
                match ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities.clone())
                    .connect(&address)
                    .await
                {
                    Ok(client) => break client,
                    Err(error) => {
                        assert!(began.elapsed() < PATIENCE * 2, "the window did not open: {error}");
                        tokio::time::sleep(Duration::from_millis(200)).await;
                    }
                }
            }
        });
        let window = Self { runtime, client: Some(client), driver, home: home.to_owned(), display };
        window.ask("resize", window.client().set_window_rect(0, 0, width, height)).ok();
        window
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// Waits for an answer of the driver, but not for ever: a page that hangs is a finding, not a test that never ends.
    fn ask<T>(&self, what: &str, answer: impl Future<Output = T>) -> T {
        let patient = async { tokio::time::timeout(PATIENCE, answer).await };
        self.runtime.block_on(patient).unwrap_or_else(|_| panic!("{what}: the window did not answer"))
    }

    /// Says what the next dialogs answer, one after the other: a path to open or to save to.
    pub fn answer<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) {
        let paths: Vec<PathBuf> = paths.into_iter().map(|p| p.as_ref().to_owned()).collect();
        std::fs::write(self.home.join("dialogs.json"), serde_json::to_vec(&paths).unwrap()).unwrap();
    }

    /// Waits until the system was asked to open that path, the last it was asked to open.
    pub fn opens(&self, path: &Path) {
        let began = Instant::now();
        let opened = || std::fs::read_to_string(self.home.join("opened.txt")).unwrap_or_default();
        while opened().lines().last() != path.to_str() {
            assert!(began.elapsed() < PATIENCE, "{} was not opened, but: {}", path.display(), opened());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs a script in the page; its `return` is the answer.
    pub fn script(&self, script: &str) -> Value {
        let answer = self.ask(script.get(..80).unwrap_or(script), self.client().execute(script, Vec::new()));
        answer.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Waits until a script returns something true.
    pub fn wait(&self, what: &str, script: &str) -> Value {
        let began = Instant::now();
        loop {
            let value = self.ask(what, self.client().execute(script, Vec::new())).unwrap_or(Value::Null);
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!("") {
                return value;
            }
            if began.elapsed() > PATIENCE {
                self.picture("stuck");
                panic!("{what}: waited in vain for `{script}`; see out/screenshots/stuck.png\n{}", self.text());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until an element is there.
    pub fn see(&self, css: &str) {
        self.wait(&format!("`{css}` appears"), &format!("return !!document.querySelector({})", json!(css)));
    }

    /// Waits until the page says something.
    pub fn reads(&self, words: &str) {
        self.wait(
            &format!("the page says “{words}”"),
            &format!("return document.body.innerText.includes({})", json!(words)),
        );
    }

    /// Everything the page says.
    pub fn text(&self) -> String {
        self.script("return document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// What has focus: its accessible name, or its tag.
    pub fn focus(&self) -> String {
        self.script(
            "const e = document.activeElement; const by = e.getAttribute('aria-labelledby'); \
             return e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.innerText.trim()).join(' ') || \
             (by && document.getElementById(by)?.innerText.trim()) || e.innerText?.trim() || e.id || e.tagName",
        )
        .as_str()
        .unwrap_or_default()
        .to_owned()
    }

    /// Goes on with Tab until what has focus is called so (or begins so).
    pub fn tab_to(&self, name: &str) {
        let mut met = Vec::new();
        for _ in 0..80 {
            let here = self.focus();
            if here.starts_with(name) {
                return;
            }
            met.push(here);
            self.press(Key::Tab);
        }
        self.picture("stuck");
        panic!("Tab never came to “{name}”; it met {met:?}");
    }

    /// Waits until the focus is inside an element.
    pub fn focus_in(&self, css: &str) {
        self.wait(
            &format!("the focus comes into `{css}`"),
            &format!("return !!document.activeElement?.closest({})", json!(css)),
        );
    }

    /// Clicks an element.
    pub fn click(&self, css: &str) {
        self.see(css);
        self.ask(css, async {
            self.client().find(Locator::Css(css)).await.unwrap().click().await.unwrap_or_else(|e| panic!("{css}: {e}"));
        });
    }

    /// Types text where the focus is, key by key.
    pub fn types(&self, text: &str) {
        self.keys(text.chars().flat_map(|c| [KeyAction::Down { value: c }, KeyAction::Up { value: c }]).collect());
    }

    /// Presses one key.
    pub fn press(&self, key: Key) {
        let value = char::from(key);
        self.keys(vec![KeyAction::Down { value }, KeyAction::Up { value }]);
    }

    /// Presses a key while others are held.
    pub fn chord(&self, held: &[Key], key: char) {
        let mut actions: Vec<KeyAction> = held.iter().map(|k| KeyAction::Down { value: char::from(*k) }).collect();
        actions.extend([KeyAction::Down { value: key }, KeyAction::Up { value: key }]);
        actions.extend(held.iter().rev().map(|k| KeyAction::Up { value: char::from(*k) }));
        self.keys(actions);
    }

    fn keys(&self, actions: Vec<KeyAction>) {
        let keys = actions.into_iter().fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.ask("keys", self.client().perform_actions(keys)).unwrap();
    }

    /// What the system's title bar says.
    pub fn title(&self) -> String {
        self.display.titles().join("\n")
    }

    /// Takes a picture into out/screenshots.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = root().join("out/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        self.picture_to(&path);
        path
    }

    /// Waits until the page is painted: there is more on the display than a menu over nothing, and it stands still.
    pub fn painted(&self) {
        self.display.painted();
    }

    /// Takes a picture of the whole window, its native menu too, as its display shows it.
    pub fn picture_to(&self, path: &Path) {
        let (width, height, colours) = self.display.look();
        let mut png = png::Encoder::new(std::fs::File::create(path).unwrap(), width, height);
        png.set_color(png::ColorType::Rgb);
        png.set_depth(png::BitDepth::Eight);
        png.write_header().unwrap().write_image_data(&colours).unwrap();
    }

    /// What axe-core finds wrong, rule by rule; empty is good.
    pub fn axe(&self) -> Vec<String> {
        let source = root().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(source).expect("axe-core is among the window's npm packages");
        self.script(&source);
        self.script(
            "window.__axe = null; axe.run(document, { resultTypes: ['violations'] }).then(r => { window.__axe = r.violations\
             .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')) })",
        );
        let found = self.wait("axe-core has looked", "return window.__axe");
        found.as_array().unwrap().iter().map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Kills the program in the midst of whatever it does, as a dying battery would.
    pub fn kill(mut self) {
        let killed = judge("pkill", ["-KILL", "-P", &native(self.driver.id()), "annexa-window"]);
        assert!(killed.status.success(), "nothing was killed: {}", text(&killed));
        drop(self.client.take());
    }

    /// Closes the window as a user does, and waits until the program has ended.
    pub fn close(self) {
        let program = self.program();
        self.display.ask_to_close();
        let began = Instant::now();
        while program.as_ref().is_some_and(|p| Path::new("/proc").join(p).exists() && !is_zombie(p)) {
            assert!(began.elapsed() < PATIENCE, "the program did not end with its last window");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The process of the window, if it runs.
    fn program(&self) -> Option<String> {
        let found = text(&judge("pgrep", ["-P", &native(self.driver.id()), "annexa-window"]));
        found.lines().next().map(str::to_owned)
    }
}

fn is_zombie(process: &str) -> bool {
    let stat = std::fs::read_to_string(Path::new("/proc").join(process).join("stat")).unwrap_or_default();
    stat.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with('Z'))
}

/// The process that `tauri-driver` starts and that starts the program.
fn native(driver: u32) -> String {
    text(&judge("pgrep", ["-P", &driver.to_string()])).trim().to_owned()
}

impl Drop for Window {
    fn drop(&mut self) {
        // The session is not ended politely: its driver would wait for a program that no longer answers.
        drop(self.client.take());
        let _ = Command::new("pkill").args(["-KILL", "-P", &native(self.driver.id())]).status();
        let _ = Command::new("pkill").args(["-KILL", "-P", &self.driver.id().to_string()]).status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
