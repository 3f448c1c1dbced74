//! What editors and language servers tell each other: everything optional, unions without tags.

use std::collections::HashMap;

use gen_macro::Type;
use serde::{Deserialize, Serialize};
use serde_repr::{Deserialize_repr, Serialize_repr};

/// A place in a text, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Type)]
pub struct TextPosition {
    pub line: u32,
    /// In UTF-16 code units.
    pub character: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct TextRange {
    pub start: TextPosition,
    pub end: TextPosition,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileTarget {
    pub uri: url::Url,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
    pub selection_range: TextRange,
}

/// A number or a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum RequestKey {
    Number(i32),
    Name(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize_repr, Deserialize_repr, Type)]
#[repr(u8)]
pub enum Gravity {
    Failure = 1,
    Caution = 2,
    Remark = 3,
    Hint = 4,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub range: TextRange,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Gravity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<RequestKey>,
    pub message: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related_places: Vec<FileTarget>,
    /// Handed back as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<serde_json::Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    PlainText,
    Markdown,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct MarkupText {
    pub kind: Markup,
    pub value: String,
}

/// What is shown where the pointer rests.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum HoverText {
    Text(String),
    Markup(MarkupText),
    List(Vec<String>),
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditOfText {
    pub range: TextRange,
    pub new_text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditWithNote {
    #[serde(flatten)]
    pub edit: EditOfText,
    pub note_id: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum FolderChange {
    Create {
        uri: url::Url,
        #[serde(skip_serializing_if = "Option::is_none")]
        overwrite: Option<bool>,
    },
    #[serde(rename_all = "camelCase")]
    Rename { old_uri: url::Url, new_uri: url::Url },
    Delete(DeletedFile),
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct DeletedFile {
    pub uri: url::Url,
    #[serde(default)]
    pub recursive: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EditOfWorkspace {
    #[serde(default, skip_serializing_if = "HashMap::is_empty")]
    pub changes: HashMap<String, Vec<EditWithNote>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder_changes: Option<Vec<FolderChange>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Request {
    pub id: RequestKey,
    #[serde(flatten)]
    pub call: Call,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "method", content = "params")]
pub enum Call {
    #[serde(rename = "text/hover")]
    Hover(FileTarget),
    #[serde(rename = "workspace/edit")]
    Edit { edit: EditOfWorkspace, label: Option<String> },
    #[serde(rename = "shutdown")]
    Shutdown,
}
