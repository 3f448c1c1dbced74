//! The API of an engine for containers: PascalCase, maps, everything may be missing.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use gen_macro::Type;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "PascalCase")]
pub struct RunningBox {
    #[serde(rename = "Id")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
    #[serde(rename = "ImageID")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ports: Option<Vec<OpenPort>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<HashMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<BoxState>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct OpenPort {
    #[serde(rename = "IP", skip_serializing_if = "Option::is_none")]
    pub ip: Option<IpAddr>,
    #[serde(rename = "PrivatePort")]
    pub private_port: u16,
    #[serde(rename = "PublicPort", skip_serializing_if = "Option::is_none")]
    pub public_port: Option<u16>,
    #[serde(rename = "Type", default)]
    pub protocol: Protocol,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
pub enum Protocol {
    #[default]
    #[serde(rename = "tcp")]
    Tcp,
    #[serde(rename = "udp")]
    Udp,
    #[serde(rename = "sctp")]
    Sctp,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "Status", rename_all = "lowercase")]
pub enum BoxState {
    Created,
    Running {
        #[serde(rename = "Pid")]
        pid: i64,
        #[serde(rename = "Health", skip_serializing_if = "Option::is_none")]
        health: Option<Health>,
    },
    Exited {
        #[serde(rename = "ExitCode")]
        code: i32,
        #[serde(rename = "OOMKilled", default)]
        out_of_memory: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct Health {
    pub status: HealthStatus,
    pub failing_streak: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub enum HealthStatus {
    #[serde(rename = "")]
    Empty,
    #[serde(rename = "healthy")]
    Healthy,
    #[serde(rename = "unhealthy")]
    Unhealthy,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "PascalCase")]
pub struct Limits {
    #[serde(default)]
    pub memory: i64,
    #[serde(rename = "NanoCpus", skip_serializing_if = "Option::is_none")]
    pub cpu: Option<u64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub devices: Vec<(String, String, char)>,
}

/// What a box is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "PascalCase")]
pub struct Recipe {
    pub image: String,
    #[serde(default)]
    pub cmd: Command,
    #[serde(default)]
    pub env: Vec<String>,
    #[serde(default)]
    pub exposed_ports: BTreeMap<String, Nothing>,
    #[serde(default, rename = "PortBindings")]
    pub bindings: BTreeMap<String, Option<Vec<Binding>>>,
    #[serde(flatten)]
    pub limits: Limits,
    #[serde(default)]
    pub restart_policy: RestartPolicy,
    #[serde(skip)]
    pub cached: Option<String>,
}

/// An object without properties.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Nothing {}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "PascalCase", default)]
pub struct Binding {
    pub host_ip: String,
    pub host_port: String,
}

/// One line, or its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum Command {
    Words(Vec<String>),
    Line(String),
    Default(()),
}

impl Default for Command {
    fn default() -> Self {
        Command::Default(())
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "Name", rename_all = "kebab-case")]
pub enum RestartPolicy {
    #[default]
    No,
    UnlessStopped,
    OnFailure {
        #[serde(rename = "MaximumRetryCount")]
        retries: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub enum Progress {
    #[serde(rename = "stream")]
    Stream(String),
    #[serde(rename = "error")]
    Failed(Failure),
    #[serde(rename = "aux")]
    More(Option<serde_json::Map<String, serde_json::Value>>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(try_from = "FailureText", into = "FailureText")]
pub struct Failure {
    code: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FailureText {
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<u32>,
}
