import { Batcher, BATCH_LIMIT } from './batcher.js';

/** A keeper that finishes when it is told to. */
function slowKeeper() {
  const batches: { items: number[]; finish: () => void; fail: () => void }[] = [];
  const batcher = new Batcher<number, number>(
    (items) => new Promise((resolve, reject) => batches.push({ items, finish: () => resolve(items.map((n) => n * 10)), fail: () => reject(new Error('no')) })),
  );
  return { batcher, batches };
}
const turn = () => new Promise(setImmediate);

test('a lone item leaves at once; what comes meanwhile goes together, in order', async () => {
  const { batcher, batches } = slowKeeper();
  const answered: (number | string | undefined)[] = [];
  const add = (n: number) => batcher.add(n, (error, result) => answered.push(error?.message ?? result));
  add(1);
  await turn();
  expect(batches[0]!.items).toEqual([1]);
  [2, 3, 4].forEach(add);
  await turn();
  expect(batches).toHaveLength(1);
  expect(answered).toEqual([]);
  batches[0]!.finish();
  await turn();
  expect(answered).toEqual([10]);
  expect(batches[1]!.items).toEqual([2, 3, 4]);
  batches[1]!.fail();
  await turn();
  expect(answered).toEqual([10, 'no', 'no', 'no']);
});

test('never more than the limit, and nothing after the close', async () => {
  const { batcher, batches } = slowKeeper();
  for (let n = 0; n < BATCH_LIMIT + 1; n++) batcher.add(n, () => {});
  await turn();
  expect(batches[0]!.items).toHaveLength(BATCH_LIMIT);
  const closed = batcher.close();
  let refused = '';
  batcher.add(0, (error) => (refused = error!.message));
  expect(refused).toMatch(/closing/);
  batches[0]!.finish();
  await turn();
  batches[1]!.finish();
  await closed;
});
