//! The `age` format: an X25519 key pair, its secret half under a passphrase, and files sealed to its public half.

use std::collections::HashSet;
use std::io::{Read as _, Write as _};
use std::iter::once;
use std::str::FromStr as _;
use std::sync::Mutex;

use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt, x25519};
use age_core::format::{FileKey, Stanza};
use zeroize::Zeroizing;

use super::SealFault;
use crate::text::Secret;

/// The work to derive a key from a passphrase: 128 MB, and about a second.
const WORK: u8 = 17;
/// More work than this is not done for a file that another program sealed: 1 GB, and about eight seconds.
const MOST_WORK: u8 = 20;
/// How the part of the head that carries the sealed key is called.
const TAG: &str = "demur-key";
/// No sealed key of ours is longer.
const LONGEST_KEY: usize = 4096;

/// A key pair.
pub struct Keys(x25519::Identity);

impl Keys {
    #[expect(clippy::unnecessary_wraps, reason = "where demur is built without the format, there are none")]
    pub fn new() -> Result<Self, SealFault> {
        Ok(Self(x25519::Identity::generate()))
    }

    pub fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// The secret key under a passphrase.
    pub fn locked(&self, passphrase: &Secret) -> Result<Vec<u8>, SealFault> {
        let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.expose().to_owned()));
        recipient.set_work_factor(WORK);
        let line = Zeroizing::new(format!("{}\n", self.0.to_string().expose_secret()));
        sealed(&recipient, line.as_bytes())
    }

    /// The key pair out of a secret key under a passphrase.
    pub fn unlocked(locked: &[u8], passphrase: &Secret) -> Result<Self, SealFault> {
        let line = Zeroizing::new(opened_by_passphrase(locked, passphrase)?);
        let line = std::str::from_utf8(&line).map_err(|_not_text| SealFault::Broken)?;
        x25519::Identity::from_str(line.trim()).map(Self).map_err(|_no_key| SealFault::Broken)
    }

    pub fn close(&self, bytes: &[u8], locked_key: &[u8]) -> Result<Vec<u8>, SealFault> {
        sealed(&Carrying { to: self.0.to_public(), locked_key }, bytes)
    }

    pub fn open(&self, file: &[u8]) -> Result<Vec<u8>, SealFault> {
        opened(file, &self.0)
    }
}

/// A recipient that puts the sealed key into the head as well.
struct Carrying<'a> {
    to: x25519::Recipient,
    locked_key: &'a [u8],
}

impl Recipient for Carrying<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let (mut stanzas, labels) = self.to.wrap_file_key(file_key)?;
        stanzas.push(Stanza { tag: TAG.to_owned(), args: Vec::new(), body: self.locked_key.to_vec() });
        Ok((stanzas, labels))
    }
}

/// Looks at a head without opening anything.
#[derive(Default)]
struct Look {
    carried: Mutex<Option<Vec<u8>>>,
}

impl Identity for Look {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if stanza.tag == TAG
            && stanza.body.len() <= LONGEST_KEY
            && let Ok(mut carried) = self.carried.lock()
        {
            carried.get_or_insert_with(|| stanza.body.clone());
        }
        None
    }
}

/// The sealed key in the head of a file.
pub fn carried(file: &[u8]) -> Option<Vec<u8>> {
    let look = Look::default();
    // It opens nothing, and so fails: what it has seen is what counts.
    let failed = Decryptor::new_buffered(file).ok()?.decrypt(once(&look as &dyn Identity)).err();
    drop(failed);
    look.carried.into_inner().ok()?
}

pub fn is_by_passphrase(file: &[u8]) -> bool {
    Decryptor::new_buffered(file).is_ok_and(|decryptor| decryptor.is_scrypt())
}

pub fn opened_by_passphrase(file: &[u8], passphrase: &Secret) -> Result<Vec<u8>, SealFault> {
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.expose().to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    opened(file, &identity)
}

fn sealed(recipient: &dyn Recipient, bytes: &[u8]) -> Result<Vec<u8>, SealFault> {
    // To memory, and to recipients of ours: neither fails.
    let encryptor = Encryptor::with_recipients(once(recipient)).map_err(|_never| SealFault::Unsupported)?;
    let mut out = Vec::with_capacity(bytes.len() + 2048);
    let write = |out: &mut Vec<u8>| {
        let mut writer = encryptor.wrap_output(out)?;
        writer.write_all(bytes)?;
        writer.finish().map(drop)
    };
    write(&mut out).map_err(|_never: std::io::Error| SealFault::Unsupported)?;
    Ok(out)
}

fn opened(file: &[u8], identity: &dyn Identity) -> Result<Vec<u8>, SealFault> {
    let decryptor = Decryptor::new_buffered(file).map_err(|_no_head| SealFault::Broken)?;
    let mut reader = decryptor.decrypt(once(identity)).map_err(|fault| fault_of(&fault))?;
    let mut bytes = Vec::with_capacity(file.len());
    reader.read_to_end(&mut bytes).map_err(|_cut| SealFault::Broken)?;
    Ok(bytes)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the crate may add faults; whatever they are, it cannot be opened")]
fn fault_of(fault: &DecryptError) -> SealFault {
    match fault {
        DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => SealFault::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => SealFault::TooCostly,
        _ => SealFault::Broken,
    }
}
