"""Sets the rows with typst as PDF/A-3a; prints the seconds spent inside its own compile."""
import sys
import time

import typst

template, rows, fonts, out = sys.argv[1:5]
began = time.perf_counter()
typst.compile(template, output=out, root="/", font_paths=[fonts], ignore_system_fonts=True,
              sys_inputs={"rows": rows}, pdf_standards=["a-3a"])
print(time.perf_counter() - began)
