// What is exported: for whom, in which form, on what paper. It stays when the page is left, and goes with the file.
import type { ExportOptions, PaperSize } from '../../lib/client';
import type { Audience } from '../../lib/model';
import type { PageForm } from '../../lib/wire/PageForm';

class Options {
  audience = $state<Audience>('internal');
  form = $state<PageForm>('full');
  paper = $state<PaperSize>('a4');

  /** What is sent. */
  get value(): ExportOptions {
    return { audience: this.audience, form: this.form, paper: this.paper };
  }

  /** As it begins. */
  reset(): void {
    this.audience = 'internal';
    this.form = 'full';
    this.paper = 'a4';
  }
}

/** The options of the export. */
export const options = new Options();
