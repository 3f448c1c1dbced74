//! Signing up: what the browser asks, and what the server answers.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use gen_macro::Type;
use serde::{Deserialize, Serialize};

use crate::refusal::FieldError;
use crate::workshop::Availability;

/// A request for places in a workshop: `components/sign-up.yaml` says more than serde can, and both
/// have to agree.
#[derive(Debug, Deserialize, Serialize, Type)]
#[component(test)]
pub(crate) struct SignUp {
    name: String,
    email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    pub(crate) places: u8,
    #[serde(default)]
    experience: Experience,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Whether somebody has tried the craft before.
#[derive(Debug, Default, Deserialize, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Experience {
    #[default]
    Never,
    ALittle,
    Often,
}

/// The answer to a request for places.
#[derive(Debug, Serialize, Type)]
#[serde(tag = "outcome", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum SignUpReply {
    /// The places are kept.
    Confirmed {
        /// To be shown on the day.
        code: String,
        availability: Availability,
    },
    /// There is no place yet.
    Waiting {
        /// The place in the queue, from 1.
        position: u8,
        availability: Availability,
    },
    /// Fewer places are left than were asked for.
    TooFew { places_left: u8 },
    /// It does not take place.
    Cancelled { reason: &'static str },
    /// The request breaks the rules.
    Invalid { errors: Vec<FieldError> },
}

impl IntoResponse for SignUpReply {
    fn into_response(self) -> Response {
        let status = match self {
            SignUpReply::Confirmed { .. } => StatusCode::CREATED,
            SignUpReply::Waiting { .. } => StatusCode::ACCEPTED,
            SignUpReply::TooFew { .. } | SignUpReply::Cancelled { .. } => StatusCode::CONFLICT,
            SignUpReply::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        };
        (status, Json(self)).into_response()
    }
}
