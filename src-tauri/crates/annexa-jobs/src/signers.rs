//! Whose key it is: the list of signers that somebody trusts, in the form of `ssh-keygen` (`allowed_signers`).

use std::path::Path;

use annexa_model::SIGNATURE_NAMESPACE;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use ssh_key::PublicKey;
use ssh_key::public::KeyData;

use crate::keys::read_bounded;
use crate::{Error, Result};

/// Bytes that a list may have.
const LARGEST: u64 = 1 << 20;

/// Signers that are trusted.
#[derive(Debug, Clone, Default)]
pub struct Signers(Vec<Signer>);

/// One line of the list.
#[derive(Debug, Clone)]
struct Signer {
    /// Who, as it is written there.
    principals: String,
    key: KeyData,
    after: Option<Timestamp>,
    before: Option<Timestamp>,
}

/// What the list says of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Who {
    Known(String),
    /// In the list, and not for this day.
    NotNow(String),
    Unknown,
}

impl Signers {
    /// Reads a list. Lines for other namespaces and for certificates are passed over, since they trust nobody with this.
    ///
    /// # Errors
    /// [`Error::NotRead`]; [`Error::Signers`] names the first line that is not one.
    pub fn read(path: &Path) -> Result<Self> {
        let refused = |line| Error::Signers { path: path.to_owned(), line };
        let bytes = read_bounded(path, LARGEST)?.ok_or_else(|| refused(1))?;
        let text = String::from_utf8(bytes).map_err(|_| refused(1))?;
        let mut signers = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            signers.extend(signer(line).map_err(|Malformed| refused(number))?);
        }
        Ok(Self(signers))
    }

    pub(crate) fn who(&self, key: &KeyData, now: Timestamp) -> Who {
        let mut of_key = self.0.iter().filter(|signer| signer.key == *key).peekable();
        let Some(first) = of_key.peek().map(|signer| signer.principals.clone()) else { return Who::Unknown };
        let holds = |s: &&Signer| s.after.is_none_or(|day| now >= day) && s.before.is_none_or(|day| now <= day);
        of_key.find(holds).map_or(Who::NotNow(first), |signer| Who::Known(signer.principals.clone()))
    }
}

/// A line that is none of such a list.
struct Malformed;

/// One line; nobody where it trusts nobody with this namespace.
fn signer(line: &str) -> std::result::Result<Option<Signer>, Malformed> {
    let (principals, rest) = word(line).ok_or(Malformed)?;
    let (first, after_options) = word(rest).ok_or(Malformed)?;
    let (options, key) = match PublicKey::from_openssh(rest) {
        Ok(key) => ("", key),
        // A key begins with its kind, which has no “=”; whatever else stands there is options.
        Err(_) => match PublicKey::from_openssh(after_options) {
            Ok(key) => (first, key),
            Err(_) if split(first, ',').any(|option| option.eq_ignore_ascii_case("cert-authority")) => {
                return Ok(None);
            }
            Err(_) => return Err(Malformed),
        },
    };
    let principals = unquoted(principals).to_owned();
    let mut signer = Signer { principals, key: key.key_data().clone(), after: None, before: None };
    for option in split(options, ',').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let value = unquoted(value);
        match name.to_ascii_lowercase().as_str() {
            "cert-authority" => return Ok(None),
            "namespaces" if !is_in(SIGNATURE_NAMESPACE, value) => return Ok(None),
            "namespaces" => {}
            "valid-after" => signer.after = Some(moment(value).ok_or(Malformed)?),
            "valid-before" => signer.before = Some(moment(value).ok_or(Malformed)?),
            _ => return Err(Malformed),
        }
    }
    Ok(Some(signer))
}

/// The first word of a line, with white space in quotes as part of it, and what follows.
fn word(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let mut quoted = false;
    let end = line.find(|c: char| {
        quoted ^= c == '"';
        !quoted && c.is_ascii_whitespace()
    });
    let (word, rest) = line.split_at(end?);
    Some((word, rest.trim_start()))
}

/// Parts with a separator between them that is not in quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c: char| {
        quoted ^= c == '"';
        !quoted && c == separator
    })
}

fn unquoted(text: &str) -> &str {
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text)
}

/// Whether a list of patterns names a word: `*` is anything, `?` one letter, `!` takes away.
fn is_in(word: &str, patterns: &str) -> bool {
    let mut found = false;
    for pattern in patterns.split(',') {
        match pattern.strip_prefix('!') {
            Some(pattern) if fits(word.as_bytes(), pattern.as_bytes()) => return false,
            Some(_) => {}
            None => found |= fits(word.as_bytes(), pattern.as_bytes()),
        }
    }
    found
}

fn fits(word: &[u8], pattern: &[u8]) -> bool {
    // Which beginnings of the word fit the pattern so far: bounded whatever the pattern is.
    let mut fitting = vec![false; word.len() + 1];
    if let Some(first) = fitting.first_mut() {
        *first = true;
    }
    for p in pattern {
        let before = fitting.clone();
        for (at, fits) in fitting.iter_mut().enumerate() {
            let one_less = at.checked_sub(1);
            let before_last = one_less.and_then(|at| before.get(at)).copied().unwrap_or_default();
            *fits = match p {
                b'*' => before.iter().take(at + 1).any(|fits| *fits),
                b'?' => before_last,
                letter => before_last && one_less.and_then(|at| word.get(at)) == Some(letter),
            };
        }
    }
    fitting.last().copied().unwrap_or_default()
}

/// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with `Z` in UTC and without in the time of this computer.
fn moment(text: &str) -> Option<Timestamp> {
    let (digits, zone) = match text.strip_suffix(['Z', 'z']) {
        Some(digits) => (digits, TimeZone::UTC),
        None => (text, TimeZone::system()),
    };
    let filled = match digits.len() {
        8 => format!("{digits}000000"),
        12 => format!("{digits}00"),
        14 => digits.to_owned(),
        _ => return None,
    };
    let at = DateTime::strptime("%Y%m%d%H%M%S", filled).ok()?;
    at.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ssh_key::rand_core::OsRng;
    use ssh_key::{Algorithm, PrivateKey};

    #[test]
    fn a_line_trusts_a_key_for_its_names_namespaces_and_days() {
        let key = PrivateKey::random(&mut OsRng, Algorithm::Ed25519).unwrap().public_key().clone();
        let other = PrivateKey::random(&mut OsRng, Algorithm::Ed25519).unwrap().public_key().clone();
        let (line, now) = (key.to_openssh().unwrap(), "2026-11-27T08:00:00Z".parse().unwrap());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("signers");
        let who = |list: &str, key: &PublicKey| {
            std::fs::write(&path, list).unwrap();
            Signers::read(&path).map(|signers| signers.who(key.key_data(), now)).map_err(|e| e.to_string())
        };
        let known = |name: &str| Ok(Who::Known(name.to_owned()));
        let not_now = || Ok(Who::NotNow("lead".to_owned()));
        for (text, expected) in [
            (format!("lead {line}"), known("lead")),
            (format!("# nobody\n\n\"the lead,other\" {line} comment\n"), known("the lead,other")),
            (format!("lead namespaces=\"git,annexa-*\" {line}"), known("lead")),
            (format!("lead namespaces=\"git\" {line}"), Ok(Who::Unknown)),
            (format!("lead namespaces=\"*,!annexa-edition\" {line}"), Ok(Who::Unknown)),
            (format!("lead cert-authority {line}"), Ok(Who::Unknown)),
            (format!("lead valid-after=\"20261127080001Z\" {line}"), not_now()),
            (format!("lead valid-before=20261126 {line}"), not_now()),
            (format!("lead valid-before=20261126Z {line}\nlead2 {line}"), known("lead2")),
            (format!("lead valid-after=\"202601010000Z\",valid-before=\"20270101Z\" {line}"), known("lead")),
        ] {
            assert_eq!(who(&text, &key), expected, "{text}");
        }
        assert_eq!(who(&format!("lead {line}"), &other), Ok(Who::Unknown));
        for bad in [
            line.clone(),
            format!("lead {line}\nlead ssh-ed25519 AAAA\n"),
            format!("lead verify-required {line}"),
            format!("lead valid-after=2026 {line}"),
            "lead".to_owned(),
        ] {
            assert!(who(&bad, &key).is_err(), "{bad}");
        }
    }
}
