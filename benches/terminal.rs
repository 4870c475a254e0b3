//! The response times of the program in a terminal: `cargo bench --bench terminal`.
//!
//! Prints the time from the start of the process to the last byte of the first frame, the time from a key to the last byte of its frame,
//! and the cost of an idle second, at 120 columns by 36 rows: for this build of annals, for `less` with the same file, and for another
//! build whose path is in `ANNALS_BEFORE`. The times include starting a process and a thread that waits for its output, as with any
//! terminal; the time of `echo` shows how much that is. Then the same for files of 1,000,000 generated events, short and full ones, with
//! the peak memory.

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
    use std::collections::BTreeSet;
    use std::env;
    use std::fs::{self, File};
    use std::io::{self, BufWriter, Write};
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::thread;
    use std::time::{Duration, Instant};

    use super::made_up::{self, Measure};
    use super::pty::{Launch, Session};

    const ANNALS: &str = env!("CARGO_BIN_EXE_annals");
    const STARTS: usize = 31;
    const KEYS: usize = 200;
    const LARGE: u32 = 1_000_000;

    /// The number of events in the file for `check`.
    const CHECKED: u32 = 100_000;
    const CHECKS: usize = 9;

    /// The variable with the path of another build, to be measured as well.
    const BEFORE: &str = "ANNALS_BEFORE";

    /// If the end of a frame is not marked, the frame is considered complete after this time without output.
    const QUIET: Duration = Duration::from_millis(30);

    /// A program that shows a text and responds to keys.
    struct Contender {
        name: &'static str,
        program: String,
        arguments: &'static [&'static str],
        /// Keys that each change the screen.
        keys: &'static [&'static str],
        /// Whether it marks the ends of its frames.
        marks: bool,
    }

    /// This build, the other build if there is one, and `less` on the same file.
    fn contenders() -> Vec<Contender> {
        let before = env::var(BEFORE).ok();
        let less = Contender {
            name: "less",
            program: "less".to_owned(),
            arguments: &["-f", "assets/jingkang.ron"],
            keys: &["j", "j", "j", "k"],
            marks: false,
        };
        [annals("annals", ANNALS.to_owned())]
            .into_iter()
            .chain(before.map(|before| annals("annals before", before)))
            .chain([less])
            .collect()
    }

    fn annals(name: &'static str, program: String) -> Contender {
        Contender {
            name,
            program,
            arguments: &[],
            keys: &["j", "j", "+", "l", "h", "-", "k", "k"],
            marks: true,
        }
    }

    impl Contender {
        fn start(&self) -> Session {
            Launch::new(&self.program, self.arguments.iter().copied()).start()
        }

        fn time_to_first_frame(&self) -> Duration {
            let mut session = self.start();
            let time = if self.marks {
                session.time_to_frame()
            } else {
                session.time_to_quiet(session.started(), QUIET)
            };
            session.press("q");
            session.wait_for_end();
            time
        }

        /// The response to one of its keys, in rotation.
        fn time_key(&self, session: &mut Session, number: usize) -> Answer {
            let key = self.keys[number % self.keys.len()];
            let (start, frames) = (Instant::now(), session.frames());
            let bytes = session.output().len();
            session.press(key);
            let time = if self.marks {
                session.wait_for_frame(frames + 1) - start
            } else {
                session.time_to_quiet(start, QUIET)
            };
            let bytes = session.output().len() - bytes;
            Answer { key, time, bytes }
        }
    }

    /// The cost of a key.
    struct Answer {
        key: &'static str,
        time: Duration,
        bytes: usize,
    }

    pub(super) fn report() {
        let contenders = contenders();
        let mut starts = vec![Vec::new(); contenders.len()];
        for round in 0..STARTS {
            for place in turns(round, contenders.len()) {
                starts[place].push(contenders[place].time_to_first_frame());
            }
        }
        println!("first frame");
        for (contender, times) in contenders.iter().zip(starts) {
            print_times(contender.name, times);
        }
        let echo = (0..STARTS).map(|_| time_to_echo()).collect();
        print_times("(output of echo)", echo);
        println!("\nkey to last byte");
        let mut sessions: Vec<_> = contenders.iter().map(|it| (it, it.start())).collect();
        for (contender, session) in &mut sessions {
            if contender.marks {
                session.wait_for_frame(1);
                leave_the_opening(session);
            } else {
                session.time_to_quiet(session.started(), QUIET);
            }
        }
        report_keys(&mut sessions);
        for (_, mut session) in sessions {
            session.press("q");
            session.wait_for_end();
        }
        for measure in [Measure::Short, Measure::Full] {
            if let Ok(file) = made_up_file(measure, CHECKED) {
                report_checks(&contenders, measure, &file);
            }
        }
        for measure in [Measure::Short, Measure::Full] {
            match made_up_file(measure, LARGE) {
                Ok(file) => report_large(measure, &file),
                Err(error) => println!("no large file: {error}"),
            }
        }
    }

    /// The order of the programs in a round. They alternate, so that all are affected alike by other load and changes of speed. The last
    /// one is `less`, whose end is a time of silence: a program that has rested is slower, so the others follow it equally often.
    fn turns(round: usize, programs: usize) -> Vec<usize> {
        let mut turns: Vec<usize> = (0..programs).collect();
        let others = &mut turns[..programs - 1];
        others.rotate_left(round % others.len());
        turns
    }

    /// The time to read and check a file.
    fn report_checks(contenders: &[Contender], measure: Measure, file: &Path) {
        println!("\ncheck of {CHECKED} events, {measure:?}");
        for contender in contenders.iter().filter(|contender| contender.marks) {
            let check = || {
                let start = Instant::now();
                let mut check = Command::new(&contender.program);
                let output = check.arg("check").arg(file).output();
                output.map_or(Duration::ZERO, |_| start.elapsed())
            };
            print_times(contender.name, (0..CHECKS).map(|_| check()).collect());
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
        // At the end, the selection moves as more events are read.
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
        let this = annals("annals", ANNALS.to_owned());
        let mut sessions = [(&this, session)];
        report_keys(&mut sessions);
        let [(_, mut session)] = sessions;
        let kilobytes = peak_memory(&session);
        println!(
            "{:<20} {:>9}",
            "most memory, MB",
            shown(kilobytes.map(|kilobytes| kilobytes * 1024 / 1_000_000))
        );
        session.press("q");
        session.wait_for_end();
    }

    /// A generated chronicle, written once.
    fn made_up_file(measure: Measure, events: u32) -> io::Result<PathBuf> {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{measure:?}-{events}.ron"));
        if !file.exists() {
            let mut out = BufWriter::new(File::create(&file)?);
            made_up::write(&mut out, events, 1, measure).and_then(|()| out.flush())?;
        }
        Ok(file)
    }

    /// The peak memory of the process in kilobytes.
    fn peak_memory(session: &Session) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", session.process())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// The time to start any program at all.
    fn time_to_echo() -> Duration {
        let session = Launch::new("echo", ["."]).start();
        let time = session.time_to_output();
        session.wait_for_end();
        time
    }

    /// Moves to events where the same keys do the same in all versions, which may open at different events.
    fn leave_the_opening(session: &mut Session) {
        for _ in 0..4 {
            let frames = session.frames();
            session.press("j");
            session.wait_for_frame(frames + 1);
        }
    }

    /// The cost of keys.
    fn report_keys(sessions: &mut [(&Contender, Session)]) {
        // The first frames still fill caches.
        for number in 0..16 {
            for (contender, session) in &mut *sessions {
                contender.time_key(session, number);
            }
        }
        let writes = |session: &Session| counted_in(session, "io", "syscw");
        let before: Vec<_> = sessions.iter().map(|(_, it)| writes(it)).collect();
        let mut answers: Vec<Vec<Answer>> = sessions.iter().map(|_| Vec::new()).collect();
        for number in 0..KEYS {
            for place in turns(number / sessions[0].0.keys.len(), sessions.len()) {
                let (contender, session) = &mut sessions[place];
                answers[place].push(contender.time_key(session, number));
            }
        }
        for (((contender, session), answers), before) in sessions.iter().zip(answers).zip(before) {
            report_answers(contender, &answers);
            let writes = before
                .zip(writes(session))
                .map(|(before, after)| after - before);
            let each = writes.map(|writes| writes.div_ceil(KEYS as u64));
            println!("  {:<18} {:>9}", "writes a key", shown(each));
            report_idle(session);
        }
    }

    fn report_answers(contender: &Contender, answers: &[Answer]) {
        print_times(contender.name, answers.iter().map(|it| it.time).collect());
        // A key without effect writes little and is fast.
        for key in contender.keys.iter().collect::<BTreeSet<_>>() {
            let of_key: Vec<_> = answers.iter().filter(|it| it.key == *key).collect();
            let bytes = of_key.iter().map(|it| it.bytes).sum::<usize>() / of_key.len();
            let times = of_key.iter().map(|it| it.time).collect();
            print_times(&format!("  {key}{bytes:>9} bytes"), times);
        }
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
        // The counts of a thread that ends within the second are lost.
        let spent = |before: Option<u64>, after: Option<u64>| {
            shown(before.zip(after).and_then(|(b, a)| a.checked_sub(b)))
        };
        println!(
            "  {:<18} {:>9}",
            "idle second, ticks",
            spent(before.0, after.0)
        );
        println!(
            "  {:<18} {:>9}",
            "idle second, wakes",
            spent(before.1, after.1)
        );
    }

    /// Processor time in ticks of the system, usually 10 ms.
    fn cpu_ticks(session: &Session) -> Option<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", session.process())).ok()?;
        // The name of the program is in parentheses and may contain anything.
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

    /// A counter that the system keeps for the process; `None` if it does not have it.
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
