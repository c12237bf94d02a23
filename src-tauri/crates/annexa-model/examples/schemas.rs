//! Writes the JSON Schemas of the snapshot, of a declaration's data and of operations into the folder given (`assets/schema`).

use std::path::Path;

use annexa_model::{Declared, Operation, Snapshot};
use schemars::generate::SchemaSettings;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: schemas FOLDER")?;
    let generate = |title: &str, schema: schemars::Schema| -> Result<String, serde_json::Error> {
        let mut value = serde_json::to_value(schema)?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("title".to_owned(), title.into());
        }
        Ok(serde_json::to_string_pretty(&value)? + "\n")
    };
    // What is written is described as it leaves; what is read, as it may come in.
    let out = || SchemaSettings::draft2020_12().for_serialize().into_generator();
    let into = || SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let snapshot = generate("Annexa snapshot/1", out().into_root_schema_for::<Snapshot>())?;
    std::fs::write(Path::new(&folder).join("snapshot-1.schema.json"), snapshot)?;
    let declaration = generate("Annexa declaration/1", out().into_root_schema_for::<Declared>())?;
    std::fs::write(Path::new(&folder).join("declaration-1.schema.json"), declaration)?;
    let operations = generate("Annexa operations/1", into().into_root_schema_for::<Vec<Operation>>())?;
    std::fs::write(Path::new(&folder).join("operations-1.schema.json"), operations)?;
    Ok(())
}
