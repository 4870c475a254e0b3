//! The manual page: options from the arguments, keys from the keymap, and further sections.

use std::fmt::Write as _;
use std::io;

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::Arguments;
use crate::app::{Context, Keymap};
use crate::messages::Interface;

/// Sections such as files, variables and exit codes, as lists of entries with explanations.
const SECTIONS: [(&str, &[(&str, &str)]); 4] = [
    (
        "MOUSE",
        &[
            (
                "click",
                "Selects an event, follows a link or triggers a footer key. In the header: the program name lists all actions, the title opens the infobox, the languages and calendars switch to the next one.",
            ),
            ("double-click", "Opens the card of an event."),
            ("right-click", "Same as esc."),
            (
                "wheel",
                "Zooms the chart and the map, moves through lists, scrolls cards and lanes.",
            ),
            ("drag", "Pans the chart and the map."),
        ],
    ),
    (
        "FILES",
        &[
            (
                "$XDG_CONFIG_HOME/annals/config.ron",
                "Settings, including key bindings. ~/.config is used if the variable is not set. `annals keys --ron` prints the current bindings as a starting point.",
            ),
            (
                "$XDG_CONFIG_HOME/annals/themes/NAME.ron",
                "Custom themes, for --theme NAME.",
            ),
            (
                "$XDG_STATE_HOME/annals/",
                "State kept between runs: languages, the last position in each chronicle, the background of the terminal. ~/.local/state is used if the variable is not set.",
            ),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("NO_COLOR", "Disables colours if set and not empty."),
            (
                "CLICOLOR, CLICOLOR_FORCE",
                "CLICOLOR=0 disables colours, unless CLICOLOR_FORCE is set and not 0.",
            ),
            (
                "TERM, COLORTERM, COLORFGBG",
                "Colour support of the terminal, and whether its background is dark.",
            ),
            (
                "LC_ALL, LC_MESSAGES, LANG",
                "Default languages of names and of the interface.",
            ),
            ("XDG_CONFIG_HOME, XDG_STATE_HOME", "See FILES."),
        ],
    ),
    (
        "EXIT STATUS",
        &[
            (
                "0",
                "Success, also if the reader of standard output closes it early.",
            ),
            (
                "1",
                "Errors in the data, or output that cannot be written. The command check returns it also if the reader of its reports \
                 closes them early.",
            ),
            ("2", "Errors in the command line."),
            (
                "129, 130, 131, 143",
                "Ended by the signal HUP, INT, QUIT or TERM.",
            ),
        ],
    ),
];

/// The synopsis; the options follow it.
const SYNOPSIS: &str = ".SH SYNOPSIS
\\fBannals\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\-]
.br
\\fBannals\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]
";

/// Common invocations with explanations.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "annals --lang ja --gloss en",
        "Show the Jingkang Incident with Japanese names and English glosses.",
    ),
    ("annals my.ron", "Open your own chronicle."),
    (
        "annals new my.ron",
        "Write a small commented chronicle as a starting point.",
    ),
    (
        "annals check --watch my.ron",
        "Report every problem with its location, again on each save.",
    ),
    (
        "annals --list | grep Bianjing",
        "List events that match a word.",
    ),
    (
        "annals date 靖康元年閏十一月丙辰",
        "Show a date in every calendar that covers it.",
    ),
    (
        "curl -s https://example.org/timeline.json | annals -",
        "Open a timeline from standard input.",
    ),
];

/// Writes the page in roff. It refers to no other pages, because it includes all commands.
///
/// # Errors
///
/// Fails if writing to `out` fails.
pub(super) fn page(out: &mut impl io::Write) -> io::Result<()> {
    let command = Arguments::command();
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    out.write_all(SYNOPSIS.as_bytes())?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    let mut built = command;
    built.build();
    out.write_all(commands(&built).as_bytes())?;
    out.write_all(keys().as_bytes())?;
    for (title, entries) in SECTIONS {
        let entries = entries
            .iter()
            .map(|(what, means)| ((*what).to_owned(), (*means).to_owned()));
        out.write_all(section(title, entries).as_bytes())?;
    }
    let examples = EXAMPLES.iter();
    let examples = examples.map(|(what, does)| ((*what).to_owned(), (*does).to_owned()));
    out.write_all(section("EXAMPLES", examples).as_bytes())?;
    man.render_version_section(out)
}

/// Every command with its arguments.
fn commands(command: &clap::Command) -> String {
    let commands = command.get_subcommands();
    let commands = commands.filter(|sub| !sub.is_hide_set() && sub.get_name() != "help");
    let mut roff = String::from(".SH COMMANDS\n");
    for sub in commands {
        let arguments = sub
            .get_arguments()
            .filter(|argument| !argument.is_hide_set() && argument.get_id() != "help");
        let entries = arguments.map(|argument| {
            let help = argument.get_help().map(ToString::to_string);
            // `--color <WHEN>`, as in the command's help.
            (argument.to_string(), help.unwrap_or_default())
        });
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let title = section(&format!("annals {}", sub.get_name()), entries);
        let (head, rest) = title.split_once('\n').unwrap_or((&*title, ""));
        let head = head.replacen(".SH", ".SS", 1);
        let _ = writeln!(roff, "{head}\n{}\n{}", escaped(&about), rest.trim_end());
    }
    roff
}

fn section(title: &str, entries: impl Iterator<Item = (String, String)>) -> String {
    let mut roff = format!(".SH {title}\n");
    for (what, means) in entries {
        let _ = writeln!(roff, ".TP\n\\fB{}\\fR\n{}", escaped(&what), escaped(&means));
    }
    roff
}

/// Every default key, by context.
fn keys() -> String {
    let keymap = Keymap::standard();
    let mut roff = String::from(".SH KEYS\n");
    for context in Context::ALL {
        let lines = keymap.of(context).map(|(binding, keys)| {
            let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
            let words = Interface::En.say(binding.description);
            (keys.join("  "), words.to_owned())
        });
        let place = Interface::En.say(context.title());
        let title = section(place, lines);
        roff.push_str(&title.replacen(".SH", ".SS", 1));
    }
    roff
}

/// Text escaped for roff.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    match text.chars().next() {
        // At the start of a line these characters begin a request.
        Some('.' | '\'') => format!("\\&{text}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> String {
        let mut written = Vec::new();
        page(&mut written).unwrap();
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn the_page_has_what_a_reader_looks_for() {
        let page = written();
        for section in [
            "NAME",
            "SYNOPSIS",
            "OPTIONS",
            "COMMANDS",
            "KEYS",
            "FILES",
            "ENVIRONMENT",
            "EXIT STATUS",
            "MOUSE",
            "EXAMPLES",
        ] {
            assert!(page.contains(&format!(".SH {section}\n")), "{section}");
        }
        for word in [
            "next event",
            "config.ron",
            "NO_COLOR",
            "ctrl\\-p",
            ".SS annals check",
            "\\-\\-watch",
        ] {
            assert!(page.contains(word), "{word}");
        }
    }

    #[test]
    fn no_other_page_is_referred_to() {
        let page = written();
        assert!(
            !page.contains("(1)"),
            "a reference to a page that does not exist"
        );
    }
}
