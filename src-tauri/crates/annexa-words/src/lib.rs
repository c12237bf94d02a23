//! The words a person reads, in the window's menu, on the page and on the command line.
//!
//! They live in the Fluent catalogues under `assets/locales/<language>/`; the window reads the same files with
//! `@fluent/bundle`. This crate is the only user of `fluent-bundle`. It does no I/O: the catalogues are compiled in.
//!
//! ```
//! use annexa_words::{Value, Words};
//!
//! let words = Words::for_language("en-GB");
//! assert_eq!(words.get("app-name"), "Annexa");
//! // A message that does not exist shows as its own id, so that nothing ever prints empty.
//! assert_eq!(words.with("no-such-message", &[("count", Value::from(2))]), "no-such-message");
//! ```

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::Serialize;
use serde_json::Value as Data;
use unic_langid::LanguageIdentifier;

/// What a message may be filled with: text or a number. Made with `Value::from`.
pub use fluent_bundle::FluentValue as Value;

/// The language whose catalogues are complete, and which answers where another language is silent.
pub const FALLBACK: &str = "en";

/// The messages of one language. They are read once, when they are first asked for.
struct Catalogue {
    /// BCP 47.
    language: &'static str,
    /// Its files by name and text.
    files: &'static [(&'static str, &'static str)],
    bundle: OnceLock<Bundle>,
}

type Bundle = FluentBundle<FluentResource>;

static CATALOGUES: [Catalogue; 1] = [Catalogue {
    language: FALLBACK,
    files: &[
        ("cli.ftl", include_str!("../../../../assets/locales/en/cli.ftl")),
        ("declaration.ftl", include_str!("../../../../assets/locales/en/declaration.ftl")),
        ("document.ftl", include_str!("../../../../assets/locales/en/document.ftl")),
        ("editions.ftl", include_str!("../../../../assets/locales/en/editions.ftl")),
        ("errors.ftl", include_str!("../../../../assets/locales/en/errors.ftl")),
        ("file.ftl", include_str!("../../../../assets/locales/en/file.ftl")),
        ("findings.ftl", include_str!("../../../../assets/locales/en/findings.ftl")),
        ("merge.ftl", include_str!("../../../../assets/locales/en/merge.ftl")),
        ("management-system.ftl", include_str!("../../../../assets/locales/en/management-system.ftl")),
        ("menu.ftl", include_str!("../../../../assets/locales/en/menu.ftl")),
        ("overview.ftl", include_str!("../../../../assets/locales/en/overview.ftl")),
        ("records.ftl", include_str!("../../../../assets/locales/en/records.ftl")),
        ("registers.ftl", include_str!("../../../../assets/locales/en/registers.ftl")),
        ("starts.ftl", include_str!("../../../../assets/locales/en/starts.ftl")),
        ("report.ftl", include_str!("../../../../assets/locales/en/report.ftl")),
        ("report-glossary.ftl", include_str!("../../../../assets/locales/en/report-glossary.ftl")),
        ("report-changes.ftl", include_str!("../../../../assets/locales/en/report-changes.ftl")),
        ("report-declaration.ftl", include_str!("../../../../assets/locales/en/report-declaration.ftl")),
        ("report-papers.ftl", include_str!("../../../../assets/locales/en/report-papers.ftl")),
        ("verify.ftl", include_str!("../../../../assets/locales/en/verify.ftl")),
        ("welcome.ftl", include_str!("../../../../assets/locales/en/welcome.ftl")),
        ("window.ftl", include_str!("../../../../assets/locales/en/window.ftl")),
    ],
    bundle: OnceLock::new(),
}];

/// The words of one language, with [`FALLBACK`] behind it.
pub struct Words {
    /// The asked-for language first, the fallback last.
    bundles: Vec<&'static Bundle>,
    language: &'static str,
}

impl Words {
    /// The words for a BCP 47 tag. The tag itself is tried first, then its primary language (`de-AT` → `de`), then
    /// [`FALLBACK`]; a tag that is not one gives the fallback.
    pub fn for_language(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        let best = [tag, primary]
            .iter()
            .find_map(|wanted| CATALOGUES.iter().find(|catalogue| catalogue.language.eq_ignore_ascii_case(wanted)));
        let fallback = CATALOGUES.iter().find(|catalogue| catalogue.language == FALLBACK);

        let mut catalogues: Vec<_> = best.into_iter().chain(fallback).collect();
        catalogues.dedup_by_key(|catalogue| catalogue.language);
        Self {
            language: catalogues.first().map_or(FALLBACK, |catalogue| catalogue.language),
            bundles: catalogues.iter().map(|catalogue| catalogue.bundle()).collect(),
        }
    }

    /// The language that answers first, as a BCP 47 tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Whether a message (`id`) or one of its attributes (`id.attribute`) exists.
    pub fn has(&self, id: &str) -> bool {
        self.bundles.iter().any(|bundle| shown(bundle, id, None).is_some())
    }

    /// The text of a message (`id`) or of one of its attributes (`id.attribute`). Missing: the id itself.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// As [`get`](Self::get), filled with named values. Values of differing kinds are made with [`Value::from`].
    pub fn with<'a, V>(&self, id: &str, values: &[(&'a str, V)]) -> String
    where
        V: Into<Value<'a>> + Clone,
    {
        let args: FluentArgs<'a> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone().into())).collect();
        self.format(id, Some(&args))
    }

    /// A choice, or each of several, by its words: `space-` and the choice as it is in data. Empty where nothing is chosen.
    pub fn choices(&self, space: &str, chosen: &impl Serialize) -> String {
        let chosen = match serde_json::to_value(chosen) {
            Ok(Data::Array(several)) => several,
            Ok(Data::Null) | Err(_) => Vec::new(),
            Ok(one) => vec![one],
        };
        let names = chosen.iter().filter_map(Data::as_str);
        names.map(|name| self.get(&format!("{space}-{}", kebab(name)))).collect::<Vec<_>>().join(", ")
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.bundles.iter().find_map(|bundle| shown(bundle, id, args)).unwrap_or_else(|| id.to_owned())
    }
}

/// `supplyChain` is a name in data, `supply-chain` the end of the message with its words.
pub fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for (at, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && at > 0 {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalogue {
    fn bundle(&self) -> &Bundle {
        self.bundle.get_or_init(|| {
            let language: LanguageIdentifier = self.language.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            // The isolation marks would end up in PDFs, in copied text and in comparisons; our values carry their own
            // direction.
            bundle.set_use_isolating(false);
            // NUMBER is the one built-in that fluent-bundle offers; it fails only where it is already there.
            let _ = bundle.add_builtins();
            for (_, text) in self.files {
                // What does not parse is left out message by message; that all of it parses is proved by a test.
                let resource = match FluentResource::try_new((*text).to_owned()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                let _ = bundle.add_resource(resource);
            }
            bundle
        })
    }
}

/// One message or attribute, filled; nothing where this bundle does not have it.
fn shown(bundle: &Bundle, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = match id.split_once('.') {
        Some((message, attribute)) => bundle.get_message(message)?.get_attribute(attribute)?.value(),
        None => bundle.get_message(id)?.value()?,
    };
    // A value that was not given shows as its own name in braces, which a reader can at least report.
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_syntax::ast::{Entry, PatternElement};
    use fluent_syntax::parser;

    use super::*;

    #[test]
    fn every_catalogue_parses_and_no_message_is_there_twice() {
        for Catalogue { language, files, .. } in &CATALOGUES {
            let mut seen = BTreeMap::new();
            for (file, text) in *files {
                let resource = match parser::parse(*text) {
                    Ok(resource) => resource,
                    Err((_, errors)) => panic!("{language}/{file} does not parse: {errors:?}"),
                };
                for entry in &resource.body {
                    let id = match entry {
                        Entry::Message(message) => message.id.name.to_owned(),
                        Entry::Term(term) => format!("-{}", term.id.name),
                        Entry::Junk { content } => panic!("{language}/{file} holds junk: {content}"),
                        _ => continue,
                    };
                    if let Some(first) = seen.insert(id.clone(), *file) {
                        panic!("{language}: `{id}` is in {first} and in {file}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_catalogue_file_on_disk_is_compiled_in() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/locales");
        for language in std::fs::read_dir(root).unwrap().map(Result::unwrap) {
            let tag = language.file_name().into_string().unwrap();
            let Catalogue { files, .. } = CATALOGUES
                .iter()
                .find(|known| known.language == tag)
                .unwrap_or_else(|| panic!("assets/locales/{tag} is not compiled in"));
            for file in std::fs::read_dir(language.path()).unwrap().map(Result::unwrap) {
                let name = file.file_name().into_string().unwrap();
                assert!(files.iter().any(|(known, _)| *known == name), "{tag}/{name} is not compiled in");
            }
        }
    }

    #[test]
    fn no_message_is_empty() {
        for Catalogue { language, files, .. } in &CATALOGUES {
            for (file, text) in *files {
                let resource = parser::parse(*text).unwrap();
                for entry in &resource.body {
                    let Entry::Message(message) = entry else { continue };
                    let written = message.value.iter().flat_map(|p| &p.elements).any(|element| match element {
                        PatternElement::TextElement { value } => !value.trim().is_empty(),
                        PatternElement::Placeable { .. } => true,
                    });
                    assert!(
                        written || !message.attributes.is_empty(),
                        "{language}/{file}: `{}` says nothing",
                        message.id.name
                    );
                }
            }
        }
    }

    #[test]
    fn unknown_languages_and_regions_are_answered_in_english() {
        for tag in ["en", "en-GB", "EN_us", "qps", "", "not a tag at all"] {
            let words = Words::for_language(tag);
            assert_eq!(words.language(), "en", "{tag}");
            assert_eq!(words.get("app-name"), "Annexa", "{tag}");
        }
    }

    #[test]
    fn values_are_filled_in_without_invisible_marks() {
        let words = Words::for_language("en");
        let shown = words.with("window-title", &[("client", "Ocarina"), ("file", "ocarina.soa"), ("app", "Annexa")]);
        assert!(shown.contains("Ocarina"), "{shown}");
        assert!(shown.chars().all(|c| !('\u{2066}'..='\u{2069}').contains(&c)), "{shown:?}");
    }

    #[test]
    fn a_missing_message_or_attribute_shows_its_id() {
        let words = Words::for_language("en");
        assert_eq!(words.get("nothing-of-the-kind"), "nothing-of-the-kind");
        assert_eq!(words.get("app-name.nothing"), "app-name.nothing");
        assert!(!words.has("app-name.nothing"));
    }
}
