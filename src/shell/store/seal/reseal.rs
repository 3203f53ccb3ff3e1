//! Everything there is of a workbook put under a seal, under another passphrase, or under none. File by file, each in
//! one step: whoever is interrupted finds every file readable, and the next opening ends what was begun.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Ring, Seal, closed, is_sealed};
use crate::shell::store::fault::StoreError;
use crate::shell::store::load;
use crate::shell::store::replace::{self, Known};

/// The name of the sealed secret key, beside the earlier versions.
pub const KEY: &str = "key.age";

/// Puts the sealed key where the standard programs can use it.
///
/// # Errors
/// As the disk refuses.
pub fn keep_key(state: &Path, seal: &Seal) -> Result<(), StoreError> {
    let path = state.join(KEY);
    let there = load::bytes(&path).ok().flatten().is_some_and(|file| file.bytes == seal.locked_key());
    if !there {
        replace::replace(&path, seal.locked_key(), Known::Ours, "key")?;
    }
    Ok(())
}

/// Takes the sealed key away, where nothing is sealed any more.
pub fn drop_key(state: &Path) {
    std::fs::remove_file(state.join(KEY)).unwrap_or_default();
}

/// Puts copies under a seal, or under none. The first trouble is told; the others are tried all the same. What nobody
/// here can open stays as it is.
///
/// # Errors
/// [`StoreError`].
pub fn put_under(copies: &[PathBuf], seal: Option<&Arc<Seal>>, ring: &Ring) -> Result<(), StoreError> {
    let mut first = Ok(());
    for path in copies {
        let done = one(path, seal, ring);
        first = first.and(done);
    }
    first
}

fn one(path: &Path, seal: Option<&Arc<Seal>>, ring: &Ring) -> Result<(), StoreError> {
    let Some(file) = load::bytes(path)? else { return Ok(()) };
    let right = seal.map_or_else(|| !is_sealed(&file.bytes), |seal| seal.is_on(&file.bytes));
    let Ok((plain, _)) = ring.plain(&file.bytes) else { return Ok(()) };
    if right {
        return Ok(());
    }
    let bytes = closed(seal, &plain)?;
    let at = path.metadata().and_then(|meta| meta.modified());
    replace::replace(path, &bytes, Known::This(file.identity), "gen")?;
    if let Ok(at) = at {
        // An earlier version tells its time by its file; where that cannot be kept, it is still there.
        File::options().write(true).open(path).and_then(|file| file.set_modified(at)).unwrap_or_default();
    }
    Ok(())
}
