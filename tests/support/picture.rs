//! `picture FILE.soa OUT.png`: the real window on a client file, as a picture.

use std::path::PathBuf;

use annexa_support::Window;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(file), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: picture FILE.soa OUT.png".into());
    };
    let home = tempfile::tempdir()?;
    let window = Window::open(home.path(), Some(&file));
    window.see("main");
    window.wait("the file is shown", "return document.querySelectorAll('main [role], main table').length > 0");
    window.painted();
    window.picture_to(&out);
    window.close();
    Ok(())
}
