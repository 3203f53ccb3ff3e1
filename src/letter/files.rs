//! The files of the messages, as they are written.

/// The files in the binary: name and text. The kinds come after the two that all of them share.
pub const FILES: &[(&str, &str)] = &[
    ("join.ron", include_str!("../../assets/letters/join.ron")),
    ("shared.ron", include_str!("../../assets/letters/shared.ron")),
    ("time.ron", include_str!("../../assets/letters/time.ron")),
    ("questions.ron", include_str!("../../assets/letters/questions.ron")),
    ("decline.ron", include_str!("../../assets/letters/decline.ron")),
    ("accept.ron", include_str!("../../assets/letters/accept.ron")),
    ("terms.ron", include_str!("../../assets/letters/terms.ron")),
    ("path.ron", include_str!("../../assets/letters/path.ron")),
];

/// The same in Korean.
pub const KOREAN: &[(&str, &str)] = &[
    ("join.ron", include_str!("../../assets/korean/letters/join.ron")),
    ("shared.ron", include_str!("../../assets/korean/letters/shared.ron")),
    ("time.ron", include_str!("../../assets/korean/letters/time.ron")),
    ("questions.ron", include_str!("../../assets/korean/letters/questions.ron")),
    ("decline.ron", include_str!("../../assets/korean/letters/decline.ron")),
    ("accept.ron", include_str!("../../assets/korean/letters/accept.ron")),
    ("terms.ron", include_str!("../../assets/korean/letters/terms.ron")),
    ("path.ron", include_str!("../../assets/korean/letters/path.ron")),
];
