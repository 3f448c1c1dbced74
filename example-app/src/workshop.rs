//! A workshop, as it crosses the wire.

use gen_macro::Type;
use serde::Serialize;

/// A workshop that people can sign up for.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[component(test(sent = "crate::catalogue::season"))]
pub(crate) struct Workshop {
    /// Names the workshop in its address.
    pub(crate) slug: &'static str,
    pub(crate) craft: Craft,
    pub(crate) title: &'static str,
    /// One sentence.
    pub(crate) summary: &'static str,
    /// Who gives it.
    pub(crate) teacher: &'static str,
    pub(crate) starts_at: &'static str,
    pub(crate) minutes: u16,
    /// For one person, materials included.
    pub(crate) price_in_cents: u32,
    /// What people take along.
    pub(crate) bring: &'static [&'static str],
    pub(crate) availability: Availability,
}

/// What a workshop is about.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Craft {
    Clay,
    Wool,
    Paper,
    Wood,
    Ink,
    Thread,
}

/// Whether people can still come.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum Availability {
    /// There are places.
    Open { places_left: u8 },
    /// All places are taken.
    Full {
        /// How many people wait for a place.
        waiting: u8,
    },
    /// It does not take place.
    Cancelled {
        /// For those who had a place.
        reason: &'static str,
    },
}
