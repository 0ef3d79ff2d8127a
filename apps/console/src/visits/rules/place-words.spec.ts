import { placeWords } from './place-words.js';

it.each([
  ['大智街道', '大智街道铁中社区***', '大智街道铁中社区***'],
  ['大智街道', '中山大道***', '大智街道 · 中山大道***'],
  ['大智街道', '', '大智街道'],
  ['', '中山大道***', '中山大道***'],
])('%s and %s', (streetName, addressMasked, words) => expect(placeWords({ streetName, addressMasked })).toBe(words));
