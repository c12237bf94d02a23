//! Instants as the file writes them: RFC 3339, UTC, milliseconds (`2026-11-22T13:16:47.000Z`).

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;

/// The end of the year 9999, less the hours that a local time may be ahead: the latest instant there is.
const LAST: i64 = 253_402_207_200_000;

/// Writes milliseconds since 1970; a clock outside 1970–9999 is brought to the nearer end.
pub(crate) fn format(ms: i64) -> String {
    let instant = Timestamp::from_millisecond(ms.clamp(0, LAST)).unwrap_or(Timestamp::UNIX_EPOCH);
    DateTimePrinter::new().precision(Some(3)).timestamp_to_string(&instant)
}

/// Reads what [`format`] wrote.
pub(crate) fn parse(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_have_three_digits_and_a_z_and_read_back() {
        assert_eq!(format(1_795_353_407_000), "2026-11-22T13:16:47.000Z");
        assert_eq!(parse("2026-11-22T13:16:47.000Z"), Some(1_795_353_407_000));
        assert_eq!(format(i64::MAX), "9999-12-30T22:00:00.000Z");
        assert_eq!(format(-1), "1970-01-01T00:00:00.000Z");
        assert_eq!(parse("yesterday"), None);
    }
}
