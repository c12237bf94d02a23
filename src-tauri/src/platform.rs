//! What differs from system to system: the one door to it.

/// Prepares the process for its windows.
pub fn prepare() {
    #[cfg(target_os = "linux")]
    {
        // Hinting pulls the letters of the interface's face apart unevenly in WebKitGTK.
        use gtk::prelude::ObjectExt;
        if let Some(settings) = gtk::Settings::default() {
            settings.set_property("gtk-xft-hintstyle", "hintnone");
        }
    }
}
