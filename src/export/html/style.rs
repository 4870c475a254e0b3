//! The style sheet: light, dark, narrow screens and print.

use std::fmt::Write;

use super::words::class;

/// The rules that are the same for every chronicle.
pub(super) const SHEET: &str = r#":root{--paper:#fbfaf7;--ink:#1f2328;--dim:#5c6570;--line:#d8d4cb;--lane:#f2efe8;--link:#1a5a96;--mark:#a33b2a;--bar:#c07a3e;--span:#dfe7ee;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e4e2dc;--dim:#a0a7b0;--line:#343a42;--lane:#1c2026;--link:#8cc0f2;--mark:#f08a74;--bar:#d9a066;--span:#2a3744}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:80rem;padding:1rem 1.25rem;background:var(--paper);color:var(--ink);font:1rem/1.55 Georgia,'Noto Serif','Noto Serif CJK SC',serif}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.4rem;margin:2.5rem 0 1rem;border-bottom:2px solid var(--line);padding-bottom:.25rem}
h3.year{font-size:1.15rem;color:var(--dim);margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
.title{font-size:1.1rem;margin:0 0 .25rem}
.chapter h3{font-size:1.3rem;margin:2.5rem 0 .3rem}
article :is(h4,h5):not(.title),#page_about :is(h3,h4){font-size:.95rem;margin:.9rem 0 .2rem;color:var(--dim)}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible,.scroll:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem}
nav ul{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;padding:0;list-style:none}
fieldset.languages{border:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:.4rem .8rem;margin:.8rem 0}
fieldset.languages label{padding-left:.25rem}
article{margin:1rem 0 1.6rem;max-width:46rem;overflow-wrap:anywhere}
article:target{box-shadow:-.6rem 0 0 var(--paper),-.9rem 0 0 var(--mark)}
.part{columns:22rem;column-gap:2.5rem}
.part h2{column-span:all}
.part article{break-inside:avoid}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:.4rem 0}
dt{color:var(--dim)}
dd{margin:0;min-width:0}
ul{padding-left:1.3rem;margin:.3rem 0}
.line,small,.mark,.date,figcaption,footer{color:var(--dim)}
.lead{font-weight:600}
.chips{display:flex;flex-wrap:wrap;gap:.4rem}
.chips a{border:1px solid var(--line);border-radius:1rem;padding:0 .7rem;text-decoration:none}
.chips small{display:none}
.date{font-variant-numeric:tabular-nums}
figure{margin:0}
.scroll{overflow-x:auto;border:1px solid var(--line)}
figure svg{display:block;width:100%;min-width:60rem;height:auto;font:12.5px/1 system-ui,'Noto Sans','Noto Sans CJK SC',sans-serif}
svg text{fill:var(--ink)}
svg a:hover text{text-decoration:underline}
svg .lane{fill:var(--lane)}
svg .span{fill:var(--span);stroke:var(--line)}
svg .of-span{fill:var(--dim);font-size:11.5px}
svg .head{font-weight:700}
svg .group{fill:var(--dim);font-weight:700}
svg .bar{fill:var(--bar)}
svg .mark{fill:var(--mark)}
#page_about>*:not(h2){max-width:60rem}
svg .claim{fill:var(--paper);stroke:var(--mark);stroke-width:1.5}
.lives{list-style:none;padding:0}
.lives li{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(5rem,15rem) auto;gap:.8rem;align-items:center}
.life{width:15rem;height:.75rem;vertical-align:middle;max-width:100%}
.life line{stroke:var(--bar);stroke-width:2}
.life .open{stroke-dasharray:4 4}
svg .tick{stroke:var(--line)}
svg .year{fill:var(--dim)}
i{font-style:normal}
small{font-size:inherit}
i[lang],div[lang],tspan[lang]{display:none}
i.a,tspan.a{display:inline}
div.a{display:block}
@media (max-width:40rem){body{padding:.75rem}dl{grid-template-columns:1fr}dd{padding-left:1rem}h1{font-size:1.5rem}}
@page{margin:1.6cm}
@media print{:root{--paper:#fff;--ink:#000;--dim:#444;--line:#bbb;--lane:#f4f4f4;--link:#000;--mark:#000;--bar:#888;--span:#e6e6e6;color-scheme:light}body{max-width:none;padding:0;font-size:10pt}nav,.skip,fieldset.languages,footer{display:none}h1{margin-top:0}.scroll{overflow:visible;border:0}figure{break-inside:avoid}figure svg{min-width:0}.part{columns:2;column-gap:2rem}.part article{break-inside:auto}p,li,dd{break-inside:avoid}ul.languages li{display:inline}ul.languages li+li::before{content:" · "}h2,h3,h4,h5,.title+.line,.groups{break-after:avoid}}
"#;

/// The rules by which a radio button shows its language and hides the others.
///
/// The `:has()` selectors start from the header and not from the root. From the root, browsers search the whole page, and do so repeatedly
/// while printing.
pub(super) fn languages(count: usize) -> String {
    let mut rules = String::new();
    if count < 2 {
        return rules;
    }
    rules.push_str("@supports selector(:has(a)){\ni.a,tspan.a,div.a{display:none}\n");
    for at in 0..count {
        let of = class(at);
        let _ = writeln!(
            rules,
            ":is(header:has(#l_{at}:checked),header:has(#l_{at}:checked)~main) :is(i,tspan).{of}{{display:inline}}header:has(#l_{at}:checked)~main div.{of}{{display:block}}"
        );
    }
    rules.push_str("}\n");
    rules
}
