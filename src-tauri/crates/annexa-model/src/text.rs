//! Text as people type it: several paragraphs, simple lists, and the language it is in.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// Longest text that one field takes, in characters. A 5,000-character justification is long; this is twenty of them.
pub const MAX_TEXT: usize = 100_000;
/// Longest single line (titles, names, labels, places), in characters.
pub const MAX_LINE: usize = 1_000;

/// Multi-paragraph plain text. A blank line parts paragraphs; a line that begins with `- ` is a list item.
///
/// Reads from a plain JSON string as well, which is the same text in the statement's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, TS)]
#[ts(export)]
pub struct Text {
    /// The words, with `\n` between lines.
    pub text: String,
    /// BCP 47 language of this text where it differs from the statement's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lang: Option<String>,
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Multi-paragraph plain text; as a plain string it is in the statement's language.",
            "anyOf": [
                { "type": "string", "maxLength": MAX_TEXT },
                {
                    "type": "object",
                    "properties": {
                        "text": { "type": "string", "maxLength": MAX_TEXT },
                        "lang": { "type": "string", "description": "BCP 47 language tag." }
                    },
                    "required": ["text"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Plain(String),
            Full {
                text: String,
                #[serde(default)]
                lang: Option<String>,
            },
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Plain(text) => Self { text, lang: None },
            Form::Full { text, lang } => Self { text, lang },
        })
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), lang: None }
    }
}

impl Text {
    /// Whether nothing but white space is written.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The same text as it may be stored: line ends unified, bounded, free of control characters.
    ///
    /// # Errors
    /// [`TextError`] says what is wrong; the text is not changed to fit.
    pub fn checked(&self) -> Result<Self, TextError> {
        let text = unify_line_ends(&self.text);
        bounded(&text, MAX_TEXT)?;
        without_controls(&text, true)?;
        let lang = match &self.lang {
            Some(tag) if !is_language_tag(tag) => return Err(TextError::Language(tag.clone())),
            other => other.clone(),
        };
        Ok(Self { text, lang })
    }
}

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Longer than the field takes.
    #[error("the text has {length} characters; this field takes {limit}")]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters taken.
        limit: usize,
    },
    /// A character that cannot be seen or printed.
    #[error("character {position} is the control character U+{code:04X}, which cannot be printed")]
    ControlCharacter {
        /// 1-based position in characters.
        position: usize,
        /// Its code point.
        code: u32,
    },
    /// A line break where the field is one line.
    #[error("this field takes a single line")]
    LineBreak,
    /// Not a BCP 47 language tag.
    #[error("“{0}” is not a language tag such as “en” or “de-CH”")]
    Language(String),
}

/// A single line (a title, a name, a label) as it may be stored: without the white space around it, which nobody sees and
/// which would make two labels of one.
///
/// # Errors
/// [`TextError`] if it is too long, has a line break or a control character.
pub(crate) fn checked_line(line: &str) -> Result<String, TextError> {
    let line = line.trim();
    bounded(line, MAX_LINE)?;
    if unify_line_ends(line).contains('\n') {
        return Err(TextError::LineBreak);
    }
    without_controls(line, false)?;
    Ok(line.to_owned())
}

/// Word processors and the web disagree about line ends; the client file knows only `\n`.
fn unify_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

fn bounded(text: &str, limit: usize) -> Result<(), TextError> {
    let length = text.chars().count();
    if length > limit { Err(TextError::TooLong { length, limit }) } else { Ok(()) }
}

fn without_controls(text: &str, lines: bool) -> Result<(), TextError> {
    match text.chars().enumerate().find(|(_, c)| c.is_control() && !(lines && matches!(c, '\n' | '\t'))) {
        Some((index, c)) => Err(TextError::ControlCharacter { position: index + 1, code: u32::from(c) }),
        None => Ok(()),
    }
}

/// The shape of BCP 47 (RFC 5646), not its registry: a primary subtag of 2–8 letters, then subtags of 1–8.
pub(crate) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary =
        parts.next().is_some_and(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    primary
        && tag.len() <= 35
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_and_full_forms() {
        let plain: Text = serde_json::from_str("\"hello\"").unwrap();
        let full: Text = serde_json::from_str(r#"{"text":"hallo","lang":"de"}"#).unwrap();
        assert_eq!(plain, Text::from("hello"));
        assert_eq!(full.lang.as_deref(), Some("de"));
    }

    #[test]
    fn line_ends_are_unified_and_controls_refused() {
        assert_eq!(Text::from("a\r\nb\u{b}c").checked().unwrap().text, "a\nb\nc");
        assert_eq!(Text::from("ab\u{7}").checked(), Err(TextError::ControlCharacter { position: 3, code: 7 }));
        assert_eq!(checked_line("a\nb"), Err(TextError::LineBreak));
        assert_eq!(checked_line("\u{a0} EV-014 \n").unwrap(), "EV-014");
    }

    #[test]
    fn a_pasted_megabyte_is_refused_with_both_numbers() {
        let paste = Text { text: "x".repeat(1_000_000), lang: None };
        assert_eq!(paste.checked(), Err(TextError::TooLong { length: 1_000_000, limit: MAX_TEXT }));
    }

    #[test]
    fn language_tags_have_the_shape_of_bcp_47() {
        assert!(["en", "de-CH", "zh-Hant-TW", "sr-Latn"].iter().all(|t| is_language_tag(t)));
        assert!(["", "e", "english language", "de_CH", "-"].iter().all(|t| !is_language_tag(t)));
    }
}
