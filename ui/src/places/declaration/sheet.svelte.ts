// How the declaration is printed. It stays when the page is left, and goes with the file.
import type { PaperSize } from '../../lib/client';

class Sheet {
  paper = $state<PaperSize>('a4');
  reset(): void {
    this.paper = 'a4';
  }
}

/** The sheet that it is printed on. */
export const sheet = new Sheet();
