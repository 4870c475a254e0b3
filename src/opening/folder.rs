//! The files that a chronicle includes, read relative to its folder.

use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::source;
use crate::format::{Found, Shelf};

/// The files requested so far, with the chronicle itself first.
pub(crate) struct Folder {
    files: Mutex<Vec<Known>>,
}

/// A file that was requested.
struct Known {
    path: PathBuf,
    /// Its path with links resolved; `None` if there is no such file.
    real: Option<PathBuf>,
    bytes: Arc<Vec<u8>>,
}

impl Folder {
    /// The folder of a chronicle; for standard input, `-`, the working directory.
    pub(crate) fn of(chronicle: &Path) -> Self {
        let known = Known {
            path: chronicle.to_owned(),
            real: fs::canonicalize(chronicle).ok(),
            bytes: Arc::default(),
        };
        Self {
            files: Mutex::new(vec![known]),
        }
    }

    /// Every file that was requested, whether it was found or not.
    pub(crate) fn asked(&self) -> Vec<PathBuf> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.iter().skip(1).map(|file| file.path.clone()).collect()
    }
}

impl Shelf for Folder {
    fn find(&self, from: usize, name: &str) -> Result<Found, String> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let beside = files.get(from).and_then(|file| file.path.parent());
        let path = beside.unwrap_or_else(|| Path::new("")).join(name);
        let real = fs::canonicalize(&path);
        let known = real.as_ref().ok().and_then(|real| {
            files
                .iter()
                .position(|file| file.real.as_ref() == Some(real))
        });
        let number = known.unwrap_or(files.len());
        if known.is_none() {
            let found = real.and_then(|real| Ok((real, source::included(&path)?)));
            let (real, bytes) = match found {
                Ok((real, bytes)) => (Some(real), Ok(Arc::new(bytes))),
                Err(error) => (None, Err(error)),
            };
            files.push(Known {
                path: path.clone(),
                real,
                bytes: bytes.as_ref().map(Arc::clone).unwrap_or_default(),
            });
            bytes.map_err(|error: io::Error| error.to_string())?;
        }
        let bytes = files.get(number).map(|file| Arc::clone(&file.bytes));
        Ok(Found {
            number,
            name: path.display().to_string(),
            bytes: bytes.unwrap_or_default(),
        })
    }
}

/// Hashes the content of files, to detect changes later.
pub(crate) fn hash(files: &[PathBuf], hasher: &mut impl Hasher) {
    for file in files {
        source::included(file).ok().hash(hasher);
    }
}
