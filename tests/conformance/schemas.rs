//! Real output held against the published schemas, by a validator that is not ours.
#![allow(clippy::unwrap_used)]

use std::fs;

use annexa_model::{Audience, iso27001, iso42001};
use annexa_support::{annexa, root, text};
use serde_json::Value;

fn schema(name: &str) -> jsonschema::Validator {
    let path = root().join("assets/schema").join(name);
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(value).take(5).map(|e| format!("{} at {}", e, e.instance_path)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn sample(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("assets/samples").join(name)).unwrap()).unwrap()
}

fn catalogue(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join("assets/catalogue").join(name)).unwrap()).unwrap()
}

#[test]
fn the_catalogues_of_controls_keep_to_their_schema() {
    for name in ["iso42001.json", "iso27001.json"] {
        assert_valid(&schema("catalogue.schema.json"), &catalogue(name));
    }
    assert_eq!((iso42001().controls().count(), iso27001().controls().count()), (38, 93));
    // Words about a control are all there or none.
    let mut half = catalogue("iso27001.json");
    half["groups"][0]["objectives"][0]["controls"][0].as_object_mut().unwrap().remove("auditor");
    assert!(!schema("catalogue.schema.json").is_valid(&half));
}

#[test]
fn the_crosswalks_keep_to_their_schema() {
    let framework = schema("framework-1.schema.json");
    for shipped in annexa_model::frameworks().iter().filter(|shipped| shipped.about.id.starts_with("iso")) {
        assert_valid(&framework, &serde_json::to_value(&shipped.framework).unwrap());
    }
    let schema = schema("crosswalk-1.schema.json");
    let names: Vec<_> = fs::read_dir(root().join("assets/catalogue/crosswalks")).unwrap().collect();
    assert_eq!(names.len(), 8);
    for name in names {
        let name = name.unwrap().file_name();
        assert_valid(&schema, &catalogue(&format!("crosswalks/{}", name.to_string_lossy())));
    }
}

#[test]
fn the_sample_is_a_valid_list_of_operations() {
    for name in ["otterbridge.json", "declaration.json", "first-list.json"] {
        assert_valid(&schema("operations-1.schema.json"), &sample(name));
    }
}

#[test]
fn the_operations_schema_refuses_what_apply_refuses() {
    let schema = schema("operations-1.schema.json");
    for bad in [
        r#"[{"op":"Explode"}]"#,
        r#"[{"op":"Decide","controls":["iso42001/A.5.2"]}]"#,
        r#"[{"op":"Decide","controls":["iso42001/A.5.2"],"set":[{"applicability":"maybe"}]}]"#,
        r#"[{"op":"Decide","controls":"A.5.2","set":[{"notes":"x"}]}]"#,
    ] {
        assert!(!schema.is_valid(&serde_json::from_str(bad).unwrap()), "{bad}");
    }
}

#[test]
fn every_snapshot_of_the_sample_keeps_to_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.soa");
    assert!(
        annexa([file.as_os_str(), "--sample=draft".as_ref()].iter().fold(vec!["new".as_ref()], |mut a, x| {
            a.push(*x);
            a
        }))
        .status
        .success()
    );
    let schema = schema("snapshot-1.schema.json");
    for audience in [Audience::Internal, Audience::Auditor, Audience::Public] {
        let name = serde_json::to_value(audience).unwrap();
        let shown = annexa(["show", "--json", "--audience", name.as_str().unwrap(), &file.to_string_lossy()]);
        assert_valid(&schema, &serde_json::from_str(&text(&shown)).unwrap());
    }
}

#[test]
fn the_data_of_a_declaration_keeps_to_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, pdf) = (at("s.soa"), at("d.pdf"));
    for more in [&["--sample=draft"][..], &[]] {
        let _ = fs::remove_file(&file);
        assert!(annexa([&["new", &file], more].concat()).status.success());
        assert!(annexa(["declare", &file, "--draft", "--out", &pdf]).status.success());
        let data: Value = serde_json::from_str(&text(&annexa(["extract", &pdf, "--data"]))).unwrap();
        assert_valid(&schema("declaration-1.schema.json"), &data);
    }
}
