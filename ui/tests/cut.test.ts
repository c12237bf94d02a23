// Tooltips say only what does not show.
import { expect, it } from 'vitest';

import { cut } from '../src/lib/cut';

it('gives words a tooltip while they are cut, and none when they show whole', () => {
  document.body.innerHTML = '<div id="box"><input value="Head of Orchestra Operations"></div>';
  const box = document.getElementById('box') as HTMLElement;
  const input = box.querySelector('input') as HTMLInputElement;
  const stop = cut('Head of Orchestra Operations', 'input')(box);
  const hover = (needed: number) => {
    Object.defineProperty(input, 'scrollWidth', { configurable: true, value: needed });
    Object.defineProperty(input, 'clientWidth', { configurable: true, value: 100 });
    box.dispatchEvent(new Event('pointerenter'));
    return box.title;
  };
  expect(hover(180)).toBe('Head of Orchestra Operations');
  expect(hover(100)).toBe('');
  if (stop) stop();
});
