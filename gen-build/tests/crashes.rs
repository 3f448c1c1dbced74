//! Builds that are killed, that run at once, that find no room or may not write. They touch nothing
//! but artifacts, and the next build is right.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scene;

use std::io::{Write, stderr, stdout};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use std::{env, fs, thread};

use gen_build::Failure;
use scene::{BUTTON, OUT, Package, ROW, Scene, artifacts, build, many};

/// The environment variable with which a test starts itself as a program of its own: the folder of
/// the package that it builds, for ever if it is to be killed.
const FOLDER: &str = "GEN_TEST_FOLDER";
const FOR_EVER: &str = "GEN_TEST_FOR_EVER";

/// Not a test, but what other tests run.
#[test]
fn child() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    if env::var_os(FOR_EVER).is_none() {
        match build(folder) {
            Ok(report) => say(&format!("built, {} stale", report.stale.len())),
            Err(failure) => say(&format!("failed: {failure}")),
        }
        return;
    }
    for run in 0.. {
        let text = format!("component: Button\nprops: {{ a{run}: string, row?: Row }}\n");
        fs::write(folder.join("components/button.yaml"), text).unwrap();
        _ = fs::remove_file(folder.join(OUT).join("Row.ts"));
        build(folder).unwrap();
    }
}

fn say(line: &str) {
    stdout().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// This program, to build a package in a process of its own.
fn program(app: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "child", "--nocapture"]).env(FOLDER, app);
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn after_builds_that_were_killed_the_next_is_right() {
    let rounds = env::var("GEN_TEST_ROUNDS").map_or(10, |rounds| rounds.parse().unwrap());
    let scene = Scene::new("killed");
    let before = scene.not_ours();
    for round in 0..rounds {
        let mut victim = program(&scene.app());
        let victim = victim.env(FOR_EVER, "").stdout(Stdio::null()).stderr(Stdio::null());
        let mut victim = victim.spawn().unwrap();
        thread::sleep(Duration::from_millis(20 + round * 37 % 101));
        victim.kill().unwrap();
        victim.wait().unwrap();
        scene.mend();
        assert_eq!(scene.not_ours(), before, "round {round}");
        scene.assert_mended("killed");
    }
}

#[test]
fn many_builds_at_once_leave_what_one_would() {
    let scene = Scene::new("at once");
    for count in 2..=8 {
        match count % 3 {
            0 => fs::remove_dir_all(scene.path("web")).unwrap(),
            1 => fs::remove_dir_all(scene.path("target")).unwrap(),
            _ => scene.write("components/row.yaml", &ROW.replace("id", &format!("id{count}"))),
        }
        let before = scene.not_ours();
        let children: Vec<_> = (0..count)
            .map(|_| program(&scene.app()).stdout(Stdio::piped()).spawn().unwrap())
            .collect();
        for child in children {
            let said = said(&child.wait_with_output().unwrap());
            assert!(said.contains("built, 0 stale"), "{count} at once: {said}");
        }
        assert_eq!(scene.not_ours(), before, "{count} at once");
        scene.assert_mended("at once");
    }
}

#[test]
fn many_builds_at_once_in_one_process_leave_what_one_would() {
    let scene = Scene::new("threads");
    for round in 0..4 {
        if round % 2 == 0 {
            _ = fs::remove_dir_all(scene.path("web"));
        }
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| scene.build().unwrap());
            }
        });
        scene.assert_mended("threads");
    }
}

#[test]
fn files_that_change_while_they_are_read_do_no_harm() {
    let scene = Scene::new("changing");
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for edit in 0.. {
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                // In place, by renaming, gone for a moment; always as long as before.
                let text = BUTTON.replace("label", ["label", "words"][edit % 2]);
                let file = scene.path("components/button.yaml");
                match edit % 3 {
                    0 => fs::write(file, text).unwrap(),
                    1 => {
                        fs::write(scene.path("components/.new"), text).unwrap();
                        fs::rename(scene.path("components/.new"), file).unwrap();
                    }
                    _ => {
                        _ = fs::remove_file(&file);
                        fs::write(file, text).unwrap();
                    }
                }
                _ = fs::write(scene.artifact("Row.ts"), "// Row: generated by gen");
            }
        });
        let mut built = 0;
        while built < 20 {
            // A file that is half written may be wrong, one that is gone cannot be read.
            match scene.build() {
                Ok(_) => built += 1,
                Err(Failure::Definitions(_) | Failure::Disk { .. }) => {}
                Err(failure) => panic!("{failure}"),
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
    scene.assert_mended("changing");
    scene.mend();
    scene.assert_mended("changing");
}

/// Says aloud what was not tried: what is written so is shown for tests that pass, too.
fn skip(what: &str) {
    _ = writeln!(stderr(), "NOT TRIED: {what}");
}

/// Builds as long as no file may be longer than so many blocks of 512 bytes.
fn build_with_short_files(app: &Path, blocks: u32) -> String {
    let program = env::current_exe().unwrap();
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, "sh"]).arg(program).args(["--exact", "child", "--nocapture"]);
    let output = shell.env(FOLDER, app).output().unwrap();
    said(&output)
}

#[test]
fn where_nothing_more_can_be_written_the_next_build_is_right() {
    for blocks in [0, 1, 2] {
        for is_first in [true, false] {
            let name = format!("no room {blocks} {is_first}");
            let scene = Scene::new(&name);
            if !is_first {
                scene.build().unwrap();
                scene.write("components/row.yaml", &ROW.replace("id", "key"));
                scene.write("components/many.yaml", &many(30));
            }
            let before = scene.not_ours();
            let said = build_with_short_files(&scene.app(), blocks);
            assert!(said.contains("failed: could not write"), "{name}: {said}");
            assert_eq!(scene.not_ours(), before, "{name}");
            let left = artifacts(&scene.0);
            let is_temporary = |path: &&String| path.contains("/.");
            assert_eq!(left.iter().find(is_temporary), None, "{name}");
            scene.assert_mended(&name);
        }
    }
}

/// A file system of a test's own, if this user may mount one.
struct Disk(PathBuf);

impl Disk {
    fn mount(folder: PathBuf, options: &str) -> Option<Disk> {
        fs::create_dir_all(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "gen-test"]).arg(&folder).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Disk(folder))
    }

    fn change(&self, options: &str) {
        let mut mount = Command::new("mount");
        let status = mount.args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_and_one_that_is_read_only() {
    let package = Package::new("faults/disk");
    let Some(disk) = Disk::mount(package.path("app"), "size=64k,mode=755") else {
        return skip("a full and a read-only disk: this user may not mount one");
    };
    let scene = Scene(package);
    scene.write("Cargo.toml", "");
    scene.mend();
    scene.write("components/many.yaml", &many(60));
    for _ in 0..2 {
        let failure = scene.build().unwrap_err().to_string();
        assert!(failure.contains("could not write") && failure.contains("space"), "{failure}");
    }
    disk.change("size=8m");
    scene.assert_mended("disk");

    scene.write("components/row.yaml", &ROW.replace("id", "key"));
    let before = scene.0.tree();
    disk.change("ro");
    for _ in 0..2 {
        let report = scene.build().unwrap();
        assert!(report.stale.contains(&scene.artifact("Row.ts")), "{:?}", report.stale);
        assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
    }
    assert_eq!(scene.0.tree(), before);
    disk.change("rw");
    scene.assert_mended("disk");
}

/// Somebody who owns nothing, for tests that the superuser runs.
const NOBODY: u32 = 65534;

/// Builds as somebody to whom permissions apply.
fn build_as_somebody(app: &Path) -> String {
    let mut program = program(app);
    if is_superuser(app) {
        program.uid(NOBODY).gid(NOBODY);
    }
    said(&program.output().unwrap())
}

/// Whether permissions do not apply to who runs the tests.
fn is_superuser(app: &Path) -> bool {
    let probe = app.join("probe");
    fs::write(&probe, "").unwrap();
    fs::set_permissions(&probe, fs::Permissions::from_mode(0o000)).unwrap();
    let is_superuser = fs::read(&probe).is_ok();
    fs::remove_file(probe).unwrap();
    is_superuser
}

/// What may not be read or written, and what the build says.
const FORBIDDEN: &[(&str, u32, &str)] = &[
    ("components/row.yaml", 0o000, "failed: could not read"),
    ("components", 0o000, "failed: could not read"),
    (OUT, 0o555, "failed: could not write"),
    // Nothing is written, so nothing is lost; it is all done again.
    ("target", 0o555, "built, 0 stale"),
];

#[test]
fn what_may_not_be_read_or_written_is_named_and_left_alone() {
    for (index, (path, mode, says)) in FORBIDDEN.iter().enumerate() {
        let scene = Scene::new(&format!("forbidden {index}"));
        scene.build().unwrap();
        if is_superuser(&scene.app()) {
            let all = scene.0.tree();
            let mut folders = vec![scene.app()];
            for path in all.keys().map(|path| scene.0.path(path)) {
                folders.extend(
                    path.ancestors()
                        .take_while(|it| *it != scene.0.path(""))
                        .map(Path::to_path_buf),
                );
            }
            folders.iter().for_each(|it| chown(it, Some(NOBODY), Some(NOBODY)).unwrap());
        }
        if !build_as_somebody(&scene.app()).contains("built, 0 stale") {
            return skip("permissions: somebody else cannot run this test here");
        }
        scene.write("components/button.yaml", &BUTTON.replace("label", "words"));
        let before = scene.0.tree();
        fs::set_permissions(scene.path(path), fs::Permissions::from_mode(*mode)).unwrap();
        let said = build_as_somebody(&scene.app());
        assert!(said.contains(says), "{path}: {said}");
        fs::set_permissions(scene.path(path), fs::Permissions::from_mode(0o755)).unwrap();
        if says.contains("failed") {
            assert_eq!(scene.0.tree(), before, "{path}");
        }
        scene.assert_mended(&format!("forbidden {index}"));
    }
}
