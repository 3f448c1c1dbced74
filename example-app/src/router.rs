//! Addresses and their answers.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{Path as Segment, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::Result;
use crate::catalogue::Catalogue;
use crate::page::{NotFound, Page, WorkshopDetail, WorkshopList};
use crate::refusal::read_sign_up;
use crate::shell::Shell;
use crate::sign_up::SignUpReply;

struct App {
    shell: Shell,
    catalogue: Catalogue,
}

pub(crate) fn router(dist: &Path) -> Result<Router> {
    let app = App { shell: Shell::read(dist)?, catalogue: Catalogue::new() };
    Ok(Router::new()
        .route("/", get(workshop_list))
        .route("/workshops/{slug}", get(workshop_detail))
        .route("/api/workshops/{slug}/sign-ups", post(sign_up))
        .route_service("/favicon.svg", ServeFile::new(dist.join("favicon.svg")))
        .nest_service("/assets", ServeDir::new(dist.join("assets")))
        .fallback(not_found)
        .layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'self'"),
        ))
        .with_state(Arc::new(app)))
}

async fn workshop_list(State(app): State<Arc<App>>) -> Html<String> {
    let workshops = app.catalogue.workshops();
    app.shell.html(&Page::WorkshopList(WorkshopList { workshops }))
}

async fn workshop_detail(
    State(app): State<Arc<App>>,
    Segment(slug): Segment<String>,
    uri: Uri,
) -> Response {
    match app.catalogue.workshop(&slug) {
        Some(workshop) => {
            app.shell.html(&Page::WorkshopDetail(WorkshopDetail { workshop })).into_response()
        }
        None => not_found(State(app), uri).await.into_response(),
    }
}

async fn not_found(State(app): State<Arc<App>>, uri: Uri) -> (StatusCode, Html<String>) {
    let page = Page::NotFound(NotFound { path: uri.path().to_owned() });
    (StatusCode::NOT_FOUND, app.shell.html(&page))
}

async fn sign_up(
    State(app): State<Arc<App>>,
    Segment(slug): Segment<String>,
    Json(request): Json<Value>,
) -> Response {
    let request = match read_sign_up(request) {
        Ok(request) => request,
        Err(errors) => return SignUpReply::Invalid { errors }.into_response(),
    };
    match app.catalogue.sign_up(&slug, &request) {
        Some(reply) => reply.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
