//! How large a battery is, which chance it takes, and what came of it.
//!
//! A battery is a test like any other and runs every day at a size fit for that. `cargo xtask faults` names a folder in
//! `ANNEXA_FAULTS`: then it runs at full size and leaves a line of the results there.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

/// The chance of every day, so that a day's failure is the next day's too.
const EVERYDAY: u64 = 0x00A2_2A52;

/// One battery while it runs.
pub struct Battery {
    /// Where its line of the results goes, at full size.
    results: Option<PathBuf>,
    name: &'static str,
    asked: &'static str,
    began: Instant,
    /// Where its chance begins.
    pub seed: u64,
}

impl Battery {
    /// Begins. The name orders the results; `asked` is what they are held against.
    pub fn begin(name: &'static str, asked: &'static str) -> Self {
        let seed = std::env::var("ANNEXA_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(EVERYDAY);
        println!("{name}: seed {seed}");
        let results = std::env::var_os("ANNEXA_FAULTS").map(PathBuf::from);
        Self { results, name, asked, began: Instant::now(), seed }
    }

    /// So many of every day, or so many at full size.
    pub fn cases(&self, everyday: usize, full: usize) -> usize {
        if self.results.is_some() { full } else { everyday }
    }

    /// The same for what takes longest, of which `ANNEXA_SHARE` in a hundred may be asked for.
    pub fn share(&self, everyday: usize, full: usize) -> usize {
        let share = std::env::var("ANNEXA_SHARE").ok().and_then(|share| share.parse().ok()).unwrap_or(100);
        if self.results.is_some() { (full * share / 100).max(everyday) } else { everyday }
    }

    /// The chance of one case, which can be had again alone.
    pub fn chance(&self, case: usize) -> Chance {
        Chance(self.seed ^ (case as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// Ends: all of it held. `done` says in words what was tried how often.
    pub fn held(self, done: &str) {
        let seconds = self.began.elapsed().as_secs_f64();
        println!("{}: {done} ({seconds:.1} s)", self.name);
        if let Some(folder) = &self.results {
            fs::create_dir_all(folder).unwrap();
            let (title, _) = self.name.split_once(". ").unwrap_or((self.name, ""));
            let line = format!("| {} | {} | {done} | {} | {seconds:.0} s |\n", self.name, self.asked, self.seed);
            fs::write(folder.join(format!("{title:0>3}.line")), line).unwrap();
        }
    }
}

/// Numbers that follow from a seed (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// What follows from a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another, which is not zero.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.any() % limit as u64).unwrap()
    }

    /// Yes, one time in so many.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
