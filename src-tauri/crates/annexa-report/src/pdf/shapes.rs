//! Simple shapes as path operators. All leave the graphics state as they found it: black fill, no dash.

use super::measure::number;
use crate::tree::Mark;

/// Control points of a quarter circle.
const ROUND: f32 = 0.5523;
/// Stroke of marks and of parted bars.
const STROKE: f32 = 0.7;
/// Distance of the lines and dots that fill parts of bars.
const FILL_PITCH: f32 = 4.0;
/// The point within a circle, as a part of the circle's radius.
const POINT: f32 = 0.42;

fn op(out: &mut Vec<u8>, numbers: &[f32], operator: &str) {
    for n in numbers {
        number(out, *n);
        out.push(b' ');
    }
    out.extend_from_slice(operator.as_bytes());
    out.push(b'\n');
}

/// A horizontal rule around `y`. Grey is #8A8A8A, for hairlines between rows only.
pub fn rule(out: &mut Vec<u8>, x: f32, y: f32, width: f32, weight: f32, grey: bool) {
    if grey {
        op(out, &[0.54], "g");
    }
    op(out, &[x, y - weight / 2.0, width, weight], "re");
    op(out, &[], "f");
    if grey {
        op(out, &[0.0], "g");
    }
}

/// A black block.
pub fn block(out: &mut Vec<u8>, x: f32, y: f32, width: f32, height: f32) {
    op(out, &[x, y, width, height], "re");
    op(out, &[], "f");
}

/// A black diamond around a point.
pub fn diamond(out: &mut Vec<u8>, x: f32, y: f32, radius: f32) {
    op(out, &[x - radius, y], "m");
    op(out, &[x, y + radius], "l");
    op(out, &[x + radius, y], "l");
    op(out, &[x, y - radius], "l");
    op(out, &[], "f");
}

/// A mark with its left edge and its middle at the origin.
pub fn mark(out: &mut Vec<u8>, mark: Mark, radius: f32) {
    op(out, &[STROKE], "w");
    match mark {
        Mark::Applicable | Mark::Excluded | Mark::Undecided => {
            let side = 2.0 * radius - 0.4;
            let bottom = -side / 2.0;
            if mark == Mark::Undecided {
                out.extend_from_slice(b"[1.5 1.3] 0 d\n");
            }
            op(out, &[0.0, bottom, side, side], "re");
            op(out, &[], if mark == Mark::Applicable { "B" } else { "S" });
            if mark == Mark::Excluded {
                op(out, &[0.0, bottom], "m");
                op(out, &[side, bottom + side], "l");
                op(out, &[], "S");
            }
        }
        Mark::Implemented => {
            circle(out, radius, 0.0, radius);
            op(out, &[], "B");
        }
        Mark::NotStarted | Mark::Unstated => {
            circle(out, radius, 0.0, radius);
            op(out, &[], "S");
            if mark == Mark::Unstated {
                circle(out, radius, 0.0, radius * POINT);
                op(out, &[], "f");
            }
        }
        Mark::InProgress | Mark::Planned => {
            let k = ROUND * radius;
            circle(out, radius, 0.0, radius);
            op(out, &[], "S");
            op(out, &[radius, 0.0], "m");
            op(out, &[radius, radius], "l");
            op(out, &[radius + k, radius, 2.0 * radius, k, 2.0 * radius, 0.0], "c");
            if mark == Mark::InProgress {
                op(out, &[2.0 * radius, -k, radius + k, -radius, radius, -radius], "c");
            }
            op(out, &[], "f");
        }
    }
}

fn circle(out: &mut Vec<u8>, cx: f32, cy: f32, r: f32) {
    let k = ROUND * r;
    op(out, &[cx + r, cy], "m");
    op(out, &[cx + r, cy + k, cx + k, cy + r, cx, cy + r], "c");
    op(out, &[cx - k, cy + r, cx - r, cy + k, cx - r, cy], "c");
    op(out, &[cx - r, cy - k, cx - k, cy - r, cx, cy - r], "c");
    op(out, &[cx + k, cy - r, cx + r, cy - k, cx + r, cy], "c");
    op(out, &[], "h");
}

/// A part of a bar: solid, lines at 45°, dots, a line along it, empty or a diagonal.
pub fn share(out: &mut Vec<u8>, mark: Mark, x: f32, y: f32, width: f32, height: f32) {
    op(out, &[STROKE], "w");
    match mark {
        Mark::Implemented | Mark::Applicable => {
            op(out, &[x, y, width, height], "re");
            op(out, &[], "B");
            return;
        }
        Mark::InProgress => {
            op(out, &[], "q");
            op(out, &[x, y, width, height], "re");
            op(out, &[], "W n");
            let lines = ((width + height) / FILL_PITCH) as u16;
            for i in 0..=lines {
                let left = x + f32::from(i) * FILL_PITCH - height;
                op(out, &[left, y], "m");
                op(out, &[left + height, y + height], "l");
            }
            op(out, &[], "S");
            op(out, &[], "Q");
        }
        Mark::Planned => {
            for i in 1..=(width / FILL_PITCH) as u16 {
                circle(out, x + f32::from(i) * FILL_PITCH - 0.6, y + height / 2.0, 0.6);
            }
            op(out, &[], "f");
        }
        Mark::Excluded => {
            op(out, &[x, y], "m");
            op(out, &[x + width, y + height], "l");
            op(out, &[], "S");
        }
        Mark::Unstated => {
            op(out, &[x, y + height / 2.0], "m");
            op(out, &[x + width, y + height / 2.0], "l");
            op(out, &[], "S");
        }
        Mark::NotStarted | Mark::Undecided => {}
    }
    if mark == Mark::Undecided {
        out.extend_from_slice(b"[1.5 1.3] 0 d\n");
    }
    op(out, &[x, y, width, height], "re");
    op(out, &[], "S");
    if mark == Mark::Undecided {
        out.extend_from_slice(b"[] 0 d\n");
    }
}
