// Each icon stands in a file of its own, so that nothing else of the library is loaded; its types are those of the whole.
declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const icon: IconNode;
  export default icon;
}
