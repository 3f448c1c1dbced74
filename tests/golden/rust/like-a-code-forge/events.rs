//! What a forge of source code sends to web hooks, and answers to lists.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use gen_macro::Type;
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct PersonId(pub u64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TicketId(u64);

/// Somebody with an account.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[non_exhaustive]
pub struct Person {
    pub login: String,
    pub id: PersonId,
    pub node_id: String,
    pub avatar: Url,
    #[serde(rename = "type")]
    pub kind: PersonKind,
    pub site_admin: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum PersonKind {
    User,
    Organization,
    Bot,
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    Open,
    Closed,
    #[deprecated(note = "tickets are archived with their project")]
    Archived,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub enum Feeling {
    #[serde(rename = "+1")]
    PlusOne,
    #[serde(rename = "-1")]
    MinusOne,
    #[serde(rename = "heart")]
    Heart,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Tag {
    pub id: u64,
    pub name: String,
    pub color: String,
    pub default: bool,
    pub description: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[non_exhaustive]
pub struct Ticket {
    pub id: TicketId,
    pub number: u64,
    pub state: TicketState,
    pub state_reason: Option<String>,
    pub title: String,
    #[serde(rename = "body_text", alias = "body")]
    pub text: Option<String>,
    #[serde(rename = "user")]
    pub author: Person,
    #[serde(default)]
    pub labels: Vec<Tag>,
    pub assignee: Option<Box<Person>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reactions: Option<BTreeMap<Feeling, u64>>,
    pub created_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

/// One page of a longer list.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Page<T> {
    pub items: Vec<T>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incomplete_results: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    pub next: Option<Url>,
    #[serde(rename = "prev")]
    pub previous: Option<Url>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TicketSearch {
    pub query: String,
    pub found: Page<Ticket>,
    pub people: Page<Person>,
}

/// What was before.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Before<T> {
    pub from: T,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TicketChanges {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Before<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Before<String>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum TicketAction {
    Opened,
    Edited { changes: TicketChanges },
    Labeled { label: Tag },
    #[serde(alias = "handed_over")]
    Transferred { to_project: String },
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TicketEvent {
    #[serde(flatten)]
    pub action: TicketAction,
    pub issue: Ticket,
    pub sender: Option<Person>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PushEvent {
    #[serde(rename = "ref")]
    pub ref_field: String,
    pub before: String,
    pub forced: bool,
    pub commits: Vec<PushedCommit>,
    pub size: Option<u32>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct PushedCommit {
    pub id: String,
    #[serde(with = "chrono::serde::ts_seconds")]
    pub timestamp: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<String>,
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "type", content = "payload", rename_all_fields = "camelCase")]
pub enum Event {
    #[serde(rename = "PushEvent")]
    Push(Box<PushEvent>),
    #[serde(rename = "IssuesEvent")]
    Ticket(Box<TicketEvent>),
    #[serde(rename = "WatchEvent")]
    Watch { started_by: PersonId },
    Ping,
    #[serde(untagged)]
    Unknown { r#type: String, payload: serde_json::Value },
}
