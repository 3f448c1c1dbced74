//! What can go wrong around a build. It says so or copes with it, and touches nothing but artifacts;
//! when the fault is mended, the next build is right.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod scene;

use std::os::unix::fs::symlink;
use std::{fs, process};

use scene::{OUT, ROW, Scene};

/// Something that goes wrong.
struct Fault {
    name: &'static str,
    happens: fn(&Scene),
    /// What the build says that fails for it; empty for one that copes.
    says: &'static str,
    mended: fn(&Scene),
}

/// The fault is a folder in the place of this artifact, with something in it.
fn folder_instead(scene: &Scene, name: &str) {
    _ = fs::remove_file(scene.artifact(name));
    scene.write(&format!("{OUT}/{name}/mine.txt"), "mine");
}

fn link_instead(scene: &Scene, name: &str, target: &str) {
    _ = fs::remove_file(scene.artifact(name));
    symlink(target, scene.artifact(name)).unwrap();
}

fn nothing(_: &Scene) {}

const FAULTS: &[Fault] = &[
    Fault {
        name: "a folder where types should be",
        happens: |scene| folder_instead(scene, "Row.ts"),
        says: "Row.ts`",
        mended: |scene| fs::remove_dir_all(scene.artifact("Row.ts")).unwrap(),
    },
    Fault {
        name: "a folder where a schema should be",
        happens: |scene| folder_instead(scene, "Row.schema.json"),
        says: "Row.schema.json`",
        mended: |scene| fs::remove_dir_all(scene.artifact("Row.schema.json")).unwrap(),
    },
    Fault {
        name: "a folder where the manifest should be",
        happens: |scene| folder_instead(scene, "manifest.json"),
        says: "manifest.json`",
        mended: |scene| fs::remove_dir_all(scene.artifact("manifest.json")).unwrap(),
    },
    Fault {
        name: "a file where the folder of artifacts should be",
        happens: |scene| {
            fs::remove_dir_all(scene.path("web")).unwrap();
            scene.write("web/src", "mine");
        },
        says: "web/src",
        mended: |scene| fs::remove_file(scene.path("web/src")).unwrap(),
    },
    Fault {
        name: "a file where a folder of definitions should be",
        happens: |scene| {
            fs::remove_dir_all(scene.path("components")).unwrap();
            scene.write("components", "mine");
            scene.write("gen.yaml", "components: components\n");
        },
        says: "`components` names a folder that does not exist",
        mended: |scene| {
            fs::remove_file(scene.path("components")).unwrap();
            scene.mend();
        },
    },
    Fault {
        name: "a folder where gen.yaml should be",
        happens: |scene| scene.write("gen.yaml/mine.txt", "mine"),
        says: "could not read",
        mended: |scene| fs::remove_dir_all(scene.path("gen.yaml")).unwrap(),
    },
    Fault {
        name: "a folder with the name of a definition",
        happens: |scene| scene.write("components/sub.yaml/card.yaml", "component: Card\n"),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "links in circles between definitions",
        happens: |scene| {
            symlink(scene.path("components"), scene.path("components/again")).unwrap();
            symlink("b", scene.path("components/a")).unwrap();
            symlink("a", scene.path("components/b")).unwrap();
        },
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a definition that is a link to itself",
        happens: |scene| symlink("self.yaml", scene.path("components/self.yaml")).unwrap(),
        says: "could not read",
        mended: |scene| fs::remove_file(scene.path("components/self.yaml")).unwrap(),
    },
    Fault {
        name: "a definition without end",
        happens: |scene| symlink("/dev/zero", scene.path("components/zero.yaml")).unwrap(),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a link from the definitions to the outside",
        happens: |scene| symlink("../../outside", scene.path("components/more")).unwrap(),
        says: "",
        // What is not there any more takes its artifacts along.
        mended: |scene| fs::remove_file(scene.path("components/more")).unwrap(),
    },
    Fault {
        name: "an artifact that is a link to the outside",
        happens: |scene| link_instead(scene, "Row.ts", "../../../../outside/Row.ts"),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "an artifact that is a link to nowhere",
        happens: |scene| link_instead(scene, "Row.ts", "../../../../outside/Gone.ts"),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "an artifact that is a link to itself",
        happens: |scene| link_instead(scene, "Row.ts", "Row.ts"),
        says: "Row.ts`",
        mended: |scene| fs::remove_file(scene.artifact("Row.ts")).unwrap(),
    },
    Fault {
        name: "an artifact without end",
        happens: |scene| link_instead(scene, "Row.ts", "/dev/zero"),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a manifest that is a link to the outside",
        happens: |scene| link_instead(scene, "manifest.json", "../../../../outside/new.json"),
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a manifest without end",
        happens: |scene| link_instead(scene, "manifest.json", "/dev/zero"),
        says: "it is not a file",
        mended: |scene| fs::remove_file(scene.artifact("manifest.json")).unwrap(),
    },
    Fault {
        name: "artifacts that a crash emptied",
        happens: |scene| {
            for name in ["Row.ts", "Row.schema.json", "index.ts", "manifest.json"] {
                fs::write(scene.artifact(name), "").unwrap();
            }
        },
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a manifest in conflict",
        happens: |scene| {
            let text = fs::read_to_string(scene.artifact("manifest.json")).unwrap();
            let text =
                text.replacen("    {\n", "<<<<<<< ours\n    {\n=======\n>>>>>>> theirs\n", 2);
            fs::write(scene.artifact("manifest.json"), text).unwrap();
        },
        says: "",
        mended: nothing,
    },
    Fault {
        name: "a link under the temporary name of an artifact",
        happens: |scene| {
            let id = process::id();
            for name in ["Row.ts", "components.schema.json"] {
                let name = format!(".{name}.{id}");
                link_instead(scene, &name, "../../../../outside/Row.ts");
            }
            scene.write("components/row.yaml", &ROW.replace("id", "key"));
        },
        says: "",
        mended: nothing,
    },
    Fault {
        name: "names that lead to the outside",
        happens: |scene| {
            scene.write("components/a.yaml", "component: ../x\n");
            scene.write("components/b.yaml", "component: B\ntypes: { ../../x: string }\n");
            scene.write("components/c.yaml", "types: { /tmp/x: string, 'X\\..': string }\n");
        },
        says: "invalid-name",
        mended: |scene| {
            for name in ["a", "b", "c"] {
                fs::remove_file(scene.path(&format!("components/{name}.yaml"))).unwrap();
            }
        },
    },
    Fault {
        name: "two names that are no Unicode",
        happens: |scene| {
            use std::ffi::OsStr;
            use std::os::unix::ffi::OsStrExt;
            for (byte, name) in [(0xfe, "One"), (0xff, "Two")] {
                let file = [b"not-", [byte].as_slice(), b".yaml"].concat();
                let file = scene.path("components").join(OsStr::from_bytes(&file));
                fs::write(file, format!("component: {name}\n")).unwrap();
            }
            assert!(scene.build().unwrap().definitions.iter().any(|it| it.name == "One"));
            assert!(scene.build().unwrap().definitions.iter().any(|it| it.name == "Two"));
        },
        says: "",
        mended: |scene| {
            for entry in fs::read_dir(scene.path("components")).unwrap() {
                let path = entry.unwrap().path();
                if path.to_str().is_none() {
                    fs::remove_file(path).unwrap();
                }
            }
        },
    },
    Fault {
        name: "a cache that is a folder",
        happens: |scene| {
            fs::remove_file(scene.path("target/gen-cache")).unwrap();
            scene.write("target/gen-cache/mine.txt", "mine");
        },
        says: "",
        mended: nothing,
    },
];

#[test]
fn each_fault_is_named_or_coped_with_and_touches_nothing_else() {
    for fault in FAULTS {
        let name = fault.name;
        let scene = Scene::new(name);
        scene.build().unwrap();
        (fault.happens)(&scene);
        let before = scene.not_ours();
        for _ in 0..2 {
            match scene.build() {
                Ok(_) => assert_eq!(fault.says, "", "{name} is not noticed"),
                Err(failure) => {
                    let said = failure.to_string();
                    assert!(!fault.says.is_empty() && said.contains(fault.says), "{name}: {said}");
                }
            }
            assert_eq!(scene.not_ours(), before, "{name}");
        }
        (fault.mended)(&scene);
        scene.assert_mended(name);
    }
}
