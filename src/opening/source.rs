//! Files and standard input, read up to a limit, since a device or a pipe may be endless.

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::Result;

use crate::format::import::{self, Options};
use crate::settings::{self, UsageError};
use crate::text;

/// The name of standard input in reports.
const STANDARD_INPUT: &str = "<standard input>";

/// How many bytes of a file are read before its kind is decided.
pub(crate) const FIRST: usize = 512 * 1024;

/// Maximum length of a file in bytes, since positions in it are 32 bits.
const LONGEST: u64 = u32::MAX as u64;

/// Maximum length of an event file from a pipe or a device, in bytes. A million events need less than half of that.
const LONGEST_STREAM: u64 = 1 << 30;

/// Maximum length of such a file in a foreign format, which needs several times its length in memory while it is read.
const LONGEST_FOREIGN: u64 = 256 << 20;

/// Maximum length of a base map, in bytes.
const LONGEST_MAP: u64 = 256 << 20;

/// How long to wait for input before a message is shown.
const QUIET: Duration = Duration::from_secs(1);

/// A file that can be read, or standard input.
pub(crate) struct Source {
    /// The name of the source in reports.
    pub(crate) name: String,
    file: PathBuf,
    bytes: Box<dyn Read + Send>,
    /// Its length in bytes, if known.
    pub(crate) total: Option<usize>,
    /// How many bytes have been read.
    read: u64,
    /// Maximum number of bytes to read.
    longest: u64,
    waiting: Option<Waiting>,
}

impl Source {
    /// Opens a file, or standard input for `-`.
    ///
    /// # Errors
    /// Returns an error if it cannot be opened or is too long.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let is_input = file.as_os_str() == "-";
        let name = if is_input {
            STANDARD_INPUT.to_owned()
        } else {
            file.display().to_string()
        };
        let known = if is_input {
            None
        } else {
            let known = fs::metadata(file).map_err(|error| unreadable(&name, error))?;
            Some(known).filter(|known| known.is_file() || known.is_dir())
        };
        let length = known.as_ref().map(Metadata::len);
        if let Some(length) = length.filter(|length| *length > LONGEST) {
            let error = too_long(length);
            return Err(unreadable(&name, error));
        }
        // Opening a pipe waits for its writer.
        let waiting = known.is_none().then(|| Waiting::for_source(&name));
        let bytes: Box<dyn Read + Send> = if is_input {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(file).map_err(|error| unreadable(&name, error))?)
        };
        Ok(Self {
            name,
            file: file.to_owned(),
            bytes,
            total: length.and_then(|length| usize::try_from(length).ok()),
            read: 0,
            longest: if known.is_some() {
                LONGEST
            } else {
                LONGEST_STREAM
            },
            waiting,
        })
    }

    /// Reads the first [`FIRST`] bytes, or all if there are fewer. They decide how much may follow.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read.
    pub(crate) fn first(&mut self, options: &Options) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.total.unwrap_or(0).max(FIRST));
        let read = (&mut self.bytes).take(FIRST as u64).read_to_end(&mut bytes);
        self.read = read.map_err(|error| self.unreadable(error))? as u64;
        let name = self.file.to_string_lossy();
        if self.total.is_none() && import::is_foreign(&bytes, &name, options) {
            self.longest = LONGEST_FOREIGN;
        }
        Ok(bytes)
    }

    /// Reads the rest after `bytes`, which [`first`](Self::first) returned. A source of unknown length that does not begin like a chronicle
    /// or a timeline is not read further: its beginning is enough to report an error.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read or is too long.
    pub(crate) fn rest(&mut self, bytes: &mut Vec<u8>, options: &Options) -> Result<()> {
        if bytes.len() < FIRST {
            return Ok(());
        }
        let name = self.file.to_string_lossy();
        if self.total.is_none() && !import::is_promising(bytes, &name, options) {
            return Ok(());
        }
        let left = (self.longest + 1).saturating_sub(self.read);
        let read = (&mut self.bytes).take(left).read_to_end(bytes);
        self.read += read.map_err(|error| self.unreadable(error))? as u64;
        self.within_limit().map_err(|error| self.unreadable(error))
    }

    /// Reads more bytes. Returns how many, or 0 at the end.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read or is too long.
    pub(crate) fn more(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(bytes)?;
        self.read += count as u64;
        self.within_limit()?;
        Ok(count)
    }

    fn within_limit(&self) -> io::Result<()> {
        if self.read <= self.longest {
            return Ok(());
        }
        Err(if self.total.is_some() {
            too_long(self.read)
        } else {
            io::Error::other(format!(
                "longer than {} MB; save it to a file first",
                self.longest >> 20
            ))
        })
    }

    /// Stops the waiting message: from now on the screen shows the progress.
    pub(crate) fn is_shown(&mut self) {
        self.waiting = None;
    }

    /// The error if it cannot be read.
    pub(crate) fn unreadable(&self, error: io::Error) -> anyhow::Error {
        unreadable(&self.name, error)
    }
}

fn unreadable(name: &str, error: io::Error) -> anyhow::Error {
    if name == STANDARD_INPUT {
        return anyhow::Error::from(error).context("cannot read standard input");
    }
    UsageError(format!("cannot read {}: {error}", text::clean(name))).into()
}

fn too_long(length: u64) -> io::Error {
    let tenths = length.saturating_mul(10) >> 30;
    io::Error::other(format!(
        "it is {}.{} GB; the limit is {} GB",
        tenths / 10,
        tenths % 10,
        (LONGEST + 1) >> 30
    ))
}

/// Reads a file, or standard input for `-`. Returns the name for reports, and the content.
///
/// # Errors
/// Returns an error if it cannot be read or is too long.
pub(crate) fn read(file: &Path, options: &Options) -> Result<(String, Vec<u8>)> {
    let mut source = Source::open(file)?;
    let mut bytes = source.first(options)?;
    source.rest(&mut bytes, options)?;
    Ok((source.name, bytes))
}

/// Reads a base map.
///
/// # Errors
/// Returns an error if it cannot be read, is too long, or is a pipe or a device, which may be endless.
pub(super) fn map(file: &Path) -> io::Result<Vec<u8>> {
    settings::file_of(file, LONGEST_MAP)
}

/// Reads a file that a chronicle includes.
///
/// # Errors
/// Returns an error if it cannot be read, is too long, or is not a regular file.
pub(crate) fn included(file: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(file)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    settings::file_of(file, LONGEST)
}

/// Shows a message on the terminal if reading does not finish soon.
struct Waiting {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    fn for_source(name: &str) -> Self {
        let (done, over) = channel::<()>();
        let name = text::clean(name.trim_matches(['<', '>'])).into_owned();
        let show = move || {
            if over.recv_timeout(QUIET) == Err(RecvTimeoutError::Timeout) {
                // Nothing can be done if standard error is gone.
                let _ = writeln!(io::stderr(), "annals: waiting for {name}");
            }
        };
        let thread = io::stderr().is_terminal().then(|| {
            thread::Builder::new()
                .name("waiting".to_owned())
                .spawn(show)
        });
        Self {
            done: Some(done),
            thread: thread.and_then(Result::ok),
        }
    }
}

impl Drop for Waiting {
    /// Waits until no more message can appear, since the screen may be entered next.
    fn drop(&mut self) {
        self.done = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An endless source, such as a device.
    fn endless(bytes: &'static [u8]) -> Source {
        Source {
            name: "<test>".to_owned(),
            file: "-".into(),
            bytes: Box::new(Endless(bytes, 0)),
            total: None,
            read: 0,
            longest: 8 << 20,
            waiting: None,
        }
    }

    struct Endless(&'static [u8], usize);

    impl Read for Endless {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            for byte in &mut *out {
                *byte = self.0[self.1 % self.0.len()];
                self.1 += 1;
            }
            Ok(out.len())
        }
    }

    #[test]
    fn endless_input_is_read_only_to_its_beginning_or_the_limit() {
        for (name, bytes, left) in [
            ("zeros", &b"\0"[..], true),
            ("yes", b"y\n", true),
            ("bytes", b"\x93\0\xfe\n\xc3(\x01", true),
            ("prose", "靖康之變，金人圍汴京。\n".as_bytes(), true),
            ("one line", b"lorem ipsum ", true),
            ("an event file", b"Chronicle(", false),
            ("comments", b"// nothing\n", false),
        ] {
            let mut source = endless(bytes);
            let mut read = source.first(&Options::default()).unwrap();
            assert_eq!(read.len(), FIRST, "{name}");
            let rest = source.rest(&mut read, &Options::default());
            assert_eq!((rest.is_ok(), read.len() == FIRST), (left, left), "{name}");
            if let Err(error) = rest {
                let error = format!("{error:#}");
                assert!(
                    error.ends_with("longer than 8 MB; save it to a file first"),
                    "{error}"
                );
            }
        }
    }

    #[test]
    fn a_stream_of_another_program_has_a_lower_limit() {
        for (bytes, lower) in [
            (&b"Date,Event\n1127,The fall\n"[..], true),
            (b"Chronicle(", false),
        ] {
            let mut source = Source {
                longest: LONGEST_STREAM,
                ..endless(bytes)
            };
            source.first(&Options::default()).unwrap();
            assert_eq!(source.longest == LONGEST_FOREIGN, lower);
        }
    }

    #[test]
    fn the_thread_that_reads_stops_at_the_limit() {
        let mut source = endless(b"y\n");
        let mut chunk = vec![0; 1 << 20];
        let read = (0..100)
            .map(|_| source.more(&mut chunk))
            .find(Result::is_err);
        assert!(read.is_some());
        assert_eq!(source.read, 9 << 20);
    }
}
