//! The window against a bare one: how long until it can be used, what it takes in memory, how large the program is.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use annexa_support::{Display, Key, Window, ink};

use crate::{Figure, median, ms, shipped, whole};

/// How often each is started.
const RUNS: usize = 7;
/// Longer than any start takes.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("otterbridge.soa");
    whole(Command::new(shipped("annexa")).arg("new").arg(&file).arg("--sample=draft"));

    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(start(&shipped("annexa-window"), Some(&file)));
        bare.push(start(&shipped("annexa-bare-window"), None));
    }
    let seconds = |starts: &[Started]| median(starts.iter().map(|s| s.seconds).collect());
    let memory = |starts: &[Started]| median(starts.iter().map(|s| s.memory).collect());
    let size = |name: &str| fs::metadata(shipped(name)).unwrap().len() as f64 / 1e6;
    let figure = |what: &str, ours: String, rival: String, ratio: String, aim: &'static str| Figure {
        what: what.to_owned(),
        ours,
        rival,
        ratio,
        aim,
    };
    vec![
        figure(
            "Window on the sample: every row of Controls or Overview drawn, against a bare Tauri window’s heading",
            ms(seconds(&ours)),
            ms(seconds(&bare)),
            format!("{:.2}", seconds(&ours) / seconds(&bare)),
            "≤ 1.25",
        ),
        figure(
            "Memory of the window’s processes (PSS) one second later, against the bare window’s",
            format!("{:.1} MB", memory(&ours)),
            format!("{:.1} MB", memory(&bare)),
            format!("{:+.1} MB", memory(&ours) - memory(&bare)),
            "≤ +25 MB",
        ),
        figure(
            "Size of the window’s program, against the bare one’s",
            format!("{:.1} MB", size("annexa-window")),
            format!("{:.1} MB", size("annexa-bare-window")),
            format!("{:.2}", size("annexa-window") / size("annexa-bare-window")),
            "≤ 15 MB",
        ),
        figure(
            "A choice in Export until its first page is drawn, in the window, on the sample",
            ms(preview(&file)),
            String::new(),
            String::new(),
            "≤ 100 ms",
        ),
    ]
}

/// Seconds from a choice until the picture of the page that it gives is in its place, by the page's own clock.
fn preview(file: &Path) -> f64 {
    // The paper is clicked that is not chosen; the picture comes as an element of its own.
    const CHOOSE: &str = "\
        const other = document.querySelector('[data-field=paper] [role=radio][aria-checked=false]');
        const began = performance.now();
        window.drawn = undefined;
        new MutationObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => (window.drawn = performance.now() - began));
        }).observe(document.querySelector('.preview .paper'), { childList: true });
        other.click();";
    let home = tempfile::tempdir().unwrap();
    let window = Window::of(&shipped("annexa-window"), home.path(), Some(file), 1440, 900);
    window.see("[data-pane]");
    window.chord(&[Key::Control], 'e');
    window.wait("the first page is shown", "return document.querySelector('.preview canvas')?.width > 0");
    let times = (0..2 * RUNS).map(|_| {
        // Not while the words of the page before are still being read out of it.
        std::thread::sleep(Duration::from_millis(500));
        window.script(CHOOSE);
        window.wait("the page is drawn anew", "return window.drawn").as_f64().unwrap() / 1000.0
    });
    let median = median(times.collect());
    window.close();
    median
}

struct Started {
    /// From the start of the process until its picture no longer changes.
    seconds: f64,
    /// Proportional set size of all its processes, MB.
    memory: f64,
}

/// Starts a window on a display of its own and watches the screen: it can be used at the moment of the last change of
/// the picture, before half a second without any.
fn start(program: &Path, file: Option<&PathBuf>) -> Started {
    let display = Display::new(1440, 900);
    let home = tempfile::tempdir().unwrap();
    let look = || display.look().2;
    let nothing = look();
    let began = Instant::now();
    let mut child = display
        .shows(&mut Command::new(program), home.path())
        .args(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut last = nothing.clone();
    let mut changed = began;
    loop {
        let now = look();
        if now != last {
            changed = Instant::now();
            last = now;
        } else if last != nothing && ink(&last) > 100 && changed.elapsed() > Duration::from_millis(500) {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "{} showed nothing", program.display());
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_secs(1));
    let memory = pss(&child);
    end(&mut child);
    Started { seconds: (changed - began).as_secs_f64(), memory }
}

/// The process and everything that it started.
fn family(child: &Child) -> HashSet<u32> {
    let mut parents: HashMap<u32, u32> = HashMap::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|n| n.parse().ok()) else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // The name in the second field may hold spaces; the parent is the second field after it.
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        parents.insert(id, parent.unwrap_or(0));
    }
    let mut family = HashSet::from([child.id()]);
    loop {
        let before = family.len();
        family.extend(
            parents.iter().filter(|(_, parent)| family.contains(parent)).map(|(id, _)| *id).collect::<Vec<_>>(),
        );
        if family.len() == before {
            return family;
        }
    }
}

/// Proportional set size of the whole family in MB: what they share is counted once.
fn pss(child: &Child) -> f64 {
    let kilobytes: f64 = family(child)
        .into_iter()
        .filter_map(|id| fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok())
        .filter_map(|text| {
            text.lines().find_map(|l| l.strip_prefix("Pss:")?.trim().split(' ').next()?.parse::<f64>().ok())
        })
        .sum();
    kilobytes / 1000.0
}

fn end(child: &mut Child) {
    for id in family(child) {
        let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
    }
    let _ = child.wait();
}
