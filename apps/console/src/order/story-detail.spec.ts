import { splitDetail } from './story-detail.js';

it.each([
  ['ELDER_CANCEL_LATE: slept', { code: 'ELDER_CANCEL_LATE', rest: 'slept' }],
  ['fence', { code: 'fence', rest: '' }],
  ['C001', { code: null, rest: 'C001' }],
  ['门口有狗', { code: null, rest: '门口有狗' }],
  ['REFERRED: RECEIPT', { code: 'REFERRED', rest: 'RECEIPT' }],
])('%s', (detail, parts) => expect(splitDetail(detail)).toEqual(parts));
