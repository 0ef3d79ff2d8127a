import type { Word } from './thing-words.js';

/** Where one registered model says a property otherwise than the others; names in small letters without `_`, `-` and blanks. */
export const THING_MODELS: ReadonlyMap<string, ReadonlyMap<string, Word>> = new Map([
  // Valve-less meters of the NB-IoT kind report litres as `volumeTotal`.
  ['NB-WM-L', new Map<string, Word>([['volumetotal', { metric: 'volumeTotal', low: 0, high: 1e8, times: 0.001 }]])],
  // Its `contact` is the magnet's: true is closed.
  ['NB-MC01', new Map<string, Word>([['contact', { state: 'contactOpen', inverted: true }]])],
]);
