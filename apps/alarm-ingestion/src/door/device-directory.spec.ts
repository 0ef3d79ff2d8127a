import type { Database, Transaction } from '#platform/database.js';
import { DeviceDirectory } from './device-directory.js';
import type { DeviceStore } from './device.store.js';
import type { KnownDevice } from './known-device.js';

const device = (id: string): KnownDevice => ({ id, class: 'SOS', topics: [`up/${id}/+`, `gw/${id}`] }) as unknown as KnownDevice;
const KNOWN = [device('SOS-1'), device('SOS-2')];
const tx = {} as Transaction;

/** A directory whose store answers when it is told to. */
function slowStore() {
  const asked: { names: string[]; answer: () => void }[] = [];
  const find = (_tx: Transaction, names: string[]) => new Promise((resolve) => asked.push({ names, answer: () => resolve(KNOWN) }));
  const store = { byIds: find, byTopics: find, speakingOn: find } as unknown as DeviceStore;
  const database = { within: (_scope: unknown, work: (within: Transaction) => unknown) => work(tx) } as unknown as Database;
  return { directory: new DeviceDirectory(database, store), asked };
}

test.each([
  ['current', (directory: DeviceDirectory, ids: string[]) => directory.current(tx, ids)],
  ['ownersOf', (directory: DeviceDirectory, ids: string[]) => directory.ownersOf(tx, ids.map((id) => `gw/${id}`)).then((of) => (id: string) => of(`gw/${id}`))],
  ['sendersOf', (directory: DeviceDirectory, ids: string[]) => directory.sendersOf(ids.map((id) => `up/${id}/alarm`)).then((of) => (id: string) => of(`up/${id}/alarm`))],
])('%s: a known device stays known to the batch, whatever is forgotten meanwhile', async (_name, ask) => {
  const { directory, asked } = slowStore();
  const first = ask(directory, ['SOS-1']);
  asked[0]!.answer();
  expect((await first)('SOS-1')).toBe(KNOWN[0]);

  const second = ask(directory, ['SOS-1', 'SOS-2', 'SOS-3']);
  expect(asked[1]!.names).toHaveLength(2);
  directory.forget('SOS-1');
  asked[1]!.answer();
  const of = await second;
  directory.forget('SOS-2');
  expect([of('SOS-1'), of('SOS-2'), of('SOS-3')]).toEqual([KNOWN[0], KNOWN[1], null]);
});

test('one that is renewed is not the oldest: another leaves first when there are too many', async () => {
  const { directory, asked } = slowStore();
  const ask = async (ids: string[]) => {
    const answer = directory.current(tx, ids);
    asked.at(-1)!.answer();
    return answer;
  };
  const realNow = performance.now;
  performance.now = () => 0;
  await ask(['SOS-1']);
  await ask(['SOS-2']);
  performance.now = () => 31_000;
  await ask(['SOS-1']);
  await ask(Array.from({ length: 199_999 }, (_, i) => `STRANGER-${i}`));
  await ask(['SOS-1']);
  expect(asked).toHaveLength(4);
  performance.now = realNow;
});
