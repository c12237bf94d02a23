// What is exported: the statement as it is now or an edition, for whom, in which form, on what paper. It stays when the page is left, and goes with the file.
import type { ExportOptions, PaperSize } from '../../lib/client';
import type { Audience, Edition, Id } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import type { PageForm } from '../../lib/wire/PageForm';

class Options {
  /** The edition that is exported, or the statement as it is now; undefined until one of them was chosen. */
  chosen = $state<Id | 'now'>();
  /** Whether it is set anew, for another audience, in another form or on other paper; else it is its own bytes. */
  rendered = $state(false);
  audience = $state<Audience>('internal');
  form = $state<PageForm>('full');
  paper = $state<PaperSize>('a4');

  /** The chosen edition; without a choice the one in force, as long as the statement says just that. */
  get edition(): Edition | undefined {
    const { statement, status } = store;
    const chosen = this.chosen ?? status?.inForce;
    const edition = statement?.editions.find(({ id }) => id === chosen);
    return this.chosen !== undefined || edition?.content === status?.content ? edition : undefined;
  }

  /** Whether the edition's own bytes are exported. */
  get asIssued(): boolean {
    return this.edition !== undefined && !this.rendered;
  }

  /** What is sent. */
  get value(): ExportOptions {
    if (this.asIssued) return { edition: this.edition?.id };
    return { edition: this.edition?.id, audience: this.audience, form: this.form, paper: this.paper };
  }

  /** As it begins. */
  reset(): void {
    this.chosen = undefined;
    this.rendered = false;
    this.audience = 'internal';
    this.form = 'full';
    this.paper = 'a4';
  }
}

/** The options of the export. */
export const options = new Options();
