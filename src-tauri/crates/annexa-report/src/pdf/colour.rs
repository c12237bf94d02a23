//! A small sRGB profile (ICC v2.1, matrix and tone curve), made from the constants of IEC 61966-2-1.

/// The profile's bytes.
pub fn srgb() -> Vec<u8> {
    let description = |text: &str| {
        let mut tag = b"desc\0\0\0\0".to_vec();
        tag.extend(u32::try_from(text.len() + 1).unwrap_or(0).to_be_bytes());
        tag.extend(text.as_bytes());
        tag.push(0);
        tag.extend([0; 4 + 4 + 2 + 1 + 67]);
        tag
    };
    let plain = |text: &str| [b"text\0\0\0\0", text.as_bytes(), b"\0"].concat();
    let xyz = |values: [i32; 3]| {
        let mut tag = b"XYZ \0\0\0\0".to_vec();
        for value in values {
            tag.extend(value.to_be_bytes());
        }
        tag
    };
    // White point and primaries adapted to D50, in s15Fixed16.
    let tags: [([u8; 4], Vec<u8>); 9] = [
        (*b"desc", description("sRGB IEC61966-2.1")),
        (*b"cprt", plain("No copyright, use freely")),
        (*b"wtpt", xyz([0xF6D6, 0x10000, 0xD32D])),
        (*b"rXYZ", xyz([0x6FA2, 0x38F5, 0x0390])),
        (*b"gXYZ", xyz([0x6299, 0xB785, 0x18DA])),
        (*b"bXYZ", xyz([0x24A0, 0x0F84, 0xB6CF])),
        (*b"rTRC", tone_curve()),
        (*b"gTRC", Vec::new()),
        (*b"bTRC", Vec::new()),
    ];
    let start = 128 + 4 + tags.len() * 12;
    let size = |n: usize| u32::try_from(n).unwrap_or(0);
    let (mut directory, mut data) = (Vec::new(), Vec::new());
    let mut last = (0, 0);
    for (name, tag) in &tags {
        // Green and blue share the curve of red.
        if !tag.is_empty() {
            data.resize(data.len().next_multiple_of(4), 0);
            last = (size(start + data.len()), size(tag.len()));
            data.extend(tag);
        }
        directory.extend(name);
        directory.extend(last.0.to_be_bytes());
        directory.extend(last.1.to_be_bytes());
    }
    data.resize(data.len().next_multiple_of(4), 0);

    let mut profile = Vec::with_capacity(start + data.len());
    profile.extend(size(start + data.len()).to_be_bytes());
    profile.extend([0; 4]);
    profile.extend([2, 0x10, 0, 0]);
    profile.extend(b"mntrRGB XYZ ");
    profile.extend([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    profile.extend(b"acsp");
    profile.resize(68, 0);
    for value in [0xF6D6_u32, 0x10000, 0xD32D] {
        profile.extend(value.to_be_bytes());
    }
    profile.resize(128, 0);
    profile.extend(size(tags.len()).to_be_bytes());
    profile.extend(directory);
    profile.extend(data);
    profile
}

fn tone_curve() -> Vec<u8> {
    const POINTS: u16 = 1024;
    let mut tag = b"curv\0\0\0\0".to_vec();
    tag.extend(u32::from(POINTS).to_be_bytes());
    for i in 0..POINTS {
        let encoded = f64::from(i) / f64::from(POINTS - 1);
        let linear = if encoded <= 0.040_45 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) };
        tag.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    tag
}
