//! A person's way through the pages, in a real browser: `web/tests/browser.js`.

use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

#[test]
fn the_pages_work_in_a_browser() {
    let server = Server::start().unwrap();
    let screenshots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    let status = Command::new("node")
        .arg("tests/browser.js")
        .arg(&server.address)
        .arg(&screenshots)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("web"))
        .status()
        .expect("node runs; install Node.js 20.19 or newer from https://nodejs.org");
    assert!(status.success(), "see above; screenshots are in {}", screenshots.display());
}

/// The example app as a process, on a port of its own.
struct Server {
    process: Child,
    /// `http://127.0.0.1:49152`
    address: String,
}

impl Server {
    fn start() -> io::Result<Self> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_example-app"))
            .env("PORT", "0")
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        let address = line.split_whitespace().last().expect("the server says why it did not start");
        Ok(Server { process, address: address.to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // When it has ended by itself, there is nothing to stop.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
