//! Kiln & Loom, a small house of Saturday workshops: an axum server with a TypeScript front end,
//! typed by gen from end to end.
//!
//! The server answers each address with a [`page::Page`], the name of a component and its props;
//! the browser shows that component. Types that cross the wire are Rust, in [`workshop`],
//! [`page`] and [`sign_up`]; components that live in the browser alone are YAML, in `components/`.

mod catalogue;
mod front_end;
mod page;
mod refusal;
mod router;
mod shell;
mod sign_up;
mod workshop;

use std::error::Error;
use std::io::ErrorKind;
use std::process::ExitCode;

use tokio::net::TcpListener;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
#[expect(clippy::print_stderr, reason = "the reason why there is no server")]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the address to open")]
async fn serve() -> Result<()> {
    let listener = listen().await?;
    let dist = front_end::build()?;
    let router = router::router(&dist)?;
    println!("Kiln & Loom is open at http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn listen() -> Result<TcpListener> {
    let port = std::env::var("PORT").unwrap_or_else(|_| "3000".to_owned());
    let port: u16 =
        port.parse().map_err(|_| format!("PORT is `{port}`, which is not a port number"))?;
    TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!("port {port} is taken; try another, or any: PORT=0 cargo run -p example-app")
                .into()
        }
        _ => format!("cannot listen on port {port}: {error}").into(),
    })
}
