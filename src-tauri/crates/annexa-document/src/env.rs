//! What a document needs from the world around it, so that tests can choose it.

use std::time::{SystemTime, UNIX_EPOCH};

use annexa_model::{Id, Ids};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// Who makes changes: given by the user once, never taken from the operating system.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Author {
    /// Stable id, 32 hex digits; survives a change of name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Function, such as “Implementation lead”.
    #[serde(default)]
    pub function: String,
}

/// Milliseconds since 1970, UTC.
pub type Clock = Box<dyn FnMut() -> i64 + Send>;
/// Fills a buffer with random bytes; false if it could not.
pub type Random = Box<dyn FnMut(&mut [u8]) -> bool + Send>;

/// Clock, randomness and author. The file system is the real one also for tests, which let it fail from below.
#[non_exhaustive]
pub struct Env {
    /// The time.
    pub clock: Clock,
    /// The source of ids and nonces.
    pub random: Random,
    /// Who works.
    pub author: Author,
    /// In whose calendar “today” is: approvals carry a date, not an instant. UTC unless set.
    pub zone: TimeZone,
}

impl Env {
    /// The real clock, the system's time zone and the system's randomness.
    pub fn system(author: Author) -> Self {
        let env = Self::new(
            author,
            Box::new(|| {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }),
            Box::new(|bytes| getrandom::fill(bytes).is_ok()),
        );
        Self { zone: TimeZone::system(), ..env }
    }

    /// Everything chosen; today is UTC's.
    pub fn new(author: Author, clock: Clock, random: Random) -> Self {
        Self { clock, random, author, zone: TimeZone::UTC }
    }

    pub(crate) fn now(&mut self) -> i64 {
        (self.clock)()
    }

    /// For looking only: no time, no randomness.
    pub(crate) fn looking(author: Author) -> Self {
        Self::new(author, Box::new(|| 0), Box::new(|_| false))
    }

    /// What day it is.
    pub fn today(&mut self) -> Date {
        let now = self.now();
        self.day(now)
    }

    /// The day of an instant in milliseconds since 1970.
    pub(crate) fn day(&self, millisecond: i64) -> Date {
        let instant = Timestamp::from_millisecond(millisecond).unwrap_or(Timestamp::UNIX_EPOCH);
        instant.to_zoned(self.zone.clone()).date()
    }

    /// 16 random bytes as 32 hex digits.
    pub(crate) fn nonce(&mut self) -> Result<String> {
        let mut bytes = [0; 16];
        if (self.random)(&mut bytes) { Ok(hex::encode(bytes)) } else { Err(Error::NoRandomness) }
    }
}

/// Ids for records that a plan creates. A plan cannot fail for want of randomness, so that is asked afterwards.
pub(crate) struct FreshIds<'a> {
    env: &'a mut Env,
    failed: bool,
}

impl<'a> FreshIds<'a> {
    pub(crate) fn new(env: &'a mut Env) -> Self {
        Self { env, failed: false }
    }

    pub(crate) fn finish(self) -> Result<()> {
        if self.failed { Err(Error::NoRandomness) } else { Ok(()) }
    }
}

impl Ids for FreshIds<'_> {
    fn fresh(&mut self) -> Id {
        Id(self.env.nonce().unwrap_or_else(|_| {
            self.failed = true;
            String::new()
        }))
    }
}
