// A field that was asked for and that the decision, as it stands, does not have: it comes with another choice.
import type { ControlRef } from '../../lib/model';

class Later {
  #asked = $state.raw<{ control: ControlRef; field: string }>();

  /** The field that was asked for on this control. */
  on(control: ControlRef | undefined): string | undefined {
    return this.#asked?.control === control ? this.#asked?.field : undefined;
  }

  /** Remembers what was asked for, until the choice is made or left. */
  ask(control: ControlRef, field: string): void {
    this.#asked = { control, field };
  }

  forget(): void {
    this.#asked = undefined;
  }
}

/** What was asked for too early. */
export const later = new Later();
