//! The content files, as they stand in the binary and as others may stand in their place.

/// Content files, each as name and text.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// One per stage, in the order of the walk, each named after its stage.
    pub stages: &'a [(&'a str, &'a str)],
    /// The texts that demur learned from.
    pub sources: (&'a str, &'a str),
    /// What holds for the walk as a whole.
    pub walk: (&'a str, &'a str),
}

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../assets/curriculum/", $name)))
    };
}

/// The files in the binary.
pub const BUILT_IN: Files<'static> = Files {
    stages: &[
        file!("offer.ron"),
        file!("five.ron"),
        file!("fears.ron"),
        file!("known.ron"),
        file!("choice.ron"),
        file!("height.ron"),
        file!("truths.ron"),
        file!("weigh.ron"),
        file!("decide.ron"),
        file!("decline.ron"),
        file!("accept.ron"),
        file!("terms.ron"),
        file!("path.ron"),
        file!("time.ron"),
        file!("reply.ron"),
        file!("after.ron"),
    ],
    sources: file!("sources.ron"),
    walk: file!("walk.ron"),
};

/// The pattern of a session's questions.
pub const SESSION_PATTERN: (&str, &str) = file!("session.ron");
