//! Clocks that were set back, and files that pretend to be older or newer than they are.

use std::fs::File;
use std::time::SystemTime;

use super::*;

const BEFORE: &str = "component: Other1\nprops: { a: string }\n";
const AFTER: &str = "component: Other1\nprops: { b: string }\n";

fn set_time(folder: &Folder, path: &str, time: SystemTime) {
    let file = File::options().append(true).open(folder.path().join(path)).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn a_change_is_noticed_whatever_its_time() {
    let folder = project("clocks");
    let now = SystemTime::now();
    let hour = Duration::from_secs(3600);
    let times = [
        ("in 1970", SystemTime::UNIX_EPOCH),
        ("an hour ago", now - hour),
        ("in an hour", now + hour),
        ("in a hundred years", now + 24 * 365 * 100 * hour),
    ];
    for (when_first, first) in times {
        for (when_then, then) in times {
            folder.write("other/1.yaml", BEFORE);
            set_time(&folder, "other/1.yaml", first);
            run(&folder);
            assert_eq!(work(&run(&folder)), (0, 0, vec![]), "{when_first}");
            // As long as before: only the time and the content can tell. Without a time of change
            // that nobody can set, the content of a file with an old time is not looked at.
            folder.write("other/1.yaml", AFTER);
            set_time(&folder, "other/1.yaml", then);
            if cfg!(not(unix)) && first == then {
                continue;
            }
            let report = run(&folder);
            assert_eq!((report.read, report.rendered), (1, 1), "{when_first}, then {when_then}");
            assert!(folder.read("web/src/generated/Other1.ts").contains("  b: string;"));
        }
    }
    assert_clean(&folder);
}

#[test]
fn an_edited_artifact_is_noticed_whatever_its_time() {
    let folder = project("clocks-artifacts");
    run(&folder);
    let path = "web/src/generated/Other1.ts";
    let right = folder.read(path);
    let modified = fs::metadata(folder.path().join(path)).unwrap().modified().unwrap();
    let century = Duration::from_secs(3600 * 24 * 365 * 100);
    for time in [modified, SystemTime::UNIX_EPOCH, modified + century] {
        folder.write(path, &right.replace("edit", "tide"));
        set_time(&folder, path, time);
        if cfg!(unix) || time != modified {
            assert_eq!(run(&folder).written.len(), 1);
        }
    }
    assert_clean(&folder);
}

#[test]
fn what_was_written_in_the_future_is_always_read() {
    let folder = project("clocks-future");
    run(&folder);
    let path = folder.path().join("other/1.yaml");
    let now = SystemTime::now();
    let mark = Mark::new(&fs::metadata(path).unwrap());
    assert!(mark.trusted(now + TICK).is_some());
    // The clock was set back after the file was written.
    assert!(mark.trusted(now - Duration::from_secs(3600)).is_none());
}
