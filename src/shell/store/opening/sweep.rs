//! What a power cut or a sync program may have left beside a workbook.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::outside::EDITORS;
use crate::shell::store::generations::Generations;
use crate::shell::store::seal::Ring;
use crate::shell::store::{StoreError, load, replace};

/// Temporary files of this workbook: whole ones become earlier versions, torn ones go. Only its writer may do this.
pub(super) fn sweep(path: &Path, folder: Option<&Path>, label: &str, generations: Option<&Generations>, ring: &Ring) {
    let mut left = path.parent().map(|beside| left_in(beside, &replace::temporary_name(label))).unwrap_or_default();
    if let Some(folder) = folder {
        // Words that an editor had when demur was killed: the answer itself was saved.
        for beginning in EDITORS {
            for left in named(folder, |name| name.starts_with(beginning)) {
                fs::remove_file(&left).unwrap_or_default();
            }
        }
        // Nobody else writes in here; above it are only jottings, which may go.
        left.extend(left_in(folder, replace::MARK));
        left.extend(left_in(&folder.join("gen"), replace::MARK));
        left.extend(folder.parent().map(|above| left_in(above, replace::MARK)).unwrap_or_default());
    }
    for left in left {
        let Ok(Some(file)) = load::bytes(&left) else { continue };
        // What cannot be opened now may be whole: it is kept rather than lost.
        let whole = !matches!(load::read(&left, &file.bytes, ring), Err(StoreError::Damaged { .. }));
        let kept = !whole || generations.is_some_and(|generations| generations.keep(&file.bytes).is_ok());
        if kept {
            fs::remove_file(&left).unwrap_or_default();
        }
    }
}

fn left_in(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    named(folder, |name| name.starts_with(beginning) && name.strip_suffix(".tmp").is_some())
}

/// Files that a sync program named as other versions of this one.
pub(in crate::shell::store) fn look_alikes(path: &Path) -> Vec<PathBuf> {
    let Some((folder, stem)) = path.parent().zip(path.file_stem().and_then(|stem| stem.to_str())) else {
        return Vec::new();
    };
    named(folder, |name| {
        let rest = name.strip_prefix(stem).map(str::to_lowercase);
        rest.is_some_and(|rest| rest.contains(".sync-conflict-") || rest.contains("conflicted copy"))
    })
}

fn named(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let entries = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(&wanted));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    crate::in_order::by(&mut paths, Ord::cmp);
    paths
}
