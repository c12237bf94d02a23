//! Numbers as PDF writes them: at most two decimals, no exponent.

/// Rounded to a hundredth.
pub fn point(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// As hundredths.
pub fn hundredths(value: f32) -> i64 {
    (f64::from(value) * 100.0).round() as i64
}

/// Writes a number.
pub fn number(out: &mut Vec<u8>, value: f32) {
    decimal(out, hundredths(value));
}

/// Writes so many hundredths.
pub fn decimal(out: &mut Vec<u8>, hundredths: i64) {
    if hundredths < 0 {
        out.push(b'-');
    }
    let hundredths = hundredths.unsigned_abs();
    integer(out, (hundredths / 100) as usize);
    let rest = (hundredths % 100) as u8;
    if rest > 0 {
        out.push(b'.');
        out.push(b'0' + rest / 10);
        if !rest.is_multiple_of(10) {
            out.push(b'0' + rest % 10);
        }
    }
}

/// Writes a whole number.
pub fn integer(out: &mut Vec<u8>, value: usize) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    let mut rest = value;
    loop {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let written = |v| {
            let mut out = Vec::new();
            number(&mut out, v);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(12.0), "12");
        assert_eq!(written(-0.5), "-0.5");
        assert_eq!(written(7.12345), "7.12");
        assert_eq!(written(0.001), "0");
        assert_eq!(written(1.05), "1.05");
        assert_eq!(written(20_048.0), "20048");
    }
}
