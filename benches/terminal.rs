//! What a user feels of the program in a terminal: `cargo bench --bench terminal`.
//!
//! Prints the time from the start of the process to the last byte of the first frame, from a key to
//! the last byte of its frame, and what an idle second costs, at 120 columns by 36 rows. The times
//! hold the starting of a process and a thread that waits for its output, as those of any terminal do;
//! how much that is, the time of `echo` tells. Then the same with files of 1,000,000 made-up events, short and full ones, and
//! how much memory they take at most.

#[cfg(unix)]
#[path = "../tests/pty/mod.rs"]
mod pty;

#[cfg(unix)]
#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

#[cfg(unix)]
fn main() {
    unix::report();
}

#[cfg(not(unix))]
fn main() {}

#[cfg(unix)]
mod unix {
    use std::fs::{self, File};
    use std::io::{self, BufWriter, Write};
    use std::path::{Path, PathBuf};
    use std::thread;
    use std::time::{Duration, Instant};

    use super::made_up::{self, Measure};
    use super::pty::{Launch, Session};

    const ANNALS: &str = env!("CARGO_BIN_EXE_annals");
    const STARTS: usize = 31;
    const KEYS: usize = 200;
    const LARGE: u32 = 1_000_000;

    pub(super) fn report() {
        let starts: Vec<_> = (0..STARTS).map(|_| time_to_first_frame()).collect();
        print_times("first frame", starts);
        print_times(
            "(output of echo)",
            (0..STARTS).map(|_| time_to_echo()).collect(),
        );
        let mut session = Launch::new(ANNALS, []).start();
        session.wait_for_frame(1);
        report_keys(&mut session);
        report_idle(&session);
        session.press("q");
        session.wait_for_end();
        for measure in [Measure::Short, Measure::Full] {
            match large_file(measure) {
                Ok(file) => report_large(measure, &file),
                Err(error) => println!("no large file: {error}"),
            }
        }
    }

    fn report_large(measure: Measure, file: &Path) {
        let size = fs::metadata(file).map_or(0, |known| known.len()) / 1_000_000;
        println!("\n{LARGE} events, {measure:?}, {size} MB");
        let launch = || Launch::new(ANNALS, ["--no-state", file.to_str().unwrap_or_default()]);
        let first_frame = || {
            let mut session = launch().start();
            let time = session.time_to_frame();
            session.press("q");
            session.wait_for_end();
            time
        };
        print_times("first frame", (0..STARTS).map(|_| first_frame()).collect());
        let mut session = launch().start();
        session.wait_for_frame(1);
        let start = Instant::now();
        // Whoever goes to the end goes on as long as there is more.
        session.wait_for("the whole file", |screen| {
            super::pty::text_of(screen).contains(&format!("/{LARGE}"))
        });
        println!(
            "{:<20} {:>6.2} s",
            "all is there",
            start.elapsed().as_secs_f64()
        );
        session.press("G");
        session.wait_for_text(&format!("{LARGE}/{LARGE}"));
        report_keys(&mut session);
        let kilobytes = peak_memory(&session);
        println!(
            "{:<20} {:>9}",
            "most memory, MB",
            shown(kilobytes.map(|kilobytes| kilobytes * 1024 / 1_000_000))
        );
        report_idle(&session);
        session.press("q");
        session.wait_for_end();
    }

    /// A made-up chronicle, written once.
    fn large_file(measure: Measure) -> io::Result<PathBuf> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{measure:?}-{LARGE}.ron"));
        if !file.exists() {
            let mut out = BufWriter::new(File::create(&file)?);
            made_up::write(&mut out, LARGE, 1, measure).and_then(|()| out.flush())?;
        }
        Ok(file)
    }

    /// Kilobytes that the process has had in memory at most.
    fn peak_memory(session: &Session) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", session.process())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    fn time_to_first_frame() -> Duration {
        let mut session = Launch::new(ANNALS, []).start();
        let time = session.time_to_frame();
        session.press("q");
        session.wait_for_end();
        time
    }

    /// What it takes to start any program at all.
    fn time_to_echo() -> Duration {
        let session = Launch::new("echo", ["."]).start();
        let time = session.time_to_output();
        session.wait_for_end();
        time
    }

    fn report_keys(session: &mut Session) {
        // The first frames after the start still fill caches.
        time_keys(session, 10);
        let (bytes, writes) = (session.output().len(), counted_in(session, "io", "syscw"));
        let times = time_keys(session, KEYS);
        let written = session.output().len() - bytes;
        print_times("key to last byte", times);
        println!("{:<20} {:>9}", "bytes a key", written / KEYS);
        let writes = writes
            .zip(counted_in(session, "io", "syscw"))
            .map(|(before, after)| after - before);
        println!(
            "{:<20} {:>9}",
            "writes a key",
            shown(writes.map(|writes| writes.div_ceil(KEYS as u64)))
        );
    }

    fn time_keys(session: &mut Session, count: usize) -> Vec<Duration> {
        let keys = ["k", "j", "L", "k", "+", "l", "h", "-"];
        let time = |key: &&str| {
            let frames = session.frames();
            let start = Instant::now();
            session.press(key);
            session.wait_for_frame(frames + 1) - start
        };
        keys.iter().cycle().take(count).map(time).collect()
    }

    fn report_idle(session: &Session) {
        let sample = || {
            (
                cpu_ticks(session),
                counted_in_threads(session, "voluntary_ctxt_switches"),
            )
        };
        let before = sample();
        thread::sleep(Duration::from_secs(1));
        let after = sample();
        let spent =
            |before: Option<u64>, after: Option<u64>| shown(before.zip(after).map(|(b, a)| a - b));
        println!(
            "{:<20} {:>9}",
            "idle second, ticks",
            spent(before.0, after.0)
        );
        println!(
            "{:<20} {:>9}",
            "idle second, wakes",
            spent(before.1, after.1)
        );
    }

    /// Processor time in ticks of the system, mostly of 10 ms.
    fn cpu_ticks(session: &Session) -> Option<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", session.process())).ok()?;
        // The name of the program stands in brackets and may hold anything.
        let fields: Vec<_> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    }

    /// The sum of a count over all threads.
    fn counted_in_threads(session: &Session, name: &str) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", session.process())).ok()?;
        let count =
            |thread: io::Result<fs::DirEntry>| count_in(&thread.ok()?.path().join("status"), name);
        threads.map(count).sum()
    }

    /// A count that the system keeps of the process; none where it does not.
    fn counted_in(session: &Session, file: &str, name: &str) -> Option<u64> {
        count_in(format!("/proc/{}/{file}", session.process()).as_ref(), name)
    }

    fn count_in(file: &Path, name: &str) -> Option<u64> {
        let text = fs::read_to_string(file).ok()?;
        let value = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        value.trim().parse().ok()
    }

    fn print_times(name: &str, mut times: Vec<Duration>) {
        times.sort();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
        println!(
            "{name:<20} {:>6.2} ms median, {:>6.2} ms 95th percentile, {:>6.2} ms worst",
            at(50),
            at(95),
            at(100)
        );
    }

    fn shown(count: Option<u64>) -> String {
        count.map_or_else(|| "not known".to_owned(), |count| count.to_string())
    }
}
